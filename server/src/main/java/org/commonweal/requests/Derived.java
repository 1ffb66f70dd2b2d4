package org.commonweal.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the row says besides the request's own facts, worked out from it.
record Derived(
        @Nullable Instant due,
        boolean missed,
        boolean paused,
        int returned,
        String nextOwner,
        @Nullable Instant window,
        @Nullable Instant work,
        @Nullable Instant alarm) {
    // What this desk promised nothing for comes after all that it did, oldest first.
    private static final long AFTER_PROMISES = 10_000L * 365 * 86_400;

    static Derived of(Request now, Facts facts) {
        var round = now.round();
        var promise = round.promise();
        boolean shows =
                now.state() == State.REFUSED
                        || now.state() == State.APPEALED
                        || now.state() == State.REFUSAL_FINAL;
        var refusal = round.refusal();
        var window = Clockwork.windowEnd(now, facts);
        var ends = window.equals(Instant.MIN) ? null : window;
        return new Derived(
                promise == null ? null : promise.doneDue(),
                round.late(),
                now.paused(),
                (int)
                        now.rounds().stream()
                                .filter(r -> r.by() == RequestEvent.Origin.RETURN)
                                .count(),
                shows && refusal != null ? refusal.nextOwner() : "",
                ends,
                work(now, ends),
                Clockwork.alarm(now, facts).orElse(null));
    }

    private static @Nullable Instant work(Request now, @Nullable Instant window) {
        var promise = now.round().promise();
        return switch (now.state()) {
            case PROMISED, UNDER_WAY ->
                    promise == null ? now.since().plusSeconds(AFTER_PROMISES) : promise.doneDue();
            case WAITING, APPEALED -> now.since();
            case REPORTED_DONE, REFUSED -> window;
            case RESOLVED, REFUSAL_FINAL, SILENT, WITHDRAWN, CLOSED_BEFORE -> null;
        };
    }
}
