package org.commonweal.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The folder this program is built in, and its launchers.
final class Repository {
    private Repository() {}

    /// The top folder: the first upwards that holds the launchers.
    static Path top() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("commonweal"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no launcher above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }

    /// Files too large for the repository, in a folder beside it or where COMMONWEAL_SHARED says.
    static Path shared() {
        var named = System.getenv("COMMONWEAL_SHARED");
        return named == null ? top().resolveSibling("shared") : Path.of(named);
    }

    /// What a command line came to.
    record Ended(int code, String said) {}

    /// Runs a command line in the top folder and waits for its end.
    ///
    /// @param environment all of it; nothing is inherited
    static Ended run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command).directory(top().toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " did not end; it said:\n" + said);
        }
        return new Ended(process.exitValue(), said);
    }
}
