package org.commonweal.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;

/// PostgreSQL 15 or newer: its own log synced at every commit, whatever the server's defaults.
final class PostgresEngine implements Engine {
    private static final int OLDEST = 150000;

    private final String url;

    PostgresEngine(String url) {
        this.url = url;
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public Session openWriter() throws SQLException {
        var connection = DriverManager.getConnection(url, properties());
        connection.setAutoCommit(false);
        var session = new Session(connection, this, true);
        session.execute("set synchronous_commit = on");
        connection.commit();
        return session;
    }

    /// Defaults for every connection; what the URL says goes before them.
    static Properties properties() {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "commonweal");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "300");
        properties.setProperty("reWriteBatchedInserts", "true");
        return properties;
    }

    /// Refuses a server that is too old or does not wait for its disk.
    static void refuseUnsafe(Session session) throws SQLException {
        int version = Integer.parseInt(show(session, "server_version_num"));
        if (version < OLDEST) {
            throw new StoreUnavailable(
                    "PostgreSQL 15 or newer is needed; this one is "
                            + show(session, "server_version"));
        }
        for (var guard : new String[] {"fsync", "full_page_writes"}) {
            if (!"on".equals(show(session, guard))) {
                throw new StoreUnavailable(
                        "PostgreSQL runs with "
                                + guard
                                + "=off, which can lose what was acknowledged");
            }
        }
    }

    private static String show(Session session, String name) throws SQLException {
        return session.sql("select current_setting(?)")
                .with(name)
                .one(row -> row.text(1))
                .orElseThrow();
    }

    @Override
    public void begin(Session session) {
        // The driver begins with the first statement.
    }

    @Override
    public void commit(Session session) throws SQLException {
        session.connection().commit();
    }

    @Override
    public void rollback(Session session) throws SQLException {
        session.connection().rollback();
    }

    @Override
    public void savepoint(Session session, boolean first) throws SQLException {
        session.direct(first ? "savepoint caller" : "release savepoint caller; savepoint caller");
    }

    @Override
    public void rollbackToSavepoint(Session session) throws SQLException {
        session.direct("rollback to savepoint caller");
    }

    // Connection, operator intervention, system and internal errors, and whatever has no code.
    @Override
    public boolean doubtful(SQLException e) {
        var state = e.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("58")
                || state.startsWith("XX");
    }

    // An earlier connection of this writer may still be inside its COMMIT; it holds this row until
    // that is decided.
    @Override
    public long lastBatch(Session session, String writer) throws SQLException {
        try {
            return session.sql("select batch from store_writers where writer = ? for update")
                    .with(writer)
                    .one(row -> row.number(1))
                    .orElse(-1L);
        } finally {
            session.connection().rollback();
        }
    }

    @Override
    public void forget(Session session, Set<String> tables) throws SQLException {
        session.connection().setAutoCommit(true);
        try {
            for (var table : tables) {
                session.direct("vacuum " + table);
            }
        } finally {
            session.connection().setAutoCommit(false);
        }
    }

    @Override
    public String explain(SQLException e) {
        var state = e.getSQLState();
        if (state == null || state.startsWith("08")) {
            return "the PostgreSQL server cannot be reached; nothing was stored";
        }
        if (state.startsWith("53100")) {
            return "the PostgreSQL server's disk is full; nothing was stored";
        }
        if (state.startsWith("28")) {
            return "the PostgreSQL server refused the user or password";
        }
        return "the PostgreSQL server refused (" + state + "): " + e.getMessage();
    }
}
