package org.commonweal.record;

import java.util.List;

/// Somebody who reads the record on in pages and keeps its own place, such as an index that has
/// commits of its own: what it holds and how far it has come become durable together.
public interface PageFollower {
    /// Where it stands. Asked once, on the follower's own thread, before the first page.
    ///
    /// @return the number of the entry it waits for
    /// @throws Exception to be asked again later, with growing pauses
    long position() throws Exception;

    /// Takes the next entries. Called in the order of the record by one thread; again with the same
    /// entries when it threw.
    ///
    /// @param entries one or more, in order, with the values that exist now
    /// @throws Exception to be tried again later, with growing pauses
    void take(List<Stored> entries) throws Exception;
}
