package org.commonweal.verifier;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// The bundles of a record in order, a few of them fetched and hashed ahead of the one in hand, so
/// that neither the line nor the second processor stands idle. Holds at most [#AHEAD] bundles, and
/// leaves one processor to whoever takes them.
final class BundleFeed implements AutoCloseable {
    private static final int AHEAD = 12;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    private final ArrayDeque<Future<LeafBundle>> ahead = new ArrayDeque<>();
    private final Source source;
    private final long size;
    private final boolean withTiles;
    private long next;

    BundleFeed(Source source, long from, long size, boolean withTiles) {
        this.source = source;
        this.size = size;
        this.withTiles = withTiles;
        this.next = from;
    }

    boolean hasNext() {
        return !ahead.isEmpty() || next * Tile.WIDTH < size;
    }

    LeafBundle next() throws IOException {
        while (ahead.size() < AHEAD && next * Tile.WIDTH < size) {
            long index = next++;
            int width = Tile.width(Tile.ENTRIES, index, size);
            ahead.add(threads.submit(() -> new LeafBundle(source, index, width, withTiles, turns)));
        }
        try {
            return ahead.removeFirst().get();
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

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
