package org.commonweal.web;

/// What the room's own templates show.
public final class WebViews {
    private WebViews() {}

    /// An error page.
    ///
    /// @param status the HTTP status
    /// @param title in a few words
    /// @param words what the reader can do
    /// @param id under which it was logged; empty when there is nothing to look up
    public record Problem(int status, String title, String words, String id) {}
}
