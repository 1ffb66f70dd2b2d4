package org.commonweal;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.config.Problem;
import org.commonweal.config.Town;
import org.commonweal.config.TownFile;
import org.commonweal.config.TownReading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The settings that every verb on a desk shares.
class DeskOptions {
    @Option(
            names = "--town",
            paramLabel = "FILE",
            description =
                    "The town file, or the folder that holds town.toml; or the name of a town that comes with the program.")
    @Nullable String town;

    @Option(
            names = "--assets",
            paramLabel = "DIR",
            description = "A folder asked first for the files that the town file names.")
    @Nullable Path assets;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder: database, keys, photos. Made when absent.")
    @Nullable Path data;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "A jdbc:postgresql: URL (15 or newer) instead of the embedded database.")
    @Nullable String store;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where to listen; default 127.0.0.1.")
    String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port to listen on; default 8311, 0 takes a free one.")
    int port = 8311;

    @Option(
            names = "--address",
            paramLabel = "URL",
            description = "The public address that all links use; default the town file's.")
    @Nullable URI address;

    @Option(
            names = "--proxy",
            paramLabel = "ADDRESS",
            description =
                    "A reverse proxy whose X-Forwarded-For is believed; may be given several times.")
    List<String> proxies = new ArrayList<>();

    /// Whether the public address was given, on the command line.
    Optional<URI> address() {
        return Optional.ofNullable(address);
    }

    /// The data folder, or what this verb uses when none is named.
    Path data(String otherwise) {
        return data == null ? Path.of(otherwise) : data;
    }

    /// Where the store is: the URL given, or the data folder.
    String store(Path data) {
        return store == null ? data.toString() : store;
    }

    /// The town named, read and checked.
    ///
    /// @param otherwise the built-in town when none is named, or empty when one must be
    Town town(String otherwise) {
        var name = town == null ? otherwise : town;
        if (name.isEmpty()) {
            throw new Cannot("name the town file with --town FILE");
        }
        return sound(read(name));
    }

    /// What came of reading the town named.
    TownReading read(String name) {
        var isBuiltIn = name.matches("[a-z-]+") && !java.nio.file.Files.exists(Path.of(name));
        if (isBuiltIn) {
            return assets == null ? TownFile.builtIn(name) : TownFile.builtIn(name, assets);
        }
        return assets == null ? TownFile.read(Path.of(name)) : TownFile.read(Path.of(name), assets);
    }

    private static Town sound(TownReading reading) {
        return switch (reading) {
            case TownReading.Sound(var town, _) -> town;
            case TownReading.Refused(var problems) ->
                    throw new Cannot(
                            "the town file cannot be used:"
                                    + System.lineSeparator()
                                    + String.join(
                                            System.lineSeparator(),
                                            problems.stream().map(Problem::toString).toList()));
        };
    }
}
