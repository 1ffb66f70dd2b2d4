package org.commonweal.photos;

import java.util.regex.Pattern;

/// The name of a stored photo: the SHA-256 of its stored, re-encoded bytes. The same value is
/// sealed on the record in the field `photos`, so whoever holds the picture can check it against
/// the entry.
///
/// @param sha256 64 lower-case hex digits
public record PhotoId(String sha256) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /// Refuses anything but a SHA-256 in lower-case hex.
    public PhotoId {
        if (!valid(sha256)) {
            throw new IllegalArgumentException("not the SHA-256 of a photo");
        }
    }

    /// Whether a text could name a photo; for text that came from outside.
    ///
    /// @param text any text
    /// @return true for 64 lower-case hex digits
    public static boolean valid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return sha256;
    }
}
