package org.commonweal.outside;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A large file being written into a folder, by one thread. Nobody sees it before [#keep], and
/// closed without that it leaves nothing.
public final class NewFile implements AutoCloseable {
    /// What the names of files begin with that are not whole yet.
    static final String UNFINISHED = ".new";

    private final Folder folder;
    private final Path temp;
    private final FileChannel channel;
    private final OutputStream out;

    NewFile(Folder folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.path());
            temp = Files.createTempFile(folder.path(), UNFINISHED, "");
            channel = FileChannel.open(temp, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + folder.path(), e);
        }
        out = Channels.newOutputStream(channel);
    }

    /// Whether a file of this name in a folder is still being written, or was given up by a crash.
    ///
    /// @param name as [Folder#names] says it
    /// @return false for every name that was kept
    public static boolean isUnfinished(String name) {
        return name.startsWith(UNFINISHED);
    }

    /// Where its bytes go; not buffered.
    ///
    /// @return the same stream each time
    public OutputStream out() {
        return out;
    }

    /// Gives it a name: after this returns it is there, whole, and survives a power cut.
    ///
    /// @param name its path inside the folder; what was there under it is replaced
    /// @throws UncheckedIOException when the disk refuses
    public void keep(String name) {
        try {
            channel.force(true);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + temp, e);
        }
        folder.name(temp, name);
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(temp);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + temp, e);
        }
    }
}
