package org.commonweal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteDataSource;

/// [Store] in one data folder: `commonweal.db` with its log beside it.
final class SqliteStore implements Store {
    private static final AtomicBoolean LIBRARY_PLACED = new AtomicBoolean();

    private final ScopedValue<Session> current = ScopedValue.newInstance();
    private final Writer writer;
    private final SqliteReaders readers;
    private final SqliteGlances glances;
    private final SqliteOthers others;

    private SqliteStore(SqliteEngine engine) {
        writer = new Writer(engine, current);
        readers = new SqliteReaders(engine, current);
        glances = new SqliteGlances(engine);
        others = new SqliteOthers(engine);
    }

    static SqliteStore open(Path folder) {
        placeLibrary(folder.toAbsolutePath());
        var engine = new SqliteEngine(folder.toAbsolutePath().resolve("commonweal.db"));
        try {
            migrate(engine);
            var store = new SqliteStore(engine);
            store.writer.start();
            store.readers.start();
            return store;
        } catch (SQLException e) {
            throw new StoreUnavailable(engine.explain(e), e);
        }
    }

    // The driver unpacks its native library at every start. In the data folder it cannot be refused
    // by a temporary folder
    // that forbids programs, and what a killed process left behind is cleared by the next one.
    private static void placeLibrary(Path folder) {
        var tmp = folder.resolve("tmp");
        try {
            Files.createDirectories(tmp);
            Files.delete(Files.createTempFile(tmp, "writable", ""));
            if (LIBRARY_PLACED.compareAndSet(false, true)) {
                try (var leftovers = Files.newDirectoryStream(tmp, "sqlite-*")) {
                    for (var leftover : leftovers) {
                        Files.deleteIfExists(leftover);
                    }
                }
                System.setProperty("org.sqlite.tmpdir", tmp.toString());
            }
        } catch (IOException e) {
            LIBRARY_PLACED.set(false);
            throw new StoreUnavailable(
                    "the data folder " + folder + " cannot be written to: " + e.getMessage(), e);
        }
    }

    private static void migrate(SqliteEngine engine) throws SQLException {
        int wanted = Migrations.fingerprint(Dialect.SQLITE);
        try (var session = engine.openWriter()) {
            int found =
                    session.sql("pragma user_version").one(row -> (int) row.number(1)).orElse(0);
            if (found == wanted) {
                return;
            }
        }
        var source = new SQLiteDataSource(engine.config());
        source.setUrl(engine.url());
        Migrations.run(Dialect.SQLITE, Flyway.configure().dataSource(source));
        try (var session = engine.openWriter()) {
            session.execute("pragma user_version = " + wanted);
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        return current.isBound() ? new Pending<>(work).here(current.get()) : readers.read(work);
    }

    @Override
    public <T> T glance(Work<T> work) {
        var session = current.isBound() ? Optional.<Session>empty() : glances.take();
        if (session.isEmpty()) {
            return read(work);
        }
        try {
            return new Pending<>(work).here(session.get());
        } finally {
            glances.give(session.get());
        }
    }

    @Override
    public long version() {
        return current.isBound() ? UNKNOWN : writer.commits() + others.changes();
    }

    @Override
    public <T> T write(Work<T> work) {
        if (current.isBound()) {
            throw new IllegalStateException(
                    "already inside a work of this store: pass its transaction on");
        }
        return writer.write(work);
    }

    @Override
    public void beforeCommit(BatchHook hook) {
        writer.hook(hook);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public void close() {
        others.close();
        glances.close();
        readers.close();
        writer.close();
    }
}
