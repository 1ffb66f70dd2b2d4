package org.commonweal.verifier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
    boolean readable;
    long nanos;
    private final Optional<byte[]> found;
    private final Optional<byte[]> tile;
    private final boolean withTile;

    /// Reads what is wanted; [#check] looks at it.
    ///
    /// @param withTile whether to read and compare the tile of level 0 too
    LeafBundle(Source source, long index, int width, boolean withTile) throws IOException {
        this.index = index;
        this.width = width;
        this.withTile = withTile;
        starts = new int[width];
        ends = new int[width];
        hashes = new byte[width * Hashes.LENGTH];
        root = new byte[Hashes.LENGTH];
        found = read(source, place());
        tile = withTile ? read(source, new Tile(0, index, width)) : Optional.empty();
        bytes = found.orElse(new byte[0]);
    }

    /// Splits the bundle, hashes its entries and compares the tile, once.
    ///
    /// @return this
    LeafBundle check() {
        long before = System.nanoTime();
        readable = found.isPresent() && splitAndHash(place());
        if (found.isEmpty()) {
            bundleProblems.add(place().path() + " is missing");
        }
        if (withTile) {
            compare(new Tile(0, index, width), tile);
        }
        if (width == Tile.WIDTH) {
            Sha256.mine().perfect(hashes, 0, width, root, 0);
        }
        nanos = System.nanoTime() - before;
        return this;
    }

    private Tile place() {
        return new Tile(Tile.ENTRIES, index, width);
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

    // In one pass, so that each entry comes into the processor's nearest memory once.
    private boolean splitAndHash(Tile place) {
        Sha256 sha = Sha256.mine();
        int at = 0;
        try {
            for (int i = 0; i < width; i++) {
                if (at == bytes.length) {
                    throw new InvalidRecord("it holds " + i + " entries, not " + width);
                }
                ends[i] = EntryBundle.end(bytes, at);
                starts[i] = at + 2;
                at = ends[i];
                sha.leafInPlace(bytes, starts[i], at - starts[i], hashes, i * Hashes.LENGTH);
            }
            if (at != bytes.length && (place.isFull() || !holdsMore(at))) {
                throw new InvalidRecord("something follows its " + width + " entries");
            }
            return true;
        } catch (IllegalArgumentException e) {
            bundleProblems.add(place.path() + ": " + e.getMessage());
            Arrays.fill(hashes, (byte) 0);
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
