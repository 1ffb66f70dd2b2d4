package org.commonweal.verdicts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.State;
import org.commonweal.web.WebViews.Station;

/// A request's way through the loop at a glance: five stations when all goes as it should, the last
/// of them the asker's.
final class RequestTrack {
    private final RequestStory story;
    private final RequestView view;
    private final boolean late;
    private final List<Station> stations = new ArrayList<>();

    RequestTrack(RequestStory story, RequestView view, boolean late) {
        this.story = story;
        this.view = view;
        this.late = late;
    }

    List<Station> stations() {
        begun();
        switch (view.state()) {
            case WAITING -> {
                now("waiting", "");
                next("under_way", "reported_done", "verdict");
            }
            case PROMISED -> {
                now("promised", due());
                next("under_way", "reported_done", "verdict");
            }
            case UNDER_WAY -> {
                done("promised", day("request.promised/1"));
                now("under_way", due());
                next("reported_done", "verdict");
            }
            case REPORTED_DONE, RESOLVED, SILENT -> {
                done("promised", day("request.promised/1"));
                done("under_way", day("request.started/1"));
                done("reported_done", day("request.reported_done/1"));
                judged();
            }
            case REFUSED, APPEALED, REFUSAL_FINAL -> refused();
            case WITHDRAWN -> done("withdrawn", day("request.withdrawn/1"));
            case CLOSED_BEFORE -> done("closed_before", closedElsewhere());
        }
        return stations;
    }

    private void begun() {
        if (view.imported() != null) {
            done("opened", story.day(view.asked()));
        } else if (view.rounds().size() > 1) {
            done("back", story.say("page.round", view.round().number()));
        } else {
            done("asked", story.day(view.asked()));
        }
    }

    private void judged() {
        var ends = view.windowEnds();
        switch (view.state()) {
            case RESOLVED -> done("resolved", story.day(view.since()));
            case SILENT -> done("silent", story.day(view.since()));
            default ->
                    now(
                            "verdict",
                            ends == null ? "" : story.say("track.until", story.lastDay(ends)));
        }
    }

    private void refused() {
        done("promised", day("request.promised/1"));
        var ends = view.windowEnds();
        var at = day("request.refused/1");
        if (view.state() == State.REFUSED) {
            now("refused", ends == null ? at : story.say("track.until", story.lastDay(ends)));
            return;
        }
        done("refused", at);
        if (view.state() == State.APPEALED) {
            now("appealed", day("request.appealed/1"));
        } else {
            done("refusal_final", story.day(view.since()));
        }
    }

    private String due() {
        var due = view.round().due() == null ? view.round().doneDue() : view.round().due();
        return due == null ? "" : story.say(late ? "track.was_due" : "track.due", story.day(due));
    }

    private String closedElsewhere() {
        var elsewhere = view.imported();
        return elsewhere == null || elsewhere.closed() == null ? "" : story.day(elsewhere.closed());
    }

    private String day(String event) {
        return view.steps().stream()
                .filter(step -> step.event().equals(event))
                .map(RequestView.Step::at)
                .reduce((_, last) -> last)
                .map(this::day)
                .orElse("");
    }

    private String day(Instant at) {
        return story.day(at);
    }

    private void done(String key, String note) {
        stations.add(new Station(story.say("track." + key), note, "done"));
    }

    private void now(String key, String note) {
        boolean overdue =
                late && (view.state() == State.PROMISED || view.state() == State.UNDER_WAY);
        stations.add(new Station(story.say("track." + key), note, overdue ? "late" : "now"));
    }

    private void next(String... keys) {
        for (var key : keys) {
            stations.add(new Station(story.say("track." + key), "", "next"));
        }
    }
}
