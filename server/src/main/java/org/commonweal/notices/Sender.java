package org.commonweal.notices;

import java.time.ZoneId;
import java.util.function.Function;
import org.commonweal.web.Words;

/// What a message says of the town it comes from.
///
/// @param invented whether every message says that the town is invented, and the letterbox is open
/// @param reads whether answers to a message reach the desk
/// @param words of a language; of the town's own where it has none of that one
public record Sender(
        String name, boolean invented, boolean reads, ZoneId zone, Function<String, Words> words) {
    /// How things are said to a reader.
    ///
    /// @param language BCP 47 tag; empty for the town's first
    public Voice voice(String language) {
        return new Voice(words.apply(language), zone);
    }
}
