package org.commonweal.services;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The checks every definition of this room shares.
final class Codes {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_.:-]{0,63}");
    private static final Pattern QUESTION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private Codes() {}

    /// A code that may stand in an entry of the public record.
    static String code(String what, String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "The code \"%s\" of a %s must be 1 to 64 of a-z 0-9 _ . : - and begin with a letter or digit."
                            .formatted(code, what));
        }
        return code;
    }

    /// A code that may stand in a form field's name and in an Open311 parameter.
    static String question(String code) {
        if (!QUESTION.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "The code \"%s\" of a question must be 1 to 64 of A-Z a-z 0-9 _ . - and begin with a letter or digit."
                            .formatted(code));
        }
        return code;
    }

    /// Text for people to read: present, trimmed, without control characters.
    static String words(String what, String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("The %s is empty.".formatted(what));
        }
        return optionalWords(what, words);
    }

    /// As [#words], or nothing at all.
    static String optionalWords(String what, String words) {
        if (words.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            throw new IllegalArgumentException("The %s holds a control character.".formatted(what));
        }
        return words.strip();
    }

    static void distinct(String what, List<String> codes) {
        Set<String> seen = new HashSet<>();
        for (String code : codes) {
            if (!seen.add(code)) {
                throw new IllegalArgumentException(
                        "There are two %s with the code \"%s\".".formatted(what, code));
            }
        }
    }

    /// A translation, or what it would translate where there is none.
    static String or(String translation, String own) {
        return translation.isEmpty() ? own : translation;
    }
}
