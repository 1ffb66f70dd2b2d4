package org.commonweal.store;

import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A caller's work and, later, its outcome. The caller's thread parks until a store's thread
/// settles it.
final class Pending<T> {
    private final Work<T> work;
    private final Thread caller = Thread.currentThread();
    private @Nullable T result;
    private @Nullable Throwable failure;
    private volatile boolean settled;

    Pending(Work<T> work) {
        this.work = work;
    }

    /// Runs the work; its outcome stays inside until [#settle].
    ///
    /// @return whether it succeeded
    boolean run(Tx tx) {
        try {
            result = work.in(tx);
            return true;
        } catch (Throwable e) {
            failure = e;
            return false;
        }
    }

    @Nullable Throwable failure() {
        return failure;
    }

    /// Replaces the outcome.
    void fail(Throwable cause) {
        result = null;
        failure = cause;
    }

    /// Lets the caller go on with the outcome.
    void settle() {
        settled = true;
        LockSupport.unpark(caller);
    }

    /// Waits for the outcome, through interrupts: a write already handed in will happen, so leaving
    /// would lie.
    T await(Engine engine) {
        boolean interrupted = false;
        while (!settled) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return outcome(engine);
    }

    /// What the work returned, or its exception. Only by the thread that ran it, or after
    /// [#settle].
    @SuppressWarnings("NullAway") // without a failure the result is what the work returned
    T outcome(Engine engine) {
        return switch (failure) {
            case null -> result;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case SQLException e ->
                    throw engine.doubtful(e)
                            ? new StoreUnavailable(engine.explain(e), e)
                            : new StoreRejected(e);
            default -> throw new IllegalStateException(failure);
        };
    }

    /// Runs the work inside another that is under way.
    T here(Session session) {
        run(session);
        return outcome(session.engine());
    }
}
