package org.commonweal.requests;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.commonweal.places.Point;
import org.commonweal.web.Limits;
import org.jspecify.annotations.Nullable;

/// How many requests may come in about one place, from whomever and by whichever door: a flood from
/// many senders is mostly about one thing. Far above what a burst water main brings.
public final class AboutPlace {
    /// Forty at once, then one in two minutes, for a square of about a kilometre or an area.
    static final Limits.Rate RATE = new Limits.Rate(40, Duration.ofMinutes(2));

    private AboutPlace() {}

    /// Counts one request.
    ///
    /// @param point where it is, or null
    /// @param area `kind:code` where there is no point, or empty; without either nothing is counted
    /// @return how long to wait when it is one too many
    public static Optional<Duration> take(Limits limits, @Nullable Point point, String area) {
        var about =
                point == null
                        ? area
                        : String.format(Locale.ROOT, "%.2f,%.2f", point.lat(), point.lon());
        return about.isEmpty() ? Optional.empty() : limits.take("request about", about, RATE);
    }
}
