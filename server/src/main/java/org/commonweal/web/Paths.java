package org.commonweal.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads percent-encoded text strictly: bad escapes, bad UTF-8 and control characters are refused
/// rather than guessed.
final class Paths {
    private Paths() {}

    /// `/a/b` is `[a, b]`, `/` is `[]`, `/a/` is `[a, ""]`.
    static List<String> split(String path) {
        return path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
    }

    /// The decoded segments of a raw path.
    static List<String> decoded(String rawPath) {
        if (!rawPath.startsWith("/")) {
            throw Problem.of(400);
        }
        var segments = new ArrayList<String>();
        for (var raw : split(rawPath)) {
            segments.add(decode(raw, false));
        }
        return segments;
    }

    /// Decodes one name, value or segment. A character beyond ASCII is taken as the byte it came
    /// as.
    static String decode(String raw, boolean plusIsSpace) {
        if (plain(raw, plusIsSpace)) {
            return text(raw);
        }
        var bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                if (i + 2 >= raw.length()) {
                    throw Problem.of(400);
                }
                bytes[length++] = (byte) (hex(raw.charAt(i + 1)) << 4 | hex(raw.charAt(i + 2)));
                i += 2;
            } else if (c > 0xff) {
                throw Problem.of(400);
            } else {
                bytes[length++] = (byte) (c == '+' && plusIsSpace ? ' ' : c);
            }
        }
        return utf8(bytes, 0, length);
    }

    private static boolean plain(String raw, boolean plusIsSpace) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%' || c > 0x7e || (c == '+' && plusIsSpace)) {
                return false;
            }
        }
        return true;
    }

    /// Strict UTF-8 text without control characters other than tab and line ends.
    static String utf8(byte[] bytes, int from, int length) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return text(decoder.decode(ByteBuffer.wrap(bytes, from, length)).toString());
        } catch (CharacterCodingException e) {
            throw Problem.of(400);
        }
    }

    static String utf8(byte[] bytes) {
        return utf8(bytes, 0, bytes.length);
    }

    private static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                throw Problem.of(400);
            }
        }
        return text;
    }

    private static int hex(char c) {
        int value = Character.digit(c, 16);
        if (value < 0 || c > 'f') {
            throw Problem.of(400);
        }
        return value;
    }
}
