package org.commonweal.photos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a file is by its first bytes. The name it came with and the type a browser claimed say
/// nothing.
enum PhotoKind {
    JPEG,
    PNG,
    GIF,
    WEBP,
    HEIC,
    AVIF,
    /// A picture of a kind that is known and not taken (BMP, TIFF, JPEG XL), or a film or a PDF.
    OTHER,
    /// Not a picture as far as its first bytes tell.
    UNKNOWN;

    /// How many bytes [#of] wants to see.
    static final int HEAD = 32;

    private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_XL = {(byte) 0xff, 0x0a};

    /// Tells the kind.
    ///
    /// @param head the first bytes of the file, [#HEAD] of them unless the file is shorter
    /// @return the kind
    static PhotoKind of(byte[] head) {
        if (head.length >= 3
                && head[0] == (byte) 0xff
                && head[1] == (byte) 0xd8
                && head[2] == (byte) 0xff) {
            return JPEG;
        }
        if (starts(head, PNG_HEAD)) {
            return PNG;
        }
        if (at(head, 0, "GIF87a") || at(head, 0, "GIF89a")) {
            return GIF;
        }
        if (at(head, 0, "RIFF") && at(head, 8, "WEBP")) {
            return WEBP;
        }
        if (at(head, 4, "ftyp")) {
            return boxed(head);
        }
        var known =
                at(head, 0, "BM")
                        || at(head, 0, "II*\0")
                        || at(head, 0, "MM\0*")
                        || at(head, 0, "%PDF")
                        || at(head, 4, "JXL ")
                        || starts(head, JPEG_XL);
        return known ? OTHER : UNKNOWN;
    }

    // The brands of an ISO base media file: the major one at 8, the compatible ones from 16 on.
    private static PhotoKind boxed(byte[] head) {
        for (int i = 8; i + 4 <= head.length; i += i == 8 ? 8 : 4) {
            var brand = new String(head, i, 4, StandardCharsets.ISO_8859_1);
            switch (brand) {
                case "avif", "avis" -> {
                    return AVIF;
                }
                case "heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs" -> {
                    return HEIC;
                }
                default -> {}
            }
        }
        return at(head, 8, "mif1") || at(head, 8, "msf1") ? HEIC : OTHER;
    }

    private static boolean starts(byte[] head, byte[] with) {
        return head.length >= with.length
                && Arrays.equals(head, 0, with.length, with, 0, with.length);
    }

    private static boolean at(byte[] head, int offset, String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= offset + bytes.length
                && Arrays.equals(head, offset, offset + bytes.length, bytes, 0, bytes.length);
    }
}
