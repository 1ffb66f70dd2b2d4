package org.commonweal.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A [DeskProcess] and the lines it said.
final class DeskHandle implements AutoCloseable {
    final Process process;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Thread reader;

    /// @param before a command that runs the process, such as a tracer; or nothing
    DeskHandle(List<String> before, String... args) {
        var command = new ArrayList<>(before);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeskProcess.class.getName()));
        command.addAll(List.of(args));
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
        var in =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("lost " + e.getMessage());
        }
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /// Waits for the line after the first `after`, at most a minute.
    String await(int after) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (lines.size() <= after
                && System.nanoTime() < until
                && (process.isAlive() || reader.isAlive())) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return lines.size() > after ? lines.get(after) : "nothing: it ended or hangs";
    }

    /// Says a line and gives the answer.
    String ask(String words) {
        int after = lines.size();
        try {
            process.getOutputStream().write((words + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            return "nothing: " + e.getMessage();
        }
        return await(after);
    }

    /// SIGKILL, and every line that was said before it.
    List<String> kill() {
        process.destroyForcibly();
        end();
        return lines();
    }

    private void end() {
        try {
            process.waitFor();
            reader.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Ends it in order.
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
        end();
    }
}
