package org.commonweal.verifier;

import java.util.Base64;

/// Standard base64 with padding, one text for each run of bytes: a reader that forgives stray bits
/// in the last character would let a file be changed without anyone noticing.
final class Base64Text {
    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] parse(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!of(bytes).equals(text)) {
            throw new IllegalArgumentException("not the canonical base64 of its bytes");
        }
        return bytes;
    }

    static byte[] hash(String text) {
        byte[] bytes = parse(text);
        if (bytes.length != Hashes.LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return bytes;
    }
}
