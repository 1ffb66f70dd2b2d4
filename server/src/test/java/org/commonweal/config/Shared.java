package org.commonweal.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// What lies around the code: the repository, and the real data beside it, read where it lies.
final class Shared {
    private Shared() {}

    /// A file under `shared/data`, or the test says plainly that it was not run.
    static Path data(String file) {
        var named = System.getenv("COMMONWEAL_SHARED");
        var root = named != null ? Path.of(named) : repository().resolveSibling("shared");
        var path = root.resolve("data").resolve(file);
        Assumptions.assumeTrue(Files.exists(path), "not run: no ../shared");
        return path;
    }

    /// The repository's root.
    static Path repository() {
        var here = Path.of("").toAbsolutePath();
        for (var folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("ARCHITECTURE.md"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no repository above " + here);
    }
}
