package org.commonweal.verifier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// Material that lies beside the repository and is never copied into it: in the folder that
/// `COMMONWEAL_SHARED` names, else in `../shared`.
final class Shared {
    private Shared() {}

    static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(here.resolve("LICENSE"))) {
            here =
                    Optional.ofNullable(here.getParent())
                            .orElseThrow(
                                    () -> new IllegalStateException("not inside the repository"));
        }
        return here;
    }

    /// A folder of the shared material; without it the test says so and does not run.
    static Path folder(String name) {
        String given = System.getenv("COMMONWEAL_SHARED");
        Path shared = given == null ? repository().resolveSibling("shared") : Path.of(given);
        Path folder = shared.resolve(name);
        if (!Files.isDirectory(folder)) {
            System.out.println("not run: no ../shared");
        }
        Assumptions.assumeTrue(Files.isDirectory(folder), "not run: no ../shared");
        return folder;
    }
}
