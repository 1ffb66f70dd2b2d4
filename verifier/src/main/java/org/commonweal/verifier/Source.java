package org.commonweal.verifier;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a record's files are read from: a desk on the web or a folder with the same layout. Safe
/// from any thread. Nothing that comes from it is believed before it is checked.
public interface Source extends AutoCloseable {
    /// Longest file that is read: a full bundle of the longest entries.
    int LONGEST = Tile.WIDTH * (2 + Tile.LONGEST_ENTRY);

    /// The file at a path under the record's prefix; empty when there is none.
    ///
    /// @throws IOException when nobody can say, for instance because the desk cannot be reached
    Optional<byte[]> get(String path) throws IOException;

    /// What a person calls it.
    String name();

    @Override
    default void close() {}

    /// The record at an address or in a folder; either may name the record itself or the desk (or
    /// folder) whose `record/` it is.
    ///
    /// @throws IOException when there is no record, with a sentence that says so
    static Source of(String place) throws IOException {
        if (place.startsWith("http://") || place.startsWith("https://")) {
            return WebSource.find(URI.create(place));
        }
        Path folder = Path.of(place);
        for (Path candidate : new Path[] {folder, folder.resolve("record")}) {
            if (Files.isRegularFile(candidate.resolve("checkpoint"))) {
                return new FolderSource(candidate);
            }
        }
        throw new IOException(
                "no record in "
                        + folder
                        + ": neither it nor its folder record holds a file named checkpoint");
    }
}
