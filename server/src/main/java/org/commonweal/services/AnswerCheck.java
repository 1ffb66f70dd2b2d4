package org.commonweal.services;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The check of one answer against its question.
sealed interface AnswerCheck {
    int LINE = 250;
    int TEXT = 4000;
    Pattern NUMBER = Pattern.compile("[-+]?(\\d{1,20}|\\d{0,19}\\.\\d{1,19})");
    Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    Pattern WALL_TIME = Pattern.compile(DAY + "T\\d{2}:\\d{2}(:\\d{2})?");

    /// The canonical answers; none for a question that was left open.
    record Good(List<String> answers) implements AnswerCheck {}

    record Bad(AnswerProblem problem) implements AnswerCheck {}

    static AnswerCheck of(Attribute question, List<String> given, ZoneId zone) {
        if (given.isEmpty()) {
            return question.required()
                    ? bad(question, AnswerProblem.Kind.MISSING, "")
                    : new Good(List.of());
        }
        if (!question.variable()) {
            return bad(question, AnswerProblem.Kind.NOT_ASKED, given.getFirst());
        }
        if (question.datatype() == Attribute.Datatype.MULTIVALUELIST) {
            return chosen(question, given);
        }
        if (given.size() > 1) {
            return bad(question, AnswerProblem.Kind.SEVERAL, String.join(", ", given));
        }
        String one = given.getFirst();
        return switch (question.datatype()) {
            case STRING -> text(question, one, LINE, false);
            case TEXT -> text(question, one, TEXT, true);
            case NUMBER -> number(question, one);
            case DATETIME -> date(question, one, zone);
            case SINGLEVALUELIST, MULTIVALUELIST -> chosen(question, given);
        };
    }

    private static AnswerCheck chosen(Attribute question, List<String> given) {
        for (String key : given) {
            if (question.value(key).isEmpty()) {
                return bad(question, AnswerProblem.Kind.NOT_IN_LIST, key);
            }
        }
        return new Good(
                question.values().stream()
                        .map(Attribute.Value::key)
                        .filter(given::contains)
                        .toList());
    }

    private static AnswerCheck text(Attribute question, String given, int most, boolean lines) {
        String text = given.replace("\r\n", "\n").replace('\r', '\n').strip();
        boolean strange =
                text.codePoints()
                        .anyMatch(c ->
                                Character.getType(c) == Character.SURROGATE
                                        || (c & 0xfffe) == 0xfffe
                                        || (Character.isISOControl(c)
                                                && c != '\t'
                                                && !(c == '\n' && lines)));
        if (strange) {
            return bad(question, AnswerProblem.Kind.NOT_TEXT, "");
        }
        String canonical = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (canonical.codePointCount(0, canonical.length()) > most) {
            return bad(question, AnswerProblem.Kind.TOO_LONG, given);
        }
        return good(canonical);
    }

    private static AnswerCheck number(Attribute question, String given) {
        String digits = westernDigits(given.strip()).replace('\u2212', '-');
        if (!NUMBER.matcher(digits).matches()) {
            return bad(question, AnswerProblem.Kind.NOT_A_NUMBER, given);
        }
        BigDecimal number = new BigDecimal(digits);
        return good(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    private static AnswerCheck date(Attribute question, String given, ZoneId zone) {
        String text = westernDigits(given.strip()).toUpperCase(Locale.ROOT);
        try {
            if (DAY.matcher(text).matches()) {
                LocalDate day = LocalDate.parse(text);
                return inReach(day)
                        ? good(day.toString())
                        : bad(question, AnswerProblem.Kind.NOT_A_DATE, given);
            }
            Instant instant =
                    WALL_TIME.matcher(text).matches()
                            ? new WallClock(zone).at(LocalDateTime.parse(text))
                            : OffsetDateTime.parse(text).toInstant();
            return inReach(LocalDate.ofInstant(instant, zone))
                    ? good(instant.truncatedTo(ChronoUnit.SECONDS).toString())
                    : bad(question, AnswerProblem.Kind.NOT_A_DATE, given);
        } catch (DateTimeException e) {
            return bad(question, AnswerProblem.Kind.NOT_A_DATE, given);
        }
    }

    private static boolean inReach(LocalDate day) {
        return day.getYear() >= 1900 && day.getYear() < 2200;
    }

    /// People type digits of their own script.
    private static String westernDigits(String text) {
        StringBuilder western = new StringBuilder();
        text.codePoints()
                .forEach(c ->
                        western.appendCodePoint(
                                Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return western.toString();
    }

    private static Good good(String answer) {
        return new Good(List.of(answer));
    }

    private static Bad bad(Attribute question, AnswerProblem.Kind kind, String given) {
        return new Bad(AnswerProblem.with(question, kind, given));
    }
}
