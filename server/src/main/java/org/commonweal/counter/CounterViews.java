package org.commonweal.counter;

import java.util.List;
import org.commonweal.desk.DeskViews.Frame;
import org.commonweal.personal.PersonalViews.Notice;
import org.commonweal.search.SearchViews;
import org.commonweal.services.QuestionField;
import org.commonweal.web.Form;
import org.commonweal.web.WebViews.Choice;
import org.commonweal.web.WebViews.Link;
import org.commonweal.web.WebViews.Row;

/// What the room's templates show.
public final class CounterViews {
    private CounterViews() {}

    /// The page on which a clerk files.
    ///
    /// @param once names this filing
    /// @param came how somebody may have come
    /// @param services by group
    /// @param asked the service whose questions are on the page, or empty
    /// @param confidential whether nothing of that service is public
    /// @param places found, to choose from
    /// @param looked the words they were found for
    /// @param hears by what somebody may be told; empty where there are no text messages
    /// @param known what is known already that may be the same
    /// @param shown its numbers, for the next turn
    /// @param halt what the page waits for: `questions`, `known`, `personal`, or empty
    /// @param personal what the words tell about a person
    public record Filing(
            Frame frame,
            Form form,
            String once,
            List<Choice> came,
            List<Group> services,
            String asked,
            List<QuestionField> questions,
            boolean confidential,
            List<Choice> places,
            String looked,
            List<Choice> areas,
            List<Choice> languages,
            List<Choice> hears,
            List<Known> known,
            String shown,
            String halt,
            Notice personal) {
        public Filing {
            came = List.copyOf(came);
            services = List.copyOf(services);
            questions = List.copyOf(questions);
            places = List.copyOf(places);
            areas = List.copyOf(areas);
            languages = List.copyOf(languages);
            hears = List.copyOf(hears);
            known = List.copyOf(known);
        }
    }

    /// Services under one heading, which may be empty.
    public record Group(String name, List<Offer> offers) {
        public Group {
            offers = List.copyOf(offers);
        }
    }

    /// A service.
    ///
    /// @param words other words people use for it
    public record Offer(String code, String name, String words) {}

    /// Something known already.
    ///
    /// @param number nine digits
    public record Known(String number, boolean open, SearchViews.Row row) {}

    /// A request just filed, to be read back.
    ///
    /// @param came how its asker came, worded
    /// @param link path of the receipt's link
    /// @param paper what is read aloud and printed
    public record Filed(
            Frame frame,
            String base,
            String acts,
            String came,
            Row asked,
            String link,
            String whole,
            Paper paper) {}

    /// What is read aloud and printed, in the language of the one who asked.
    ///
    /// @param lang its tag
    /// @param dir `ltr` or `rtl`
    /// @param groups of the number, in order
    /// @param code groups of the code, in order
    /// @param said sentences, in order
    public record Paper(
            String lang,
            String dir,
            String title,
            String about,
            String numberIs,
            List<String> groups,
            String codeIs,
            List<String> code,
            List<String> said,
            String linkIs) {
        public Paper {
            groups = List.copyOf(groups);
            code = List.copyOf(code);
            said = List.copyOf(said);
        }
    }

    /// A request that was filed, without its secrets.
    ///
    /// @param number as it is said; empty when it is not known here
    public record Later(Frame frame, String number, String next) {}

    /// Following, or adding to it, instead of asking again.
    public record Followed(Frame frame, String number, String next) {}

    /// Number and code, to do something for the one who asked.
    ///
    /// @param lost what was typed when the visit was over, or empty
    public record Lookup(Frame frame, Form form, String example, String lost) {}

    /// A request, for the one who asked it.
    ///
    /// @param own whether it is with the clerk's own agency
    /// @param acts what can be done for them now
    /// @param done what has just been done, worded, or empty
    public record Caller(
            Frame frame,
            String base,
            String number,
            String title,
            String state,
            String status,
            List<Row> facts,
            List<Row> contact,
            boolean own,
            List<Link> acts,
            String done) {
        public Caller {
            facts = List.copyOf(facts);
            contact = List.copyOf(contact);
            acts = List.copyOf(acts);
        }
    }

    /// One thing done for them.
    ///
    /// @param act last part of its address
    /// @param stamp which state of the request the form was made for
    /// @param judges whether it is the verdict
    /// @param words whether words go with it
    /// @param hidden whether those words are confidential
    /// @param personal what those words tell about a person
    public record Act(
            Frame frame,
            String base,
            String number,
            String title,
            String act,
            String stamp,
            boolean judges,
            boolean words,
            boolean hidden,
            Notice personal,
            Form form) {}
}
