package org.commonweal.requests;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonweal.requests.Request.Claim;
import org.commonweal.requests.Request.Judged;
import org.commonweal.requests.Request.Promise;
import org.commonweal.requests.Request.Refusal;
import org.commonweal.requests.Request.Round;
import org.commonweal.requests.RequestEvent.Origin;
import org.jspecify.annotations.Nullable;

/// A request being changed by one event; lives within one call of [Request#evolve].
final class Next {
    private final Request from;
    private State state;
    private Instant since;
    private String agency;
    private String handler;
    private final Set<String> working;
    private final Set<String> worked;
    private final List<Round> earlier;
    private Round round;
    private int lastRound;
    private final List<Judged> verdicts;
    private boolean told;
    private @Nullable Request undo;

    Next(Request from) {
        this.from = from;
        state = from.state();
        since = from.since();
        agency = from.agency();
        handler = from.handler();
        working = new HashSet<>(from.working());
        worked = new HashSet<>(from.worked());
        earlier = new ArrayList<>(from.rounds().subList(0, from.rounds().size() - 1));
        round = from.round();
        lastRound = from.lastRound();
        verdicts = new ArrayList<>(from.verdicts());
        told = from.told();
        undo = from.undo();
    }

    Next move(State to, Instant at) {
        state = to;
        since = at;
        undo = null;
        return this;
    }

    void handled(String who) {
        undo = null;
        if (!who.isEmpty()) {
            handler = who;
            working.add(who);
        }
    }

    void begin(int number, Instant at) {
        worked.addAll(working);
        working.clear();
        handler = "";
        earlier.add(round);
        round = Round.first(number, at);
        lastRound = number;
    }

    void promised(RequestEvent.Promised event, Instant at) {
        var back = undo;
        if (event.round() != round.number()) {
            begin(event.round(), at);
        }
        move(State.PROMISED, at);
        undo = event.by() == Origin.RETURN ? back : null;
        agency = event.agency();
        if (!event.handler().isEmpty()) {
            handler = event.handler();
            working.add(event.handler());
        }
        round =
                round.promised(
                        event.by(),
                        new Promise(
                                event.answerDue(),
                                event.doneDue(),
                                event.doneDue(),
                                event.standard(),
                                event.calendar()));
    }

    Request done() {
        earlier.add(round);
        return new Request(
                from.about(),
                state,
                since,
                agency,
                handler,
                working,
                worked,
                earlier,
                lastRound,
                verdicts,
                told,
                undo);
    }

    /// See [Request#evolve].
    static Request after(Request from, RequestEvent event, Instant at) {
        var next = new Next(from);
        switch (event) {
            case RequestEvent.Asked _, RequestEvent.Imported _ ->
                    throw new IllegalArgumentException(event.name() + " begins a case");
            case RequestEvent.Promised e -> next.promised(e, at);
            case RequestEvent.Noted e -> {
                boolean agency = e.by().equals("handler") || e.by().equals("lead");
                if (agency && !e.words().isEmpty()) {
                    next.round = next.round.answered(at);
                }
            }
            case RequestEvent.Added _ -> {}
            case RequestEvent.HandlerTook e -> next.handled(e.handler());
            case RequestEvent.Started e -> {
                next.move(State.UNDER_WAY, at).handled(e.handler());
                next.round = next.round.answered(at);
            }
            case RequestEvent.Moved e -> {
                next.undo = null;
                next.round = next.round.answered(at);
                var promise = next.round.promise();
                if (promise != null && next.round.by() != null) {
                    next.round = next.round.promised(next.round.by(), withDue(promise, e.due()));
                }
            }
            case RequestEvent.Paused _ -> {
                next.undo = null;
                next.round = next.round.answered(at).paused(at);
            }
            case RequestEvent.Resumed e ->
                    next.round = next.round.resumed(shifted(next.round, e), e.pausedSeconds());
            case RequestEvent.Missed e -> next.round = next.round.missed(e.which());
            case RequestEvent.ReportedDone e -> {
                next.move(State.REPORTED_DONE, at).handled(e.handler());
                next.round = next.round.answered(at).claimed(new Claim(at, e.verdictUntil(), null));
            }
            case RequestEvent.Refused e -> {
                next.move(State.REFUSED, at).handled(e.handler());
                var refusal =
                        new Refusal(at, e.handler(), e.appealUntil(), e.nextOwner(), null, false);
                next.round = next.round.answered(at).refused(refusal);
            }
            case RequestEvent.Appealed _ -> next.move(State.APPEALED, at);
            case RequestEvent.AppealDecided e -> {
                next.move(e.upheld() ? State.REFUSAL_FINAL : State.WAITING, at);
                var refusal = requireNonNull(next.round.refusal()).decided(at, !e.upheld());
                next.round = next.round.refused(refusal);
            }
            case RequestEvent.RefusalFinal _ -> next.move(State.REFUSAL_FINAL, at);
            case RequestEvent.VerdictGiven e -> {
                boolean resolved = e.verdict() == Verdict.RESOLVED;
                next.move(resolved ? State.RESOLVED : State.WAITING, at);
                next.undo = from;
                next.verdicts.add(
                        new Judged(
                                next.round.number(),
                                e.verdict(),
                                e.content(),
                                e.by(),
                                e.late(),
                                at));
            }
            case RequestEvent.VerdictUndone _ -> {
                var before = requireNonNull(from.undo(), "no verdict to take back");
                next = new Next(before);
                next.lastRound = from.lastRound();
                var claim = requireNonNull(next.round.claim());
                next.round = next.round.claimed(new Claim(claim.at(), claim.until(), at));
            }
            case RequestEvent.Reopened e -> {
                next.move(State.WAITING, at);
                next.begin(e.round(), at);
            }
            case RequestEvent.Silent e -> {
                next.move(State.SILENT, at);
                next.told = e.told();
            }
            case RequestEvent.Withdrawn _ -> next.move(State.WITHDRAWN, at);
        }
        return next.done();
    }

    private static Promise withDue(Promise promise, Instant due) {
        return new Promise(
                promise.answerDue(),
                promise.doneDue(),
                due,
                promise.standard(),
                promise.calendar());
    }

    // A due instant the agency named later keeps its distance on the wall from the first one.
    private static @Nullable Promise shifted(Round round, RequestEvent.Resumed event) {
        var promise = round.promise();
        if (promise == null) {
            return null;
        }
        var later = Duration.between(promise.doneDue(), event.due());
        return new Promise(
                promise.answerDue(),
                event.due(),
                promise.due().plus(later),
                promise.standard(),
                promise.calendar());
    }
}
