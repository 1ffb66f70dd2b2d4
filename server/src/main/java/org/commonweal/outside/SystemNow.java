package org.commonweal.outside;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The machine's own clock.
public final class SystemNow implements Now {
    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
