package org.commonweal.services;

import java.util.Map;

/// What a question says in one more language. A text left empty is said in the town's own.
///
/// @param description the question, or the text to read
/// @param hint help with the answer
/// @param values names of values by their key
public record AttributeWords(String description, String hint, Map<String, String> values) {
    /// @throws IllegalArgumentException for a text with a control character
    public AttributeWords {
        description = Codes.optionalWords("description", description);
        hint = Codes.optionalWords("hint", hint);
        values = Map.copyOf(values);
    }
}
