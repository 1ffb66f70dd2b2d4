package org.commonweal.store;

import java.sql.SQLException;

/// Makes a thing of a row.
///
/// @param <T> the thing
@FunctionalInterface
public interface RowMapper<T> {
    /// Reads the row; must not keep it.
    ///
    /// @param row the present row
    /// @return the thing
    /// @throws SQLException when a column is missing or of another kind
    T from(Row row) throws SQLException;
}
