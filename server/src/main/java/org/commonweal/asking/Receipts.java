package org.commonweal.asking;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonweal.outside.Now;
import org.commonweal.requests.Asked;
import org.jspecify.annotations.Nullable;

/// The secrets of receipts that were not shown yet, or only just. In memory and nowhere else: they
/// are kept in the clear no longer than it takes to hand them over. Safe for any thread.
final class Receipts {
    /// How long secrets wait to be shown.
    static final Duration UNSEEN = Duration.ofMinutes(10);

    /// How long they may be shown again after the first time: a page that broke off can be loaded
    /// once more.
    static final Duration SEEN = Duration.ofSeconds(60);

    private static final int MOST = 10_000;

    private final Now now;
    private final Map<String, Held> held =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
                    return size() > MOST;
                }
            };

    Receipts(Now now) {
        this.now = now;
    }

    synchronized void hold(String token, Asked.Accepted accepted) {
        sweep();
        held.put(Drafts.hash(token), new Held(accepted, now.now().plus(UNSEEN), false));
    }

    /// The secrets, for showing them.
    ///
    /// @return empty when they have been shown, or waited too long
    synchronized Optional<Asked.Accepted> show(String token) {
        sweep();
        var name = Drafts.hash(token);
        @Nullable Held found = held.get(name);
        if (found == null) {
            return Optional.empty();
        }
        if (!found.seen) {
            held.put(name, new Held(found.accepted, now.now().plus(SEEN), true));
        }
        return Optional.of(found.accepted);
    }

    /// Forgets the secrets now.
    synchronized void forget(String token) {
        held.remove(Drafts.hash(token));
    }

    private void sweep() {
        var at = now.now();
        held.values().removeIf(one -> !one.until.isAfter(at));
    }

    private record Held(Asked.Accepted accepted, Instant until, boolean seen) {}
}
