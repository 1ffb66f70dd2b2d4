package org.commonweal.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.commonweal.outside.Folder;

/// Where the files of one town lie: with its town file, and perhaps in a second folder for what is
/// kept apart from it.
///
/// @param own reads a file that lies with the town file
/// @param assets reads a file of the second folder; it is asked first
record TownFolder(Source own, Source assets) {
    /// Reads one file by its name; empty when it is not there.
    @FunctionalInterface
    interface Source {
        /// @throws IllegalArgumentException when the name leads out of the folder
        /// @throws UncheckedIOException when the file is there and cannot be read
        Optional<byte[]> read(String name);
    }

    static final Source NOTHING = _ -> Optional.empty();

    static Source files(Path folder) {
        return new Folder(folder)::read;
    }

    /// A town that comes with the program, in its resources under `/towns/`.
    static Source builtIn(String town) {
        return name -> {
            try (var stream = TownFolder.class.getResourceAsStream("/towns/" + town + "/" + name)) {
                return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the town " + town + ", " + name, e);
            }
        };
    }

    /// A file's bytes, unpacked when its name ends in `.gz`.
    ///
    /// @throws UncheckedIOException when it is there and cannot be read or unpacked
    Optional<byte[]> read(String name) {
        return assets.read(name)
                .or(() -> own.read(name))
                .map(bytes -> name.endsWith(".gz") ? unpacked(bytes) : bytes);
    }

    private static byte[] unpacked(byte[] bytes) {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return zip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("is not gzip", e);
        }
    }
}
