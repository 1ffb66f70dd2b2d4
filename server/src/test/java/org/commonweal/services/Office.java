package org.commonweal.services;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Calendars that tests and documents share.
final class Office {
    static final ZoneId LONDON = ZoneId.of("Europe/London");

    /// Monday to Friday 08:30-12:30 and 13:30-17:00, closed at Christmas 2026 and on New Year's Day
    /// 2027.
    static final Calendar ALDERHAVEN =
            new Calendar(
                    "office",
                    LONDON,
                    weekdays("08:30-12:30", "13:30-17:00"),
                    Set.of(
                            LocalDate.parse("2026-12-25"),
                            LocalDate.parse("2026-12-28"),
                            LocalDate.parse("2027-01-01")));

    private Office() {}

    static Map<DayOfWeek, OpeningHours> weekdays(String... spans) {
        Map<DayOfWeek, OpeningHours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : List.of(DayOfWeek.values()).subList(0, 5)) {
            week.put(day, OpeningHours.of(spans));
        }
        return week;
    }

    static Map<DayOfWeek, OpeningHours> always() {
        Map<DayOfWeek, OpeningHours> week = weekdays("00:00-24:00");
        week.put(DayOfWeek.SATURDAY, OpeningHours.of("00:00-24:00"));
        week.put(DayOfWeek.SUNDAY, OpeningHours.of("00:00-24:00"));
        return week;
    }

    /// @param wall such as `2026-11-20 10:00`
    static Instant london(String wall) {
        return at(LONDON, wall);
    }

    static Instant at(ZoneId zone, String wall) {
        return new WallClock(zone).at(LocalDateTime.parse(wall.replace(' ', 'T')));
    }
}
