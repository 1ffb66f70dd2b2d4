package org.commonweal.journeys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The real program in a process of its own, serving a desk on a free port of loopback with an
/// empty data folder. Its address and its staff's sign-ins are read from what it prints. Closing
/// ends that process, and no other, and deletes the folder.
final class Program implements AutoCloseable {
    private static final Pattern OPEN = Pattern.compile("The desk of .* is open at (http://\\S+)");
    private static final Pattern SIGN_IN =
            Pattern.compile("  (\\S+) +(\\S+) +(handler|lead|clerk|administrator) +\\S.*");

    private final Process process;
    private final Path data;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile @Nullable String address;

    private Program(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    /// Starts a desk and waits until it is open.
    ///
    /// @param patience how long that may take
    /// @param verb the verb and its own options, without port and data folder
    static Program desk(Duration patience, String... verb)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(java());
        command.addAll(List.of(verb));
        return run(patience, command);
    }

    /// Lays a message where a mail server's pipe would.
    void posts(String message) throws IOException {
        var spool = Files.createDirectories(data.resolve("desk").resolve("mail-in"));
        var coming = Files.writeString(spool.resolve("coming"), message);
        Files.move(coming, spool.resolve("0.eml"));
    }

    /// Starts a desk by some command line, which port and data folder are added to.
    static Program run(Duration patience, List<String> start)
            throws IOException, InterruptedException {
        var data = Files.createTempDirectory("commonweal-journey");
        var command = new ArrayList<>(start);
        command.addAll(List.of("--port", "0", "--data", data.resolve("desk").toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var program = new Program(process, data);
        Thread.ofPlatform().name("desk-says").daemon().start(program::listen);
        if (!program.ready.await(patience.toSeconds(), TimeUnit.SECONDS)
                || program.address == null) {
            program.close();
            throw new IllegalStateException(
                    "the desk did not open in "
                            + patience.toSeconds()
                            + " s; it said:\n"
                            + program.said());
        }
        return program;
    }

    /// How this very Java runs the program of these very classes.
    private static List<String> java() {
        var own = System.getProperty("java.class.path", "");
        return List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", own),
                "org.commonweal.Commonweal");
    }

    /// Where the desk is, without a slash at the end.
    String address() {
        var found = address;
        if (found == null) {
            throw new IllegalStateException("the desk is not open");
        }
        return found;
    }

    /// The password printed for this sign-in name.
    String password(String signInName) {
        var password = passwords.get(signInName);
        if (password == null) {
            throw new IllegalArgumentException(
                    "nobody signs in as "
                            + signInName
                            + "; the desk printed "
                            + passwords.keySet());
        }
        return password;
    }

    /// All that it printed so far.
    String said() {
        return String.join("\n", said);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger("journeys")
                    .log(System.Logger.Level.WARNING, "left behind: " + data, e);
        }
    }

    private void listen() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                hear(line);
            }
        } catch (IOException e) {
            said.add(e.toString());
        } finally {
            ready.countDown();
        }
    }

    private void hear(String line) {
        var open = OPEN.matcher(line);
        if (open.matches()) {
            address = open.group(1);
            ready.countDown();
        }
        var signIn = SIGN_IN.matcher(line);
        if (signIn.matches()) {
            passwords.put(signIn.group(1), signIn.group(2));
        }
    }
}
