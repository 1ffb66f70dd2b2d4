package org.commonweal.desk;

import java.util.List;
import org.commonweal.personal.PersonalViews;
import org.commonweal.verdicts.RequestViews;
import org.commonweal.web.Form;
import org.commonweal.web.WebViews;

/// What the staff templates are given: worded, dated in the town's zone, and holding only what that
/// member of staff may see.
public final class DeskViews {
    private DeskViews() {}

    /// The frame around every staff page.
    ///
    /// @param lists the lists this person can open, the open one marked
    public record Frame(List<Tab> lists) {
        public Frame {
            lists = List.copyOf(lists);
        }
    }

    /// A list that can be opened.
    ///
    /// @param path last part of its address
    /// @param label what it is called
    /// @param key access key
    /// @param open whether it is the one shown
    public record Tab(String path, String label, String key, boolean open) {}

    /// A list of requests, what is late on top.
    ///
    /// @param none the sentence that stands there when the list is empty
    /// @param rows at most a page
    /// @param more address of the next page, or empty
    /// @param first address of the first page, or empty when this is it
    public record Board(
            Frame frame,
            String title,
            String lead,
            String none,
            Filter filter,
            List<Row> rows,
            String more,
            String first) {
        public Board {
            rows = List.copyOf(rows);
        }
    }

    /// The filter over a list.
    ///
    /// @param path of the list
    /// @param services kinds of request
    /// @param service the one chosen, or empty
    /// @param areas areas of the town
    /// @param area the one chosen, or empty
    public record Filter(
            String path,
            List<WebViews.Choice> services,
            String service,
            List<WebViews.Choice> areas,
            String area) {
        public Filter {
            services = List.copyOf(services);
            areas = List.copyOf(areas);
        }

        /// Whether anything is filtered.
        public boolean set() {
            return !service.isEmpty() || !area.isEmpty();
        }
    }

    /// One request in a list.
    ///
    /// @param path its number as addresses carry it
    /// @param number its number as people say it
    /// @param due how it stands with its due date, worded
    /// @param dueAt the due date itself, worded, or empty
    /// @param tone late, soon or empty; for colour only
    /// @param taken whether somebody has it
    /// @param marks short notes: round, confidential, imported
    public record Row(
            String path,
            String number,
            String service,
            String place,
            String due,
            String dueAt,
            String tone,
            String state,
            boolean taken,
            List<String> marks) {
        public Row {
            marks = List.copyOf(marks);
        }
    }

    /// One request, with all this member of staff may see.
    ///
    /// @param page what the public sees as well; of a confidential request, what would be public
    /// @param foreign the agency it belongs to when that is another one; then nothing sealed is
    ///   here
    /// @param contact label and value; empty when none was left or it may not be seen
    /// @param personal what the public words tell about a person
    /// @param hides whether this person may hide things from the public at all
    /// @param withheld what is hidden from the public, whole
    /// @param notes staff notes, oldest first
    /// @param closingNote of the desk it was taken over from, or empty
    /// @param actions what may be done now, in order of likelihood
    /// @param stamp which state of the request the page was made for
    /// @param done what has just been done, worded, or empty
    public record One(
            Frame frame,
            RequestViews.Page page,
            boolean confidential,
            String foreign,
            String handler,
            String due,
            String tone,
            List<WebViews.Row> contact,
            PersonalViews.Notice personal,
            boolean hides,
            List<Withheld> withheld,
            List<Note> notes,
            String closingNote,
            List<Action> actions,
            String stamp,
            String done) {
        public One {
            contact = List.copyOf(contact);
            withheld = List.copyOf(withheld);
            notes = List.copyOf(notes);
            actions = List.copyOf(actions);
        }
    }

    /// Something hidden from the public, for those who work on it.
    ///
    /// @param what which part of what was said
    /// @param text whole, or empty
    /// @param answers question and answer
    public record Withheld(
            String what, String text, List<WebViews.Row> answers, List<WebViews.Picture> photos) {
        public Withheld {
            answers = List.copyOf(answers);
            photos = List.copyOf(photos);
        }
    }

    /// A note that staff alone read.
    public record Note(String at, String who, String text) {}

    /// Something that may be done.
    ///
    /// @param path its address
    /// @param label of its link or button
    /// @param bare whether one press does it, with nothing to fill in
    /// @param key access key, or empty
    public record Action(String path, String label, boolean bare, String key) {}

    /// The form of one action.
    ///
    /// @param base address of the request's page
    /// @param name code of the action, last part of its path
    /// @param lead a sentence of guidance, or empty
    /// @param stamp which state of the request the form was made for
    /// @param claim what has been said in the matter, oldest first; empty for most actions
    /// @param form as typed, and what must be mended
    public record Act(
            Frame frame,
            String base,
            String number,
            String title,
            String name,
            String lead,
            String stamp,
            List<RequestViews.Said> claim,
            List<Field> fields,
            String button,
            Form form) {
        public Act {
            claim = List.copyOf(claim);
            fields = List.copyOf(fields);
        }

        /// Whether files may be sent along.
        public boolean files() {
            return fields.stream().anyMatch(field -> field.kind() == Kind.PHOTOS);
        }
    }

    /// How a field is filled in.
    public enum Kind {
        LINE,
        WORDS,
        DAY,
        CHOICE,
        PHOTOS
    }

    /// One field.
    ///
    /// @param name in the form
    /// @param label its question
    /// @param hint below the question, or empty
    /// @param choices of a choice
    public record Field(
            Kind kind, String name, String label, String hint, List<WebViews.Choice> choices) {
        public Field {
            choices = List.copyOf(choices);
        }
    }

    /// Looking a request up by its number.
    public record Lookup(Frame frame, Form form) {}

    /// The staff, read-only.
    public record Staff(Frame frame, List<Person> people) {
        public Staff {
            people = List.copyOf(people);
        }
    }

    /// One account.
    public record Person(
            String name, String signInName, String role, String agency, boolean disabled) {}

    /// The outbox.
    ///
    /// @param none the sentence that says that nothing is sent; empty when messages go out
    /// @param counts how many of each, in a sentence
    public record Mail(Frame frame, String none, String counts, List<Message> messages) {
        public Mail {
            messages = List.copyOf(messages);
        }
    }

    /// A message that has not gone out.
    ///
    /// @param about what it is about, in a few words
    /// @param number of the request, or empty
    /// @param to to whom, in general
    /// @param state with how often it was tried
    /// @param when it is tried next, or was last
    /// @param reason what went wrong, or empty
    /// @param again its number, to send it on its way again; empty while it waits
    public record Message(
            String about,
            String number,
            String to,
            String state,
            String when,
            String reason,
            String again) {}

    /// Mail that a person must read.
    public record Post(Frame frame, List<PostLetter> waiting, List<PostLetter> aside) {
        public Post {
            waiting = List.copyOf(waiting);
            aside = List.copyOf(aside);
        }
    }

    /// A message by mail.
    ///
    /// @param why why it waits, in a sentence
    /// @param number of the request it seems to be about, or empty
    /// @param words what seems newly written
    /// @param whole all that can be read of it
    public record PostLetter(
            long id,
            String path,
            String from,
            String subject,
            String why,
            String number,
            String at,
            String words,
            String whole,
            List<String> files) {
        public PostLetter {
            files = List.copyOf(files);
        }
    }

    /// One message and what a clerk can do with it.
    ///
    /// @param places found for the place typed, to choose from
    public record PostOne(
            Frame frame,
            PostLetter letter,
            org.commonweal.web.Form form,
            List<WebViews.Choice> services,
            List<WebViews.Choice> areas,
            List<WebViews.Choice> places) {}
}
