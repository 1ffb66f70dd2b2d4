package org.commonweal.moderation;

import java.util.List;
import org.commonweal.desk.DeskViews;
import org.commonweal.personal.PersonalViews;
import org.commonweal.web.Form;
import org.commonweal.web.WebViews.Choice;
import org.commonweal.web.WebViews.Picture;

/// What the templates of this room are given.
public final class ModerationViews {
    private ModerationViews() {}

    /// What of a request can be hidden or shown again.
    ///
    /// @param base path of the request's page for staff
    public record Parts(
            DeskViews.Frame frame, String number, String title, String base, List<Step> steps) {
        public Parts {
            steps = List.copyOf(steps);
        }
    }

    /// What was said at one step.
    ///
    /// @param title what happened
    /// @param at when, in words
    public record Step(String title, String at, List<Part> parts) {
        public Step {
            parts = List.copyOf(parts);
        }
    }

    /// One thing that was said.
    ///
    /// @param path of its form
    /// @param name of the field in words
    /// @param what it is, in words: which field of which step
    /// @param text as it is shown now
    /// @param photos as they are shown now, each leading to its form
    /// @param mark that it, or a part, is hidden; or empty
    public record Part(
            String path, String name, String what, String text, List<Photo> photos, String mark) {
        public Part {
            photos = List.copyOf(photos);
        }
    }

    /// A photo that can be hidden alone.
    public record Photo(String path, Picture picture) {}

    /// The page by which anybody reports something.
    ///
    /// @param back path of the request's page
    /// @param kinds what can be wrong
    /// @param photos of the request and its steps
    /// @param choices the same, to choose from, and none
    /// @param patience what the form must bring back after a wait, or empty
    public record ReportForm(
            String number,
            String title,
            String back,
            List<Choice> kinds,
            List<Picture> photos,
            List<Choice> choices,
            String patience,
            Form form) {
        public ReportForm {
            kinds = List.copyOf(kinds);
            photos = List.copyOf(photos);
            choices = List.copyOf(choices);
        }
    }

    /// After a report.
    public record Sent(String number, String back) {}

    /// What was reported and waits.
    public record ReportedList(DeskViews.Frame frame, List<Reported> reports) {
        public ReportedList {
            reports = List.copyOf(reports);
        }
    }

    /// One report.
    ///
    /// @param path where it can be hidden
    /// @param kind in words
    /// @param photo path of the photo it is about, or empty
    public record Reported(
            long id,
            String number,
            String path,
            String kind,
            String photo,
            String words,
            String email,
            String at) {}

    /// The form that hides something, or shows it again.
    ///
    /// @param path of the form
    /// @param back path of the list
    /// @param text what is shown now
    /// @param photos what is shown now, or the one that is to be hidden
    /// @param photo SHA-256 of the one to be hidden, or empty
    /// @param worded whether parts can be left out
    /// @param notice what the text tells about a person
    /// @param withheld what is hidden, to be shown again; empty when nothing is
    /// @param withheldPhotos the same for photos
    /// @param grounds to choose from
    public record One(
            DeskViews.Frame frame,
            String number,
            String title,
            String path,
            String back,
            String what,
            String text,
            List<Picture> photos,
            String photo,
            boolean worded,
            PersonalViews.Notice notice,
            String withheld,
            List<Picture> withheldPhotos,
            List<Choice> grounds,
            Form form) {
        public One {
            photos = List.copyOf(photos);
            withheldPhotos = List.copyOf(withheldPhotos);
            grounds = List.copyOf(grounds);
        }
    }
}
