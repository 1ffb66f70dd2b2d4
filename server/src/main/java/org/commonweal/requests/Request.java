package org.commonweal.requests;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonweal.requests.RequestEvent.Origin;
import org.commonweal.requests.RequestEvent.Which;
import org.jspecify.annotations.Nullable;

/// What a request is now, folded from its events. Pure: no clock, no database, no page. What may
/// come next is decided in [RequestDecision].
///
/// @param about what never changes
/// @param since when the state began
/// @param agency code of the agency that has it, or empty
/// @param handler id of the one who took it, or empty
/// @param working ids of those who worked on it in this round
/// @param worked ids of those who did in earlier rounds; the next round is somebody else's
/// @param rounds at least one, the newest last
/// @param lastRound the highest number a round ever had, one taken back included
/// @param verdicts those that stand, the newest last
/// @param told in silence: whether the asker could be told
/// @param undo the request as it was before the newest verdict, while that may be taken back
record Request(
        About about,
        State state,
        Instant since,
        String agency,
        String handler,
        Set<String> working,
        Set<String> worked,
        List<Round> rounds,
        int lastRound,
        List<Judged> verdicts,
        boolean told,
        @Nullable Request undo) {

    /// What never changes.
    ///
    /// @param id number of the case's first entry
    /// @param asked when it was raised, here or at the desk it was imported from
    /// @param source code of the desk it was imported from, or empty; nobody is known as its asker
    record About(
            long id,
            Instant asked,
            String service,
            String area,
            boolean confidential,
            String source) {
        boolean imported() {
            return !source.isEmpty();
        }
    }

    /// One promise and what came of it.
    ///
    /// @param began when the request was raised or came back
    /// @param by what began it; null until an agency has it, and for imported requests
    /// @param promise null where this desk promised nothing
    /// @param answered when the agency first spoke in public
    /// @param missed which due instants passed
    /// @param paused when the clock stopped, while it stands
    /// @param pausedSeconds of all pauses that ended
    /// @param claim that it is done, if made
    /// @param refusal if made
    record Round(
            int number,
            Instant began,
            @Nullable Origin by,
            @Nullable Promise promise,
            @Nullable Instant answered,
            Set<Which> missed,
            @Nullable Instant paused,
            long pausedSeconds,
            @Nullable Claim claim,
            @Nullable Refusal refusal) {
        static Round first(int number, Instant began) {
            return new Round(
                    number,
                    began,
                    null,
                    null,
                    null,
                    EnumSet.noneOf(Which.class),
                    null,
                    0,
                    null,
                    null);
        }

        Round promised(Origin by, Promise promise) {
            return new Round(
                    number,
                    began,
                    by,
                    promise,
                    answered,
                    missed,
                    paused,
                    pausedSeconds,
                    claim,
                    refusal);
        }

        Round answered(Instant at) {
            return answered != null
                    ? this
                    : new Round(
                            number,
                            began,
                            by,
                            promise,
                            at,
                            missed,
                            paused,
                            pausedSeconds,
                            claim,
                            refusal);
        }

        Round missed(Which which) {
            var all = EnumSet.of(which);
            all.addAll(missed);
            return new Round(
                    number,
                    began,
                    by,
                    promise,
                    answered,
                    all,
                    paused,
                    pausedSeconds,
                    claim,
                    refusal);
        }

        Round paused(Instant at) {
            return new Round(
                    number,
                    began,
                    by,
                    promise,
                    answered,
                    missed,
                    at,
                    pausedSeconds,
                    claim,
                    refusal);
        }

        Round resumed(@Nullable Promise shifted, long seconds) {
            return new Round(
                    number,
                    began,
                    by,
                    shifted,
                    answered,
                    missed,
                    null,
                    pausedSeconds + seconds,
                    claim,
                    refusal);
        }

        Round claimed(Claim claim) {
            return new Round(
                    number,
                    began,
                    by,
                    promise,
                    answered,
                    missed,
                    paused,
                    pausedSeconds,
                    claim,
                    refusal);
        }

        Round refused(Refusal refusal) {
            return new Round(
                    number,
                    began,
                    by,
                    promise,
                    answered,
                    missed,
                    paused,
                    pausedSeconds,
                    claim,
                    refusal);
        }

        boolean late() {
            return promise != null
                    && (missed.contains(Which.DONE)
                            || (claim != null && claim.at.isAfter(promise.doneDue)));
        }
    }

    /// Due instants. Pauses shift the first one; moving never does.
    ///
    /// @param doneDue the first due instant, the one that is counted
    /// @param due what the agency names now
    record Promise(Instant answerDue, Instant doneDue, Instant due, int standard, int calendar) {}

    /// The agency's word that it is done.
    ///
    /// @param until end of the verdict's window as the entry says
    /// @param undone when a verdict on it was last taken back, which gives time for another
    record Claim(Instant at, Instant until, @Nullable Instant undone) {}

    /// The agency's no.
    ///
    /// @param by id of the one who refused, or empty when that was erased
    /// @param decided when an appeal was decided
    /// @param overturned whether it found otherwise
    record Refusal(
            Instant at,
            String by,
            Instant until,
            String nextOwner,
            @Nullable Instant decided,
            boolean overturned) {
        Refusal decided(Instant when, boolean overturned) {
            return new Refusal(at, by, until, nextOwner, when, overturned);
        }
    }

    /// A verdict that stands.
    record Judged(int round, Verdict verdict, int content, String by, boolean late, Instant at) {}

    Request {
        working = Set.copyOf(working);
        worked = Set.copyOf(worked);
        rounds = List.copyOf(rounds);
        verdicts = List.copyOf(verdicts);
    }

    Round round() {
        return rounds.getLast();
    }

    boolean paused() {
        return round().paused != null;
    }

    /// Whether anybody can still speak as its asker.
    boolean hasAsker() {
        return !about.imported();
    }

    /// What became of the promise of a round.
    Kept kept(Round round) {
        if (round.promise == null) {
            return Kept.NONE;
        }
        if (round.late() || (round.refusal != null && round.refusal.overturned)) {
            return Kept.BROKEN;
        }
        var verdict = verdicts.stream().filter(v -> v.round == round.number).reduce((_, b) -> b);
        if (verdict.isPresent()) {
            return verdict.get().verdict == Verdict.RESOLVED ? Kept.KEPT : Kept.BROKEN;
        }
        return switch (state) {
            case SILENT -> Kept.UNCONFIRMED;
            case REFUSAL_FINAL, WITHDRAWN -> Kept.ENDED;
            default -> Kept.PENDING;
        };
    }

    /// The first event of a case.
    ///
    /// @throws IllegalArgumentException for an event that begins nothing
    static Request begin(long id, boolean confidential, RequestEvent event, Instant at) {
        return switch (event) {
            case RequestEvent.Asked asked ->
                    fresh(
                            new About(id, at, asked.service(), asked.area(), confidential, ""),
                            State.WAITING,
                            "",
                            at);
            case RequestEvent.Imported row ->
                    fresh(
                            new About(
                                    id,
                                    row.opened(),
                                    row.service(),
                                    row.area(),
                                    confidential,
                                    row.source()),
                            !row.open()
                                    ? State.CLOSED_BEFORE
                                    : row.agency().isEmpty() ? State.WAITING : State.PROMISED,
                            row.agency(),
                            Optional.ofNullable(row.closed()).orElse(row.opened()));
            default -> throw new IllegalArgumentException(event.name() + " begins no case");
        };
    }

    private static Request fresh(About about, State state, String agency, Instant since) {
        return new Request(
                about,
                state,
                since,
                agency,
                "",
                Set.of(),
                Set.of(),
                List.of(Round.first(1, about.asked)),
                1,
                List.of(),
                false,
                null);
    }

    /// The request after one more event.
    ///
    /// @param at the event's own instant
    Request evolve(RequestEvent event, Instant at) {
        var next = new Next(this);
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
            case RequestEvent.HandlerTook e -> next.handled(e.handler());
            case RequestEvent.Started e -> {
                next.move(State.UNDER_WAY, at).handled(e.handler());
                next.round = next.round.answered(at);
            }
            case RequestEvent.Moved e -> {
                next.undo = null;
                next.round = next.round.answered(at);
                var promise = next.round.promise;
                if (promise != null && next.round.by != null) {
                    next.round = next.round.promised(next.round.by, withDue(promise, e.due()));
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
                var refusal = requireNonNull(next.round.refusal).decided(at, !e.upheld());
                next.round = next.round.refused(refusal);
            }
            case RequestEvent.RefusalFinal _ -> next.move(State.REFUSAL_FINAL, at);
            case RequestEvent.VerdictGiven e -> {
                boolean resolved = e.verdict() == Verdict.RESOLVED;
                next.move(resolved ? State.RESOLVED : State.WAITING, at);
                next.undo = this;
                next.verdicts.add(
                        new Judged(
                                next.round.number, e.verdict(), e.content(), e.by(), e.late(), at));
            }
            case RequestEvent.VerdictUndone _ -> {
                var before = requireNonNull(undo, "no verdict to take back");
                next = new Next(before);
                next.lastRound = lastRound;
                var claim = requireNonNull(next.round.claim);
                next.round = next.round.claimed(new Claim(claim.at, claim.until, at));
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
                promise.answerDue, promise.doneDue, due, promise.standard, promise.calendar);
    }

    // A due instant the agency named later keeps its distance on the wall from the first one.
    private static @Nullable Promise shifted(Round round, RequestEvent.Resumed event) {
        var promise = round.promise;
        if (promise == null) {
            return null;
        }
        var later = Duration.between(promise.doneDue, event.due());
        return new Promise(
                promise.answerDue,
                event.due(),
                promise.due.plus(later),
                promise.standard,
                promise.calendar);
    }

    /// The request being changed; lives within one call of [#evolve].
    private static final class Next {
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
            state = from.state;
            since = from.since;
            agency = from.agency;
            handler = from.handler;
            working = new HashSet<>(from.working);
            worked = new HashSet<>(from.worked);
            earlier = new ArrayList<>(from.rounds.subList(0, from.rounds.size() - 1));
            round = from.round();
            lastRound = from.lastRound;
            verdicts = new ArrayList<>(from.verdicts);
            told = from.told;
            undo = from.undo;
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
            if (event.round() != round.number) {
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
                    from.about,
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
    }
}
