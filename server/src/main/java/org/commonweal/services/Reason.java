package org.commonweal.services;

import java.util.Arrays;
import java.util.Locale;

/// One line of a public list of reasons. Nothing else may move, pause or refuse.
///
/// @param kind what it may be given for
/// @param code stands on the record; unique within its kind
/// @param words what residents read
public record Reason(Kind kind, String code, String words) {
    /// What a reason may be given for.
    public enum Kind {
        /// Moving a promise to a later instant.
        MOVE,
        /// Stopping the promise's clock for a while.
        PAUSE,
        /// Refusing a request.
        REFUSE;

        /// @return the kind's name in files and on the record, such as `pause`
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @throws IllegalArgumentException naming the three kinds, for any other word
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(k -> k.word().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "\"%s\" is no kind of reason; use move, pause or refuse."
                                            .formatted(word)));
        }
    }

    /// @throws IllegalArgumentException for a bad code or empty words
    public Reason {
        Codes.code("reason", code);
        words = Codes.words("text of the reason \"" + code + "\"", words);
    }
}
