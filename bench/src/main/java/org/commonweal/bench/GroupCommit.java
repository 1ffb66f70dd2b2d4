package org.commonweal.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;

/// Plain JDBC done well: one writer drains whoever waits and whoever comes while it writes their
/// rows, and commits once for all of them.
final class GroupCommit implements AutoCloseable {
    private static final int BATCH = 256;

    private final ArrayBlockingQueue<CompletableFuture<Boolean>> waiting =
            new ArrayBlockingQueue<>(8192);
    private final PlainRows.Writer writer;
    private final Thread thread;

    GroupCommit(PlainRows.Writer writer) {
        this.writer = writer;
        thread = Thread.ofPlatform().name("bench-writer").daemon().start(this::write);
    }

    /// Returns when the caller's rows are committed.
    void take() throws InterruptedException {
        var answer = new CompletableFuture<Boolean>();
        waiting.put(answer);
        answer.join();
    }

    private void write() {
        var batch = new ArrayList<CompletableFuture<Boolean>>(BATCH);
        while (true) {
            try {
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH - 1);
                for (int i = 0; i < batch.size(); i++) {
                    writer.add(true);
                    if (i + 1 == batch.size()) {
                        waiting.drainTo(batch, BATCH - batch.size());
                    }
                }
                writer.commit();
                batch.forEach(answer -> answer.complete(true));
            } catch (SQLException e) {
                batch.forEach(answer -> answer.completeExceptionally(e));
            } catch (InterruptedException e) {
                return;
            }
            batch.clear();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
