package org.commonweal.verifier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// One entry bundle as read from a source, its leaf hashes, and the tile that must say the same.
final class LeafBundle {
    final long index;
    final int width;
    final byte[] bytes;
    final int[] starts;
    final int[] ends;
    final byte[] hashes;
    final byte[] root;
    final List<String> bundleProblems = new ArrayList<>(0);
    final List<String> tileProblems = new ArrayList<>(0);
    final boolean readable;
    final long nanos;

    /// @param withTile whether to read and compare the tile of level 0 too
    /// @param turns taken for the hashing, after everything is read
    LeafBundle(Source source, long index, int width, boolean withTile, Semaphore turns)
            throws IOException {
        this.index = index;
        this.width = width;
        starts = new int[width];
        ends = new int[width];
        hashes = new byte[width * Hashes.LENGTH];
        root = new byte[Hashes.LENGTH];
        Tile place = new Tile(Tile.ENTRIES, index, width);
        Optional<byte[]> found = read(source, place);
        Optional<byte[]> tile =
                withTile ? read(source, new Tile(0, index, width)) : Optional.empty();
        bytes = found.orElse(new byte[0]);
        turns.acquireUninterruptibly();
        try {
            long before = System.nanoTime();
            readable = found.isPresent() && split(place);
            if (found.isEmpty()) {
                bundleProblems.add(place.path() + " is missing");
            }
            if (readable) {
                hash();
            }
            if (withTile) {
                compare(new Tile(0, index, width), tile);
            }
            if (width == Tile.WIDTH) {
                Sha256.mine().perfect(hashes, 0, width, root, 0);
            }
            nanos = System.nanoTime() - before;
        } finally {
            turns.release();
        }
    }

    /// A tile that a checkpoint needs: the partial one, or the full one that has taken its place.
    static Optional<byte[]> read(Source source, Tile tile) throws IOException {
        Optional<byte[]> found = source.get(tile.path());
        if (found.isEmpty() && !tile.isFull()) {
            found = source.get(tile.full().path());
            if (tile.level() != Tile.ENTRIES) {
                int wanted = tile.width() * Hashes.LENGTH;
                found =
                        found.map(bytes ->
                                bytes.length == Tile.WIDTH * Hashes.LENGTH
                                        ? Arrays.copyOf(bytes, wanted)
                                        : bytes);
            }
        }
        return found;
    }

    private boolean split(Tile place) {
        int at = 0;
        try {
            for (int i = 0; i < width; i++) {
                if (at == bytes.length) {
                    throw new InvalidRecord("it holds " + i + " entries, not " + width);
                }
                ends[i] = EntryBundle.end(bytes, at);
                starts[i] = at + 2;
                at = ends[i];
            }
            if (at != bytes.length && (place.isFull() || !holdsMore(at))) {
                throw new InvalidRecord("something follows its " + width + " entries");
            }
            return true;
        } catch (IllegalArgumentException e) {
            bundleProblems.add(place.path() + ": " + e.getMessage());
            return false;
        }
    }

    /// Whether this is the full bundle, read in place of a partial one that is no longer there.
    private boolean holdsMore(int from) {
        int at = from;
        int more = width;
        while (at < bytes.length) {
            at = EntryBundle.end(bytes, at);
            more++;
        }
        return more == Tile.WIDTH;
    }

    private void hash() {
        Sha256 sha = Sha256.mine();
        for (int i = 0; i < width; i++) {
            sha.leafInPlace(bytes, starts[i], ends[i] - starts[i], hashes, i * Hashes.LENGTH);
        }
    }

    private void compare(Tile place, Optional<byte[]> tile) {
        if (tile.isEmpty()) {
            tileProblems.add(place.path() + " is missing");
        } else if (tile.get().length != hashes.length) {
            tileProblems.add(
                    place.path() + " has " + tile.get().length + " bytes, not " + hashes.length);
        } else if (!readable) {
            System.arraycopy(tile.get(), 0, hashes, 0, hashes.length);
        } else {
            int differs = Arrays.mismatch(hashes, tile.get());
            if (differs >= 0) {
                long n = index * Tile.WIDTH + differs / Hashes.LENGTH;
                tileProblems.add(
                        place.path()
                                + ": the hash of entry "
                                + n
                                + " is not that of the entry served");
            }
        }
    }
}
