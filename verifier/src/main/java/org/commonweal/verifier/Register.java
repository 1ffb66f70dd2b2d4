package org.commonweal.verifier;

import java.util.Locale;
import java.util.Optional;

/// The published lists that give an entry's codes their meaning. Each change is a new version, and
/// the hash of each version's document is an entry.
public enum Register {
    /// Kinds of request offered, with their promises of time.
    SERVICES,
    /// Working hours and holidays.
    CALENDARS,
    /// Why a promise may be moved or paused, or a request refused.
    REASONS,
    /// Who answers.
    AGENCIES,
    /// Places with a boundary; codes are `kind:code`.
    AREAS,
    /// Which agency takes which service where.
    ROUTING;

    /// The name on the record: lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The register of that name.
    public static Optional<Register> of(String word) {
        for (Register register : values()) {
            if (register.word().equals(word)) {
                return Optional.of(register);
            }
        }
        return Optional.empty();
    }
}
