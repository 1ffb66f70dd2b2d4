package org.commonweal.verifier;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// The bundles of a record in order, a few of them fetched ahead of the one in hand, and hashed
/// ahead too where there is more than one thread, so that neither the line nor the other processors
/// stand idle. Holds at most [#AHEAD] bundles, and leaves one processor to whoever takes them.
final class BundleFeed implements AutoCloseable {
    private static final int AHEAD = 12;

    private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns;
    private final boolean alone;
    private final ArrayDeque<Future<LeafBundle>> ahead = new ArrayDeque<>();
    private final Source source;
    private final long size;
    private final boolean withTiles;
    private long next;

    /// @param threads as [AuditOptions#threads] says
    BundleFeed(Source source, long from, long size, boolean withTiles, int threads) {
        this.source = source;
        this.size = size;
        this.withTiles = withTiles;
        this.next = from;
        alone = threads == 1;
        turns = new Semaphore(Math.max(1, threads - 1));
    }

    boolean hasNext() {
        return !ahead.isEmpty() || next * Tile.WIDTH < size;
    }

    LeafBundle next() throws IOException {
        while (ahead.size() < AHEAD && next * Tile.WIDTH < size) {
            long index = next++;
            int width = Tile.width(Tile.ENTRIES, index, size);
            ahead.add(reading.submit(() -> fetch(index, width)));
        }
        try {
            var bundle = ahead.removeFirst().get();
            return alone ? bundle.check() : bundle;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreachable) {
                throw unreachable;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private LeafBundle fetch(long index, int width) throws IOException {
        var bundle = new LeafBundle(source, index, width, withTiles);
        if (alone) {
            return bundle;
        }
        turns.acquireUninterruptibly();
        try {
            return bundle.check();
        } finally {
            turns.release();
        }
    }

    @Override
    public void close() {
        reading.shutdownNow();
    }
}
