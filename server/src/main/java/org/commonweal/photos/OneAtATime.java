package org.commonweal.photos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.commonweal.photos.Taken.Why;

/// The one thread that reads photos. One, so that their memory does not add up; a platform thread,
/// because a decoder's native calls would hold a virtual thread's carrier.
final class OneAtATime implements AutoCloseable {
    private static final int WAITING = 24;
    private static final long PATIENCE_SECONDS = 60;

    private final PhotoReader reader;
    private final ThreadPoolExecutor thread;

    OneAtATime(PhotoReader reader) {
        this.reader = reader;
        this.thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        30,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(WAITING),
                        work -> Thread.ofPlatform().daemon().name("photos").unstarted(work));
        thread.allowCoreThreadTimeOut(true);
    }

    /// Waits for its turn and reads.
    ///
    /// @throws PhotoReader.Unreadable also when too many are waiting, or it waited too long
    PhotoReader.Pair read(Path file) throws PhotoReader.Unreadable, IOException {
        try {
            var turn = thread.submit(() -> reader.read(file));
            try {
                return turn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                turn.cancel(false);
                throw new PhotoReader.Unreadable(Why.BUSY);
            }
        } catch (RejectedExecutionException e) {
            throw new PhotoReader.Unreadable(Why.BUSY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PhotoReader.Unreadable(Why.BUSY);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case PhotoReader.Unreadable unreadable -> throw unreadable;
                case IOException disk -> throw disk;
                case null, default -> throw new IllegalStateException("reading a photo failed", e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
