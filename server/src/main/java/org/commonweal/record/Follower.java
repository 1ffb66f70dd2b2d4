package org.commonweal.record;

/// Somebody who reads the record on, entry by entry: an index, a notice, a figure.
@FunctionalInterface
public interface Follower {
    /// Takes the next entry. Called in the order of the record by one thread; again for the same
    /// entry when it threw, and possibly again for the last entries after a crash, so taking twice
    /// must be harmless.
    ///
    /// @param entry the entry with the values that exist now
    /// @throws Exception to be tried again later, with growing pauses
    void take(Stored entry) throws Exception;
}
