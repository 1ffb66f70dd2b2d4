package org.commonweal.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/// [Store] on a PostgreSQL server: one connection that writes, a pool that reads on the callers'
/// own threads.
final class PostgresStore implements Store {
    // Held here, because a logger nobody holds forgets its level.
    private static final Logger QUIET = Logger.getLogger("com.zaxxer.hikari");
    private static final int READERS = 8;

    private final ScopedValue<Session> current = ScopedValue.newInstance();
    private final PostgresEngine engine;
    private final Writer writer;
    private final HikariDataSource readers;

    private PostgresStore(PostgresEngine engine, HikariDataSource readers) {
        this.engine = engine;
        this.readers = readers;
        this.writer = new Writer(engine, current);
    }

    static PostgresStore open(String url) {
        QUIET.setLevel(Level.WARNING);
        var engine = new PostgresEngine(url);
        try {
            migrate(engine, url);
            var store = new PostgresStore(engine, pool(url));
            store.writer.start();
            return store;
        } catch (SQLException e) {
            throw new StoreUnavailable(engine.explain(e), e);
        }
    }

    private static void migrate(PostgresEngine engine, String url) throws SQLException {
        var wanted = Integer.toString(Migrations.fingerprint(Dialect.POSTGRESQL));
        try (var session = engine.openWriter()) {
            PostgresEngine.refuseUnsafe(session);
            var found =
                    session.sql(
                                    "select obj_description(to_regclass('flyway_schema_history'), 'pg_class')")
                            .one(row -> row.maybeText("obj_description"))
                            .flatMap(text -> text);
            if (found.isPresent() && found.get().equals(wanted)) {
                return;
            }
        }
        Migrations.run(Dialect.POSTGRESQL, Flyway.configure().dataSource(url, null, null));
        try (var session = engine.openWriter()) {
            session.direct("comment on table flyway_schema_history is '" + wanted + "'");
            session.connection().commit();
        }
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setDataSourceProperties(PostgresEngine.properties());
        config.setPoolName("store-readers");
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    @Override
    public <T> T read(Work<T> work) {
        var pending = new Pending<>(work);
        if (current.isBound()) {
            return pending.here(current.get());
        }
        try (var connection = readers.getConnection()) {
            readOn(connection, pending);
        } catch (SQLException e) {
            throw new StoreUnavailable(engine.explain(e), e);
        }
        return pending.outcome(engine);
    }

    private void readOn(Connection connection, Pending<?> pending) throws SQLException {
        try (var session = new Session(connection, engine, false)) {
            ScopedValue.where(current, session).run(() -> pending.run(session));
            connection.rollback();
        }
    }

    @Override
    public <T> T glance(Work<T> work) {
        return read(work);
    }

    @Override
    public long version() {
        return UNKNOWN;
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
        return Dialect.POSTGRESQL;
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
