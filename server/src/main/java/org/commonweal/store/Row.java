package org.commonweal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// One row of an answer, valid only inside the mapper it is handed to. Columns go by name, or by
/// place (from 1) where rows are many. The `maybe` forms are for columns that can be null; the
/// others throw on null.
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    /// @param column its name
    /// @return the text
    /// @throws SQLException when it is null or absent
    public String text(String column) throws SQLException {
        return present(rows.getString(column), column);
    }

    /// @param place from 1
    /// @return the text
    /// @throws SQLException when it is null or absent
    public String text(int place) throws SQLException {
        return present(rows.getString(place), place);
    }

    /// @param column its name
    /// @return the text, or empty for null
    /// @throws SQLException when there is no such column
    public Optional<String> maybeText(String column) throws SQLException {
        return Optional.ofNullable(rows.getString(column));
    }

    /// @param column its name
    /// @return the integer
    /// @throws SQLException when it is null or absent
    public long number(String column) throws SQLException {
        long value = rows.getLong(column);
        refuseNull(column);
        return value;
    }

    /// @param place from 1
    /// @return the integer
    /// @throws SQLException when it is null or absent
    public long number(int place) throws SQLException {
        long value = rows.getLong(place);
        refuseNull(place);
        return value;
    }

    /// @param column its name
    /// @return the integer, or empty for null
    /// @throws SQLException when there is no such column
    public Optional<Long> maybeNumber(String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? Optional.empty() : Optional.of(value);
    }

    /// @param column its name
    /// @return the floating-point number
    /// @throws SQLException when it is null or absent
    public double real(String column) throws SQLException {
        double value = rows.getDouble(column);
        refuseNull(column);
        return value;
    }

    /// @param column its name
    /// @return the floating-point number, or empty for null
    /// @throws SQLException when there is no such column
    public Optional<Double> maybeReal(String column) throws SQLException {
        double value = rows.getDouble(column);
        return rows.wasNull() ? Optional.empty() : Optional.of(value);
    }

    /// @param column its name
    /// @return true for 1, false for 0
    /// @throws SQLException when it is null or absent
    public boolean flag(String column) throws SQLException {
        return number(column) != 0;
    }

    /// @param column its name
    /// @return the moment kept as milliseconds since 1970
    /// @throws SQLException when it is null or absent
    public Instant instant(String column) throws SQLException {
        return Instant.ofEpochMilli(number(column));
    }

    /// @param column its name
    /// @return the moment, or empty for null
    /// @throws SQLException when there is no such column
    public Optional<Instant> maybeInstant(String column) throws SQLException {
        return maybeNumber(column).map(Instant::ofEpochMilli);
    }

    /// @param place from 1
    /// @return the moment, or empty for null
    /// @throws SQLException when there is no such column
    public Optional<Instant> maybeInstant(int place) throws SQLException {
        long value = rows.getLong(place);
        return rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
    }

    /// @param column its name
    /// @return the bytes
    /// @throws SQLException when it is null or absent
    public byte[] bytes(String column) throws SQLException {
        return present(rows.getBytes(column), column);
    }

    /// @param place from 1
    /// @return the bytes
    /// @throws SQLException when it is null or absent
    public byte[] bytes(int place) throws SQLException {
        return present(rows.getBytes(place), place);
    }

    /// @param column its name
    /// @return the bytes, or empty for null
    /// @throws SQLException when there is no such column
    public Optional<byte[]> maybeBytes(String column) throws SQLException {
        return Optional.ofNullable(rows.getBytes(column));
    }

    private void refuseNull(Object column) throws SQLException {
        if (rows.wasNull()) {
            throw new SQLException("column " + column + " is null");
        }
    }

    private static <T> T present(@org.jspecify.annotations.Nullable T value, Object column)
            throws SQLException {
        if (value == null) {
            throw new SQLException("column " + column + " is null");
        }
        return value;
    }
}
