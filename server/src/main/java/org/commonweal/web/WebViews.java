package org.commonweal.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the room's own templates show, and the small records that their pieces take.
public final class WebViews {
    private WebViews() {}

    /// An error page.
    ///
    /// @param status the HTTP status
    /// @param title in a few words
    /// @param words what the reader can do
    /// @param id under which it was logged; empty when there is nothing to look up
    public record Problem(int status, String title, String words, String id) {}

    /// A link.
    ///
    /// @param href a path of this desk
    /// @param text what it says
    public record Link(String href, String text) {}

    /// A language to choose.
    ///
    /// @param tag its BCP 47 tag
    /// @param name what it is called in itself
    /// @param current whether this page is in it
    public record Language(String tag, String name, boolean current) {}

    /// One of several things to choose.
    ///
    /// @param value what the form sends
    /// @param label what it says
    /// @param hint more about it; empty for nothing
    public record Choice(String value, String label, String hint) {
        /// A choice that needs no hint.
        ///
        /// @param value what the form sends
        /// @param label what it says
        public Choice(String value, String label) {
            this(value, label, "");
        }
    }

    /// A line of a summary list.
    ///
    /// @param key what it is
    /// @param value what it says; line breaks are kept
    /// @param href where to change it; empty when it cannot be
    public record Row(String key, String value, String href) {
        /// A line that cannot be changed.
        ///
        /// @param key what it is
        /// @param value what it says
        public Row(String key, String value) {
            this(key, value, "");
        }
    }

    /// A station of a request's way.
    ///
    /// @param title such as "Promised"
    /// @param note when, or by when; empty for nothing
    /// @param state `done`, `now`, `late` (the present one, overdue) or `next`
    public record Station(String title, String note, String state) {}

    /// Something that happened to a request.
    ///
    /// @param at when
    /// @param title what, in a few words
    /// @param words what was said; empty for nothing
    /// @param kind `ours` for a step of the loop, `bad` for a missed promise or a refusal, empty
    ///   for anything else
    public record Happening(Instant at, String title, String words, String kind) {}

    /// A picture to show small and open large.
    ///
    /// @param small the thumbnail's path
    /// @param large the picture's path
    /// @param alt what it shows, for those who do not see it
    public record Picture(String small, String large, String alt) {}

    /// What `/styles` shows.
    ///
    /// @param form a form with something typed and something wrong
    /// @param depths choices for radios
    /// @param ways choices for checkboxes and a select
    /// @param rows a summary list
    /// @param example a request
    public record Pieces(
            Form form, List<Choice> depths, List<Choice> ways, List<Row> rows, Example example) {}

    /// A request as `/styles` shows it.
    ///
    /// @param stations its way
    /// @param late the way of one that is overdue
    /// @param story what happened
    public record Example(List<Station> stations, List<Station> late, List<Happening> story) {}

    /// The ids a field points to for its hint and error: the value of `aria-describedby`.
    ///
    /// @param form the form
    /// @param name the field
    /// @param hint its hint, or empty
    /// @return the ids, or null when there is nothing to point to, so that the attribute is left
    ///   out
    public static @Nullable String describedBy(Form form, String name, String hint) {
        var ids =
                ((hint.isEmpty() ? "" : name + "-hint ")
                                + (form.error(name).isEmpty() ? "" : name + "-error"))
                        .strip();
        return ids.isEmpty() ? null : ids;
    }
}
