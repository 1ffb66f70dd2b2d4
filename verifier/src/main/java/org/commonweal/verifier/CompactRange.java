package org.commonweal.verifier;

import java.util.ArrayList;
import java.util.List;

/// The growing edge of the tree: one root for each set bit of the size, largest subtree first,
/// which is all that appending needs to remember. Not safe for sharing between threads.
public final class CompactRange {
    private long size;
    private final ArrayList<byte[]> roots;

    /// The edge of the empty tree.
    public CompactRange() {
        this(0, List.of());
    }

    /// Takes up an edge kept earlier by [#size] and [#roots].
    ///
    /// @throws IllegalArgumentException when the number of roots is not the number of set bits in
    ///   the size
    public CompactRange(long size, List<byte[]> roots) {
        if (size < 0 || Long.bitCount(size) != roots.size()) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " entries has not " + roots.size() + " edge roots");
        }
        this.size = size;
        this.roots = new ArrayList<>(roots);
    }

    /// Told of each complete subtree as it closes, smallest first.
    @FunctionalInterface
    public interface Closed {
        /// @param level the subtree holds 2^level leaves; 0 is the leaf itself
        /// @param index how many subtrees of that level stand before it
        void node(int level, long index, byte[] hash);
    }

    /// How many leaves the tree has.
    public long size() {
        return size;
    }

    /// The edge, largest subtree first: at most 63 hashes.
    public List<byte[]> roots() {
        return List.copyOf(roots);
    }

    /// An independent copy, for work that may be taken back.
    public CompactRange copy() {
        return new CompactRange(size, roots);
    }

    /// Appends one leaf hash.
    public void append(byte[] leafHash) {
        append(leafHash, (_, _, _) -> {});
    }

    /// Appends one leaf hash and tells of every subtree that it completes, the leaf first.
    public void append(byte[] leafHash, Closed closed) {
        append(0, leafHash, closed);
    }

    /// Appends a complete subtree of 2^level leaves at once; the size must be a multiple of
    /// 2^level.
    public void append(int level, byte[] root, Closed closed) {
        if ((size & ((1L << level) - 1)) != 0) {
            throw new IllegalArgumentException(
                    "a subtree of level " + level + " cannot follow " + size + " leaves");
        }
        byte[] hash = root;
        int at = level;
        closed.node(at, size >> at, hash);
        while ((size >> at & 1) == 1) {
            hash = Hashes.node(roots.removeLast(), hash);
            at++;
            closed.node(at, size >> at, hash);
        }
        roots.add(hash);
        size += 1L << level;
    }

    /// The root of the tree so far.
    public byte[] root() {
        if (roots.isEmpty()) {
            return Tree.emptyRoot();
        }
        byte[] hash = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            hash = Hashes.node(roots.get(i), hash);
        }
        return hash.clone();
    }
}
