package org.commonweal.requests;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.commonweal.services.WallClock;

/// How long the asker has for what. Every window ends with a local day of the town: an answer given
/// on the last day at any hour counts. What the desk itself was away is added.
///
/// @param zone the town's
/// @param verdictDays for a verdict, from the report that it is done
/// @param reopenDays for "it came back", from the verdict
/// @param lateDays for a late verdict, from the silence
/// @param appealDays for an appeal, from the refusal
/// @param undoDays for taking a verdict back, from the verdict
public record Windows(
        ZoneId zone, int verdictDays, int reopenDays, int lateDays, int appealDays, int undoDays) {
    /// @throws IllegalArgumentException for a window of less than one or more than 3,650 days
    public Windows {
        for (int days : List.of(verdictDays, reopenDays, lateDays, appealDays, undoDays)) {
            if (days < 1 || days > 3650) {
                throw new IllegalArgumentException(
                        "A window needs 1 to 3650 days, not %d.".formatted(days));
            }
        }
    }

    /// The windows of a desk that sets none: 14 days for a verdict, 28 to reopen, for a late
    /// verdict and for an appeal, and the day after the verdict to take it back.
    public static Windows usual(ZoneId zone) {
        return new Windows(zone, 14, 28, 28, 28, 1);
    }

    /// A time in which the desk could not be reached.
    ///
    /// @param from the last sign of life before it
    /// @param to the first one after it
    public record Downtime(Instant from, Instant to) {}

    /// The midnight that ends the local day `days` days after that of `from`.
    Instant end(Instant from, int days) {
        return new WallClock(zone).endOfDay(from, days);
    }

    /// When a window really ends: each downtime that fell into it is added, and again it ends with
    /// a local day.
    ///
    /// @param from when the window began
    /// @param until when it would end if the desk had always been there
    /// @param downtimes in the order of time
    Instant extended(Instant from, Instant until, List<Downtime> downtimes) {
        var end = until;
        for (var downtime : downtimes) {
            var start = downtime.from.isAfter(from) ? downtime.from : from;
            if (start.isBefore(end) && start.isBefore(downtime.to)) {
                end = end(end.plus(Duration.between(start, downtime.to)).minusSeconds(1), 0);
            }
        }
        return end;
    }

    /// [#end] and [#extended] in one.
    Instant end(Instant from, int days, List<Downtime> downtimes) {
        return extended(from, end(from, days), downtimes);
    }
}
