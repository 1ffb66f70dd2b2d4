package org.commonweal.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The Merkle tree of RFC 6962 section 2.1: roots, proofs and their checks. Pure arithmetic over
/// hashes; where the hashes lie is the caller's business (see [Nodes]).
public final class Tree {
    private static final byte[] EMPTY = Hashes.sha256(new byte[0]);

    private Tree() {}

    /// Where proofs find the roots of complete subtrees.
    @FunctionalInterface
    public interface Nodes {
        /// The root of the complete subtree over leaves `[index << level, (index + 1) << level)`;
        /// level 0 is the leaf hash itself.
        byte[] node(int level, long index);
    }

    /// The root of the tree of size 0: SHA-256 of nothing.
    public static byte[] emptyRoot() {
        return EMPTY.clone();
    }

    /// The root over these leaf hashes.
    public static byte[] root(List<byte[]> leafHashes) {
        CompactRange range = new CompactRange();
        leafHashes.forEach(range::append);
        return range.root();
    }

    /// The root of the tree of `size` leaves.
    public static byte[] root(long size, Nodes nodes) {
        return size == 0 ? emptyRoot() : subtree(0, size, nodes);
    }

    /// The hashes from the leaf's sibling up to the root's child.
    ///
    /// @throws IllegalArgumentException when the tree of that size has no such leaf
    public static List<byte[]> inclusion(long index, long size, Nodes nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " entries has no entry " + index);
        }
        List<byte[]> proof = new ArrayList<>();
        path(index, 0, size, nodes, proof);
        return proof;
    }

    private static void path(long index, long from, long to, Nodes nodes, List<byte[]> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, nodes, proof);
            proof.add(subtree(middle, to, nodes));
        } else {
            path(index, middle, to, nodes, proof);
            proof.add(subtree(from, middle, nodes));
        }
    }

    /// The proof that the tree of `from` leaves is the beginning of the tree of `to` leaves. Empty
    /// when either is trivial (from 0, or equal sizes).
    public static List<byte[]> consistency(long from, long to, Nodes nodes) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("no consistency from " + from + " to " + to);
        }
        List<byte[]> proof = new ArrayList<>();
        if (from > 0 && from < to) {
            shared(from, 0, to, true, nodes, proof);
        }
        return proof;
    }

    private static void shared(
            long old, long from, long to, boolean whole, Nodes nodes, List<byte[]> proof) {
        long size = to - from;
        if (old == size) {
            if (!whole) {
                proof.add(subtree(from, to, nodes));
            }
            return;
        }
        long k = split(size);
        if (old <= k) {
            shared(old, from, from + k, whole, nodes, proof);
            proof.add(subtree(from + k, to, nodes));
        } else {
            shared(old - k, from + k, to, false, nodes, proof);
            proof.add(subtree(from, from + k, nodes));
        }
    }

    /// Whether `proof` shows that `leafHash` is entry `index` of the tree with this size and root.
    public static boolean includes(
            long index, long size, byte[] leafHash, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || unfit(proof, leafHash, root)) {
            return false;
        }
        long at = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] next : proof) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = Hashes.node(next, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hashes.node(hash, next);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /// Whether `proof` shows that the tree `from` with `fromRoot` is the beginning of the tree `to`
    /// with `toRoot`.
    public static boolean continues(
            long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == 0) {
            return proof.isEmpty()
                    && Arrays.equals(fromRoot, EMPTY)
                    && (to == 0 ? Arrays.equals(toRoot, EMPTY) : toRoot.length == Hashes.LENGTH);
        }
        if (from == to) {
            return proof.isEmpty() && Arrays.equals(fromRoot, toRoot);
        }
        if (proof.isEmpty() || unfit(proof, fromRoot, toRoot)) {
            return false;
        }
        long at = from - 1;
        long last = to - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        boolean perfect = Long.bitCount(from) == 1;
        byte[] before = perfect ? fromRoot : proof.getFirst();
        byte[] after = before;
        for (byte[] next : perfect ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                before = Hashes.node(next, before);
                after = Hashes.node(next, after);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                after = Hashes.node(after, next);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(before, fromRoot) && Arrays.equals(after, toRoot);
    }

    private static boolean unfit(List<byte[]> proof, byte[] one, byte[] other) {
        return one.length != Hashes.LENGTH
                || other.length != Hashes.LENGTH
                || proof.stream().anyMatch(hash -> hash.length != Hashes.LENGTH);
    }

    private static byte[] subtree(long from, long to, Nodes nodes) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.node(level, from >> level);
        }
        long k = split(size);
        return Hashes.node(subtree(from, from + k, nodes), subtree(from + k, to, nodes));
    }

    /// The largest power of two smaller than `size`, which is at least 2.
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
