package org.commonweal.people;

import java.util.List;
import org.commonweal.web.Form;

/// What the templates of this room show.
public final class PeopleViews {
    private PeopleViews() {}

    /// The page to sign in.
    ///
    /// @param form what was typed, never with a password
    /// @param next the path to go to afterwards
    /// @param kept what was typed into another form when the session had ended; none else
    public record SignIn(Form form, String next, List<Typed> kept) {
        public SignIn {
            kept = List.copyOf(kept);
        }
    }

    /// The page after signing in again, from which a form goes on its way that came too late.
    ///
    /// @param next where the form goes
    /// @param token of the new session
    /// @param kept what was typed into it
    public record GoOn(String next, String token, List<Typed> kept) {
        public GoOn {
            kept = List.copyOf(kept);
        }
    }

    /// One value of a form.
    public record Typed(String name, String value) {}
}
