package org.commonweal.asking;

import java.nio.charset.StandardCharsets;

/// Whether typed text can be kept, by the same measures as the door of requests.
final class Text {
    private Text() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static boolean tooLong(String text, int most) {
        return length(text) > most;
    }

    /// Control characters, halves of characters, or what is no character.
    static boolean unreadable(String text) {
        return text.codePoints().anyMatch(Text::strange)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean strange(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t') || (c & 0xfffe) == 0xfffe;
    }
}
