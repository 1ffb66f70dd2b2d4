package org.commonweal.counter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How somebody came to the clerk. On the record it is a clerk's filing; how they came stands in
/// the note that only staff read.
enum Came {
    PHONE,
    VISIT,
    LETTER;

    /// The word in forms and message keys.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Came> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
