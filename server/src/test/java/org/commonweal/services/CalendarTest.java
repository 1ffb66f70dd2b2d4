package org.commonweal.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonweal.services.Office.ALDERHAVEN;
import static org.commonweal.services.Office.at;
import static org.commonweal.services.Office.london;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static Instant due(String from, String within) {
        return ALDERHAVEN.add(london(from), WorkingTime.parse(within));
    }

    @Test
    void working_hours_stop_for_lunch_the_night_and_the_weekend() {
        assertThat(due("2026-11-19 11:30", "2 working hours"))
                .isEqualTo(london("2026-11-19 14:30"));
        assertThat(due("2026-11-19 16:00", "4 working hours"))
                .isEqualTo(london("2026-11-20 11:30"));
        assertThat(due("2026-11-20 16:30", "90 working minutes"))
                .isEqualTo(london("2026-11-23 09:30"));
    }

    @Test
    void what_is_used_up_at_closing_is_due_at_closing() {
        assertThat(due("2026-11-19 16:00", "1 working hour")).isEqualTo(london("2026-11-19 17:00"));
    }

    @Test
    void a_working_day_is_the_same_time_of_the_next_open_day() {
        assertThat(due("2026-11-19 10:00", "1 working day")).isEqualTo(london("2026-11-20 10:00"));
        assertThat(due("2026-11-20 10:00", "1 working day")).isEqualTo(london("2026-11-23 10:00"));
        assertThat(due("2026-12-24 15:00", "1 working day")).isEqualTo(london("2026-12-29 15:00"));
    }

    @Test
    void what_comes_while_closed_counts_as_come_at_the_next_opening() {
        assertThat(due("2026-11-21 14:00", "1 working day")).isEqualTo(london("2026-11-24 08:30"));
        assertThat(due("2026-11-20 22:00", "1 working day")).isEqualTo(london("2026-11-24 08:30"));
        assertThat(due("2026-11-20 12:45", "1 working day")).isEqualTo(london("2026-11-23 13:30"));
        assertThat(due("2026-11-21 14:00", "2 working hours"))
                .isEqualTo(london("2026-11-23 10:30"));
    }

    @Test
    void plain_amounts_count_around_the_clock() {
        assertThat(due("2026-11-20 16:00", "20 hours")).isEqualTo(london("2026-11-21 12:00"));
        assertThat(due("2026-11-20 16:00", "3 days")).isEqualTo(london("2026-11-23 16:00"));
        assertThat(due("2026-11-20 16:00", "90 minutes")).isEqualTo(london("2026-11-20 17:30"));
    }

    @Test
    void a_day_keeps_its_wall_time_over_a_change_of_the_clocks_and_hours_do_not() {
        assertThat(due("2026-10-24 12:00", "1 day"))
                .isEqualTo(Instant.parse("2026-10-25T12:00:00Z"));
        assertThat(due("2026-10-24 12:00", "24 hours"))
                .isEqualTo(Instant.parse("2026-10-25T11:00:00Z"));
        assertThat(due("2026-03-27 12:00", "1 working day"))
                .isEqualTo(Instant.parse("2026-03-30T11:00:00Z"));
    }

    @Test
    void a_desk_that_never_closes_works_25_hours_when_the_clocks_go_back() {
        Calendar always = new Calendar("always", Office.LONDON, Office.always(), Set.of());
        assertThat(always.between(london("2026-10-25 00:00"), london("2026-10-26 00:00")))
                .isEqualTo(Duration.ofHours(25));
        assertThat(always.between(london("2026-03-29 00:00"), london("2026-03-30 00:00")))
                .isEqualTo(Duration.ofHours(23));
    }

    @Test
    void opening_hours_swallowed_by_a_skipped_hour_are_no_hours() {
        Calendar night =
                new Calendar(
                        "night",
                        Office.LONDON,
                        Map.of(DayOfWeek.SUNDAY, OpeningHours.of("01:00-02:00")),
                        Set.of());
        assertThat(night.nextOpening(london("2026-03-28 12:00")))
                .isEqualTo(london("2026-04-05 01:00"));
    }

    @Test
    void a_closing_time_that_happens_twice_is_the_first_one() {
        Calendar night =
                new Calendar(
                        "night",
                        Office.LONDON,
                        Map.of(DayOfWeek.SUNDAY, OpeningHours.of("00:00-01:30")),
                        Set.of());
        assertThat(night.between(london("2026-10-25 00:00"), london("2026-10-26 00:00")))
                .isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void half_an_hour_of_summer_time_on_lord_howe_is_counted_as_that() {
        ZoneId howe = ZoneId.of("Australia/Lord_Howe");
        Calendar always = new Calendar("always", howe, Office.always(), Set.of());
        assertThat(always.between(at(howe, "2026-04-05 00:00"), at(howe, "2026-04-06 00:00")))
                .isEqualTo(Duration.ofMinutes(24 * 60 + 30));
    }

    @Test
    void a_day_that_a_country_left_out_has_no_hours() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Calendar office = new Calendar("office", apia, Office.weekdays("09:00-17:00"), Set.of());
        assertThat(office.add(at(apia, "2011-12-29 16:00"), Duration.ofHours(2)))
                .isEqualTo(at(apia, "2012-01-02 10:00"));
    }

    @Test
    void a_window_for_the_asker_ends_with_the_local_day() {
        Instant until = ALDERHAVEN.endOfDay(london("2026-10-20 00:30"), 14);
        assertThat(until).isEqualTo(london("2026-11-04 00:00"));
        assertThat(ALDERHAVEN.clock().lastDayBefore(until))
                .isEqualTo(LocalDate.parse("2026-11-03"));
        assertThat(ALDERHAVEN.endOfDay(london("2026-10-20 23:59"), 0))
                .isEqualTo(london("2026-10-21 00:00"));
    }

    @Test
    void a_window_ends_right_where_midnight_is_skipped() {
        ZoneId beirut = ZoneId.of("Asia/Beirut");
        Instant until = new WallClock(beirut).endOfDay(at(beirut, "2025-03-29 09:00"), 0);
        assertThat(until).isEqualTo(Instant.parse("2025-03-29T22:00:00Z"));
        assertThat(new WallClock(beirut).read(until)).isEqualTo("2025-03-30T01:00:00");
    }

    @Test
    void a_pause_moves_the_due_instant_by_the_working_time_it_took() {
        WorkingTime within = WorkingTime.parse("2 working days");
        Instant due = london("2026-11-20 10:00");
        assertThat(
                        ALDERHAVEN.shift(
                                due,
                                within,
                                london("2026-11-18 16:00"),
                                london("2026-11-19 09:30")))
                .isEqualTo(london("2026-11-20 12:00"));
        assertThat(
                        ALDERHAVEN.paused(
                                within, london("2026-11-18 16:00"), london("2026-11-19 09:30")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void a_pause_over_the_night_moves_a_working_promise_by_nothing_and_a_plain_one_by_all_of_it() {
        Instant due = london("2026-11-20 10:00");
        Instant evening = london("2026-11-18 17:00");
        Instant morning = london("2026-11-19 08:30");
        assertThat(ALDERHAVEN.shift(due, WorkingTime.parse("2 working days"), evening, morning))
                .isEqualTo(due);
        assertThat(ALDERHAVEN.shift(due, WorkingTime.parse("2 days"), evening, morning))
                .isEqualTo(london("2026-11-21 01:30"));
    }

    @Test
    void a_pause_after_the_due_instant_does_not_mend_a_missed_promise() {
        Instant due = london("2026-11-20 10:00");
        assertThat(
                        ALDERHAVEN.shift(
                                due,
                                WorkingTime.parse("1 day"),
                                london("2026-11-20 10:00"),
                                london("2026-11-23 10:00")))
                .isEqualTo(due);
    }

    @Test
    void open_from_the_first_instant_of_a_span_until_before_its_last() {
        assertThat(ALDERHAVEN.isOpen(london("2026-11-19 08:30"))).isTrue();
        assertThat(ALDERHAVEN.isOpen(london("2026-11-19 12:30"))).isFalse();
        assertThat(ALDERHAVEN.isOpen(london("2026-12-25 10:00"))).isFalse();
        assertThat(ALDERHAVEN.isOpen(LocalDate.parse("2026-12-28"))).isFalse();
    }

    @Test
    void hours_that_cannot_be_are_refused_with_a_sentence() {
        assertThatThrownBy(() -> OpeningHours.of("22:00-06:00")).hasMessageContaining("two spans");
        assertThatThrownBy(() -> OpeningHours.of("08:00-12:00", "11:00-13:00"))
                .hasMessage("The opening hours 08:00-12:00 and 11:00-13:00 overlap.");
        assertThatThrownBy(() -> OpeningHours.of("8-12"))
                .hasMessageContaining("\"8-12\" are no opening hours");
        assertThatThrownBy(() -> OpeningHours.of("08:00-25:00"))
                .hasMessageContaining("on no clock");
        assertThatThrownBy(() -> new Calendar("office", Office.LONDON, Map.of(), Set.of()))
                .hasMessage("The calendar \"office\" has no opening hours at all.");
    }
}
