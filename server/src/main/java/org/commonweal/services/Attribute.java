package org.commonweal.services;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One extra question of a service, or a text shown among the questions.
///
/// The shape is that of a GeoReport v2 service definition, so nothing is lost on the way in or out.
///
/// @param code names the answer: 1 to 64 of `A-Z a-z 0-9 _ . -`
/// @param datatype what an answer looks like
/// @param required whether a request without an answer is refused
/// @param variable false when this is text to read, with nothing to answer
/// @param order its place among the questions, 1 first, no two alike
/// @param description the question, or the text to read
/// @param hint help with the answer (`datatype_description`); may be empty
/// @param values the answers to choose from, in the order shown; only for the two list types
/// @param translations its words in more languages, by language tag
public record Attribute(
        String code,
        Datatype datatype,
        boolean required,
        boolean variable,
        int order,
        String description,
        String hint,
        List<Value> values,
        Map<String, AttributeWords> translations) {

    /// A question whose words are in the town's own language only.
    public Attribute(
            String code,
            Datatype datatype,
            boolean required,
            boolean variable,
            int order,
            String description,
            String hint,
            List<Value> values) {
        this(code, datatype, required, variable, order, description, hint, values, Map.of());
    }

    /// The six types of GeoReport v2.
    public enum Datatype {
        /// One line.
        STRING,
        /// A decimal number.
        NUMBER,
        /// A day, or an instant.
        DATETIME,
        /// Several lines.
        TEXT,
        /// One of the values.
        SINGLEVALUELIST,
        /// Any number of the values.
        MULTIVALUELIST;

        /// @return the type's name in files and interfaces, such as `singlevaluelist`
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @return whether an answer is chosen from a list
        public boolean isList() {
            return this == SINGLEVALUELIST || this == MULTIVALUELIST;
        }

        /// @param word a type's name in any case
        /// @throws IllegalArgumentException naming the six types, for any other word
        public static Datatype of(String word) {
            return Arrays.stream(values())
                    .filter(d -> d.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "\"%s\" is no datatype; use string, number, datetime, text, singlevaluelist or multivaluelist."
                                            .formatted(word)));
        }
    }

    /// One answer to choose.
    ///
    /// @param key what is stored and sent
    /// @param name what people read
    public record Value(String key, String name) {
        /// @throws IllegalArgumentException for a bad key or an empty name
        public Value {
            Codes.question(key);
            name = Codes.words("name of the value \"" + key + "\"", name);
        }
    }

    /// @throws IllegalArgumentException when the question could not be asked: no words, a list
    ///   without values, values without a list, a place below 1, or a required answer to a text
    ///   that asks nothing
    public Attribute {
        Codes.question(code);
        String which = "the question \"" + code + "\"";
        description = Codes.words("text of " + which, description);
        hint = Codes.optionalWords("hint of " + which, hint);
        values = List.copyOf(values);
        translations = Map.copyOf(translations);
        Codes.distinct("values of " + which, values.stream().map(Value::key).toList());
        if (order < 1) {
            throw new IllegalArgumentException(
                    "The order of %s must be 1 or more, not %d.".formatted(which, order));
        }
        if (!variable && required) {
            throw new IllegalArgumentException(
                    "The text \"%s\" asks nothing (variable = false), so it cannot be required."
                            .formatted(code));
        }
        if (variable && datatype.isList() && values.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is nothing to choose from in %s: a %s needs values."
                            .formatted(which, datatype.word()));
        }
        if (!datatype.isList() && !values.isEmpty()) {
            throw new IllegalArgumentException(
                    "A %s takes no list of values, but %s has one."
                            .formatted(datatype.word(), which));
        }
    }

    /// @return the value with this key
    public Optional<Value> value(String key) {
        return values.stream().filter(v -> v.key().equals(key)).findFirst();
    }

    /// The same question in another language.
    ///
    /// @param language a language tag
    /// @return this question where the town says nothing in that language
    public Attribute in(String language) {
        var said = translations.get(language);
        if (said == null) {
            return this;
        }
        return new Attribute(
                code,
                datatype,
                required,
                variable,
                order,
                Codes.or(said.description(), description),
                Codes.or(said.hint(), hint),
                values.stream()
                        .map(v ->
                                new Value(
                                        v.key(),
                                        Codes.or(
                                                said.values().getOrDefault(v.key(), ""), v.name())))
                        .toList());
    }
}
