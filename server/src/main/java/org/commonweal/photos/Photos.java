package org.commonweal.photos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.commonweal.outside.Folder;
import org.commonweal.outside.Now;
import org.commonweal.photos.Taken.Why;
import org.commonweal.store.Dialect;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;

/// The door to photos. Safe for use by any thread.
///
/// A photo that is taken is loose: after two days it is swept away unless something has said
/// [#keep]. Whoever keeps it names itself, so that the same picture sent with two requests goes
/// only when both have let go of it.
public final class Photos implements AutoCloseable {
    /// How long a photo nobody keeps stays: longer than any draft lives.
    public static final Duration GRACE = Duration.ofDays(2);

    private static final int SWEEP = 200;
    private static final int NAME = 80;

    private final Store store;
    private final PhotoBytes bytes;
    private final Path incoming;
    private final Now now;
    private final PhotoLimits limits;
    private final OneAtATime reader;
    // Held while files and rows of one photo change together, so that a sweep never deletes the
    // file of a photo that is just being taken again.
    private final ReentrantLock change = new ReentrantLock();

    private Photos(Store store, PhotoBytes bytes, Path incoming, Now now, PhotoLimits limits) {
        this.store = store;
        this.bytes = bytes;
        this.incoming = incoming;
        this.now = now;
        this.limits = limits;
        this.reader = new OneAtATime(new PhotoReader(limits));
    }

    /// Opens the room: pictures lie in the folder `photos` of the data folder when the store is
    /// SQLite, and in the store when it is PostgreSQL.
    ///
    /// @param store the open store
    /// @param data the data folder; also where files lie while they arrive
    /// @param now the clock
    /// @param limits what a file may ask of this machine
    /// @return the open door
    /// @throws UncheckedIOException when the folder cannot be written
    public static Photos open(Store store, Path data, Now now, PhotoLimits limits) {
        var folder = new Folder(data).folder("photos");
        var bytes =
                store.dialect() == Dialect.SQLITE ? new FolderBytes(folder) : new TableBytes(store);
        var incoming = folder.path().resolve("incoming");
        try {
            Files.createDirectories(incoming);
            empty(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + incoming, e);
        }
        return new Photos(store, bytes, incoming, now, limits);
    }

    /// Takes a file as a photo: reads it whatever it calls itself, turns it upright, makes it
    /// smaller and writes it anew without its metadata. One photo is read at a time.
    ///
    /// @param in the file's bytes; read to its end or to the limit, not closed
    /// @param name what the sender calls the file; only ever said back to them
    /// @return the stored photo, or why it is not taken
    /// @throws UncheckedIOException when the stream breaks off or this machine's disk refuses
    public Taken take(InputStream in, String name) {
        try {
            var file = Files.createTempFile(incoming, "photo", "");
            try {
                return copy(in, file) ? take(file, name) : refused(name, Why.TOO_HEAVY);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take a photo", e);
        }
    }

    /// The same for a file that is already on this machine's disk.
    ///
    /// @param file read, not changed
    /// @param name see [#take(InputStream, String)]
    /// @return the stored photo, or why it is not taken
    /// @throws UncheckedIOException when this machine's disk refuses
    public Taken take(Path file, String name) {
        try {
            if (Files.size(file) > limits.bytes()) {
                return refused(name, Why.TOO_HEAVY);
            }
            var pair = reader.read(file);
            var photo =
                    new Photo(
                            new PhotoId(sha256(pair.full())),
                            pair.width(),
                            pair.height(),
                            pair.full().length);
            put(photo, pair);
            return new Taken.Kept(photo);
        } catch (PhotoReader.Unreadable e) {
            return refused(name, e.why);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take a photo", e);
        }
    }

    /// Keeps photos for something, in the transaction that makes it.
    ///
    /// @param tx the caller's transaction
    /// @param owner names the one thing they are kept for, the same text as for [#release]
    /// @param photos their names
    /// @return the first that is not here, and then none are kept by this call; empty when all are
    /// @throws SQLException as the store threw it
    public Optional<PhotoId> keep(Tx tx, String owner, List<PhotoId> photos) throws SQLException {
        for (var photo : photos) {
            if (!PhotoTables.exists(tx, photo)) {
                return Optional.of(photo);
            }
        }
        for (var photo : photos) {
            PhotoTables.keep(tx, photo, owner);
        }
        return Optional.empty();
    }

    /// Lets go of all photos kept for something. Those that nothing else keeps are gone with the
    /// next [#sweep], which a caller who erases calls right after the commit.
    ///
    /// @param tx the caller's transaction
    /// @param owner as it was given to [#keep]
    /// @throws SQLException as the store threw it
    public void release(Tx tx, String owner) throws SQLException {
        PhotoTables.release(tx, owner);
    }

    /// A picture. Whether the caller may see it is the caller's question.
    ///
    /// @param photo its name
    /// @param size which of the two sizes
    /// @return a JPEG, or empty when there is no such photo
    /// @throws UncheckedIOException when this machine's disk refuses
    public Optional<byte[]> open(PhotoId photo, PhotoSize size) {
        return bytes.get(photo, size);
    }

    /// Removes a photo at once, whatever keeps it. Nothing happens when it is not there.
    ///
    /// @param photo its name
    public void erase(PhotoId photo) {
        change.lock();
        try {
            store.change(tx -> PhotoTables.drop(tx, photo));
            bytes.delete(photo);
        } finally {
            change.unlock();
        }
    }

    /// Removes photos that nothing keeps: those let go of at once, those of drafts never sent after
    /// [#GRACE]. Called now and then, and after an erasure.
    ///
    /// @return how many were removed
    public int sweep() {
        var before = now.now().minus(GRACE);
        int swept = 0;
        List<PhotoId> loose;
        do {
            loose = store.read(tx -> PhotoTables.loose(tx, before, SWEEP));
            for (var photo : loose) {
                swept += sweep(photo, before) ? 1 : 0;
            }
        } while (loose.size() == SWEEP);
        return swept;
    }

    /// Waits for nobody: a photo being read is given up.
    @Override
    public void close() {
        reader.close();
    }

    private boolean sweep(PhotoId photo, Instant before) {
        change.lock();
        try {
            boolean gone = store.write(tx -> PhotoTables.dropLoose(tx, photo, before));
            if (gone) {
                bytes.delete(photo);
            }
            return gone;
        } finally {
            change.unlock();
        }
    }

    // The row first: bytes without a row would never be swept.
    private void put(Photo photo, PhotoReader.Pair pair) {
        change.lock();
        try {
            var at = now.now();
            store.change(tx -> PhotoTables.taken(tx, photo, at));
            if (bytes.get(photo.id(), PhotoSize.FULL).isEmpty()) {
                bytes.put(photo.id(), pair);
            }
        } finally {
            change.unlock();
        }
    }

    private boolean copy(InputStream in, Path file) throws IOException {
        long left = limits.bytes();
        var part = new byte[16 * 1024];
        try (var out = Files.newOutputStream(file)) {
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                left -= n;
                if (left < 0) {
                    return false;
                }
                out.write(part, 0, n);
            }
        }
        return true;
    }

    private static Taken refused(String name, Why why) {
        return new Taken.Refused(name.length() > NAME ? name.substring(0, NAME) : name, why);
    }

    private static void empty(Path folder) throws IOException {
        try (var left = Files.newDirectoryStream(folder)) {
            for (var file : left) {
                Files.delete(file);
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
