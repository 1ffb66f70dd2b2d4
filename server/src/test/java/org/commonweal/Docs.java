package org.commonweal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the repository's own files are when a test reads them.
final class Docs {
    private Docs() {}

    /// The repository's root: the nearest folder upward that holds ARCHITECTURE.md.
    static Path root() {
        var here = Path.of("").toAbsolutePath();
        for (var folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("ARCHITECTURE.md"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no ARCHITECTURE.md above " + here);
    }

    static String text(String file) throws IOException {
        return Files.readString(root().resolve(file));
    }

    static List<Path> javaSources(String... folders) throws IOException {
        var all = new ArrayList<Path>();
        for (var folder : folders) {
            try (var files = Files.walk(root().resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(all::add);
            }
        }
        return all;
    }
}
