package org.commonweal.requests;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.commonweal.requests.RequestEvent.Which;

/// What time alone does to a request: promises missed, windows ended. Pure, like [Decision].
final class Clockwork {
    private Clockwork() {}

    /// The next thing the clock has to say, if its time has come.
    static Optional<RequestEvent> overdue(Request now, Instant at, Facts facts) {
        var round = now.round();
        var promise = round.promise();
        return switch (now.state()) {
            case PROMISED, UNDER_WAY -> {
                if (promise == null || now.paused()) {
                    yield Optional.empty();
                }
                if (answerRuns(round) && at.isAfter(promise.answerDue())) {
                    yield Optional.of(new RequestEvent.Missed(Which.ANSWER, promise.answerDue()));
                }
                yield !round.missed().contains(Which.DONE) && at.isAfter(promise.doneDue())
                        ? Optional.of(new RequestEvent.Missed(Which.DONE, promise.doneDue()))
                        : Optional.empty();
            }
            case REPORTED_DONE ->
                    at.isBefore(windowEnd(now, facts))
                            ? Optional.empty()
                            : Optional.of(new RequestEvent.Silent(facts.reachable()));
            case REFUSED ->
                    at.isBefore(windowEnd(now, facts))
                            ? Optional.empty()
                            : Optional.of(new RequestEvent.RefusalFinal("silence"));
            case WAITING, RESOLVED, APPEALED, REFUSAL_FINAL, SILENT, WITHDRAWN, CLOSED_BEFORE ->
                    Optional.empty();
        };
    }

    private static boolean answerRuns(Request.Round round) {
        return round.answered() == null && !round.missed().contains(Which.ANSWER);
    }

    /// When the clock has to look again: the second after a due instant, or the end of a window;
    /// empty when nothing runs.
    static Optional<Instant> alarm(Request now, Facts facts) {
        var round = now.round();
        var promise = round.promise();
        return switch (now.state()) {
            case PROMISED, UNDER_WAY -> {
                if (promise == null || now.paused()) {
                    yield Optional.empty();
                }
                boolean done = !round.missed().contains(Which.DONE);
                if (answerRuns(round)) {
                    boolean first = !done || promise.answerDue().isBefore(promise.doneDue());
                    yield Optional.of(
                            (first ? promise.answerDue() : promise.doneDue()).plusSeconds(1));
                }
                yield done ? Optional.of(promise.doneDue().plusSeconds(1)) : Optional.empty();
            }
            case REPORTED_DONE, REFUSED -> Optional.of(windowEnd(now, facts));
            case WAITING, RESOLVED, APPEALED, REFUSAL_FINAL, SILENT, WITHDRAWN, CLOSED_BEFORE ->
                    Optional.empty();
        };
    }

    /// When the asker's window ends where the request stands: verdict, appeal, late verdict or
    /// reopening. [Instant#MIN] where none runs.
    static Instant windowEnd(Request now, Facts facts) {
        var windows = facts.windows();
        var downtimes = facts.downtimes();
        return switch (now.state()) {
            case REPORTED_DONE -> {
                var claim = requireNonNull(now.round().claim());
                var end = windows.extended(claim.at(), claim.until(), downtimes);
                var undone = claim.undone();
                var again =
                        undone == null ? end : windows.end(undone, windows.undoDays(), downtimes);
                yield again.isAfter(end) ? again : end;
            }
            case REFUSED -> {
                var refusal = requireNonNull(now.round().refusal());
                yield windows.extended(refusal.at(), refusal.until(), downtimes);
            }
            case SILENT -> windows.end(now.since(), windows.lateDays(), downtimes);
            case RESOLVED -> windows.end(now.since(), windows.reopenDays(), downtimes);
            case WAITING, PROMISED, UNDER_WAY, APPEALED, REFUSAL_FINAL, WITHDRAWN, CLOSED_BEFORE ->
                    Instant.MIN;
        };
    }
}
