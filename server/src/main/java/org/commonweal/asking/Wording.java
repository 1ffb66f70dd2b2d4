package org.commonweal.asking;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.commonweal.services.WorkingTime;
import org.commonweal.web.Exchange;

/// Amounts of time in the reader's language.
final class Wording {
    private Wording() {}

    /// Such as "5 working days".
    static String amount(Exchange exchange, WorkingTime time) {
        var unit = time.unit().name().toLowerCase(Locale.ROOT);
        return exchange.say("asking.amount." + unit, time.amount());
    }

    /// How long ago: "12 minutes ago", "3 days ago".
    static String age(Exchange exchange, Instant then, Instant now) {
        var age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return exchange.say("asking.ago.now");
        }
        if (age.toHours() < 1) {
            return exchange.say("asking.ago.minutes", age.toMinutes());
        }
        if (age.toDays() < 1) {
            return exchange.say("asking.ago.hours", age.toHours());
        }
        if (age.toDays() < 60) {
            return exchange.say("asking.ago.days", age.toDays());
        }
        return exchange.say("asking.ago.on", exchange.shell().day(then));
    }
}
