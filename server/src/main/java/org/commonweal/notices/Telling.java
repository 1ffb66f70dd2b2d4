package org.commonweal.notices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.State;
import org.commonweal.services.Reason;
import org.commonweal.services.Service;
import org.commonweal.services.Services;
import org.commonweal.web.WebViews;

/// Says in words what a step tells: to the asker, and to anybody else. Staff have no names here.
public final class Telling {
    private final Places places;
    private final Services services;

    /// @param services what is offered, for its names
    public Telling(Places places, Services services) {
        this.places = places;
        this.services = services;
    }

    /// Kind of request and place, in a few words.
    public String title(Voice voice, RequestView view) {
        var where =
                view.place().isEmpty()
                        ? places.area(view.area()).map(area -> area.nameIn(voice.lang())).orElse("")
                        : view.place();
        var service = service(voice, view.service());
        return where.isEmpty() ? service : voice.words().say("web.pair", service, cut(where));
    }

    private static String cut(String where) {
        int most = 60;
        return where.codePointCount(0, where.length()) <= most
                ? where
                : where.substring(0, where.offsetByCodePoints(0, most - 1)) + "…";
    }

    /// The name of a service; its code where it is not offered any more.
    public String service(Voice voice, String code) {
        return services.current(voice.lang()).service(code).map(Service::name).orElse(code);
    }

    /// The name of an area.
    ///
    /// @param ref `kind:code`
    public String area(Voice voice, String ref) {
        return places.area(ref).map(area -> area.nameIn(voice.lang())).orElse(ref);
    }

    /// A place on the map in words: the nearest street, or its coordinates.
    public String place(Point point) {
        return places.nearestStreet(point).orElseGet(point::text);
    }

    /// What stands now: the request, its number, its state and its promise.
    public List<WebViews.Row> facts(Voice voice, RequestView view) {
        var facts = new ArrayList<WebViews.Row>();
        facts.add(new WebViews.Row(voice.say("fact.request"), title(voice, view)));
        facts.add(new WebViews.Row(voice.say("fact.number"), view.number().spoken()));
        facts.add(new WebViews.Row(voice.say("fact.state"), voice.state(view.state().code())));
        facts.addAll(promise(voice, view));
        return facts;
    }

    private static List<WebViews.Row> promise(Voice voice, RequestView view) {
        var facts = new ArrayList<WebViews.Row>();
        var round = view.round();
        boolean working = view.state() == State.PROMISED || view.state() == State.UNDER_WAY;
        var answer = round.answerDue();
        if (working && answer != null && round.answered() == null && !round.answerMissed()) {
            facts.add(new WebViews.Row(voice.say("fact.answer"), voice.moment(answer)));
        }
        var done = round.doneDue();
        if (done != null) {
            var key = round.doneMissed() ? "fact.missed" : "fact.done";
            facts.add(new WebViews.Row(voice.say(key), voice.moment(done)));
            var moved = round.due();
            if (moved != null && moved.isAfter(done)) {
                facts.add(new WebViews.Row(voice.say("fact.moved"), voice.moment(moved)));
            }
        }
        return facts;
    }

    /// What happened, in one or two sentences.
    ///
    /// @param who `asker` or `public`
    /// @param step what happened
    public List<String> happened(
            Voice voice, String who, Occasion occasion, RequestView view, RequestView.Step step) {
        var agency = agency(voice, view, step);
        var lines = new ArrayList<String>();
        lines.add(
                voice.say(
                        who + "." + key(occasion, view),
                        agency,
                        date(voice, occasion, view, step)));
        reason(voice, occasion, step).ifPresent(words -> lines.add(voice.say("reason", words)));
        if (occasion == Occasion.HIDDEN) {
            var ground = step.members().getOrDefault("ground", "other");
            lines.add(voice.say("hidden.why", voice.words().say("requests.ground." + ground)));
        }
        if ((occasion == Occasion.HIDDEN || occasion == Occasion.SHOWN)
                && !step.words().isEmpty()) {
            lines.add(step.words());
        }
        if (!step.nextOwner().isEmpty()) {
            lines.add(voice.say("next_owner", step.nextOwner()));
        }
        return lines;
    }

    /// What happened in a few words, as a heading.
    public String heading(Voice voice, Occasion occasion, RequestView view) {
        return voice.say("heading." + key(occasion, view));
    }

    private static String key(Occasion occasion, RequestView view) {
        boolean nobody = occasion == Occasion.ASKED && view.round().doneDue() == null;
        return nobody ? "asked_waiting" : occasion.code();
    }

    private String agency(Voice voice, RequestView view, RequestView.Step step) {
        var code = step.members().getOrDefault("agency", view.agency());
        return code.isEmpty()
                ? voice.say("nobody")
                : places.agency(code).map(one -> one.nameIn(voice.lang())).orElse(code);
    }

    private static String date(
            Voice voice, Occasion occasion, RequestView view, RequestView.Step step) {
        return when(occasion, view, step)
                .map(at -> endsWindow(occasion) ? voice.lastDay(at) : voice.moment(at))
                .orElse("");
    }

    /// The one moment that matters of a step; empty where none does.
    static Optional<Instant> when(Occasion occasion, RequestView view, RequestView.Step step) {
        var end = Optional.ofNullable(view.windowEnds());
        return switch (occasion) {
            case ASKED, PROMISED, VERDICT_RETURNED, REOPENED, APPEAL_OVERTURNED ->
                    Optional.ofNullable(view.round().doneDue());
            case MOVED, RESUMED, MISSED_ANSWER, MISSED_DONE -> instant(step, "due");
            case REPORTED_DONE, REMINDER -> end.or(() -> instant(step, "verdict_until"));
            case REFUSED -> instant(step, "appeal_until");
            case VERDICT_RESOLVED, SILENT -> end;
            default -> Optional.empty();
        };
    }

    /// Whether that moment is the midnight at which a window ends.
    static boolean endsWindow(Occasion occasion) {
        return switch (occasion) {
            case REPORTED_DONE, REMINDER, REFUSED, VERDICT_RESOLVED, SILENT -> true;
            default -> false;
        };
    }

    private static Optional<Instant> instant(RequestView.Step step, String member) {
        return Optional.ofNullable(step.members().get(member)).map(Instant::parse);
    }

    private Optional<String> reason(Voice voice, Occasion occasion, RequestView.Step step) {
        var kind =
                switch (occasion) {
                    case MOVED -> Reason.Kind.MOVE;
                    case PAUSED -> Reason.Kind.PAUSE;
                    case REFUSED -> Reason.Kind.REFUSE;
                    default -> null;
                };
        var code = step.members().getOrDefault("reason", "");
        return kind == null || code.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        services.current(voice.lang())
                                .reason(kind, code)
                                .map(Reason::words)
                                .orElse(code));
    }
}
