package org.commonweal.store;

/// A transaction, as one caller sees it. Used by the thread that runs the work, until the work
/// returns.
public interface Tx {
    /// A statement, prepared once for each connection and kept.
    ///
    /// @param sql one statement with `?` for each value; constant text, never built from input
    /// @return the statement, to be given values and run
    Query sql(String sql);

    /// Which SQL this store speaks.
    ///
    /// @return the dialect
    Dialect dialect();

    /// Does something small in memory after the commit and before the caller is answered; dropped
    /// if this work is undone. Only in [Store#write].
    ///
    /// @param action must neither block nor throw nor use this transaction
    void afterCommit(Runnable action);

    /// Leaves something to be written once for the whole batch, before its one commit: sums that
    /// many callers of a batch add to. Dropped if this work is undone. Only in [Store#write].
    ///
    /// @param by writes; the same object for all that belongs together
    /// @param what handed to it with what others left
    /// @param <T> what is left
    <T> void atEnd(AtEnd<T> by, T what);

    /// Says that rows this work deleted or rewrote held something that must not be recoverable.
    /// After the commit and before the caller is answered the store lets the old bytes leave its
    /// own files, as far as it can (see the room's sign for what that means for each store). Only
    /// in [Store#write].
    ///
    /// @param table the table whose old rows must go
    void forget(String table);
}
