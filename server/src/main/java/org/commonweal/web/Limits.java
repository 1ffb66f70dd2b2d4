package org.commonweal.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonweal.outside.Now;

/// How often one sender may do one thing. A bucket a sender and place, which refills steadily.
///
/// Memory is bounded: past a number of buckets the one unused for longest is forgotten. An IPv6
/// sender counts by the network of 64 bits that a household has.
public final class Limits {
    private static final int BUCKETS = 50_000;

    private final Now now;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > BUCKETS;
                }
            };

    /// Empty limits.
    ///
    /// @param now the clock that refills the buckets
    public Limits(Now now) {
        this.now = now;
    }

    /// How often.
    ///
    /// @param burst how many at once, above 0
    /// @param every how long until one more is allowed, above 0
    public record Rate(int burst, Duration every) {}

    /// Counts one try.
    ///
    /// @param place what is limited, such as `ask` or `sign-in`
    /// @param sender whose tries are counted: [Exchange#sender()], or an account's name
    /// @param rate how often
    /// @return empty when it is allowed, else how long to wait; a refused try costs nothing
    public synchronized Optional<Duration> take(String place, String sender, Rate rate) {
        long every = Math.max(1, rate.every().toMillis());
        long at = now.now().toEpochMilli();
        var bucket =
                buckets.computeIfAbsent(place + ' ' + network(sender), k -> new Bucket(at - every));
        // `free` is when the bucket is full again; a try moves it on by one share.
        long free = Math.max(bucket.free, at);
        long wait = free + every - at - rate.burst() * every;
        if (wait > 0) {
            return Optional.of(Duration.ofMillis(wait));
        }
        bucket.free = free + every;
        return Optional.empty();
    }

    /// Whether a sender has used up more than half of what is allowed at once.
    ///
    /// @param place as for [#take]
    /// @param sender as for [#take]
    /// @param rate how often
    public synchronized boolean near(String place, String sender, Rate rate) {
        var bucket = buckets.get(place + ' ' + network(sender));
        long at = now.now().toEpochMilli();
        long every = Math.max(1, rate.every().toMillis());
        return bucket != null && (bucket.free - at) * 2 > rate.burst() * every;
    }

    /// Counts one try of the exchange's sender, and answers for you when it is one too many.
    ///
    /// @param place what is limited
    /// @param exchange whose sender is counted
    /// @param rate how often
    /// @throws Problem 429 with `Retry-After`
    public void demand(String place, Exchange exchange, Rate rate) {
        var wait = take(place, exchange.sender(), rate);
        if (wait.isPresent()) {
            throw Problem.tooMany(wait.get());
        }
    }

    int size() {
        return buckets.size();
    }

    static String network(String sender) {
        if (sender.indexOf(':') < 0) {
            return sender;
        }
        try {
            var bytes = java.net.InetAddress.ofLiteral(sender).getAddress();
            return bytes.length == 4
                    ? sender
                    : java.util.HexFormat.of().formatHex(bytes, 0, 8) + "/64";
        } catch (IllegalArgumentException notAnAddress) {
            return sender;
        }
    }

    private static final class Bucket {
        long free;

        Bucket(long free) {
            this.free = free;
        }
    }
}
