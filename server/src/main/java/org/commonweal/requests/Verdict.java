package org.commonweal.requests;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The asker's answer to "is it done?". Only [#RESOLVED] closes a request.
public enum Verdict {
    RESOLVED,
    PARTLY,
    NOT_RESOLVED;

    /// The word used on the record and in forms: `not_resolved`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The verdict with a [#code()].
    public static Optional<Verdict> of(String code) {
        return Arrays.stream(values()).filter(v -> v.code().equals(code)).findFirst();
    }
}
