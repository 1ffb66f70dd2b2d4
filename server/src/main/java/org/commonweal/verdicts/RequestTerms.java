package org.commonweal.verdicts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.State;
import org.commonweal.services.Reason;

/// Says in words what was promised in the newest round, and what came of it.
final class RequestTerms {
    private final RequestStory story;
    private final RequestView view;
    private final RequestView.Round round;
    private final Instant now;

    RequestTerms(RequestStory story, RequestView view, Instant now) {
        this.story = story;
        this.view = view;
        this.round = view.round();
        this.now = now;
    }

    /// Whether the date that counts has passed with nothing reported done.
    boolean late() {
        return round.doneMissed()
                || (round.doneDue() != null
                        && round.reported() == null
                        && working()
                        && round.pausedSince() == null
                        && now.isAfter(round.doneDue()));
    }

    RequestViews.Promise promise() {
        if (round.doneDue() == null || round.answerDue() == null) {
            return new RequestViews.Promise(none(), List.of(), List.of());
        }
        var terms = List.of(answer(round.answerDue()), done(round.doneDue()));
        return new RequestViews.Promise("", terms, notes(round.doneDue()));
    }

    private String none() {
        var elsewhere = view.imported();
        if (elsewhere != null) {
            var said = story.say("promise.city." + elsewhere.kept());
            var target = elsewhere.target();
            return target == null
                    ? story.say("promise.none_import_plain", said)
                    : story.say("promise.none_import", story.moment(target), said);
        }
        return story.say(
                working() || view.state() == State.WAITING ? "promise.none" : "promise.never");
    }

    private RequestViews.Term answer(Instant due) {
        var outcome =
                round.answerMissed()
                        ? "missed"
                        : round.answered() != null ? "met" : working() ? "running" : "ended";
        return term("promise.answer", due, "", outcome);
    }

    private RequestViews.Term done(Instant due) {
        var moved =
                round.due() == null || !round.due().isAfter(due)
                        ? ""
                        : story.say(
                                working() ? "promise.moved" : "promise.was_moved",
                                story.moment(round.due()));
        return term("promise.done", due, moved, outcome());
    }

    private String outcome() {
        return switch (round.kept()) {
            case KEPT -> "kept";
            case BROKEN -> round.doneMissed() ? "missed" : "broken";
            case UNCONFIRMED -> "unjudged";
            case ENDED -> "ended";
            case NONE, PENDING ->
                    round.reported() != null
                            ? "pending"
                            : round.pausedSince() != null
                                    ? "paused"
                                    : late() ? "missed" : working() ? "running" : "ended";
        };
    }

    private RequestViews.Term term(String label, Instant due, String moved, String outcome) {
        var tone =
                switch (outcome) {
                    case "kept", "met" -> "good";
                    case "missed", "broken" -> "bad";
                    default -> "";
                };
        return new RequestViews.Term(
                story.say(label),
                story.moment(due),
                moved,
                story.say("promise.is." + outcome),
                tone);
    }

    private List<String> notes(Instant due) {
        var notes = new ArrayList<String>();
        if (working() && round.pausedSince() == null && round.reported() == null) {
            var left = Duration.between(now, due);
            var key = left.isNegative() ? "promise.late_by" : "promise.left";
            notes.add(story.say(key, story.span(left)));
        }
        if (round.reported() != null) {
            notes.add(story.say("promise.reported", story.moment(round.reported())));
        }
        if (round.pausedSeconds() > 0) {
            var span = story.span(Duration.ofSeconds(round.pausedSeconds()));
            notes.add(story.say("promise.paused", span));
        }
        if (round.pausedSince() != null) {
            notes.add(
                    story.say(
                            "promise.paused_now",
                            story.moment(round.pausedSince()),
                            story.reason(Reason.Kind.PAUSE, view.pausedFor())));
        }
        if (round.standard() > 0) {
            notes.add(story.say("promise.version", round.standard()));
        }
        return notes;
    }

    private boolean working() {
        return view.state() == State.PROMISED || view.state() == State.UNDER_WAY;
    }
}
