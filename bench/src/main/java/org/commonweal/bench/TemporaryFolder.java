package org.commonweal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder that is gone afterwards. `COMMONWEAL_BENCH_DIR` names the disk to measure on; the
/// folder for temporary files otherwise.
record TemporaryFolder(Path path) implements AutoCloseable {
    static TemporaryFolder make(String name) throws IOException {
        var where = System.getenv("COMMONWEAL_BENCH_DIR");
        return new TemporaryFolder(
                where == null
                        ? Files.createTempDirectory("commonweal-bench-" + name)
                        : Files.createTempDirectory(Path.of(where), "bench-" + name));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
