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

    /// Control characters, or halves of characters.
    static boolean unreadable(String text) {
        return text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
