package org.commonweal.people;

import org.commonweal.web.Form;

/// What the templates of this room show.
public final class PeopleViews {
    private PeopleViews() {}

    /// The page to sign in.
    ///
    /// @param form what was typed, never with a password
    /// @param next the path to go to afterwards
    public record SignIn(Form form, String next) {}
}
