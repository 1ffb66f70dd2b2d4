package org.commonweal.store;

import java.sql.SQLException;

/// Takes part in every batch of the writer, inside its transaction. Called on the writer's thread
/// only, in the order `begin`, then for each caller `mark` and perhaps `rollbackTo`, then `seal`,
/// then `committed`; or `rolledBack` at any point after `begin`.
public interface BatchHook {
    /// The transaction has begun. The place to take the lock that keeps other servers' batches
    /// apart.
    ///
    /// @param tx the batch's transaction
    /// @throws SQLException fails the batch
    void begin(Tx tx) throws SQLException;

    /// Where this hook's memory stands before the next caller's work.
    ///
    /// @return handed back to [#rollbackTo]
    Object mark();

    /// The caller's work was undone; memory must go back.
    ///
    /// @param mark what [#mark] gave before that work
    void rollbackTo(Object mark);

    /// All callers' work is done and at least one succeeded; the last statements before COMMIT.
    ///
    /// @param tx the batch's transaction
    /// @throws SQLException fails the batch
    void seal(Tx tx) throws SQLException;

    /// COMMIT has returned: everything sealed is durable.
    void committed();

    /// Nothing of this batch is stored. Memory must not be trusted: read it again at the next
    /// [#begin].
    void rolledBack();
}
