package org.commonweal.follows;

import java.util.List;
import org.commonweal.web.Form;
import org.commonweal.web.WebViews;

/// What the templates of this room are given.
public final class FollowViews {
    private FollowViews() {}

    /// What to follow.
    ///
    /// @param number of the one request, spoken; empty for a selection
    /// @param digits of the one request; empty for a selection
    /// @param near `lat,lon` given by the link that led here; empty when a place is to be typed
    /// @param places found for what was typed, to choose from
    public record Choose(
            Form form,
            boolean sends,
            String number,
            String digits,
            String near,
            String feed,
            List<WebViews.Choice> services,
            List<WebViews.Choice> areas,
            List<WebViews.Choice> radii,
            List<WebViews.Choice> places) {}

    /// The page behind the link of the first message.
    public record Confirm(String path, String what, String email) {}

    /// The page of one who follows.
    public record Following(String path, String what, String email, boolean daily) {}

    /// Something told in a sentence.
    public record Told(String title, String words) {}
}
