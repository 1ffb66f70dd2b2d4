package org.commonweal.asking;

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
}
