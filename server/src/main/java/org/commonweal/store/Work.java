package org.commonweal.store;

import java.sql.SQLException;

/// What a caller does inside one transaction.
///
/// @param <T> what it finds or makes
@FunctionalInterface
public interface Work<T> {
    /// Runs once, on a thread of the store.
    ///
    /// @param tx valid until this method returns
    /// @return the answer, handed to the caller after the commit
    /// @throws SQLException as the statements threw it; any exception undoes this work only
    T in(Tx tx) throws SQLException;
}
