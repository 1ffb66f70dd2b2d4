package org.commonweal.services;

import java.util.Locale;

/// What is wrong with one answer, said so that it can be put right.
///
/// @param question code of the question
/// @param asked the question itself, or its code when there is no such question
/// @param kind what is wrong
/// @param given the answer as it came, cut to 80 characters; empty when there was none
public record AnswerProblem(String question, String asked, Kind kind, String given) {
    private static final int SHOWN = 80;

    /// What can be wrong with an answer.
    public enum Kind {
        /// Required and not there.
        MISSING("needs an answer"),
        /// Several answers where one is asked for.
        SEVERAL("takes one answer, not several"),
        /// More than the type holds: 250 characters a string, 4,000 a text.
        TOO_LONG("is too long"),
        /// Control characters, broken Unicode, or several lines in a `string`.
        NOT_TEXT("holds characters that are not text"),
        /// Not a plain decimal number of at most 20 digits.
        NOT_A_NUMBER("is not a number such as 12 or 2.5"),
        /// No day or instant between the years 1900 and 2199.
        NOT_A_DATE("is not a date such as 2026-11-22 or 2026-11-22T14:30:00Z"),
        /// A key that is not in the list.
        NOT_IN_LIST("is not one of the answers to choose from"),
        /// An answer to a text that asks nothing.
        NOT_ASKED("is text to read and takes no answer"),
        /// A code that no question of this service has.
        NO_SUCH_QUESTION("is no question of this service");

        private final String english;

        Kind(String english) {
            this.english = english;
        }

        /// @return the key of its words without the room's name, such as `answer.not_a_number`:
        ///   under `services.` they say what is wrong with the answer `{0}`, and a room may have
        ///   its own
        public String key() {
            return "answer." + name().toLowerCase(Locale.ROOT);
        }
    }

    static AnswerProblem with(Attribute question, Kind kind, String given) {
        return new AnswerProblem(question.code(), question.description(), kind, shown(given));
    }

    static AnswerProblem noSuchQuestion(String code) {
        return new AnswerProblem(shown(code), shown(code), Kind.NO_SUCH_QUESTION, "");
    }

    private static String shown(String text) {
        if (text.codePointCount(0, text.length()) <= SHOWN) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /// @return one English sentence, such as `depth: "deep" is not a number such as 12 or 2.5.`
    public String sentence() {
        return given.isEmpty()
                ? "%s: %s.".formatted(question, kind.english)
                : "%s: \"%s\" %s.".formatted(question, given, kind.english);
    }
}
