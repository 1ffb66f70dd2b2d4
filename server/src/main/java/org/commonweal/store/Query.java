package org.commonweal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One statement about to be run. Made by [Tx#sql], used once, by the thread that runs the work.
public final class Query {
    private static final Object[] NONE = {};

    private final Session session;
    private final String sql;
    private @Nullable Object[] values = NONE;

    Query(Session session, String sql) {
        this.session = session;
        this.sql = sql;
    }

    /// Gives the values, in the order of the question marks.
    ///
    /// @param values text, bytes, whole or floating numbers, booleans (kept as 0 or 1), instants
    ///   (kept as milliseconds since 1970), null, or an Optional of these
    /// @return this
    public Query with(@Nullable Object... values) {
        this.values = values;
        return this;
    }

    /// Runs a query that finds one row or none.
    ///
    /// @param mapper makes the answer of the first row; further rows are not looked at
    /// @param <T> the answer
    /// @return the answer, or empty when there is no row
    /// @throws SQLException as the driver threw it
    public <T> Optional<T> one(RowMapper<T> mapper) throws SQLException {
        return session.call(
                sql,
                statement -> {
                    bind(statement, values);
                    try (var rows = statement.executeQuery()) {
                        return rows.next()
                                ? Optional.of(mapper.from(new Row(rows)))
                                : Optional.empty();
                    }
                });
    }

    /// Runs a query and keeps all its rows.
    ///
    /// @param mapper makes a thing of each row
    /// @param <T> the thing
    /// @return the things in the statement's order
    /// @throws SQLException as the driver threw it
    public <T> List<T> list(RowMapper<T> mapper) throws SQLException {
        var found = new ArrayList<T>();
        each(row -> found.add(mapper.from(row)));
        return found;
    }

    /// Runs a query and hands over its rows one at a time.
    ///
    /// @param consumer called for each row, in the statement's order
    /// @throws SQLException as the driver threw it
    public void each(RowConsumer consumer) throws SQLException {
        session.call(
                sql,
                statement -> {
                    bind(statement, values);
                    try (ResultSet rows = statement.executeQuery()) {
                        var row = new Row(rows);
                        while (rows.next()) {
                            consumer.take(row);
                        }
                    }
                    return true;
                });
    }

    /// Runs a change.
    ///
    /// @return how many rows it touched
    /// @throws SQLException as the driver threw it
    public int run() throws SQLException {
        return session.call(
                sql,
                statement -> {
                    bind(statement, values);
                    return statement.executeUpdate();
                });
    }

    /// Runs the same change for many rows; much cheaper than one by one on PostgreSQL.
    ///
    /// @param rows the values of each, as in [#with]
    /// @throws SQLException as the driver threw it
    public void runBatch(List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (rows.size() == 1) {
            with(rows.getFirst()).run();
            return;
        }
        session.call(
                sql,
                statement -> {
                    for (var row : rows) {
                        bind(statement, row);
                        statement.addBatch();
                    }
                    return statement.executeBatch().length;
                });
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, Types.NULL);
            case String text -> statement.setString(place, text);
            case Long number -> statement.setLong(place, number);
            case Integer number -> statement.setLong(place, number);
            case byte[] bytes -> statement.setBytes(place, bytes);
            case Instant moment -> statement.setLong(place, moment.toEpochMilli());
            case Boolean flag -> statement.setLong(place, flag ? 1 : 0);
            case Double real -> statement.setDouble(place, real);
            case Optional<?> maybe -> bind(statement, place, maybe.orElse(null));
            default -> throw new IllegalArgumentException("no column keeps a " + value.getClass());
        }
    }
}
