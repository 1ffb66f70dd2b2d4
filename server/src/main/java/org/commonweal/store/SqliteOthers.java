package org.commonweal.store;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Notices that something else than this process's own writer has changed the file, such as a verb
/// of the command line beside a desk that is served. SQLite keeps a number for that
/// (<https://www.sqlite.org/pragma.html#pragma_data_version>), which is looked at when somebody
/// asks and it was last looked at more than ten milliseconds ago.
final class SqliteOthers {
    private static final long OFTEN = TimeUnit.MILLISECONDS.toNanos(10);

    private final SqliteEngine engine;
    private @Nullable Session session;
    private long seen;
    private volatile long changes;
    private volatile long looked = System.nanoTime() - OFTEN;
    private boolean closed;

    SqliteOthers(SqliteEngine engine) {
        this.engine = engine;
    }

    /// How often the file was seen changed. This process's own commits count among them, later than
    /// the writer counts them.
    long changes() {
        if (System.nanoTime() - looked >= OFTEN) {
            look();
        }
        return changes;
    }

    private synchronized void look() {
        if (closed) {
            throw new StoreUnavailable("the store is closed");
        }
        if (System.nanoTime() - looked < OFTEN) {
            return;
        }
        long at = System.nanoTime();
        try {
            if (session == null) {
                session = engine.openReader();
            }
            long now = session.sql("pragma data_version").one(row -> row.number(1)).orElseThrow();
            if (now != seen) {
                seen = now;
                changes = changes + 1;
            }
            looked = at;
        } catch (SQLException e) {
            end();
            throw new StoreUnavailable(engine.explain(e), e);
        }
    }

    private void end() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    synchronized void close() {
        closed = true;
        end();
    }
}
