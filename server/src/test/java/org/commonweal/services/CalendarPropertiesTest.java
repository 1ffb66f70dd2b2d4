package org.commonweal.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every calendar in every zone, tried on seeded calendars around changes of the
/// clocks.
class CalendarPropertiesTest {
    private static final int TRIALS = 120;

    /// One try: a calendar, an instant near a change of its clocks, and two amounts of working
    /// time.
    private record Trial(
            Calendar calendar, Instant from, Duration a, Duration b, SplittableRandom random) {
        Instant near() {
            return from.plusSeconds(random.nextLong(-400_000, 400_000));
        }
    }

    private interface Law {
        void holds(Trial trial);
    }

    private static void always(String zone, Law law) {
        for (int seed = 0; seed < TRIALS; seed++) {
            SplittableRandom random = new SplittableRandom(seed * 31L + zone.hashCode());
            ZoneId id = ZoneId.of(zone);
            Instant from = instantNearAChange(id, random);
            Trial trial =
                    new Trial(
                            calendar(id, from, random),
                            from,
                            Duration.ofSeconds(random.nextInt(200_000)),
                            Duration.ofSeconds(random.nextInt(200_000)),
                            random);
            try {
                law.holds(trial);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + trial, e);
            }
        }
    }

    private static Instant instantNearAChange(ZoneId zone, SplittableRandom random) {
        Instant any = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(94_000_000));
        ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        if (change == null || random.nextInt(4) == 0) {
            return any;
        }
        return change.getInstant().plusSeconds(random.nextInt(-200_000, 100_000));
    }

    private static Calendar calendar(ZoneId zone, Instant near, SplittableRandom random) {
        Map<DayOfWeek, OpeningHours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, hours(random));
        }
        week.put(DayOfWeek.of(1 + random.nextInt(7)), OpeningHours.of("00:00-24:00"));
        Set<LocalDate> holidays = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            holidays.add(new WallClock(zone).day(near).plusDays(random.nextInt(-3, 8)));
        }
        return new Calendar("office", zone, week, holidays);
    }

    private static OpeningHours hours(SplittableRandom random) {
        TreeSet<Integer> edges = new TreeSet<>();
        for (int i = 2 * random.nextInt(4); i > 0; i--) {
            edges.add(random.nextInt(97) * 15);
        }
        List<Integer> even = edges.stream().limit(edges.size() / 2 * 2L).toList();
        return new OpeningHours(
                IntStream.range(0, even.size() / 2)
                        .mapToObj(i -> new OpeningHours.Span(even.get(2 * i), even.get(2 * i + 1)))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
                        "America/Havana",
                "Asia/Beirut", "America/Santiago", "Africa/Cairo", "Pacific/Chatham", "UTC"
            })
    void what_is_added_has_passed(String zone) {
        always(
                zone,
                t ->
                        assertThat(t.calendar.between(t.from, t.calendar.add(t.from, t.a)))
                                .isEqualTo(t.a));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/London",
                "America/New_York",
                "Australia/Lord_Howe",
                "America/Havana",
                "Asia/Beirut"
            })
    void it_has_passed_no_earlier(String zone) {
        always(
                zone,
                t -> {
                    Instant due = t.calendar.add(t.from, t.a.plusSeconds(1));
                    assertThat(t.calendar.between(t.from, due.minusSeconds(1))).isEqualTo(t.a);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/London",
                "America/New_York",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "America/Santiago"
            })
    void adding_twice_is_adding_the_sum(String zone) {
        always(
                zone,
                t ->
                        assertThat(t.calendar.add(t.calendar.add(t.from, t.a), t.b))
                                .isEqualTo(t.calendar.add(t.from, t.a.plus(t.b))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/London",
                "America/New_York",
                "Australia/Lord_Howe",
                "Africa/Cairo",
                "Pacific/Chatham"
            })
    void time_between_adds_up_and_turns_round(String zone) {
        always(
                zone,
                t -> {
                    Instant x = t.near();
                    Instant y = t.near();
                    assertThat(t.calendar.between(t.from, x).plus(t.calendar.between(x, y)))
                            .isEqualTo(t.calendar.between(t.from, y));
                    assertThat(t.calendar.between(y, x))
                            .isEqualTo(t.calendar.between(x, y).negated());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/London",
                "America/New_York",
                "Australia/Lord_Howe",
                "America/Havana",
                "Asia/Beirut"
            })
    void who_asks_later_is_never_due_earlier(String zone) {
        always(
                zone,
                t -> {
                    Instant later = t.near();
                    if (!later.isAfter(t.from)) {
                        return;
                    }
                    assertThat(t.calendar.add(later, t.a))
                            .isAfterOrEqualTo(t.calendar.add(t.from, t.a));
                    assertThat(t.calendar.nextOpening(later))
                            .isAfterOrEqualTo(t.calendar.nextOpening(t.from));
                    if (!happensAgain(t.calendar, t.from) && !happensAgain(t.calendar, later)) {
                        for (String days : List.of("1 working day", "5 working days", "2 days")) {
                            WorkingTime within = WorkingTime.parse(days);
                            assertThat(t.calendar.add(later, within))
                                    .isAfterOrEqualTo(t.calendar.add(t.from, within));
                        }
                    }
                });
    }

    private static boolean happensAgain(Calendar calendar, Instant at) {
        Instant start = calendar.nextOpening(at);
        LocalDateTime wall = calendar.clock().read(start);
        return calendar.zone().getRules().getValidOffsets(wall).size() > 1
                || calendar.zone().getRules().getValidOffsets(calendar.clock().read(at)).size() > 1;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/London",
                "America/New_York",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "Asia/Beirut"
            })
    void a_promise_is_due_after_it_was_made_and_a_pause_never_brings_it_nearer(String zone) {
        always(
                zone,
                t -> {
                    for (String text :
                            List.of(
                                    "1 working day",
                                    "3 working hours",
                                    "20 hours",
                                    "3 days",
                                    "90 minutes")) {
                        WorkingTime within = WorkingTime.parse(text);
                        Instant due = t.calendar.add(t.from, within);
                        assertThat(due).isAfter(t.from);
                        Instant paused = t.from.plusSeconds(t.random.nextInt(100_000));
                        Instant resumed = paused.plusSeconds(t.random.nextInt(300_000));
                        Instant shifted = t.calendar.shift(due, within, paused, resumed);
                        assertThat(shifted).isAfterOrEqualTo(due);
                        if (due.isAfter(paused) && within.unit().isWorking()) {
                            assertThat(t.calendar.between(due, shifted))
                                    .isEqualTo(t.calendar.between(paused, resumed));
                        }
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/London",
                "America/New_York",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "America/Havana",
                "Asia/Beirut",
                "America/Santiago",
                "Pacific/Chatham"
            })
    void the_sum_agrees_with_looking_at_the_clock_every_five_minutes(String zone) {
        always(
                zone,
                t -> {
                    Instant start = Instant.ofEpochSecond(t.from.getEpochSecond() / 900 * 900);
                    int open = 0;
                    for (int i = 0; i < 12 * 30; i++) {
                        Instant tick = start.plusSeconds(300L * i);
                        boolean looksOpen = looksOpen(t.calendar, tick);
                        if (t.calendar.isOpen(tick) != looksOpen) {
                            throw new AssertionError("open or not at " + tick);
                        }
                        open += looksOpen ? 1 : 0;
                    }
                    assertThat(t.calendar.between(start, start.plus(Duration.ofHours(30))))
                            .isEqualTo(Duration.ofMinutes(5L * open));
                });
    }

    /// The rule told the other way round: the second time an hour happens, the clock is read as
    /// standing at its end.
    private static boolean looksOpen(Calendar calendar, Instant at) {
        LocalDateTime wall = LocalDateTime.ofInstant(at, calendar.zone());
        ZoneOffsetTransition change = calendar.zone().getRules().getTransition(wall);
        if (change != null && change.isOverlap() && !at.isBefore(change.getInstant())) {
            wall = change.getDateTimeBefore().minusNanos(1);
        }
        if (!calendar.isOpen(wall.toLocalDate())) {
            return false;
        }
        int minute = wall.getHour() * 60 + wall.getMinute();
        OpeningHours hours = calendar.hours().get(wall.getDayOfWeek());
        return hours != null
                && hours.spans().stream().anyMatch(s -> s.from() <= minute && minute < s.to());
    }
}
