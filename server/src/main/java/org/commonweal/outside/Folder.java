package org.commonweal.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A folder of files that are either there whole or not at all, and survive a power cut once
/// written.
///
/// @param path where it is; made on the first write
public record Folder(Path path) {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER =
            PosixFilePermissions.fromString("rwx------");

    /// Makes this folder when it is not there, and lets nobody but the owner of this process look
    /// into it (mode 0700, where the disk knows modes). One that is there stays as it is.
    ///
    /// @throws UncheckedIOException when it cannot be made
    public void make() {
        if (Files.isDirectory(path)) {
            return;
        }
        try {
            Files.createDirectories(parent(path));
            if (knowsModes(path)) {
                Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
            } else {
                Files.createDirectory(path);
            }
        } catch (FileAlreadyExistsException another) {
            if (!Files.isDirectory(path)) {
                throw new UncheckedIOException(path + " is a file, not a folder", another);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + path, e);
        }
    }

    /// Takes hold of this folder for as long as the hold is open and this process lives, however it
    /// ends.
    ///
    /// @param name the file in this folder that the hold is on; it stays there, empty
    /// @return empty while another process has it, or another part of this one
    /// @throws UncheckedIOException when the disk refuses
    public Optional<Hold> hold(String name) {
        return Hold.on(within(name));
    }

    /// A folder inside this one.
    ///
    /// @param name one path segment or several
    /// @return the inner folder; not made yet
    public Folder folder(String name) {
        return new Folder(within(name));
    }

    /// The bytes of a file.
    ///
    /// @param name the file's path inside this folder
    /// @return its bytes, or empty when there is no such file
    /// @throws UncheckedIOException when it is there but cannot be read
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(within(name)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + within(name), e);
        }
    }

    /// Writes a file durably: after this returns, a power cut leaves the new bytes; before, the old
    /// ones.
    ///
    /// @param name the file's path inside this folder
    /// @param bytes all of its content
    /// @throws UncheckedIOException when the disk refuses; the old file is then untouched
    public void write(String name, byte[] bytes) {
        write(within(name), bytes, false);
    }

    /// Writes a file durably that only the owner of this process may read (mode 0600 from its first
    /// byte on).
    ///
    /// @param name the file's path inside this folder
    /// @param bytes all of its content
    /// @throws UncheckedIOException when the disk refuses
    public void writeSecret(String name, byte[] bytes) {
        write(within(name), bytes, true);
    }

    /// Deletes a file; nothing happens when there is none.
    ///
    /// @param name the file's path inside this folder
    /// @throws UncheckedIOException when the disk refuses
    public void delete(String name) {
        var file = within(name);
        try {
            if (Files.deleteIfExists(file)) {
                sync(parent(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    /// Begins a file that is too large for memory.
    ///
    /// @return to be filled, kept and closed
    /// @throws UncheckedIOException when the disk refuses
    public NewFile begin() {
        return new NewFile(this);
    }

    /// Where a file is or would be, for reading it in parts.
    ///
    /// @param name the file's path inside this folder
    /// @return its path
    public Path file(String name) {
        return within(name);
    }

    /// The names of the files that lie directly in this folder, those that are being written
    /// included.
    ///
    /// @return sorted; none while there is no folder
    /// @throws UncheckedIOException when it cannot be read
    public List<String> names() {
        try (var files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException absent) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    void name(Path temp, String name) {
        var file = within(name);
        try {
            Files.move(
                    temp,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            sync(parent(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private Path within(String name) {
        var inner = path.resolve(name).normalize();
        if (!inner.startsWith(path.normalize())) {
            throw new IllegalArgumentException(name + " lies outside " + path);
        }
        return inner;
    }

    private static void write(Path file, byte[] bytes, boolean secret) {
        try {
            Files.createDirectories(parent(file));
            var temp =
                    secret
                            ? secretTemp(file)
                            : Files.createTempFile(parent(file), NewFile.UNFINISHED, "");
            try {
                try (var channel = FileChannel.open(temp, StandardOpenOption.WRITE)) {
                    var buffer = ByteBuffer.wrap(bytes);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    channel.force(true);
                }
                Files.move(
                        temp,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temp);
            }
            sync(parent(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Path secretTemp(Path file) throws IOException {
        return knowsModes(file)
                ? Files.createTempFile(
                        parent(file), ".new", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY))
                : Files.createTempFile(parent(file), ".new", "");
    }

    private static boolean knowsModes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Path parent(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    // A rename is durable only once the folder that holds the name is.
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
