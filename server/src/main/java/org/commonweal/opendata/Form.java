package org.commonweal.opendata;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The forms in which the whole desk is told.
enum Form {
    CSV("text/csv; charset=utf-8; header=present"),
    JSONL("application/jsonl; charset=utf-8"),
    GEOJSON("application/geo+json");

    private final String type;

    Form(String type) {
        this.type = type;
    }

    /// The media type.
    String type() {
        return type;
    }

    /// The ending of its files, and its word on the record.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All the words.
    static List<String> words() {
        return Arrays.stream(values()).map(Form::word).toList();
    }

    static Optional<Form> of(String word) {
        return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
    }
}
