package org.commonweal.outside;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A clock that stands still until it is turned: for tests and for playing a town's history.
public final class TurnedNow implements Now {
    private volatile Instant moment;

    /// Starts at a moment.
    ///
    /// @param start the first answer of [#now()]
    public TurnedNow(Instant start) {
        moment = start.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Instant now() {
        return moment;
    }

    /// Turns the clock on.
    ///
    /// @param amount how far; never negative, because time does not run backwards for anybody who
    ///   asks it
    /// @return the new moment
    public synchronized Instant turn(Duration amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("the clock turns forward only, not by " + amount);
        }
        moment = moment.plus(amount).truncatedTo(ChronoUnit.MILLIS);
        return moment;
    }

    /// Turns the clock to a moment.
    ///
    /// @param to the moment, not before the present one
    public synchronized void turnTo(Instant to) {
        turn(Duration.between(moment, to));
    }
}
