package org.commonweal.verifier;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Builds the tree from the entries as they pass and holds every tile above against it. Keeps one
/// tile a level.
final class TreeCheck {
    private static final int LEVELS = 8;

    private final Source source;
    private final Findings findings;
    private final long since;
    private final CompactRange range = new CompactRange();
    private final byte[][] level = new byte[LEVELS][];
    private final int[] filled = new int[LEVELS];
    private final long[] closed = new long[LEVELS];
    private Optional<byte[]> rootThen = Optional.empty();
    private long tiles;
    private long nanos;

    /// @param since the size whose root is wanted too, or -1
    TreeCheck(Source source, Findings findings, long since) {
        this.source = source;
        this.findings = findings;
        this.since = since;
        if (since == 0) {
            rootThen = Optional.of(Tree.emptyRoot());
        }
    }

    void add(LeafBundle bundle) throws IOException {
        bundle.bundleProblems.forEach(problem -> findings.wrong(Findings.Check.BUNDLES, problem));
        bundle.tileProblems.forEach(problem -> findings.wrong(Findings.Check.TILES, problem));
        long before = System.nanoTime();
        tiles++;
        if (bundle.width == Tile.WIDTH) {
            if (since > range.size() && since < range.size() + Tile.WIDTH) {
                rootThen =
                        Optional.of(
                                leaves(range.copy(), bundle, (int) (since - range.size())).root());
            }
            range.append(8, bundle.root, (_, _, _) -> {});
            nanos += System.nanoTime() - before;
            push(1, bundle.root);
        } else {
            if (since > range.size() && since < range.size() + bundle.width) {
                rootThen =
                        Optional.of(
                                leaves(range.copy(), bundle, (int) (since - range.size())).root());
            }
            leaves(range, bundle, bundle.width);
            nanos += System.nanoTime() - before;
        }
        nanos += bundle.nanos;
        if (since == range.size()) {
            rootThen = Optional.of(range.root());
        }
    }

    /// Only counts the leaves in, comparing nothing: for a second reading.
    void addLeaves(LeafBundle bundle) {
        if (bundle.width == Tile.WIDTH) {
            range.append(8, bundle.root, (_, _, _) -> {});
        } else {
            leaves(range, bundle, bundle.width);
        }
    }

    private static CompactRange leaves(CompactRange range, LeafBundle bundle, int count) {
        for (int i = 0; i < count; i++) {
            range.append(
                    Arrays.copyOfRange(bundle.hashes, i * Hashes.LENGTH, (i + 1) * Hashes.LENGTH));
        }
        return range;
    }

    private void push(int at, byte[] hash) throws IOException {
        if (level[at] == null) {
            level[at] = new byte[Tile.WIDTH * Hashes.LENGTH];
        }
        System.arraycopy(hash, 0, level[at], filled[at] * Hashes.LENGTH, Hashes.LENGTH);
        filled[at]++;
        if (filled[at] == Tile.WIDTH) {
            compare(at);
            byte[] root = new byte[Hashes.LENGTH];
            Sha256.mine().perfect(level[at], 0, Tile.WIDTH, root, 0);
            filled[at] = 0;
            closed[at]++;
            push(at + 1, root);
        }
    }

    private void compare(int at) throws IOException {
        Tile tile = new Tile(at, closed[at], filled[at]);
        Optional<byte[]> found = LeafBundle.read(source, tile);
        tiles++;
        if (found.isEmpty()) {
            findings.wrong(Findings.Check.TILES, tile.path() + " is missing");
        } else if (!Arrays.equals(
                found.get(), 0, found.get().length, level[at], 0, filled[at] * Hashes.LENGTH)) {
            findings.wrong(
                    Findings.Check.TILES, tile.path() + " is not what the entries below it give");
        }
    }

    /// Compares what is left over and the root.
    void finish(Checkpoint checkpoint) throws IOException {
        for (int at = 1; at < LEVELS; at++) {
            if (filled[at] > 0) {
                compare(at);
            }
        }
        if (!Arrays.equals(range.root(), checkpoint.root())) {
            findings.wrong(
                    Findings.Check.ROOT, "the entries served do not give the root that is signed");
        }
    }

    /// The root when the record had the size asked for.
    Optional<byte[]> rootThen() {
        return rootThen;
    }

    CompactRange range() {
        return range;
    }

    long tiles() {
        return tiles;
    }

    long nanos() {
        return nanos;
    }
}
