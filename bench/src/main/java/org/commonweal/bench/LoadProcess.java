package org.commonweal.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Readers of a web server in a process of their own, so that the processor time of the server is
/// the server's alone. Every reader keeps one connection and asks again as soon as it is answered.
final class LoadProcess implements AutoCloseable {
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    LoadProcess() throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        process =
                new ProcessBuilder(
                                java,
                                "-XX:+UseSerialGC",
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Bench.class.getName(),
                                "load")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        commands = new OutputStreamWriter(process.getOutputStream(), UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /// What came of a turn.
    ///
    /// @param answered how many requests were answered with 200
    /// @param nanos how long it took
    /// @param p50 nanoseconds to an answer, the middle one
    record Came(long answered, long nanos, long p50) {
        double perSecond() {
            return answered * 1e9 / nanos;
        }
    }

    /// Reads paths in turn over some connections for some time; a path after `!` is sent as POST.
    Came read(int port, int connections, double seconds, List<String> paths) throws IOException {
        commands.write(
                String.format(
                        Locale.ROOT,
                        "%d %d %.3f %s%n",
                        port,
                        connections,
                        seconds,
                        String.join(" ", paths)));
        commands.flush();
        var answer = answers.readLine();
        if (answer == null || answer.startsWith("!")) {
            throw new IOException("the load failed: " + answer);
        }
        var figures = answer.split(" ", -1);
        return new Came(
                Long.parseLong(figures[0]), Long.parseLong(figures[1]), Long.parseLong(figures[2]));
    }

    @Override
    public void close() throws IOException {
        commands.close();
        process.destroy();
    }

    /// The other process: a line a turn comes in, a line of figures goes out.
    static void main(String[] args) {
        try (var in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(turn(line.split(" ", -1)));
                System.out.flush();
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    private static String turn(String[] words) {
        int port = Integer.parseInt(words[0]);
        int connections = Integer.parseInt(words[1]);
        long start = System.nanoTime();
        long until = start + (long) (Double.parseDouble(words[2]) * 1e9);
        var paths = List.of(words).subList(3, words.length);
        var readers = new ArrayList<Callable<List<Long>>>();
        for (int i = 0; i < connections; i++) {
            // Far apart, so that no two of them ask for the same within a while.
            int first = (int) ((long) i * paths.size() / connections);
            readers.add(() -> reader(port, first, until, paths));
        }
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var times = new ArrayList<Long>();
            for (var reader : threads.invokeAll(readers)) {
                times.addAll(reader.get());
            }
            long took = System.nanoTime() - start;
            times.sort(null);
            return times.size()
                    + " "
                    + took
                    + " "
                    + (times.isEmpty() ? 0 : times.get(times.size() / 2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "!interrupted";
        } catch (java.util.concurrent.ExecutionException e) {
            return "!" + e.getCause();
        }
    }

    private static List<Long> reader(int port, int first, long until, List<String> paths)
            throws IOException {
        var times = new ArrayList<Long>();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var out = socket.getOutputStream();
            var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            for (int i = first; System.nanoTime() < until; i++) {
                long asked = System.nanoTime();
                var path = paths.get(i % paths.size());
                boolean sent = path.startsWith("!");
                out.write(
                        ((sent ? "POST " + path.substring(1) : "GET " + path)
                                        + " HTTP/1.1\r\nHost: localhost:"
                                        + port
                                        + (sent ? "\r\nContent-Length: 0" : "")
                                        + "\r\n\r\n")
                                .getBytes(US_ASCII));
                readAnswer(in);
                times.add(System.nanoTime() - asked);
            }
        }
        return times;
    }

    private static void readAnswer(InputStream in) throws IOException {
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered " + status);
        }
        long length = -1;
        boolean chunked = false;
        for (var head = line(in); !head.isEmpty(); head = line(in)) {
            var lower = head.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            }
        }
        if (chunked) {
            for (long size = chunk(in); size > 0; size = chunk(in)) {
                in.skipNBytes(size + 2);
            }
            line(in);
        } else if (length >= 0) {
            in.skipNBytes(length);
        } else {
            throw new IOException("an answer without a length");
        }
    }

    private static long chunk(InputStream in) throws IOException {
        return Long.parseLong(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
