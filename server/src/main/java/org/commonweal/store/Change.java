package org.commonweal.store;

import java.sql.SQLException;

/// A [Work] without an answer.
@FunctionalInterface
public interface Change {
    /// Runs once, on the writer's thread.
    ///
    /// @param tx valid until this method returns
    /// @throws SQLException as the statements threw it; any exception undoes this change only
    void in(Tx tx) throws SQLException;
}
