package org.commonweal.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonweal.outside.Now;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.RequestNumber;

/// Whose asker is on the line, for as long as a call lasts: the code that they were given, or that
/// they told. In memory and nowhere else, and each for the clerk who took the call. Safe for any
/// thread.
final class Visits {
    /// How long a visit lasts; the caller tells the code again after that.
    static final Duration LENGTH = Duration.ofMinutes(15);

    private static final int MOST = 2_000;

    private final Now now;
    private final Map<String, Kept> kept =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                    return size() > MOST;
                }
            };

    private record Kept(Visit visit, Instant until) {}

    Visits(Now now) {
        this.now = now;
    }

    /// A call.
    ///
    /// @param clerk id of the account that took it
    /// @param key of the request it is about
    /// @param link token of the receipt, for a request just filed; empty otherwise
    /// @param came how the one who asks came
    /// @param language that they read and hear
    /// @param email where they hear of it, or empty
    /// @param texts number to which text messages go, or empty
    record Visit(
            long clerk,
            AskerKey.Code key,
            String link,
            Came came,
            String language,
            String email,
            String texts) {
        RequestNumber number() {
            return key.number();
        }
    }

    /// Begins a visit under a name that nobody can guess.
    synchronized void begin(String name, Visit visit) {
        kept.values().removeIf(one -> !one.until.isAfter(now.now()));
        kept.put(name, new Kept(visit, now.now().plus(LENGTH)));
    }

    /// The visit of this name, for the clerk who began it.
    synchronized Optional<Visit> find(String name, long clerk) {
        return Optional.ofNullable(kept.get(name))
                .filter(one -> one.until.isAfter(now.now()))
                .map(Kept::visit)
                .filter(visit -> visit.clerk == clerk);
    }

    /// Ends a visit, when it is this clerk's.
    synchronized void end(String name, long clerk) {
        if (find(name, clerk).isPresent()) {
            kept.remove(name);
        }
    }
}
