package org.commonweal.services;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/// The clock on a town's wall: how its days and times of day lie on the line of instants.
///
/// Two rules settle every change of the clocks. A wall time that is skipped means the moment of the
/// skip; a wall time that happens twice means the first time. So a later wall time is never an
/// earlier instant.
///
/// @param zone the zone the clock shows
public record WallClock(ZoneId zone) {
    /// @return the instant of a wall time
    public Instant at(LocalDateTime wall) {
        ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        return wall.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /// @return what the clock shows at an instant
    public LocalDateTime read(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    /// @return the local day of an instant
    public LocalDate day(Instant instant) {
        return read(instant).toLocalDate();
    }

    /// @return the first instant of a day
    public Instant startOf(LocalDate day) {
        return at(day.atStartOfDay());
    }

    /// @return the same wall time some days on
    public Instant addDays(Instant from, int days) {
        return at(read(from).plusDays(days));
    }

    /// The end of an asker's window: the whole of the last day counts.
    ///
    /// @param days 0 for the end of the day of `from`
    /// @return the first instant that is too late, the midnight that ends the local day `days` days
    ///   after that of `from`
    public Instant endOfDay(Instant from, int days) {
        return startOf(day(from).plusDays(days + 1L));
    }

    /// @param until what [#endOfDay] returned
    /// @return the last day of the window, to be shown to people
    public LocalDate lastDayBefore(Instant until) {
        return day(until.minusMillis(1));
    }
}
