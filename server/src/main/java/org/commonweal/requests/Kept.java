package org.commonweal.requests;

import java.util.Locale;

/// What became of the promise of one round.
public enum Kept {
    /// This desk promised nothing: it waits for an agency, or came from another desk.
    NONE,
    /// Not yet due, or reported done in time and waiting for the verdict.
    PENDING,
    /// Reported done by the first due date, and the asker agrees.
    KEPT,
    /// Missed, or judged otherwise, or wrongly refused.
    BROKEN,
    /// Reported done in time, and the asker never said. Counted apart.
    UNCONFIRMED,
    /// Ended without a done claim to judge: refused for good, or withdrawn.
    ENDED;

    /// The word in tables and message keys: `kept`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
