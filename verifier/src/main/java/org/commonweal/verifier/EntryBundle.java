package org.commonweal.verifier;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Up to 256 neighbouring entries in one file: a big-endian 16-bit length before each.
public final class EntryBundle {
    private EntryBundle() {}

    /// The bundle's bytes.
    ///
    /// @throws IllegalArgumentException when there are none, more than 256, or one is longer than
    ///   65,535 bytes
    public static byte[] format(List<byte[]> entries) {
        if (entries.isEmpty() || entries.size() > Tile.WIDTH) {
            throw new IllegalArgumentException(
                    "a bundle holds 1 to 256 entries, not " + entries.size());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > Tile.LONGEST_ENTRY) {
                throw new IllegalArgumentException(
                        "an entry has at most 65,535 bytes, not " + entry.length);
            }
            out.write(entry.length >> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /// The entries of a bundle.
    ///
    /// @throws IllegalArgumentException when the last one is cut short or there are more than 256
    public static List<byte[]> parse(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            int end = end(bundle, at);
            entries.add(Arrays.copyOfRange(bundle, at + 2, end));
            at = end;
        }
        if (entries.size() > Tile.WIDTH) {
            throw new IllegalArgumentException(
                    "a bundle holds at most 256 entries, not " + entries.size());
        }
        return entries;
    }

    /// Where the entry that begins with its length at `at` ends.
    static int end(byte[] bundle, int at) {
        int end =
                at + 2 > bundle.length
                        ? Integer.MAX_VALUE
                        : at + 2 + ((bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff);
        if (end > bundle.length) {
            throw new IllegalArgumentException("the bundle ends in the middle of an entry");
        }
        return end;
    }
}
