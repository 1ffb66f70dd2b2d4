package org.commonweal.web;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Connections that are hung up on when no whole head of a request comes for a while: between two
/// requests, and while the lines of a head drip or stop. By itself the server counts only until the
/// first line is there, and waits for ever for the rest.
///
/// @param server makes the connections
/// @param most how long a head may take, from the last answer or from the connection's beginning
record HeadWatch(ServerConnectionSelector server, Duration most)
        implements ServerConnectionSelector {
    private static final ThreadLocal<@Nullable Watched> HERE = new ThreadLocal<>();

    /// The head is there: until [#answered], this thread's connection is not waiting for one.
    static void asked() {
        var here = HERE.get();
        if (here != null) {
            here.waiting = false;
        }
    }

    /// What was asked is answered; the next head may come.
    static void answered() {
        var here = HERE.get();
        if (here != null) {
            here.since = System.nanoTime();
            here.waiting = true;
        }
    }

    @Override
    public int bytesToIdentifyConnection() {
        return server.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return server.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return server.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new Watched(server.connection(context), most);
    }

    private static final class Watched implements ServerConnection {
        private final ServerConnection connection;
        private final Duration most;
        private volatile long since = System.nanoTime();
        private volatile boolean waiting = true;

        Watched(ServerConnection connection, Duration most) {
            this.connection = connection;
            this.most = most;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            HERE.set(this);
            try {
                connection.handle(limit);
            } finally {
                HERE.remove();
            }
        }

        @Override
        public Duration idleTime() {
            return waiting ? Duration.ofNanos(System.nanoTime() - since) : Duration.ZERO;
        }

        // The server interrupts a thread that waits for a first line; for one that waits for the
        // rest of a head it must be told to.
        @Override
        public void close(boolean interrupt) {
            connection.close(interrupt || idleTime().compareTo(most) > 0);
        }
    }
}
