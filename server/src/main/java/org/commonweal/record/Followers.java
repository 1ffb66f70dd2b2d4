package org.commonweal.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.commonweal.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The followers of this server, one thread each.
///
/// A place is saved at most once a second, not after every entry: saving costs a durable commit,
/// and taking an entry twice after a crash is part of the contract.
final class Followers {
    private static final Logger LOG = LoggerFactory.getLogger("commonweal.record");
    private static final int PAGE = 256;
    private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);

    private final Store store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final List<Reader> readers = new ArrayList<>();
    private long size;
    private boolean closed;

    Followers(Store store) {
        this.store = store;
    }

    /// The record has grown.
    void published(long size) {
        lock.lock();
        try {
            this.size = size;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void start(String name, Follower follower) {
        var reader = new Reader(name, follower, store.read(tx -> RecordTables.position(tx, name)));
        lock.lock();
        try {
            if (readers.stream().anyMatch(other -> other.name.equals(name))) {
                throw new IllegalStateException("somebody already follows as " + name);
            }
            readers.add(reader);
        } finally {
            lock.unlock();
        }
        reader.thread.start();
    }

    List<FollowerStatus> status(long size) {
        lock.lock();
        try {
            return readers.stream()
                    .map(reader ->
                            new FollowerStatus(
                                    reader.name,
                                    reader.position,
                                    Math.max(0, size - reader.position),
                                    reader.trouble))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    boolean await(long size, Duration most) {
        long left = most.toNanos();
        lock.lock();
        try {
            while (left > 0 && readers.stream().anyMatch(reader -> reader.position < size)) {
                left = moved.awaitNanos(left);
            }
            return readers.stream().allMatch(reader -> reader.position >= size);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        for (var reader : readers) {
            try {
                reader.thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// One follower on its thread. `position` and `trouble` are guarded by the lock, the rest is
    /// the thread's own.
    private final class Reader implements Runnable {
        private final String name;
        private final Follower follower;
        private final Thread thread;
        private long position;
        private Optional<String> trouble = Optional.empty();
        private long saved;
        private long savedAt = System.nanoTime();
        private long pause;

        Reader(String name, Follower follower, long position) {
            this.name = name;
            this.follower = follower;
            this.position = position;
            this.saved = position;
            this.thread = Thread.ofPlatform().daemon().name("follower-" + name).unstarted(this);
        }

        @Override
        public void run() {
            try {
                while (!isClosed()) {
                    boolean any = step();
                    if (!saveNowAndThen() || !any) {
                        rest();
                    }
                }
                save();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("the place of follower {} was not kept: {}", name, e.getMessage());
            }
        }

        private boolean saveNowAndThen() {
            if (position != saved && System.nanoTime() - savedAt > SAVE_NANOS) {
                return attempt(() -> {
                    save();
                    return true;
                });
            }
            return true;
        }

        /// Takes what there is.
        ///
        /// @return whether there was anything and it went well
        private boolean step() {
            return attempt(() -> {
                var page = store.read(tx -> RecordTables.lines(tx, position, position + PAGE));
                for (var line : page) {
                    if (isClosed()) {
                        break;
                    }
                    follower.take(line.stored());
                    moveTo(line.n() + 1, Optional.empty());
                    pause = 0;
                }
                return !page.isEmpty();
            });
        }

        private boolean attempt(Callable<Boolean> work) {
            try {
                return work.call();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (Exception e) {
                pause = Math.clamp(2 * pause, TimeUnit.MILLISECONDS.toNanos(100), LONGEST_PAUSE);
                LOG.warn(
                        "follower {} waits at entry {} and will try again: {}",
                        name,
                        position,
                        e.toString());
                moveTo(position, Optional.of(String.valueOf(e.getMessage())));
                return false;
            }
        }

        private void moveTo(long next, Optional<String> trouble) {
            lock.lock();
            try {
                position = next;
                this.trouble = trouble;
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }

        // Entries of other servers come without a signal, hence never longer than a second when all
        // is well.
        private void rest() throws InterruptedException {
            long left = pause > 0 ? pause : SAVE_NANOS;
            lock.lock();
            try {
                while (!closed && left > 0 && (pause > 0 || size <= position)) {
                    left = moved.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }

        private void save() {
            long at = position;
            if (at == saved) {
                return;
            }
            store.change(tx -> RecordTables.savePosition(tx, name, at));
            saved = at;
            savedAt = System.nanoTime();
        }

        private boolean isClosed() {
            lock.lock();
            try {
                return closed;
            } finally {
                lock.unlock();
            }
        }
    }
}
