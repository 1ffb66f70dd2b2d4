package org.commonweal.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The few platform threads that read, each with its own connection and kept statements.
///
/// Twice as many as processors: a native call holds its thread, and more would only queue behind
/// the disk.
final class SqliteReaders {
    private final SqliteEngine engine;
    private final ScopedValue<Session> current;
    private final BlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Pending<?> stop = new Pending<>(tx -> true);
    private volatile boolean closed;

    SqliteReaders(SqliteEngine engine, ScopedValue<Session> current) {
        this.engine = engine;
        this.current = current;
    }

    void start() {
        int count = Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 2, 8);
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().name("store-reader-" + i).start(this::serve));
        }
    }

    <T> T read(Work<T> work) {
        var pending = new Pending<>(work);
        queue.add(pending);
        if (closed && queue.remove(pending)) {
            throw new StoreUnavailable("the store is closed");
        }
        return pending.await(engine);
    }

    void close() {
        closed = true;
        queue.add(stop);
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        Session session = null;
        try {
            for (var caller = queue.take(); caller != stop; caller = queue.take()) {
                session = answer(caller, session);
            }
            queue.add(stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (session != null) {
                session.close();
            }
        }
    }

    /// Answers one caller.
    ///
    /// @return the session to go on with, or null when it broke
    private @Nullable Session answer(Pending<?> caller, @Nullable Session kept) {
        var session = kept;
        try {
            if (session == null) {
                session = engine.openReader();
            }
            session.execute("begin");
            ScopedValue.where(current, session).run(runIn(session, caller));
            session.execute("commit");
        } catch (SQLException | RuntimeException e) {
            if (caller.failure() == null) {
                caller.fail(
                        e instanceof SQLException sql
                                ? new StoreUnavailable(engine.explain(sql), sql)
                                : e);
            }
            if (session != null) {
                session.close();
            }
            session = null;
        } finally {
            caller.settle();
        }
        return session;
    }

    private static Runnable runIn(Session session, Pending<?> caller) {
        return () -> caller.run(session);
    }
}
