package org.commonweal.people;

import java.util.Optional;

/// Who does something to a request. Every command carries one; none of them ever stands on the
/// public record.
public sealed interface Actor {
    /// The one who asked, or who proved the request is theirs.
    ///
    /// @param by how it was proved
    record Asker(Proof by) implements Actor {}

    /// How an asker proved a request is theirs.
    enum Proof {
        /// The secret link of the newest message.
        LINK,
        /// The code on the receipt.
        CODE,
        /// A browser that proved it before, or that just asked.
        SESSION
    }

    /// Somebody who neither asked nor works here. Nothing is known of them, and nothing is asked.
    record Resident() implements Actor {}

    /// A member of staff at work.
    ///
    /// @param id of the account
    /// @param name as colleagues read it
    /// @param role what the account may do
    /// @param agency code of the agency worked for; none for those who work for the whole
    ///   jurisdiction
    record Staff(long id, String name, Role role, Optional<String> agency) implements Actor {
        /// @return whether this person works for the agency with this code
        public boolean isOf(String code) {
            return agency.filter(code::equals).isPresent();
        }

        /// @return whether requests held by this agency are this person's to handle: its own
        ///   handlers and leads, and the jurisdiction's lead
        public boolean handlesFor(String code) {
            return role.handles() && (isOf(code) || (role.leads() && agency.isEmpty()));
        }
    }

    /// A program that has a key of this desk, speaking for people of its own.
    ///
    /// @param channel the name of its key
    /// @param asker whether it proved, by what the asker left, that it speaks for the one who asked
    record Program(String channel, boolean asker) implements Actor {}

    /// The passing of time: promises missed, windows ended.
    record TheClock() implements Actor {}

    /// The desk itself: rules that route, imports, the operator at the command line.
    record TheDesk() implements Actor {}
}
