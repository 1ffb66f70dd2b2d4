package org.commonweal.services;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// When an agency is open, and the arithmetic of promises made on it.
///
/// Exact to the nanosecond, free of the machine's own zone, right across changes of the clocks (see
/// [WallClock]). Docs: `docs/promises.md` says the same in words, with examples that a test
/// recomputes.
///
/// @param code names it in the town's file
/// @param zone where its hours are meant
/// @param hours for each weekday; one left out is closed
/// @param holidays local days without hours, whatever their weekday
public record Calendar(
        String code, ZoneId zone, Map<DayOfWeek, OpeningHours> hours, Set<LocalDate> holidays) {

    /// @throws IllegalArgumentException for a bad code, or a week without hours, on which no
    ///   promise could ever be kept
    public Calendar {
        Codes.code("calendar", code);
        Map<DayOfWeek, OpeningHours> week = new EnumMap<>(DayOfWeek.class);
        hours.forEach((day, spans) -> {
            if (spans.isOpen()) {
                week.put(day, spans);
            }
        });
        if (week.isEmpty()) {
            throw new IllegalArgumentException(
                    "The calendar \"%s\" has no opening hours at all.".formatted(code));
        }
        hours = Collections.unmodifiableMap(week);
        holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
    }

    /// @return the clock its hours are read from
    public WallClock clock() {
        return new WallClock(zone);
    }

    /// @return whether a local day has any hours
    public boolean isOpen(LocalDate day) {
        return hours.containsKey(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /// @return whether work goes on at this instant; a span's first instant is open, its last is
    ///   not
    public boolean isOpen(Instant at) {
        return nextOpening(at).equals(at);
    }

    /// @return `from` if open then, else the next instant that is
    public Instant nextOpening(Instant from) {
        Opening next = new Openings(this, from).next();
        return next.start().isAfter(from) ? next.start() : from;
    }

    /// The instant a promise made at `from` falls due.
    ///
    /// Working minutes and hours pass only while open. Working days: what comes while closed counts
    /// as come at the next opening; then the same wall time, that many open days later. Plain
    /// amounts count around the clock, plain days to the same wall time.
    public Instant add(Instant from, WorkingTime within) {
        int amount = within.amount();
        return switch (within.unit()) {
            case MINUTE -> from.plus(Duration.ofMinutes(amount));
            case HOUR -> from.plus(Duration.ofHours(amount));
            case DAY -> clock().addDays(from, amount);
            case WORKING_MINUTE -> add(from, Duration.ofMinutes(amount));
            case WORKING_HOUR -> add(from, Duration.ofHours(amount));
            case WORKING_DAY -> addOpenDays(from, amount);
        };
    }

    /// @param working zero or more
    /// @return the first instant by which this much opening time has passed since `from`
    /// @throws IllegalArgumentException for a negative duration
    public Instant add(Instant from, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("Working time cannot be taken back: " + working);
        }
        if (working.isZero()) {
            return from;
        }
        Duration left = working;
        Openings openings = new Openings(this, from);
        while (true) {
            Opening opening = openings.next();
            Duration open = Duration.between(later(from, opening.start()), opening.end());
            if (open.compareTo(left) >= 0) {
                return later(from, opening.start()).plus(left);
            }
            left = left.minus(open);
        }
    }

    private Instant addOpenDays(Instant from, int days) {
        LocalDateTime start = clock().read(nextOpening(from));
        LocalDate day = start.toLocalDate();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isOpen(day)) {
                left--;
            }
        }
        return clock().at(day.atTime(start.toLocalTime()));
    }

    /// @return the opening time between two instants; negative when `to` is the earlier
    public Duration between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return between(to, from).negated();
        }
        Duration sum = Duration.ZERO;
        Openings openings = new Openings(this, from);
        for (Opening next = openings.next(); next.start().isBefore(to); next = openings.next()) {
            Instant end = next.end().isBefore(to) ? next.end() : to;
            sum = sum.plus(Duration.between(later(from, next.start()), end));
        }
        return sum;
    }

    /// How much of a promise's own time went by during a pause: opening time for a working amount,
    /// else all of it.
    public Duration paused(WorkingTime within, Instant pausedAt, Instant resumedAt) {
        return within.unit().isWorking()
                ? between(pausedAt, resumedAt)
                : Duration.between(pausedAt, resumedAt);
    }

    /// The due instant after a pause: later by what [#paused] says, in the promise's own time. A
    /// promise that was due before the pause began stays as it was; it was missed, and pausing
    /// afterwards does not mend it.
    public Instant shift(Instant due, WorkingTime within, Instant pausedAt, Instant resumedAt) {
        if (!due.isAfter(pausedAt)) {
            return due;
        }
        Duration paused = paused(within, pausedAt, resumedAt);
        return within.unit().isWorking() ? add(due, paused) : due.plus(paused);
    }

    /// @return the midnight that ends the local day `days` days after that of `from`, as
    ///   [WallClock#endOfDay]
    public Instant endOfDay(Instant from, int days) {
        return clock().endOfDay(from, days);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
