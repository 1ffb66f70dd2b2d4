package org.commonweal.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that came with a form. It lies in the spool and is gone when the reply has been sent.
///
/// @param field the form field's name
/// @param fileName as the sender calls it, without folders; believe nothing about it
/// @param size in bytes, above 0
/// @param path where it lies
public record Upload(String field, String fileName, long size, Path path) {
    /// Its bytes from the start; may be opened more than once.
    ///
    /// @return a stream to close
    /// @throws IOException when the disk refuses
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }
}
