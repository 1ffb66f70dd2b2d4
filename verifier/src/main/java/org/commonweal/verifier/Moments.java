package org.commonweal.verifier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Times as the record writes them: whole seconds in UTC, `YYYY-MM-DDTHH:MM:SSZ`, years 1000 to
/// 9999.
final class Moments {
    static final int LENGTH = 20;
    private static final int DAY = 10;
    private static final byte[] PATTERN =
            "dddd-dd-ddTdd:dd:ddZ".getBytes(StandardCharsets.US_ASCII);

    private Moments() {}

    static boolean isMoment(byte[] bytes, int from, int to) {
        return to - from == LENGTH
                && fits(bytes, from, to)
                && isDate(bytes, from)
                && two(bytes, from + 11) < 24
                && two(bytes, from + 14) < 60
                && two(bytes, from + 17) < 60;
    }

    /// Whether it is a day of the calendar, `YYYY-MM-DD`.
    static boolean isDay(byte[] bytes, int from, int to) {
        return to - from == DAY && fits(bytes, from, to) && isDate(bytes, from);
    }

    private static boolean fits(byte[] bytes, int from, int to) {
        for (int i = 0; i < to - from; i++) {
            byte b = bytes[from + i];
            if (PATTERN[i] == 'd' ? b < '0' || b > '9' : b != PATTERN[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDate(byte[] bytes, int from) {
        int year = two(bytes, from) * 100 + two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int day = two(bytes, from + 8);
        return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= days(year, month);
    }

    /// Whether a well-formed time is the beginning of its day.
    static boolean isMidnight(byte[] bytes, int from) {
        return two(bytes, from + 11) == 0
                && two(bytes, from + 14) == 0
                && two(bytes, from + 17) == 0;
    }

    static Instant parse(String text) {
        return Instant.parse(text);
    }

    static String format(Instant instant) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        int year = time.getYear();
        if (year < 1000 || year > 9999) {
            throw new InvalidRecord("the record knows the years 1000 to 9999, not " + year);
        }
        StringBuilder text = new StringBuilder(LENGTH).append(year);
        two(text, '-', time.getMonthValue());
        two(text, '-', time.getDayOfMonth());
        two(text, 'T', time.getHour());
        two(text, ':', time.getMinute());
        two(text, ':', time.getSecond());
        return text.append('Z').toString();
    }

    private static void two(StringBuilder text, char before, int n) {
        text.append(before).append((char) ('0' + n / 10)).append((char) ('0' + n % 10));
    }

    static Instant day(Instant instant) {
        return instant.truncatedTo(ChronoUnit.DAYS);
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }

    private static int days(int year, int month) {
        return switch (month) {
            case 2 -> LocalDate.of(year, 1, 1).isLeapYear() ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }
}
