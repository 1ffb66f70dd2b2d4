package org.commonweal.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// New, empty, migrated stores for tests of any room, each made by copying one that was migrated
/// once.
public final class FreshStores {
    private static final String FILE = "commonweal.db";
    private static final Logger ROOT = Logger.getLogger("");
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final List<String> USED = new ArrayList<>();
    private static byte @Nullable [] template;
    private static @Nullable EmbeddedPostgres server;

    private FreshStores() {}

    /// A data folder with an empty database.
    ///
    /// @param folder an empty folder, as from `@TempDir`
    /// @return what [Store#open] takes
    public static synchronized String sqlite(Path folder) {
        try {
            if (template == null) {
                Store.open(folder.toString()).close();
                template = Files.readAllBytes(folder.resolve(FILE));
                return folder.toString();
            }
            Files.createDirectories(folder);
            Files.write(folder.resolve(FILE), template);
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An empty database on a PostgreSQL server that these tests started, with fsync on as in
    /// earnest.
    ///
    /// @return what [Store#open] takes
    public static synchronized String postgres() {
        try {
            if (server == null) {
                server = start();
                sql("create database town_template");
                Store.open(url("town_template")).close();
            }
            USED.removeIf(FreshStores::dropped);
            var name = "town_" + DATABASES.incrementAndGet();
            sql("create database " + name + " template town_template");
            USED.add(name);
            return url(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // Hundreds of databases would take the server half a minute to put away at its end. One that
    // somebody is still connected to is left for the next time: the server would wait for them.
    private static boolean dropped(String name) {
        var free = "select 1 where not exists (select from pg_stat_activity where datname = ?)";
        try (var connection = admin();
                var asked = connection.prepareStatement(free)) {
            asked.setString(1, name);
            try (var row = asked.executeQuery()) {
                return row.next()
                        && connection.createStatement().executeUpdate("drop database " + name) == 0;
            }
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection admin() throws SQLException {
        if (server == null) {
            throw new IllegalStateException("no server yet");
        }
        return server.getPostgresDatabase().getConnection();
    }

    /// Runs a statement on the test server as its owner, outside any database of a test.
    ///
    /// @param statement the SQL
    /// @throws SQLException as the server refused it
    public static synchronized void sql(String statement) throws SQLException {
        try (var connection = admin();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    // The library's defaults turn the promises of a commit off; these tests are about them.
    private static EmbeddedPostgres start() throws IOException {
        // It logs every line of its start under names of its own making.
        ROOT.setLevel(Level.WARNING);
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    private static String url(String database) {
        if (server == null) {
            throw new IllegalStateException("no server yet");
        }
        return server.getJdbcUrl("postgres", database);
    }
}
