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

    /// Says that rows this work deleted or rewrote held something that must not be recoverable.
    /// After the commit and before the caller is answered the store lets the old bytes leave its
    /// own files, as far as it can (see the room's sign for what that means for each store). Only
    /// in [Store#write].
    ///
    /// @param table the table whose old rows must go
    void forget(String table);
}
