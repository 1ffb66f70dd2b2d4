package org.commonweal.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonweal.services.Calendar;
import org.commonweal.services.OpeningHours;

/// Reads `[[calendar]]`.
final class CalendarReader {
    private static final Map<String, DayOfWeek> DAYS =
            Map.of(
                    "mon", DayOfWeek.MONDAY,
                    "tue", DayOfWeek.TUESDAY,
                    "wed", DayOfWeek.WEDNESDAY,
                    "thu", DayOfWeek.THURSDAY,
                    "fri", DayOfWeek.FRIDAY,
                    "sat", DayOfWeek.SATURDAY,
                    "sun", DayOfWeek.SUNDAY);

    private final Ground ground;
    private final ZoneId townZone;

    CalendarReader(Ground ground, ZoneId townZone) {
        this.ground = ground;
        this.townZone = townZone;
    }

    List<Calendar> read(Section town) {
        var calendars = new ArrayList<Calendar>();
        for (var section :
                ground.distinct(town.sections("calendar", Keys.CALENDAR), "a calendar")) {
            calendar(section).ifPresent(calendars::add);
        }
        return calendars;
    }

    private Optional<Calendar> calendar(Section section) {
        String code = section.text("code");
        var zone = zone(section, townZone);
        var days = section.section("hours", Keys.HOURS);
        if (days.isEmpty()) {
            section.mistake("hours", "The calendar \"" + code + "\" has no opening hours at all.");
        }
        Map<DayOfWeek, OpeningHours> hours = new EnumMap<>(DayOfWeek.class);
        boolean sound = days.isPresent();
        for (String day : Keys.HOURS.keys()) {
            var spans = days.map(week -> week.texts(day)).orElse(List.of());
            var made = section.make("hours", () -> OpeningHours.of(spans.toArray(String[]::new)));
            sound &= made.isPresent();
            made.ifPresent(open -> hours.put(day(day), open));
        }
        var holidays = holidays(section);
        return sound && !code.isEmpty()
                ? section.make("hours", () -> new Calendar(code, zone, hours, holidays))
                : Optional.empty();
    }

    private static DayOfWeek day(String word) {
        return DAYS.getOrDefault(word, DayOfWeek.MONDAY);
    }

    /// The zone a section names, or another where it names none or a wrong one.
    static ZoneId zone(Section section, ZoneId otherwise) {
        String name = section.text("zone", "");
        if (name.isEmpty()) {
            return otherwise;
        }
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            section.mistake(
                    "zone",
                    "There is no time zone \""
                            + name
                            + "\""
                            + Closest.hint(name, ZoneId.getAvailableZoneIds()));
            return otherwise;
        }
        return ZoneId.of(name);
    }

    private Set<LocalDate> holidays(Section section) {
        var holidays = new TreeSet<LocalDate>();
        for (String day : section.texts("holidays")) {
            date(section, "holidays", day).ifPresent(holidays::add);
        }
        if (section.has("holidays_file")) {
            for (var row : ground.rows(section, "holidays_file", Keys.HOLIDAY)) {
                date(row, "date", row.text("date")).ifPresent(holidays::add);
            }
        }
        return holidays;
    }

    private static Optional<LocalDate> date(Section section, String key, String day) {
        if (day.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeException none) {
            section.mistake(key, "\"" + day + "\" is not a day; write it as 2026-12-25.");
            return Optional.empty();
        }
    }
}
