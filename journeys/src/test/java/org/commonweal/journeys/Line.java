package org.commonweal.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What lies between a browser and a desk on this machine, on a port of its own, which can really
/// be cut: then nobody listens there and every connection is gone. It can also break at the worst
/// moment, after a form has arrived and before its answer has come back; or be there and bring
/// nothing.
final class Line implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;
    private static final Pattern REQUEST = Pattern.compile("[A-Z]+ /");

    private final InetSocketAddress desk;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean losing;
    private volatile boolean silent;
    private @Nullable ServerSocket listening;

    private Line(InetSocketAddress desk, ServerSocket listening) {
        this.desk = desk;
        this.port = listening.getLocalPort();
        serve(listening);
    }

    /// A line to the desk at this address, which is up.
    static Line to(String address) throws IOException {
        var at = URI.create(address);
        return new Line(new InetSocketAddress(at.getHost(), at.getPort()), listen(0));
    }

    /// The desk's address at this end.
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /// Nothing gets through from now on.
    synchronized void cut() throws IOException {
        if (listening != null) {
            listening.close();
            listening = null;
        }
        for (var socket : open) {
            socket.close();
        }
    }

    /// All gets through again.
    synchronized void mend() throws IOException {
        losing = false;
        silent = false;
        if (listening == null) {
            serve(listen(port));
        }
    }

    /// The line is up, but breaks whenever a form has arrived and its answer is on the way.
    void losesAnswers() throws IOException {
        mend();
        losing = true;
    }

    /// What is asked arrives, and no answer comes.
    void bringsNothing() {
        silent = true;
    }

    /// How often this was asked for, as a method and a path.
    long asked(String what) {
        return asked.stream().filter(line -> line.startsWith(what + " ")).count();
    }

    /// How many answers were lost.
    int lost() {
        return lost.get();
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        return socket;
    }

    private void serve(ServerSocket at) {
        listening = at;
        Thread.ofVirtual()
                .start(() -> {
                    while (!at.isClosed()) {
                        try {
                            var near = at.accept();
                            open.add(near);
                            Thread.ofVirtual().start(() -> connect(near));
                        } catch (IOException cut) {
                            return;
                        }
                    }
                });
    }

    private void connect(Socket near) {
        try (near;
                var far = new Socket()) {
            far.connect(desk);
            open.add(far);
            var posted = new boolean[1];
            var there = Thread.ofVirtual().start(() -> there(near, far, posted));
            back(near, far, posted);
            near.close();
            there.join();
            open.remove(far);
        } catch (IOException cut) {
            // One end is gone, and so is the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(near);
        }
    }

    private void there(Socket near, Socket far, boolean[] posted) {
        try (far) {
            var chunk = new byte[CHUNK];
            var in = near.getInputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                var start = new String(chunk, 0, Math.min(read, 300), StandardCharsets.ISO_8859_1);
                if (REQUEST.matcher(start).lookingAt()) {
                    asked.add(start);
                }
                if (start.startsWith("POST ")) {
                    synchronized (posted) {
                        posted[0] = true;
                    }
                }
                far.getOutputStream().write(chunk, 0, read);
            }
        } catch (IOException cut) {
            // Then nothing more is said.
        }
    }

    private void back(Socket near, Socket far, boolean[] posted)
            throws IOException, InterruptedException {
        var chunk = new byte[CHUNK];
        InputStream in = far.getInputStream();
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            while (silent) {
                Thread.sleep(20);
            }
            synchronized (posted) {
                if (losing && posted[0]) {
                    lost.incrementAndGet();
                    return;
                }
            }
            near.getOutputStream().write(chunk, 0, read);
        }
    }
}
