package org.commonweal.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.commonweal.store.Store;
import org.sqlite.SQLiteConfig;

/// The two stores, each with a desk's database and an equal one for plain JDBC, and with what makes
/// a commit durable checked before anything is measured.
sealed interface Engines extends AutoCloseable {
    String name();

    /// What [Store#open] takes: a database with all tables.
    String fresh(String database) throws Exception;

    /// A plain connection to a database made before, as durable as the store's own.
    Connection connect(String database) throws SQLException;

    @Override
    void close() throws IOException;

    record Sqlite(Path folder) implements Engines {
        @Override
        public String name() {
            return "SQLite";
        }

        @Override
        public String fresh(String database) throws IOException {
            var where = folder.resolve(database);
            Files.createDirectories(where);
            Store.open(where.toString()).close();
            return where.toString();
        }

        @Override
        public Connection connect(String database) throws SQLException {
            var config = new SQLiteConfig();
            config.setBusyTimeout(15_000);
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.enforceForeignKeys(true);
            config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "on");
            config.setCacheSize(-32_000);
            var connection =
                    config.createConnection(
                            "jdbc:sqlite:" + folder.resolve(database).resolve("commonweal.db"));
            try (var statement = connection.createStatement()) {
                statement.execute("pragma wal_autocheckpoint = 16000");
            }
            demand(connection, "pragma synchronous", "2");
            demand(connection, "pragma journal_mode", "wal");
            return connection;
        }

        @Override
        public void close() {}
    }

    record Postgres(EmbeddedPostgres server) implements Engines {
        // The library's own settings trade the promise of a commit for quick tests.
        static Postgres start() throws IOException {
            Logger.getLogger("").setLevel(Level.WARNING);
            return new Postgres(
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("max_connections", "100")
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setPGStartupWait(Duration.ofMinutes(2))
                            .start());
        }

        @Override
        public String name() {
            return "PostgreSQL";
        }

        @Override
        public String fresh(String database) throws SQLException {
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + database);
            }
            Store.open(url(database)).close();
            return url(database);
        }

        @Override
        public Connection connect(String database) throws SQLException {
            var connection = DriverManager.getConnection(url(database));
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                demand(connection, "show " + setting, "on");
            }
            return connection;
        }

        private String url(String database) {
            return server.getJdbcUrl("postgres", database);
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static void demand(Connection connection, String question, String answer)
            throws SQLException {
        try (var statement = connection.createStatement();
                var said = statement.executeQuery(question)) {
            said.next();
            if (!answer.equals(said.getString(1))) {
                throw new IllegalStateException(
                        question + " says " + said.getString(1) + ", not " + answer);
            }
        }
    }
}
