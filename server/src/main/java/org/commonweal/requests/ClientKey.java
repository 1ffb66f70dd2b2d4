package org.commonweal.requests;

/// What a client sends so that sending twice asks once.
///
/// @param scope whose keys these are: two scopes never meet (`page`, `open311/KEY`)
/// @param key any text the client chose, up to 200 characters; kept hashed
public record ClientKey(String scope, String key) {
    /// @throws IllegalArgumentException when empty or too long
    public ClientKey {
        if (scope.isEmpty() || scope.length() > 80 || key.isEmpty() || key.length() > 200) {
            throw new IllegalArgumentException("a client key has 1 to 200 characters");
        }
    }
}
