package org.commonweal.outside;

import java.time.Instant;

/// The present moment. Safe for use by any thread.
public interface Now {
    /// The moment, in whole milliseconds, which is what the tables keep.
    ///
    /// @return an instant without a part finer than a millisecond
    Instant now();
}
