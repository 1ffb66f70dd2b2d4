package org.commonweal.requests;

import java.util.Optional;

/// Why something of a request is not shown, or not whole.
///
/// @param kind erased or hidden
/// @param ground as the record has it
public record Why(String kind, String ground) {
    /// Says a message, as pages, letters and programs do in their language.
    @FunctionalInterface
    public interface Saying {
        /// @param key of a message
        /// @param args what is filled in
        String say(String key, Object... args);
    }

    static Optional<Why> of(String text) {
        var parts = text.split(" ", 2);
        return parts.length == 2 ? Optional.of(new Why(parts[0], parts[1])) : Optional.empty();
    }

    /// The ground in a few words.
    public String ground(Saying saying) {
        return saying.say("requests.ground." + ground);
    }

    /// A sentence that stands where nothing is left: "Hidden: it told about a person."
    public String say(Saying saying) {
        return saying.say("requests.gone." + kind, ground(saying));
    }

    /// A sentence that stands beside what is left.
    public String sayOfPart(Saying saying) {
        return saying.say("requests.gone.part", ground(saying));
    }
}
