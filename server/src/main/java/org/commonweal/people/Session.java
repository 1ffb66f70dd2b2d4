package org.commonweal.people;

import java.time.Duration;
import java.time.Instant;

/// A sign-in that may still hold. It ends after twelve hours, and after two hours unused.
///
/// @param member who signed in
/// @param started when
/// @param seen when it was last used, at most [#NOTED] ago
record Session(StaffMember member, Instant started, Instant seen) {
    static final Duration WHOLE = Duration.ofHours(12);
    static final Duration UNUSED = Duration.ofHours(2);

    /// Use is noted no more often than this, so that reading pages seldom writes.
    static final Duration NOTED = Duration.ofMinutes(5);

    boolean holds(Instant now) {
        return !member.disabled()
                && now.isBefore(started.plus(WHOLE))
                && now.isBefore(seen.plus(UNUSED));
    }

    boolean isToBeNoted(Instant now) {
        return !now.isBefore(seen.plus(NOTED));
    }
}
