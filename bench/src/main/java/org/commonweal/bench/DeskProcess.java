package org.commonweal.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The program itself, started as its launcher starts it.
final class DeskProcess implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

    private final Process process;
    private final int port;
    private final long started;

    private DeskProcess(Process process, int port, long started) {
        this.process = process;
        this.port = port;
        this.started = started;
    }

    /// The jar that the launcher runs; null before the build has made it.
    static @Nullable Path jar() throws IOException {
        var target = Options.repository().resolve("server/target");
        if (!Files.isDirectory(target)) {
            return null;
        }
        try (var files = Files.list(target)) {
            return files.filter(
                            file -> file.getFileName().toString().matches("server-[0-9.]+\\.jar"))
                    .findFirst()
                    .orElse(null);
        }
    }

    /// The launcher's options, which an AOT cache must be made with too.
    static List<String> options(String heap) {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx" + heap,
                "-Djava.awt.headless=true");
    }

    /// The launcher's options for the invented town, which it compiles lightly.
    static List<String> demo() {
        var options = new ArrayList<>(options("256m"));
        options.add("-XX:TieredStopAtLevel=1");
        return options;
    }

    /// Runs a verb to its end.
    static int run(Path jar, List<String> javaOptions, List<String> words) throws Exception {
        var process = builder(jar, javaOptions, words).start();
        return process.waitFor();
    }

    /// Starts a verb that serves, on a free port.
    static DeskProcess start(Path jar, List<String> javaOptions, List<String> words)
            throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var all = new ArrayList<>(words);
        all.addAll(List.of("--port", Integer.toString(port)));
        var builder = builder(jar, javaOptions, all);
        long started = System.nanoTime();
        return new DeskProcess(builder.start(), port, started);
    }

    private static ProcessBuilder builder(Path jar, List<String> javaOptions, List<String> words) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(words);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /// Waits for the first page.
    ///
    /// @return nanoseconds from the process's start to the page's last byte, and processor time
    ///   till then
    double[] firstPage() throws Exception {
        while (System.nanoTime() - started < PATIENCE && process.isAlive()) {
            if (page("/")) {
                long took = System.nanoTime() - started;
                var cpu =
                        process.info()
                                .totalCpuDuration()
                                .map(d -> (double) d.toNanos())
                                .orElse(0.0);
                return new double[] {took, cpu};
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("the desk did not show its first page");
    }

    private boolean page(String path) {
        try (var socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
            var ask = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /// Megabytes in memory: all that is resident, and what is this process's alone.
    double[] memory() throws IOException {
        double resident = 0;
        double own = 0;
        for (var line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            var words = line.split("\\s+", -1);
            switch (words[0]) {
                case "Rss:" -> resident = Double.parseDouble(words[1]) / 1024;
                case "Private_Clean:", "Private_Dirty:" ->
                        own += Double.parseDouble(words[1]) / 1024;
                default -> {}
            }
        }
        return new double[] {resident, own};
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
