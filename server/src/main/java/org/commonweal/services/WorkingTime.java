package org.commonweal.services;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An amount of time as a promise states it: "4 working hours", "1 working day", "3 days".
///
/// Working minutes and hours pass only while the calendar is open; working days count open days;
/// plain minutes, hours and days count around the clock. [Calendar#add] gives an amount its
/// meaning.
///
/// @param amount 1 to 100,000
/// @param unit what is counted
public record WorkingTime(int amount, Unit unit) {
    private static final int MOST = 100_000;
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,6}) +(working +)?(minute|hour|day)s?");

    /// What an amount counts.
    public enum Unit {
        /// Sixty seconds, whatever the hour.
        MINUTE("minute"),
        /// Sixty minutes, whatever the hour.
        HOUR("hour"),
        /// To the same time of a later day.
        DAY("day"),
        /// A minute of opening hours.
        WORKING_MINUTE("working minute"),
        /// An hour of opening hours.
        WORKING_HOUR("working hour"),
        /// To the same time of a later open day.
        WORKING_DAY("working day");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        /// @return whether time passes only while the calendar is open
        public boolean isWorking() {
            return compareTo(WORKING_MINUTE) >= 0;
        }
    }

    /// @throws IllegalArgumentException for an amount that promises nothing or lies beyond anyone's
    ///   life
    public WorkingTime {
        if (amount < 1 || amount > MOST) {
            throw new IllegalArgumentException(
                    "A promise needs an amount from 1 to %,d, not %d.".formatted(MOST, amount));
        }
    }

    /// Reads what [#toString] prints; "1 days", several spaces and capitals are taken too.
    ///
    /// @throws IllegalArgumentException showing the forms that are understood
    public static WorkingTime parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not an amount of time; write it as \"1 working day\", \"4 working hours\", \"3 days\", \"20 hours\" or \"90 minutes\"."
                            .formatted(text));
        }
        String working = form.group(2) == null ? "" : "WORKING_";
        Unit unit = Unit.valueOf(working + form.group(3).toUpperCase(Locale.ROOT));
        return new WorkingTime(Integer.parseInt(form.group(1)), unit);
    }

    /// @return the amount in plain English, such as `4 working hours`; [#parse] reads it back
    @Override
    public String toString() {
        return amount + " " + unit.word + (amount == 1 ? "" : "s");
    }
}
