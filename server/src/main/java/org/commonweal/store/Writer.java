package org.commonweal.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.outside.SystemNow;
import org.jspecify.annotations.Nullable;

/// The one thread that writes: drains what callers handed in, runs it as one transaction, commits
/// once, answers all.
///
/// Contract: an answer leaves after COMMIT returned. When COMMIT fails, nobody knows yet whether it
/// happened; the connection is replaced and the writer's own row, changed by every batch, is read
/// again before anyone is answered.
final class Writer implements Runnable {
    private static final int BATCH = 256;
    private static final int WAITING = 8192;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Engine engine;
    private final ScopedValue<Session> current;
    private final String name = new Ids(Chance.secure()).hex(16);
    private final Now now = new SystemNow();
    private final BlockingQueue<Pending<?>> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private final Pending<?> stop = new Pending<>(tx -> true);
    private volatile boolean closed;
    private volatile BatchHook hook = new NoHook();
    private @Nullable Session session;
    private long batch;
    private volatile long commits;
    private Set<String> forgetting = Set.of();

    Writer(Engine engine, ScopedValue<Session> current) {
        this.engine = engine;
        this.current = current;
        this.thread = Thread.ofPlatform().name("store-writer").unstarted(this);
    }

    /// Opens the connection, so that a store that cannot be written to refuses at once, and starts
    /// the thread.
    void start() throws SQLException {
        session = open(true);
        thread.start();
    }

    void hook(BatchHook hook) {
        if (!(this.hook instanceof NoHook)) {
            throw new IllegalStateException("a store has one batch hook");
        }
        this.hook = hook;
    }

    <T> T write(Work<T> work) {
        var pending = new Pending<>(work);
        try {
            if (closed) {
                throw new StoreUnavailable("the store is closed");
            }
            if (!queue.offer(pending, 10, TimeUnit.SECONDS)) {
                throw new StoreUnavailable(
                        "the store is too busy: " + WAITING + " writes are waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("the write was interrupted before it was handed in", e);
        }
        if (closed && queue.remove(pending)) {
            throw new StoreUnavailable("the store is closed");
        }
        return pending.await(engine);
    }

    void close() {
        closed = true;
        try {
            queue.put(stop);
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How many batches this writer has committed. Raised before any of their callers is answered.
    long commits() {
        return commits;
    }

    @Override
    public void run() {
        var callers = new ArrayList<Pending<?>>(BATCH);
        try {
            while (!closed || !queue.isEmpty()) {
                callers.add(queue.take());
                drain(callers);
                if (!callers.isEmpty()) {
                    serve(callers);
                }
                callers.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            drop();
        }
    }

    private void drain(List<Pending<?>> callers) {
        queue.drainTo(callers, BATCH - callers.size());
        callers.remove(stop);
    }

    // Whatever happens inside, every caller is answered.
    private void serve(List<Pending<?>> callers) {
        try {
            commit(callers);
        } catch (StoreUnavailable e) {
            callers.forEach(caller -> caller.fail(e));
        } catch (SQLException e) {
            var refusal = new StoreUnavailable(engine.explain(e), e);
            callers.forEach(caller -> caller.fail(refusal));
        } catch (RuntimeException | Error e) {
            engine.log().error("a batch failed", e);
            callers.forEach(caller -> caller.fail(e));
        } finally {
            callers.forEach(Pending::settle);
        }
    }

    private void commit(List<Pending<?>> callers) throws SQLException {
        var session = this.session != null ? this.session : open(false);
        this.session = session;
        boolean sealed = false;
        try {
            session.afterCommit.clear();
            session.left.clear();
            session.forgetting.clear();
            engine.begin(session);
            sealed = ScopedValue.where(current, session).call(() -> fill(session, callers));
        } finally {
            if (!sealed) {
                undo(session);
            }
        }
        if (!sealed) {
            return;
        }
        var after = List.copyOf(session.afterCommit);
        var forget = Set.copyOf(session.forgetting);
        try {
            engine.commit(session);
        } catch (SQLException e) {
            drop();
            settle(e);
        }
        commits = batch;
        hook.committed();
        after.forEach(Runnable::run);
        forget(forget);
    }

    /// Runs the callers, and those who come meanwhile, and seals the batch. Whoever was answered
    /// together comes back one by one; sealing for the first of them alone would cost all a
    /// signature and a sync.
    ///
    /// @param callers takes in whoever comes
    /// @return false when nobody succeeded, so that there is nothing to commit
    private boolean fill(Session session, List<Pending<?>> callers) throws SQLException {
        hook.begin(session);
        boolean any = false;
        boolean saved = false;
        for (int i = 0; i < callers.size(); i++) {
            boolean alone = callers.size() == 1;
            if (!alone) {
                engine.savepoint(session, !saved);
                saved = true;
            }
            boolean done = runOne(session, callers.get(i), alone);
            if (alone && !done) {
                return false;
            }
            any |= done;
            if (i + 1 == callers.size()) {
                drain(callers);
            }
        }
        if (!any) {
            return false;
        }
        session.writeLeft();
        hook.seal(session);
        claim(session, ++batch);
        return true;
    }

    private boolean runOne(Session session, Pending<?> caller, boolean alone) throws SQLException {
        var mark = hook.mark();
        int actions = session.afterCommit.size();
        int left = session.left.size();
        var forgetting =
                session.forgetting.isEmpty() ? Set.<String>of() : Set.copyOf(session.forgetting);
        if (caller.run(session)) {
            return true;
        }
        if (session.broken()) {
            throw asSql(caller.failure());
        }
        if (!alone) {
            engine.rollbackToSavepoint(session);
            hook.rollbackTo(mark);
            session.afterCommit.subList(actions, session.afterCommit.size()).clear();
            session.left.subList(left, session.left.size()).clear();
            session.forgetting.retainAll(forgetting);
        }
        return false;
    }

    private static SQLException asSql(@Nullable Throwable failure) {
        return failure instanceof SQLException e
                ? e
                : new SQLException("the connection failed", failure);
    }

    private void undo(Session session) {
        hook.rolledBack();
        try {
            if (session.broken()) {
                drop();
            } else {
                engine.rollback(session);
            }
        } catch (SQLException e) {
            drop();
        }
    }

    /// Returns when the last batch proves stored; throws when it proves not stored, or cannot be
    /// proved either way.
    private void settle(SQLException lost) {
        long until = System.nanoTime() + SETTLE_NANOS;
        for (long pause = 50; ; pause = Math.min(2 * pause, 2000)) {
            try {
                session = open(false);
                if (engine.lastBatch(session, name) < batch) {
                    hook.rolledBack();
                    throw new StoreUnavailable(engine.explain(lost), lost);
                }
                return;
            } catch (SQLException again) {
                drop();
                if (System.nanoTime() > until) {
                    hook.rolledBack();
                    throw new StoreUnavailable(
                            "the store went away during a commit; whether it was stored is not known",
                            lost,
                            true);
                }
                pause(pause);
            }
        }
    }

    // Changed by every batch, so that it tells whether the batch is stored. Rows of writers long
    // gone are cleared.
    private void claim(Session session, long batch) throws SQLException {
        session.sql(
                        """
                        insert into store_writers (writer, batch, at) values (?, ?, ?)
                        on conflict (writer) do update set batch = excluded.batch, at = excluded.at\
                        """)
                .with(name, batch, now.now())
                .run();
    }

    // The deletion itself is committed; if the old bytes cannot leave now, they leave with the next
    // batch.
    private void forget(Set<String> tables) {
        var all = new HashSet<>(forgetting);
        all.addAll(tables);
        forgetting = Set.copyOf(all);
        if (forgetting.isEmpty() || session == null) {
            return;
        }
        try {
            engine.forget(session, forgetting);
            forgetting = Set.of();
        } catch (SQLException e) {
            engine.log().warn("erased bytes have not left the files yet: {}", engine.explain(e));
            drop();
        }
    }

    private Session open(boolean first) throws SQLException {
        var session = engine.openWriter();
        if (first) {
            engine.begin(session);
            session.sql("delete from store_writers where at < ?").with(now.now().minus(KEPT)).run();
            claim(session, 0);
            engine.commit(session);
        }
        return session;
    }

    private void drop() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /// Before the record registers.
    private static final class NoHook implements BatchHook {
        @Override
        public void begin(Tx tx) {}

        @Override
        public Object mark() {
            return this;
        }

        @Override
        public void rollbackTo(Object mark) {}

        @Override
        public void seal(Tx tx) {}

        @Override
        public void committed() {}

        @Override
        public void rolledBack() {}
    }
}
