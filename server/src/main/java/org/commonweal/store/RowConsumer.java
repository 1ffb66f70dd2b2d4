package org.commonweal.store;

import java.sql.SQLException;

/// Takes rows one at a time.
@FunctionalInterface
public interface RowConsumer {
    /// Reads the row; must not keep it.
    ///
    /// @param row the present row
    /// @throws SQLException when a column is missing or of another kind
    void take(Row row) throws SQLException;
}
