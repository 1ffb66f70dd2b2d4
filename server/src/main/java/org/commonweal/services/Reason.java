package org.commonweal.services;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// One line of a public list of reasons. Nothing else may move, pause or refuse.
///
/// @param kind what it may be given for
/// @param code stands on the record; unique within its kind
/// @param words what residents read
/// @param translations what they read in more languages, by language tag
public record Reason(Kind kind, String code, String words, Map<String, String> translations) {
    /// A reason in the town's own language only.
    public Reason(Kind kind, String code, String words) {
        this(kind, code, words, Map.of());
    }

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
        translations = Map.copyOf(translations);
    }

    /// The same reason in another language.
    ///
    /// @param language a language tag
    /// @return this reason where the town says nothing in that language
    public Reason in(String language) {
        var said = translations.get(language);
        return said == null ? this : new Reason(kind, code, said);
    }
}
