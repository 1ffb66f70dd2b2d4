package org.commonweal.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.commonweal.web.WebSettings.Patience;
import org.jspecify.annotations.Nullable;

/// A body as it arrives. It is cut when the whole takes too long, however steadily it drips, with a
/// 408; and when no byte comes for a while: then the reading thread is interrupted, which closes
/// the connection under it, because the server's own read timeout never reaches its sockets.
final class Arriving extends InputStream {
    private final InputStream from;
    private final ScheduledExecutorService watch;
    private final long silence;
    private final long whole;
    private final long begun = System.nanoTime();

    private long heard = begun;
    private @Nullable Thread reader;
    private @Nullable Future<?> look;
    private boolean late;
    private boolean lost;

    /// @param watch looks after bodies that stop coming
    Arriving(InputStream from, Patience patience, ScheduledExecutorService watch) {
        this.from = from;
        this.watch = watch;
        silence = patience.silence().toNanos();
        whole = patience.body().toNanos();
        lookIn(silence);
    }

    /// Whether it was given up, so that the connection is of no further use.
    synchronized boolean late() {
        return late;
    }

    /// Whether the connection is gone with it.
    synchronized boolean lost() {
        return lost;
    }

    /// Nobody reads it any more.
    synchronized void done() {
        if (look != null) {
            look.cancel(false);
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int at, int length) throws IOException {
        begin();
        try {
            return from.read(bytes, at, length);
        } catch (IOException | RuntimeException e) {
            if (lost()) {
                // The interrupt has done its work; the thread still has files to tidy away.
                Thread.interrupted();
                throw Problem.of(408);
            }
            throw new IOException("the sender has gone", e);
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (late || System.nanoTime() - begun > whole) {
            late = true;
            throw Problem.of(408);
        }
        reader = Thread.currentThread();
        heard = System.nanoTime();
    }

    private synchronized void end() {
        reader = null;
        heard = System.nanoTime();
    }

    private synchronized void look() {
        var left = reader == null ? silence : heard + silence - System.nanoTime();
        if (left > 0) {
            lookIn(left);
        } else if (reader != null) {
            late = true;
            lost = true;
            reader.interrupt();
        }
    }

    private synchronized void lookIn(long nanos) {
        look = watch.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }
}
