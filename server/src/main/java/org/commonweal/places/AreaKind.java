package org.commonweal.places;

import java.util.Map;

/// A kind of area, such as ward or neighbourhood: within one kind a place lies in at most one area.
///
/// @param code lower-case code; the first half of an area's reference
/// @param name one such area in people's words, capitalised ("Ward")
/// @param translations its name in more languages, by language tag
public record AreaKind(String code, String name, Map<String, String> translations) {
    public AreaKind {
        translations = Map.copyOf(translations);
    }

    /// A kind with a name in the town's own language only.
    public AreaKind(String code, String name) {
        this(code, name, Map.of());
    }

    /// The name in a language; the town's own where there is none.
    ///
    /// @param language a language tag
    public String nameIn(String language) {
        return translations.getOrDefault(language, name);
    }
}
