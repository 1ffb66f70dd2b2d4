package org.commonweal.places;

import java.util.Arrays;
import java.util.Locale;

/// How exactly a place may be told to everybody.
public enum PlacePrecision {
    /// As it was given.
    EXACT,
    /// The street, or as much of it as lies in one area.
    STREET,
    /// The area that goes on the record.
    AREA;

    /// The word in a town's file and in interfaces: `street`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param word in any case
    /// @throws IllegalArgumentException naming the three words, for any other
    public static PlacePrecision of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "\"%s\" is no precision of a place; use exact, street or area."
                                        .formatted(word)));
    }
}
