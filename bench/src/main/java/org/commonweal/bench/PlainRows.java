package org.commonweal.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// The rows that one request leaves in the tables besides the record, to be committed again by
/// plain JDBC: as many, as wide, with the same indexes, and with ids, numbers and hashes of their
/// own. The figures that it counts in are added up before each commit, as the desk does.
final class PlainRows {
    private static final List<String> TABLES =
            List.of(
                    "requests",
                    "request_steps",
                    "request_spots",
                    "request_client_keys",
                    "request_keys");
    private static final String SEQUENCE =
            "update request_sequence set next = next + 1 where one = 1";
    private static final String FIGURE =
            """
            insert into request_figures (part, month, name, count) values (?, ?, ?, ?)
            on conflict (part, month, name) do update set count = request_figures.count + excluded.count
            """;

    /// One table's rows.
    private record Kept(String insert, List<String> columns, List<Object[]> rows) {}

    private final List<Kept> tables = new ArrayList<>();
    private final List<List<String>> figures = new ArrayList<>();
    private final AtomicLong next = new AtomicLong(1_000);

    /// Reads the rows of the only request there is.
    static PlainRows ofOnly(Connection connection) throws SQLException {
        var kept = new PlainRows();
        long id;
        try (var statement = connection.createStatement();
                var newest = statement.executeQuery("select max(id) from requests")) {
            newest.next();
            id = newest.getLong(1);
        }
        for (var table : TABLES) {
            kept.tables.add(read(connection, table, id));
        }
        try (var statement = connection.createStatement();
                var counted =
                        statement.executeQuery(
                                "select part, month, name from request_figures where month <> '' and count = 1")) {
            while (counted.next()) {
                kept.figures.add(
                        List.of(counted.getString(1), counted.getString(2), counted.getString(3)));
            }
        }
        if (kept.figures.isEmpty()) {
            throw new IllegalStateException("the request counts nowhere");
        }
        return kept;
    }

    private static Kept read(Connection connection, String table, long id) throws SQLException {
        var key = table.equals("requests") ? "id" : "request";
        try (var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select * from " + table + " where " + key + " = " + id)) {
            var shape = found.getMetaData();
            var columns = new ArrayList<String>();
            for (int i = 1; i <= shape.getColumnCount(); i++) {
                columns.add(shape.getColumnName(i));
            }
            var rows = new ArrayList<Object[]>();
            while (found.next()) {
                var row = new Object[columns.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
            if (rows.isEmpty()) {
                throw new IllegalStateException("the request left no row in " + table);
            }
            var marks = "?, ".repeat(columns.size() - 1) + "?";
            return new Kept(
                    "insert into "
                            + table
                            + " ("
                            + String.join(", ", columns)
                            + ") values ("
                            + marks
                            + ")",
                    columns,
                    rows);
        }
    }

    int rows() {
        return tables.stream().mapToInt(table -> table.rows().size()).sum();
    }

    /// One connection's statements.
    final class Writer {
        private final Connection connection;
        private final List<PreparedStatement> inserts = new ArrayList<>();
        private final PreparedStatement sequence;
        private final PreparedStatement figure;
        private final Random chance = new Random();
        private long counted;

        Writer(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            for (var table : tables) {
                inserts.add(connection.prepareStatement(table.insert()));
            }
            sequence = connection.prepareStatement(SEQUENCE);
            figure = connection.prepareStatement(FIGURE);
        }

        /// Adds one request's rows; the caller commits.
        void add(boolean counts) throws SQLException {
            long id = next.incrementAndGet();
            for (int t = 0; t < inserts.size(); t++) {
                for (var row : tables.get(t).rows()) {
                    bind(inserts.get(t), tables.get(t).columns(), row, id);
                    inserts.get(t).executeUpdate();
                }
            }
            if (counts) {
                sequence.executeUpdate();
                counted++;
            }
        }

        /// Adds many in one transaction, so that this side's code is as warm as the other's.
        void addMany(int count) throws SQLException {
            for (int i = 0; i < count; i++) {
                add(true);
            }
            commit();
        }

        void commit() throws SQLException {
            if (counted > 0) {
                for (var each : figures) {
                    figure.setString(1, each.get(0));
                    figure.setString(2, each.get(1));
                    figure.setString(3, each.get(2));
                    figure.setLong(4, counted);
                    figure.addBatch();
                }
                figure.executeBatch();
                counted = 0;
            }
            connection.commit();
        }

        private void bind(PreparedStatement insert, List<String> columns, Object[] row, long id)
                throws SQLException {
            for (int i = 0; i < row.length; i++) {
                insert.setObject(
                        i + 1,
                        switch (columns.get(i)) {
                            case "id", "request", "number" -> id;
                            case "handle" -> bytes(16);
                            case "hash", "receipt" -> bytes(32);
                            default -> row[i];
                        });
            }
        }

        private byte[] bytes(int length) {
            var bytes = new byte[length];
            chance.nextBytes(bytes);
            return bytes;
        }
    }
}
