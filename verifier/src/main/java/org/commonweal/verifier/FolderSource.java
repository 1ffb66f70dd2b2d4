package org.commonweal.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A record copied into a folder.
record FolderSource(Path folder) implements Source {
    @Override
    public Optional<byte[]> get(String path) throws IOException {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > LONGEST) {
            throw new IOException(path + " is longer than any file of a record");
        }
        return Optional.of(Files.readAllBytes(file));
    }

    @Override
    public String name() {
        return folder.toString();
    }
}
