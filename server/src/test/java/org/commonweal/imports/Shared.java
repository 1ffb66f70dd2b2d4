package org.commonweal.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The real data beside the repository, read where it lies.
final class Shared {
    private Shared() {}

    /// A file under `shared/data`, or the test says plainly that it was not run.
    static Path data(String file) {
        var named = System.getenv("COMMONWEAL_SHARED");
        var root = named != null ? Path.of(named) : aside();
        var path = root.resolve("data").resolve(file);
        Assumptions.assumeTrue(Files.exists(path), "not run: no ../shared");
        return path;
    }

    private static Path aside() {
        var here = Path.of("").toAbsolutePath();
        for (var folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("ARCHITECTURE.md"))) {
                return folder.resolveSibling("shared");
            }
        }
        throw new IllegalStateException("no repository above " + here);
    }
}
