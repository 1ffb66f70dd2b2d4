package org.commonweal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// The numbered scripts under `db/`, one folder a dialect. Numbers belong to rooms in ranges, so a
/// later landing may fill a gap: order within the gap does not matter, and scripts once published
/// never change.
final class Migrations {
    // Held here, because a logger nobody holds forgets its level.
    private static final Logger QUIET = Logger.getLogger("org.flywaydb");

    private Migrations() {}

    /// Names and bytes of all scripts in one number; a store that remembers it needs no look at any
    /// script.
    static int fingerprint(Dialect dialect) {
        try {
            var folder = Migrations.class.getResource(folder(dialect));
            if (folder == null) {
                throw new IllegalStateException("no migrations in this build");
            }
            var uri = folder.toURI();
            return "jar".equals(uri.getScheme()) ? inJar(uri) : checksum(Path.of(uri));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs what has not been run.
    ///
    /// @param connected knows the database
    /// @throws StoreUnavailable when a script fails or the store was made by newer software
    static void run(Dialect dialect, FluentConfiguration connected) {
        QUIET.setLevel(Level.WARNING);
        try {
            var flyway =
                    connected
                            .locations("classpath:" + folder(dialect).substring(1))
                            .loggers("slf4j")
                            .outOfOrder(true)
                            .cleanDisabled(true)
                            .validateMigrationNaming(true)
                            .load();
            if (Stream.of(flyway.info().applied())
                    .anyMatch(script -> !script.getState().isResolved())) {
                throw new StoreUnavailable(
                        "the store was used by a newer version of this software: run that version, or restore a backup from before");
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreUnavailable(
                    "the store's tables do not fit this version of the software, or could not be brought up to date",
                    e);
        }
    }

    private static String folder(Dialect dialect) {
        return "/db/" + dialect.name().toLowerCase(Locale.ROOT);
    }

    private static int inJar(URI uri) throws IOException {
        try {
            return checksum(Path.of(uri));
        } catch (FileSystemNotFoundException notOpen) {
            try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
                return checksum(jar.getPath(uri.getSchemeSpecificPart().replaceFirst(".*!", "")));
            }
        }
    }

    private static int checksum(Path folder) throws IOException {
        List<Path> scripts;
        try (var files = Files.list(folder)) {
            scripts = files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        }
        var crc = new CRC32();
        for (var script : scripts) {
            crc.update(
                    String.valueOf(script.getFileName())
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            crc.update(Files.readAllBytes(script));
        }
        return (int) crc.getValue();
    }
}
