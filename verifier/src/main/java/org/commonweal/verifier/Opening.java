package org.commonweal.verifier;

import java.util.Arrays;

/// What opens a commitment: the secret and the value. Whoever has both can show what was committed;
/// once both are deleted everywhere, nobody can, and nobody can test a guess.
///
/// @param secret 32 bytes from a secure source, fresh for every field of every entry, never derived
///   from a key
/// @param value UTF-8 text; empty for a field that was absent
public record Opening(byte[] secret, String value) {
    /// Bytes in a secret.
    public static final int LENGTH = 32;

    public Opening {
        if (secret.length != LENGTH) {
            throw new InvalidRecord("an opening has 32 bytes, not " + secret.length);
        }
        secret = secret.clone();
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Opening that
                && value.equals(that.value)
                && Arrays.equals(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /// Without the secret, so that it never reaches a log.
    @Override
    public String toString() {
        return "Opening[" + value.length() + " characters]";
    }
}
