package org.commonweal.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.commonweal.record.RecordTables.Line;
import org.commonweal.store.Store;
import org.jspecify.annotations.Nullable;
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
        start(new Reader(name, store.read(tx -> RecordTables.position(tx, name)), follower, null));
    }

    void start(String name, PageFollower follower) {
        start(new Reader(name, 0, null, follower));
    }

    private void start(Reader reader) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the record is closed");
            }
            if (readers.stream().anyMatch(other -> other.name.equals(reader.name))) {
                throw new IllegalStateException("somebody already follows as " + reader.name);
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

    void stop(String name) {
        stop(reader -> reader.name.equals(name));
    }

    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        stop(_ -> true);
    }

    private void stop(Predicate<Reader> which) {
        List<Reader> stopping;
        lock.lock();
        try {
            stopping = readers.stream().filter(which).toList();
            stopping.forEach(reader -> reader.stopping = true);
            readers.removeAll(stopping);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        for (var reader : stopping) {
            try {
                reader.thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// One follower on its thread. `position`, `trouble` and `stopping` are guarded by the lock,
    /// the rest is the thread's own. It reads for a follower of one kind or the other.
    private final class Reader implements Runnable {
        private final String name;
        private final @Nullable Follower follower;
        private final @Nullable PageFollower pages;
        private final Thread thread;
        private long position;
        private Optional<String> trouble = Optional.empty();
        private long saved;
        private long savedAt = System.nanoTime();
        private long pause;

        private boolean placed;
        private boolean stopping;

        Reader(
                String name,
                long position,
                @Nullable Follower follower,
                @Nullable PageFollower pages) {
            this.name = name;
            this.follower = follower;
            this.pages = pages;
            this.position = position;
            this.saved = position;
            this.thread = Thread.ofPlatform().daemon().name("follower-" + name).unstarted(this);
        }

        @Override
        public void run() {
            try {
                while (!isStopping()) {
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
            if (pages == null && position != saved && System.nanoTime() - savedAt > SAVE_NANOS) {
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
                if (pages != null && !placed) {
                    moveTo(pages.position(), Optional.empty());
                    placed = true;
                }
                var page = store.read(tx -> RecordTables.lines(tx, position, position + PAGE));
                if (!page.isEmpty()) {
                    take(page);
                }
                return !page.isEmpty();
            });
        }

        private void take(List<Line> page) throws Exception {
            if (pages != null) {
                pages.take(page.stream().map(Line::stored).toList());
                moveTo(page.getLast().n() + 1, Optional.empty());
                pause = 0;
                return;
            }
            for (var line : page) {
                if (isStopping()) {
                    break;
                }
                Objects.requireNonNull(follower).take(line.stored());
                moveTo(line.n() + 1, Optional.empty());
                pause = 0;
            }
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
                while (!stopping && left > 0 && (pause > 0 || size <= position)) {
                    left = moved.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }

        private void save() {
            long at = position;
            if (at == saved || pages != null) {
                return;
            }
            store.change(tx -> RecordTables.savePosition(tx, name, at));
            saved = at;
            savedAt = System.nanoTime();
        }

        private boolean isStopping() {
            lock.lock();
            try {
                return stopping;
            } finally {
                lock.unlock();
            }
        }
    }
}
