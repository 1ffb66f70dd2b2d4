package org.commonweal.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where mappings come from: the ones that ship with the program, or a file.
public final class Mappings {
    private Mappings() {}

    /// A mapping by its name (`boston-2011`) or, when it ends in `.toml`, by its file.
    ///
    /// @throws ImportRefused when there is none of that name, or it cannot be used
    public static Mapping named(String format) {
        if (format.endsWith(".toml")) {
            var file = Path.of(format);
            var text =
                    text(file)
                            .orElseThrow(
                                    () -> new ImportRefused("there is no mapping file " + format));
            return Mapping.read(format, text, name -> text(file.resolveSibling(name)));
        }
        var name = format + ".toml";
        var text =
                shipped(name)
                        .orElseThrow(() ->
                                new ImportRefused(
                                        "there is no format '"
                                                + format
                                                + "'; name one that ships with the program or a .toml file"));
        return Mapping.read(name, text, Mappings::shipped);
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Optional<String> shipped(String name) {
        if (!name.matches("[a-z0-9.-]+")) {
            return Optional.empty();
        }
        try (var file = Mappings.class.getResourceAsStream(name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
