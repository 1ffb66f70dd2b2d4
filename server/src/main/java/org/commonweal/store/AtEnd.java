package org.commonweal.store;

import java.sql.SQLException;
import java.util.List;

/// Writes once for a whole batch what many callers of it left; see [Tx#atEnd].
///
/// @param <T> what a caller leaves
@FunctionalInterface
public interface AtEnd<T> {
    /// Runs on the writer's thread after the last caller's work, in the same transaction.
    ///
    /// @param tx the batch's transaction
    /// @param left what callers left whose work was not undone, in their order; never empty
    /// @throws SQLException fails the whole batch
    void write(Tx tx, List<T> left) throws SQLException;
}
