package org.commonweal.people;

import java.util.Arrays;
import java.util.Locale;

/// What a member of staff may do. One account has one role.
///
/// This is the one place that says who may what:
///
/// | role | handles requests, and decides colleagues' refusals on appeal | decides appeals of agencies with no second person | files and types for residents | keeps accounts |
/// |---|---|---|---|---|
/// | handler | of the own agency | no | no | no |
/// | lead | of the own agency, or of all without one | when of no agency, or of the one the town names for appeals | no | no |
/// | clerk | no | no | yes; never a verdict on the own agency | no |
/// | administrator | no | no | no | yes |
///
/// What everybody reads is hidden by clerks, administrators and leads who have no part in it; of
/// requests of the own agency a lead hides only what staff said (`Hiding` in the room of requests).
///
/// Duties are kept apart on purpose: an administrator who must also lead has a second account for
/// it, so that each act on a request was done by somebody whose work that is.
public enum Role {
    /// Does the work an agency is asked for.
    HANDLER,
    /// Answers for an agency, or for the whole jurisdiction when of none.
    LEAD,
    /// Files requests for somebody else and types what residents say at the counter or on the
    /// telephone.
    CLERK,
    /// Keeps the accounts of staff.
    ADMINISTRATOR;

    /// @return the role's name in files and on the command line, such as `handler`
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException naming the four roles, for any other word
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(r -> r.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "\"%s\" is no role; use handler, lead, clerk or administrator."
                                        .formatted(word)));
    }

    /// @return whether requests may be taken, noted, moved, paused, reported done and refused
    public boolean handles() {
        return this == HANDLER || this == LEAD;
    }

    /// @return whether this is who answers for others' work
    public boolean leads() {
        return this == LEAD;
    }

    /// @return whether requests and verdicts may be typed for a resident who is there or on the
    ///   line
    public boolean clerks() {
        return this == CLERK;
    }

    /// @return whether accounts of staff may be added, changed and disabled
    public boolean administers() {
        return this == ADMINISTRATOR;
    }
}
