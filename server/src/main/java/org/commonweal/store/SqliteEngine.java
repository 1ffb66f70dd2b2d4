package org.commonweal.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/// SQLite in one file: a write-ahead log synced at every commit, deleted bytes overwritten.
final class SqliteEngine implements Engine {
    // What leaves the transaction or the file in doubt: BUSY, LOCKED, NOMEM, READONLY, INTERRUPT,
    // IOERR, CORRUPT, FULL,
    // CANTOPEN, PROTOCOL, NOTADB. Some of these undo the whole transaction by themselves.
    private static final Set<Integer> DOUBTFUL = Set.of(5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 26);
    private static final int BUSY_MILLIS = 15_000;

    private final Path file;

    SqliteEngine(Path file) {
        this.file = file;
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public Session openWriter() throws SQLException {
        var session = open(true);
        session.execute("pragma cache_size = -96000");
        session.execute("pragma wal_autocheckpoint = 16000");
        session.execute("pragma journal_size_limit = 67108864");
        return session;
    }

    Session openReader() throws SQLException {
        var session = open(false);
        session.execute("pragma cache_size = -8000");
        session.execute("pragma query_only = on");
        return session;
    }

    String url() {
        return "jdbc:sqlite:" + file;
    }

    SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "on");
        // Sorting spills would put private values into files that nobody overwrites.
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // The driver would ask for the last row's id after every change, with a statement prepared
        // anew each time; nobody reads it.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private Session open(boolean writes) throws SQLException {
        var connection = config().createConnection(url());
        // Transactions are begun and ended here, by statements. Told that they are its own, the
        // driver would begin one before each change, which fails each time; told so only in its
        // settings, it does nothing at all.
        connection.unwrap(SQLiteConnection.class).getConnectionConfig().setAutoCommit(false);
        return new Session(connection, this, writes);
    }

    @Override
    public void begin(Session session) throws SQLException {
        session.execute("begin immediate");
    }

    @Override
    public void commit(Session session) throws SQLException {
        session.execute("commit");
    }

    @Override
    public void rollback(Session session) throws SQLException {
        session.execute("rollback");
    }

    @Override
    public void savepoint(Session session, boolean first) throws SQLException {
        if (!first) {
            session.execute("release caller");
        }
        session.execute("savepoint caller");
    }

    @Override
    public void rollbackToSavepoint(Session session) throws SQLException {
        session.execute("rollback to caller");
    }

    @Override
    public boolean doubtful(SQLException e) {
        return DOUBTFUL.contains(e.getErrorCode() & 0xff);
    }

    @Override
    public long lastBatch(Session session, String writer) throws SQLException {
        return session.sql("select batch from store_writers where writer = ?")
                .with(writer)
                .one(row -> row.number(1))
                .orElse(-1L);
    }

    // The log still holds the pages as they were; emptying it leaves only the overwritten file.
    @Override
    public void forget(Session session, Set<String> tables) throws SQLException {
        boolean waits =
                session.sql("pragma wal_checkpoint(truncate)")
                        .one(row -> row.number(1) != 0)
                        .orElse(true);
        if (waits) {
            throw new SQLException("readers still use the log");
        }
    }

    @Override
    public String explain(SQLException e) {
        var folder = file.getParent();
        return switch (e.getErrorCode() & 0xff) {
            case 13 -> "the disk of " + folder + " is full; nothing was stored";
            case 8 -> "the data folder " + folder + " cannot be written to; nothing was stored";
            case 10 -> "the disk of " + folder + " failed; nothing was stored";
            case 5, 6 -> "another program holds the database in " + folder + "; nothing was stored";
            case 11, 26 -> "the database in " + folder + " is damaged: restore it from a backup";
            case 14 -> "the database in " + folder + " cannot be opened";
            default -> "the database in " + folder + " did not answer: " + e.getMessage();
        };
    }
}
