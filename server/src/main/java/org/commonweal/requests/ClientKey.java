package org.commonweal.requests;

/// What a client sends so that sending twice asks once.
///
/// @param scope whose keys these are: two scopes never meet (`page`, `open311/KEY`)
/// @param key any text the client chose, up to 200 characters; kept hashed
/// @param more what else must be the same for two askings to be one; may be empty
public record ClientKey(String scope, String key, String more) {
    /// A key under which only the asking itself must be the same.
    public ClientKey(String scope, String key) {
        this(scope, key, "");
    }

    /// @throws IllegalArgumentException when empty or too long
    public ClientKey {
        if (scope.isEmpty() || scope.length() > 80 || key.isEmpty() || key.length() > 200) {
            throw new IllegalArgumentException("a client key has 1 to 200 characters");
        }
    }
}
