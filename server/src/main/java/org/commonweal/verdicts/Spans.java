package org.commonweal.verdicts;

import java.time.Duration;
import org.commonweal.web.Shell;

/// Lengths of time, said as people say them: in their largest unit that fits twice, or once
/// exactly.
public final class Spans {
    private Spans() {}

    /// A length of time in words.
    ///
    /// @param shell the reader's language
    /// @param span its sign does not matter
    /// @return such as `3 days`, `1 day`, `5 hours`, `40 minutes`; at least one minute
    public static String say(Shell shell, Duration span) {
        var length = span.abs();
        if (length.compareTo(Duration.ofHours(47)) >= 0) {
            return shell.say("verdicts.span.days", (length.toHours() + 12) / 24);
        }
        if (length.compareTo(Duration.ofMinutes(110)) >= 0) {
            return shell.say("verdicts.span.hours", (length.toMinutes() + 30) / 60);
        }
        return shell.say("verdicts.span.minutes", Math.max(1, length.toMinutes()));
    }
}
