package org.commonweal.post;

/// What came of handing a message over.
public sealed interface Handed {
    /// Taken: it is on its way.
    record Taken() implements Handed {}

    /// Not now.
    ///
    /// @param why for operators; without addresses
    /// @param all whether the others need not be tried now either
    record Later(String why, boolean all) implements Handed {}

    /// Never.
    ///
    /// @param why for operators; without addresses
    record Never(String why) implements Handed {}
}
