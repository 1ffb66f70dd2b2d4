package org.commonweal.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// Connections for [Store#glance], used by whichever thread looks: no queue, no other thread. Never
/// more of them at work than threads can run at once, since nothing waits between taking one and
/// giving it back.
final class SqliteGlances {
    private static final int MOST = 16;

    private final SqliteEngine engine;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean closed;

    SqliteGlances(SqliteEngine engine) {
        this.engine = engine;
    }

    /// A connection of the caller's own until [#give], if there is one left.
    Optional<Session> take() {
        var session = idle.poll();
        if (session != null) {
            return Optional.of(session);
        }
        if (closed || open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            return Optional.empty();
        }
        try {
            return Optional.of(engine.openReader());
        } catch (SQLException e) {
            open.decrementAndGet();
            throw new StoreUnavailable(engine.explain(e), e);
        }
    }

    void give(Session session) {
        if (session.broken() || closed) {
            drop(session);
            return;
        }
        idle.push(session);
        if (closed) {
            close();
        }
    }

    private void drop(Session session) {
        open.decrementAndGet();
        session.close();
    }

    void close() {
        closed = true;
        for (var session = idle.poll(); session != null; session = idle.poll()) {
            drop(session);
        }
    }
}
