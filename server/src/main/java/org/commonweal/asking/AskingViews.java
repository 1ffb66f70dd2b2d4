package org.commonweal.asking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.personal.PersonalViews;
import org.commonweal.places.MapFrame;
import org.commonweal.requests.Figures;
import org.commonweal.search.SearchViews;
import org.commonweal.services.QuestionField;
import org.commonweal.web.Form;
import org.commonweal.web.WebViews.Choice;
import org.commonweal.web.WebViews.Link;
import org.commonweal.web.WebViews.Picture;
import org.commonweal.web.WebViews.Row;

/// What the room's templates show.
public final class AskingViews {
    private AskingViews() {}

    /// A page that has nothing of its own to show.
    public record Nothing() {}

    /// What stands around a question.
    ///
    /// @param base path of the draft's pages
    /// @param back path of the page before, or of the check when this is a change
    /// @param service name of what is asked for
    /// @param confidential whether nothing of it will be public
    /// @param place which step this is, from 1
    /// @param steps how many there are
    /// @param changing whether everything was answered before
    public record Frame(
            String base,
            String back,
            String service,
            boolean confidential,
            int place,
            int steps,
            boolean changing) {
        /// The same, where another page leads here.
        Frame from(String page) {
            return new Frame(base, page, service, confidential, place, steps, changing);
        }
    }

    /// A link to something that can be chosen.
    public record Offer(String href, String name, boolean confidential) {}

    /// Services under one heading, which may be empty.
    public record Group(String name, List<Offer> offers) {}

    /// The front page.
    ///
    /// @param services how many there are
    /// @param popular what was asked for most of late
    /// @param months what the figures span
    public record Front(
            Form form,
            List<Group> groups,
            int services,
            List<Offer> popular,
            List<SearchViews.Row> lately,
            Figures figures,
            int months) {}

    /// All services, and those that fit the words looked for.
    ///
    /// @param here where the search goes
    /// @param back path of the page before; empty for the front page
    /// @param words looked for, or empty
    public record What(
            Form form,
            String here,
            String back,
            String words,
            List<Offer> found,
            List<Group> groups) {}

    /// One service, explained.
    ///
    /// @param answer within how long a first answer is promised, in words
    /// @param done within how long it is to be done, in words
    /// @param action where the button goes
    /// @param button what it says
    public record About(
            String code,
            String name,
            String description,
            String notice,
            boolean confidential,
            String answer,
            String done,
            String action,
            String back,
            String button) {}

    /// The extra questions.
    public record Questions(Frame frame, Form form, List<QuestionField> questions) {}

    /// Where it is.
    ///
    /// @param choices places found, or none
    /// @param map where the map's data are
    /// @param tiles address of the tiles of a town that has its own; else empty
    /// @param credit whose tiles they are
    /// @param drawn the map without script
    /// @param kind what areas to choose from are called
    public record Where(
            Frame frame,
            Form form,
            List<Choice> choices,
            String map,
            String tiles,
            String credit,
            DrawnMap drawn,
            String kind) {}

    /// The map without script.
    ///
    /// @param at where its pin stands, `lat,lon`; empty where it has none
    /// @param metres how much ground it is wide
    /// @param moves links that come nearer, go further away and move
    public record DrawnMap(MapFrame frame, String at, int metres, List<Link> moves) {}

    /// The areas to choose from.
    public record Areas(Frame frame, String kind, List<Offer> areas) {}

    /// The streets of one area.
    public record Streets(Frame frame, Form form, String area, String name, List<Choice> streets) {}

    /// Words and photos.
    public record Words(
            Frame frame, Form form, List<Photo> photos, int mostWords, int mostPhotos) {}

    /// A photo of the draft.
    public record Photo(String sha, Picture picture) {}

    /// What the words tell about a person.
    ///
    /// @param form with the words as they are offered without it
    public record Personal(Frame frame, Form form, PersonalViews.Notice notice) {}

    /// What others have asked that may be the same.
    public record Known(Frame frame, List<SearchViews.Row> alike) {}

    /// Adding to a request that is known.
    ///
    /// @param action where the form goes
    /// @param open whether anything can still be added
    /// @param follow where it can be followed
    /// @param notice what the words tell about a person
    /// @param mail whether it can be followed by e-mail
    public record Add(
            Frame frame,
            Form form,
            String action,
            SearchViews.Row known,
            boolean open,
            String follow,
            List<Photo> photos,
            int mostWords,
            int mostPhotos,
            PersonalViews.Notice notice,
            boolean mail) {}

    /// It was added.
    ///
    /// @param page path of the request
    /// @param follow where it can be followed
    /// @param mail whether a message goes out that asks whether to follow it
    public record Added(String number, String page, String follow, boolean mail) {}

    /// How to reach the asker.
    ///
    /// @param told whether who leaves an address hears of each step by mail
    /// @param hears by what somebody may be told; empty where there are no text messages
    public record Contact(Frame frame, boolean told, Form form, List<Choice> hears) {
        public Contact {
            hears = List.copyOf(hears);
        }
    }

    /// Everything once more.
    ///
    /// @param wrongs what must be put right first
    /// @param patience what the form must bring back after a wait, or empty
    public record Check(
            Frame frame,
            List<Wrong> wrongs,
            List<Row> rows,
            List<Row> contact,
            List<Picture> photos,
            Preview preview,
            String patience) {}

    /// Something to put right on another page.
    public record Wrong(String href, String words) {}

    /// A request as the public will see it. Nothing private has a place in it.
    ///
    /// @param agency who will get it; empty when a person must decide
    /// @param map path of a picture, or empty
    public record Preview(
            String service,
            String place,
            String area,
            String words,
            List<Row> answers,
            String agency,
            String map) {}

    /// The whole asking on one page, for a device without a line. The same for every reader of a
    /// language.
    ///
    /// @param groups what can be asked for; nothing confidential
    /// @param areas to choose from, the first for none
    /// @param kind what those areas are called
    public record Offline(
            List<OfflineGroup> groups,
            List<Choice> areas,
            String kind,
            int mostWords,
            int mostPhotos) {}

    /// Services under one heading, which may be empty.
    public record OfflineGroup(String name, List<OfflineService> services) {}

    /// A service with its questions.
    ///
    /// @param missing what to say of a question that needs an answer and has none, by field
    public record OfflineService(
            String code,
            String name,
            String notice,
            List<QuestionField> questions,
            List<Missing> missing) {}

    /// A question without its answer.
    public record Missing(String field, String words) {}

    /// Before a draft is thrown away.
    public record Discard(String base) {}

    /// The receipt with its secrets.
    ///
    /// @param link the private link, whole
    /// @param page its path
    /// @param proof path of the receipt file
    /// @param agency who has it; empty while it waits for a person
    /// @param told whether the asker hears of each step by mail
    public record Receipt(
            String base,
            String number,
            String code,
            String link,
            String page,
            String proof,
            String service,
            String notice,
            String agency,
            String phone,
            Optional<Instant> answerDue,
            Optional<Instant> doneDue,
            boolean told,
            boolean confidential) {}

    /// The receipt without them.
    ///
    /// @param page path of the public page; empty when there is none
    public record ReceiptLater(String number, String page) {}
}
