package org.commonweal.requests;

import java.time.Instant;
import java.util.EnumSet;
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
        return Next.after(this, event, at);
    }
}
