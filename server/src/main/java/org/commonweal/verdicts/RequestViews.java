package org.commonweal.verdicts;

import java.util.List;
import java.util.Optional;
import org.commonweal.personal.PersonalViews;
import org.commonweal.web.Form;
import org.commonweal.web.WebViews;

/// What the templates of this room are given: worded, dated in the town's zone, and holding nothing
/// that the reader of that page may not see. A page that is public is built from public facts only,
/// so a template cannot leak.
public final class RequestViews {
    private RequestViews() {}

    /// The page about one request, public or the asker's.
    ///
    /// @param number the request's number as people say it
    /// @param path the same as addresses carry it
    /// @param title kind of request and place, in a few words
    /// @param stations its way through the loop
    /// @param status where it stands, and what happens next
    /// @param facts label and value, in reading order
    /// @param asked what was asked, in the asker's words
    /// @param photos of the asker, small ones that lead to large ones
    /// @param where the drawn map, when there is a point
    /// @param promise the promise and whether it was kept
    /// @param rounds the story so far, oldest first
    /// @param check what "check this yourself" shows
    /// @param yours what only the asker sees and may do; empty on the public page
    public record Page(
            String number,
            String path,
            String title,
            List<WebViews.Station> stations,
            Status status,
            List<WebViews.Row> facts,
            Said asked,
            List<WebViews.Picture> photos,
            Optional<Where> where,
            Promise promise,
            List<Round> rounds,
            Check check,
            Optional<Yours> yours) {
        public Page {
            stations = List.copyOf(stations);
            facts = List.copyOf(facts);
            photos = List.copyOf(photos);
            rounds = List.copyOf(rounds);
        }
    }

    /// Where a request stands.
    ///
    /// @param state its state in a word or two
    /// @param code of the state, for colour only
    /// @param tone good, bad, wait or empty; for colour only
    /// @param now what it is, in a sentence
    /// @param next what happens next, in a sentence
    /// @param notes further sentences: a pause, an import, a round
    public record Status(
            String state, String code, String tone, String now, String next, List<String> notes) {
        public Status {
            notes = List.copyOf(notes);
        }
    }

    /// Words somebody gave, or the mark that stands where they were.
    ///
    /// @param text the words; empty when none were given or they may not be shown
    /// @param mark why they are not shown, or not whole; or empty
    /// @param photos why photos beside them are not shown, or empty
    public record Said(String text, String mark, String photos) {
        public Said(String text, String mark) {
            this(text, mark, "");
        }

        /// Nothing said, nothing removed.
        public boolean isEmpty() {
            return text.isEmpty() && mark.isEmpty() && photos.isEmpty();
        }
    }

    /// A drawn map.
    ///
    /// @param picture address of the picture, which carries its credit
    /// @param name what it is to somebody who cannot see it
    public record Where(String picture, String name) {}

    /// What was promised.
    ///
    /// @param none the sentence that stands there when nothing is promised, or empty
    /// @param terms one line a due date
    /// @param notes pauses, and the standard it comes from
    public record Promise(String none, List<Term> terms, List<String> notes) {
        public Promise {
            terms = List.copyOf(terms);
            notes = List.copyOf(notes);
        }
    }

    /// One due date.
    ///
    /// @param label which one
    /// @param due the date that counts, worded
    /// @param moved the sentence about the present date if it was moved, or empty
    /// @param outcome how it stands, worded
    /// @param tone good, bad or empty; for colour only
    public record Term(String label, String due, String moved, String outcome, String tone) {}

    /// One round of the story.
    ///
    /// @param title of the round, or empty when there is only one
    /// @param steps oldest first
    public record Round(String title, List<Step> steps) {
        public Round {
            steps = List.copyOf(steps);
        }
    }

    /// One thing that happened.
    ///
    /// @param step its number within the case; also the anchor
    /// @param entry its number on the record
    /// @param at when, worded in the town's zone
    /// @param iso when, for machines; a day alone when the request is confidential
    /// @param title what happened
    /// @param details sentences beside it
    /// @param said public words of that step
    /// @param photos of that step
    /// @param tone good, bad, warn, asker or empty; for colour only
    public record Step(
            int step,
            long entry,
            String at,
            String iso,
            String title,
            List<String> details,
            Said said,
            List<WebViews.Picture> photos,
            String tone) {
        public Step {
            details = List.copyOf(details);
            photos = List.copyOf(photos);
        }
    }

    /// How to check a request without trusting its page.
    ///
    /// @param size entries under the newest checkpoint
    /// @param rows one line a step
    /// @param address the desk's public address, for the commands
    /// @param file name under which the receipt is saved
    public record Check(long size, List<Line> rows, String address, String file) {
        public Check {
            rows = List.copyOf(rows);
        }
    }

    /// What one entry binds.
    ///
    /// @param step number within the case
    /// @param entry number on the record
    /// @param event name and version of the entry
    /// @param open names of the fields everybody can see
    /// @param sealed names of the fields that are bound but not shown
    public record Line(int step, long entry, String event, String open, String sealed) {}

    /// What only the asker sees.
    ///
    /// @param base path of the asker's pages; it may hold the secret
    /// @param confidential whether there is no public page
    /// @param visit whether the code was typed, so that this browser can forget it
    /// @param done what they have just done, worded; or empty
    /// @param facts what they left to be reached by
    /// @param texts what they may do about text messages
    /// @param verdict the sentence over the three answers; empty when no verdict is possible
    /// @param actions further things they may do
    public record Yours(
            String base,
            boolean confidential,
            boolean visit,
            String done,
            List<WebViews.Row> facts,
            Texts texts,
            String verdict,
            List<Action> actions) {
        public Yours {
            facts = List.copyOf(facts);
            actions = List.copyOf(actions);
        }
    }

    /// Text messages, as the asker may change them.
    ///
    /// @param change `begin` or `end`; empty where nothing can be changed
    /// @param number to which they would go; empty when they end
    public record Texts(String change, String number) {}

    /// Something the asker may do.
    ///
    /// @param name code of the action, last part of its path
    /// @param label on the link
    public record Action(String name, String label) {}

    /// The page that asks for the verdict.
    ///
    /// @param base path of the asker's pages
    /// @param title of the request
    /// @param at when it was reported done, worded
    /// @param claim what the agency says was done
    /// @param reopenDays how long it can be reopened if it comes back
    /// @param notice what the words tell about a person
    /// @param form the answers as they stand
    public record Verdict(
            String base,
            String number,
            String title,
            String agency,
            String at,
            Said claim,
            List<WebViews.Picture> photos,
            int reopenDays,
            boolean confidential,
            PersonalViews.Notice notice,
            Form form) {
        public Verdict {
            photos = List.copyOf(photos);
        }

        /// Whether an answer was tapped in a message, so that one press more is enough.
        public boolean tapped() {
            return !form.text("answer").isEmpty() && form.right() && notice.things().isEmpty();
        }
    }

    /// The page after a verdict.
    ///
    /// @param words what was recorded
    /// @param undoUntil until when it can be taken back, worded; empty when it cannot
    public record Recorded(String base, String title, String words, String undoUntil) {}

    /// A small form for one thing the asker does.
    ///
    /// @param name code of the action
    /// @param asksWords whether there is a field for words
    /// @param asksPhotos whether photos may be added
    /// @param notice what the words tell about a person
    /// @param form as typed
    public record Act(
            String base,
            String number,
            String title,
            String name,
            boolean asksWords,
            boolean asksPhotos,
            boolean confidential,
            PersonalViews.Notice notice,
            Form form) {}

    /// Something was not recorded, and cannot be mended by typing it again.
    ///
    /// @param base where to look at the request again
    /// @param words why
    public record Refused(String base, String words) {}

    /// Finding a request by its number and code.
    ///
    /// @param form as typed, the code left out
    /// @param example a well-formed number
    public record Find(Form form, String example) {}

    /// Nothing can be shown; the same whatever the reason.
    public record Nothing(String title, String words) {}
}
