package org.commonweal.verifier;

import java.util.HexFormat;

/// The hashes of the record: SHA-256 with the two prefixes that keep a leaf from ever being taken
/// for a node (RFC 6962 section 2.1). Safe from any thread.
public final class Hashes {
    /// Bytes in a hash.
    public static final int LENGTH = 32;

    private static final HexFormat HEX = HexFormat.of();

    private Hashes() {}

    /// SHA-256 of the bytes with no prefix: used for register documents and photos.
    public static byte[] sha256(byte[] bytes) {
        return Sha256.mine().plain(bytes);
    }

    /// SHA-256(0x00 || entry): the hash under which an entry hangs in the tree.
    public static byte[] leaf(byte[] entry) {
        byte[] hash = new byte[LENGTH];
        Sha256.mine().leaf(entry, 0, entry.length, hash, 0);
        return hash;
    }

    /// SHA-256(0x01 || left || right).
    public static byte[] node(byte[] left, byte[] right) {
        if (left.length != LENGTH || right.length != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes");
        }
        byte[] hash = new byte[LENGTH];
        Sha256.mine().node(left, 0, right, 0, hash, 0);
        return hash;
    }

    /// Lower-case hexadecimal digits.
    public static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /// Reads exactly 64 lower-case hexadecimal digits.
    ///
    /// @throws IllegalArgumentException for anything else
    public static byte[] parseHex(String hex) {
        return bytes(hex, LENGTH);
    }

    static byte[] bytes(String hex, int length) {
        if (hex.length() != 2 * length) {
            throw new IllegalArgumentException(
                    2 * length + " hexadecimal digits are wanted, not " + hex.length());
        }
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                throw new IllegalArgumentException("not a lower-case hexadecimal digit: " + c);
            }
        }
        return HEX.parseHex(hex);
    }
}
