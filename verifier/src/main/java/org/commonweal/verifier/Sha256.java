package org.commonweal.verifier;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// One thread's SHA-256 with its scratch space: asking the JDK for a new digest at every hash costs
/// more than the hash. Not safe for sharing; [#mine] hands each thread its own.
final class Sha256 {
    private static final ThreadLocal<Sha256> MINE = ThreadLocal.withInitial(Sha256::new);
    private static final int SHORT = 1024;

    private final MessageDigest digest;
    private final byte[] pair = new byte[1 + 2 * Hashes.LENGTH];
    private final byte[] small = new byte[1 + SHORT];
    // One byte in front, so that each pair has a byte before it for its prefix.
    private final byte[] level = new byte[1 + Tile.WIDTH / 2 * Hashes.LENGTH];

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        pair[0] = 1;
    }

    static Sha256 mine() {
        return MINE.get();
    }

    byte[] plain(byte[] bytes) {
        return digest.digest(bytes);
    }

    void leaf(byte[] from, int at, int length, byte[] to, int toAt) {
        if (length <= SHORT) {
            System.arraycopy(from, at, small, 1, length);
            digest.update(small, 0, length + 1);
        } else {
            digest.update((byte) 0);
            digest.update(from, at, length);
        }
        finish(to, toAt);
    }

    /// The leaf hash without copying the entry: borrows the byte before it for the 0x00 prefix and
    /// gives it back. The caller owns `buffer` alone and `at` is at least 1.
    void leafInPlace(byte[] buffer, int at, int length, byte[] to, int toAt) {
        byte kept = buffer[at - 1];
        buffer[at - 1] = 0;
        digest.update(buffer, at - 1, length + 1);
        buffer[at - 1] = kept;
        finish(to, toAt);
    }

    void node(byte[] left, int leftAt, byte[] right, int rightAt, byte[] to, int toAt) {
        System.arraycopy(left, leftAt, pair, 1, Hashes.LENGTH);
        System.arraycopy(right, rightAt, pair, 1 + Hashes.LENGTH, Hashes.LENGTH);
        digest.update(pair, 0, pair.length);
        finish(to, toAt);
    }

    /// The root of `count` neighbouring hashes, a power of two and at most 256, lying one after
    /// another from `at`.
    void perfect(byte[] hashes, int at, int count, byte[] to, int toAt) {
        if (count == 1) {
            System.arraycopy(hashes, at, to, toAt, Hashes.LENGTH);
            return;
        }
        for (int i = 0; i < count / 2; i++) {
            int pairAt = at + 2 * i * Hashes.LENGTH;
            node(hashes, pairAt, hashes, pairAt + Hashes.LENGTH, level, 1 + i * Hashes.LENGTH);
        }
        // What stands before a pair has been hashed already and is free for the prefix.
        for (int left = count / 2; left > 1; left >>= 1) {
            for (int i = 0; i < left / 2; i++) {
                int before = 2 * i * Hashes.LENGTH;
                level[before] = 1;
                digest.update(level, before, pair.length);
                finish(level, 1 + i * Hashes.LENGTH);
            }
        }
        System.arraycopy(level, 1, to, toAt, Hashes.LENGTH);
    }

    private void finish(byte[] to, int toAt) {
        try {
            digest.digest(to, toAt, Hashes.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("a digest of 32 bytes fits in 32 bytes", e);
        }
    }
}
