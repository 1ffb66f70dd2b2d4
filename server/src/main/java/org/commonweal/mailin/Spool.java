package org.commonweal.mailin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonweal.outside.Folder;
import org.commonweal.outside.Ids;

/// The folder where messages lie between whoever brought them and the desk. A message that was put
/// there survives a power cut.
public final class Spool {
    /// The most bytes of one message that are read; what is longer is cut, and waits for a clerk.
    public static final int MOST = 25_000_000;

    private static final int HEAD = 1_000_000;
    private static final String WHOLE = ".eml";
    private static final String CUT = ".cut.eml";

    private final Folder folder;
    private final Ids ids;

    /// @param data the data folder; messages lie in `mail-in` there
    public Spool(Path data, Ids ids) {
        this.folder = new Folder(data.resolve("mail-in"));
        this.ids = ids;
    }

    /// Takes a message whole, or its beginning where it is too long.
    ///
    /// @param message as it came, headers first; read to its end or to the limit
    /// @throws IOException when the stream breaks off; nothing is kept then
    /// @throws UncheckedIOException when this machine's disk refuses; nothing is kept then
    public void put(InputStream message) throws IOException {
        var bytes = message.readNBytes(MOST + 1);
        boolean cut = bytes.length > MOST;
        folder.write(
                ids.hex(16) + (cut ? CUT : WHOLE),
                cut ? java.util.Arrays.copyOf(bytes, HEAD) : bytes);
    }

    /// One message that lies there.
    ///
    /// @param cut whether only its beginning is there
    record Lying(String name, byte[] bytes, boolean cut) {}

    /// The names of what lies there.
    List<String> names() {
        if (!Files.isDirectory(folder.path())) {
            return List.of();
        }
        try (var files = Files.list(folder.path())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(WHOLE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.path(), e);
        }
    }

    Lying read(String name) {
        return new Lying(name, folder.read(name).orElseThrow(), name.endsWith(CUT));
    }

    void remove(String name) {
        folder.delete(name);
    }
}
