package org.commonweal.open311;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// Dates as clients write them, and as we write them: whole seconds, `Z`.
final class Moments {
    // A plus sign in an address that nobody escaped arrives as a blank.
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4})-(\\d\\d)-(\\d\\d)"
                            + "(?:[Tt ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d{1,12})?)?"
                            + "(?: ?([Zz]|UTC|GMT)|([+\\- \u2212])(\\d\\d):?(\\d\\d)?)?)?");
    private static final int FIRST = 1900;

    private Moments() {}

    static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// @param zone where a date without an offset is meant
    /// @param end whether a day alone means its last second, not its first
    /// @return empty for what is no date
    static Optional<Instant> parse(String text, ZoneId zone, boolean end) {
        var m = FORM.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3)));
            if (day.getYear() < FIRST) {
                return Optional.empty();
            }
            if (m.group(4) == null) {
                return Optional.of(
                        end
                                ? day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1)
                                : day.atStartOfDay(zone).toInstant());
            }
            var wall =
                    LocalDateTime.of(
                            day,
                            java.time.LocalTime.of(
                                    number(m.group(4)),
                                    number(m.group(5)),
                                    m.group(6) == null ? 0 : number(m.group(6))));
            return Optional.of(wall.atZone(offset(m, zone)).toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static ZoneId offset(java.util.regex.Matcher m, ZoneId zone) {
        if (m.group(7) != null) {
            return ZoneOffset.UTC;
        }
        if (m.group(8) == null) {
            return zone;
        }
        int way = m.group(8).equals("-") || m.group(8).equals("\u2212") ? -1 : 1;
        int minutes = m.group(10) == null ? 0 : number(m.group(10));
        return ZoneOffset.ofHoursMinutes(way * number(m.group(9)), way * minutes);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
