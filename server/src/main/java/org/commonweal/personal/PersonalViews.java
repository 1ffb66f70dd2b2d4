package org.commonweal.personal;

import java.util.List;

/// What the room's templates show.
public final class PersonalViews {
    private PersonalViews() {}

    /// What was found in words.
    ///
    /// @param things kind and text, in the words' order
    /// @param without the words as they would read without it
    /// @param mark which words it was found in, for the form to send back
    public record Notice(List<Thing> things, String without, String mark) {
        public Notice {
            things = List.copyOf(things);
        }

        /// Nothing was found.
        public static final Notice NONE = new Notice(List.of(), "", "");
    }

    /// One thing found.
    ///
    /// @param kind in words
    /// @param text as it was written
    public record Thing(String kind, String text) {}
}
