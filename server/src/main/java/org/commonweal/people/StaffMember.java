package org.commonweal.people;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// The account of a member of staff, without its password.
///
/// @param id given by the store, never used again
/// @param signInName unique: 2 to 40 of `a-z 0-9 . _ -`
/// @param name as colleagues read it
/// @param role what the account may do
/// @param agency code of the agency worked for; a handler has one, the others may
/// @param disabled true when it can no longer be signed in with
/// @param since when it was added
public record StaffMember(
        long id,
        String signInName,
        String name,
        Role role,
        Optional<String> agency,
        boolean disabled,
        Instant since) {
    static final int LONGEST_NAME = 40;
    private static final Pattern SIGN_IN_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    /// @throws IllegalArgumentException for a bad sign-in name, an empty name, or a handler of no
    ///   agency
    public StaffMember {
        if (!SIGN_IN_NAME.matcher(signInName).matches()) {
            throw new IllegalArgumentException(
                    "The sign-in name \"%s\" must be 2 to 40 of a-z 0-9 . _ - and begin with a letter or digit."
                            .formatted(signInName));
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The account \"%s\" needs a name people can read.".formatted(signInName));
        }
        if (role == Role.HANDLER && agency.isEmpty()) {
            throw new IllegalArgumentException(
                    "A handler works for an agency; say which for \"%s\".".formatted(signInName));
        }
    }

    /// @return this person at work
    public Actor.Staff actor() {
        return new Actor.Staff(id, name, role, agency);
    }
}
