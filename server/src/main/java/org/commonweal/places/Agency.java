package org.commonweal.places;

import java.util.Map;

/// A body that takes requests and answers for them.
///
/// @param code lower-case code, used on the record
/// @param name as people know it
/// @param phone as people dial it, or empty
/// @param email where people may write, or empty
/// @param translations its name in more languages, by language tag
public record Agency(
        String code, String name, String phone, String email, Map<String, String> translations) {
    public Agency {
        translations = Map.copyOf(translations);
    }

    /// An agency with a name in the town's own language only.
    public Agency(String code, String name, String phone, String email) {
        this(code, name, phone, email, Map.of());
    }

    /// The name in a language; the town's own where there is none.
    ///
    /// @param language a language tag
    public String nameIn(String language) {
        return translations.getOrDefault(language, name);
    }
}
