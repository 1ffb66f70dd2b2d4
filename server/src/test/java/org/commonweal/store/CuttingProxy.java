package org.commonweal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A wire between the store and PostgreSQL that breaks around a COMMIT when told to.
final class CuttingProxy implements AutoCloseable {
    /// When the wire breaks.
    enum Cut {
        NEVER,
        /// The server never hears of the commit.
        BEFORE_COMMIT,
        /// The server commits; nobody hears of it.
        AFTER_COMMIT
    }

    private final ServerSocket listening;
    private final int port;
    private volatile Cut cut = Cut.NEVER;

    CuttingProxy(int port) throws IOException {
        this.port = port;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// Breaks the next connection that commits.
    void cutNext(Cut when) {
        cut = when;
    }

    private void listen() {
        try {
            while (true) {
                var client = listening.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), port);
                Thread.startVirtualThread(() -> forward(client, server));
                Thread.startVirtualThread(() -> back(server, client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void forward(Socket client, Socket server) {
        var bytes = new byte[64 * 1024];
        try (client;
                server) {
            for (int n = client.getInputStream().read(bytes);
                    n > 0;
                    n = client.getInputStream().read(bytes)) {
                boolean commits =
                        new String(bytes, 0, n, StandardCharsets.ISO_8859_1).contains("COMMIT");
                var now = commits ? cut : Cut.NEVER;
                if (now != Cut.NEVER) {
                    cut = Cut.NEVER;
                    client.close();
                }
                if (now == Cut.BEFORE_COMMIT) {
                    return;
                }
                server.getOutputStream().write(bytes, 0, n);
                server.getOutputStream().flush();
                if (now == Cut.AFTER_COMMIT) {
                    Thread.sleep(300);
                    return;
                }
            }
        } catch (IOException | InterruptedException broken) {
            return;
        }
    }

    private static void back(Socket server, Socket client) {
        try (server;
                client) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException broken) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
