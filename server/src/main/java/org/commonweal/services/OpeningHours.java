package org.commonweal.services;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hours of one weekday: spans of the wall clock, in order, without overlap. No span is a
/// closed day.
///
/// @param spans kept in order of time
public record OpeningHours(List<Span> spans) {
    /// A day without hours.
    public static final OpeningHours CLOSED = new OpeningHours(List.of());

    private static final int MINUTES_OF_DAY = 24 * 60;

    /// One span of a day, its end excluded.
    ///
    /// @param from minutes after midnight, 0 to 1439
    /// @param to minutes after midnight, to 1440 (24:00)
    public record Span(int from, int to) {
        private static final Pattern FORM = Pattern.compile("(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");

        /// @throws IllegalArgumentException for a span that does not lie within one day or ends
        ///   before it begins
        public Span {
            if (from < 0 || to > MINUTES_OF_DAY || from >= to) {
                throw new IllegalArgumentException(
                        "Opening hours %s-%s must begin before they end, within one day (a night is two spans: 22:00-24:00 and, the next day, 00:00-06:00)."
                                .formatted(clock(from), clock(to)));
            }
        }

        /// @param text such as `08:30-12:30`; midnight at the end of the day is `24:00`
        /// @throws IllegalArgumentException showing the form
        public static Span parse(String text) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()) {
                throw new IllegalArgumentException(
                        "\"%s\" are no opening hours; write them as \"08:30-12:30\"."
                                .formatted(text));
            }
            return new Span(
                    minutes(text, form.group(1), form.group(2)),
                    minutes(text, form.group(3), form.group(4)));
        }

        private static int minutes(String text, String hours, String minutes) {
            int h = Integer.parseInt(hours);
            int m = Integer.parseInt(minutes);
            if (h > 24 || m > 59 || (h == 24 && m > 0)) {
                throw new IllegalArgumentException(
                        "\"%s\" holds a time that is on no clock; use 00:00 to 24:00."
                                .formatted(text));
            }
            return h * 60 + m;
        }

        private static String clock(int minutes) {
            return "%02d:%02d".formatted(minutes / 60, minutes % 60);
        }

        /// @return the span as [#parse] reads it
        @Override
        public String toString() {
            return clock(from) + "-" + clock(to);
        }
    }

    /// @throws IllegalArgumentException when two spans overlap
    public OpeningHours {
        spans = spans.stream().sorted(Comparator.comparingInt(Span::from)).toList();
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from() < spans.get(i - 1).to()) {
                throw new IllegalArgumentException(
                        "The opening hours %s and %s overlap."
                                .formatted(spans.get(i - 1), spans.get(i)));
            }
        }
    }

    /// @param spans such as `08:30-12:30`, `13:30-17:00`
    /// @throws IllegalArgumentException for a span that is none, or two that overlap
    public static OpeningHours of(String... spans) {
        return new OpeningHours(List.of(spans).stream().map(Span::parse).toList());
    }

    /// @return whether the day has any hours
    public boolean isOpen() {
        return !spans.isEmpty();
    }
}
