package org.commonweal.post;

import java.time.Instant;
import java.util.List;
import org.commonweal.web.WebViews;

/// What the templates of this room are given.
public final class PostViews {
    private PostViews() {}

    /// The letterbox of an invented town.
    public record Letters(List<One> letters) {
        public Letters {
            letters = List.copyOf(letters);
        }
    }

    /// A letter in it.
    ///
    /// @param path of the letter
    /// @param subject of a text message its first words
    /// @param language BCP 47 tag of what it says; empty when that is not known
    /// @param dir `ltr`, `rtl`, or `auto` where that is not known
    /// @param text that it is a text message, and of how many parts; empty for a letter
    /// @param plain the message as plain text; empty in the list
    /// @param links the desk's own addresses in it
    public record One(
            String path,
            String to,
            String subject,
            String language,
            String dir,
            Instant at,
            String text,
            String plain,
            List<WebViews.Link> links) {
        public One {
            links = List.copyOf(links);
        }
    }
}
