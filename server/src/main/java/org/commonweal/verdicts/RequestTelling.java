package org.commonweal.verdicts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.commonweal.outside.Now;
import org.commonweal.photos.PhotoId;
import org.commonweal.places.Area;
import org.commonweal.places.Places;
import org.commonweal.requests.Ask;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.State;
import org.commonweal.requests.Windows;
import org.commonweal.services.Attribute;
import org.commonweal.services.Reason;
import org.commonweal.services.Service;
import org.commonweal.services.Services;
import org.commonweal.verifier.Field;
import org.commonweal.verifier.Vocabulary;
import org.commonweal.web.Shell;
import org.commonweal.web.WebViews;

/// Turns what the door says of a request into what a page shows, for anybody, the asker and staff
/// alike: the same facts whatever the state, in the reader's language and the town's zone.
public final class RequestTelling {
    private static final int TITLE = 60;

    private final Places places;
    private final Services services;
    private final Windows windows;
    private final LongSupplier recordSize;
    private final Now now;

    /// @param recordSize entries under the newest checkpoint
    public RequestTelling(
            Places places, Services services, Windows windows, LongSupplier recordSize, Now now) {
        this.places = places;
        this.services = services;
        this.windows = windows;
        this.recordSize = recordSize;
        this.now = now;
    }

    /// Whom a page speaks to.
    ///
    /// @param voice `next` to anybody, `yours` to the asker
    /// @param base path under which a confidential request's photos and map are served; empty for
    ///   the public ones
    /// @param confidential whether nothing of it is public
    public record Reader(String voice, String base, boolean confidential) {
        /// Anybody.
        public static final Reader ANYBODY = new Reader("next", "", false);
    }

    /// The page about a request.
    ///
    /// @param yours what the asker sees besides
    public RequestViews.Page page(
            Shell shell, RequestView view, Reader reader, Optional<RequestViews.Yours> yours) {
        var story = new RequestStory(shell, places, services.current(shell.lang()));
        var terms = new RequestTerms(story, view, now.now());
        var mapBase = reader.base.isEmpty() ? "/requests/" + view.number().digits() : reader.base;
        return new RequestViews.Page(
                view.number().spoken(),
                view.number().digits(),
                title(shell, view),
                new RequestTrack(story, view, terms.late()).stations(),
                status(story, view, terms, reader.voice),
                facts(shell, story, view),
                said(story, view, view.words(), 0, true),
                photos(story, view.photos(), reader),
                Optional.ofNullable(view.point())
                        .map(_ ->
                                new RequestViews.Where(
                                        mapBase + "/map.svg", story.say("page.map_alt"))),
                terms.promise(),
                rounds(story, view, reader),
                check(shell, story, view, reader.confidential),
                yours);
    }

    /// Kind of request and place, in a few words.
    public String title(Shell shell, RequestView view) {
        return title(shell, view.service(), view.place(), view.area());
    }

    /// Kind of request and place, in a few words.
    ///
    /// @param service code
    /// @param area `kind:code`, or empty
    public String title(Shell shell, String service, String place, String area) {
        var where = place.isEmpty() ? area(shell, area) : place;
        if (where.length() > TITLE) {
            where =
                    where.substring(0, where.offsetByCodePoints(0, TITLE - 1 - surrogates(where)))
                            + "…";
        }
        return shell.list(List.of(service(shell, service), where));
    }

    /// What happened in one step, in a few words.
    public String step(Shell shell, RequestView.Step step) {
        var story = new RequestStory(shell, places, services.current(shell.lang()));
        return story.tell(step, story.agency(step.members().getOrDefault("agency", ""))).title();
    }

    /// The name of an agency; its code when the town no longer has it; "nobody yet" for none.
    public String agency(Shell shell, String code) {
        return new RequestStory(shell, places, services.current(shell.lang())).agency(code);
    }

    /// The name of a service; its code when it is no longer offered.
    public String service(Shell shell, String code) {
        return services.current(shell.lang()).service(code).map(Service::name).orElse(code);
    }

    /// The name of an area `kind:code`; empty for none.
    public String area(Shell shell, String ref) {
        return places.area(ref).map(area -> area.nameIn(shell.lang())).orElse("");
    }

    /// The words of a public reason; its code when it is no longer listed.
    public String reason(Shell shell, Reason.Kind kind, String code) {
        return services.current(shell.lang()).reason(kind, code).map(Reason::words).orElse(code);
    }

    /// The drawn map around a request; empty when it has no point.
    ///
    /// @return a whole SVG document
    public Optional<String> map(Shell shell, RequestView view) {
        return Optional.ofNullable(view.point())
                .map(point ->
                        places.picture()
                                .around(point, 600, 480, 320, shell.say("verdicts.page.map_alt")));
    }

    /// What happened last, in a few words.
    public String newest(Shell shell, RequestView view) {
        var story = new RequestStory(shell, places, services.current(shell.lang()));
        return story.tell(view.steps().getLast(), story.agency(view.agency())).title();
    }

    /// The photos of one step.
    public List<WebViews.Picture> photos(Shell shell, List<PhotoId> photos, Reader reader) {
        return photos(
                new RequestStory(shell, places, services.current(shell.lang())), photos, reader);
    }

    private static int surrogates(String text) {
        return (int)
                text.substring(0, TITLE)
                        .chars()
                        .filter(c -> Character.isLowSurrogate((char) c))
                        .count();
    }

    private RequestViews.Status status(
            RequestStory story, RequestView view, RequestTerms terms, String voice) {
        var agency = story.agency(view.agency());
        var code = view.state().code();
        var notes = new ArrayList<String>();
        if (!view.pausedFor().isEmpty()) {
            notes.add(story.say("now.paused", story.reason(Reason.Kind.PAUSE, view.pausedFor())));
        }
        if (!view.nextOwner().isEmpty()) {
            notes.add(story.say("step.refused.next_owner", view.nextOwner()));
        }
        if (view.returned() > 0) {
            notes.add(story.say("page.returned", view.returned()));
        }
        if (view.imported() != null) {
            notes.add(story.say("page.imported"));
        }
        return new RequestViews.Status(
                story.state(view.state()),
                code,
                tone(view.state(), terms.late()),
                story.say("now." + code, agency),
                next(story, view, terms, voice, agency),
                notes);
    }

    private static String tone(State state, boolean late) {
        return switch (state) {
            case RESOLVED -> "good";
            case REFUSED, REFUSAL_FINAL, SILENT -> "bad";
            case WAITING, APPEALED, REPORTED_DONE -> "wait";
            case PROMISED, UNDER_WAY -> late ? "bad" : "";
            case WITHDRAWN, CLOSED_BEFORE -> "";
        };
    }

    private String next(
            RequestStory story, RequestView view, RequestTerms terms, String voice, String agency) {
        var code = voice + "." + view.state().code();
        var end = view.windowEnds();
        return switch (view.state()) {
            case PROMISED, UNDER_WAY -> {
                var round = view.round();
                if (round.doneDue() == null) {
                    yield story.say(voice + ".no_promise");
                }
                var planned = round.due() == null ? round.doneDue() : round.due();
                yield terms.late()
                        ? story.say(code + "_late", agency, story.moment(round.doneDue()))
                        : story.say(code, agency, story.moment(planned));
            }
            case RESOLVED, SILENT, REPORTED_DONE, REFUSED ->
                    end != null && now.now().isBefore(end)
                            ? story.say(code, agency, story.lastDay(end))
                            : story.say(code + "_over", agency);
            case WAITING, APPEALED, REFUSAL_FINAL, WITHDRAWN, CLOSED_BEFORE ->
                    story.say(code, agency);
        };
    }

    private List<WebViews.Row> facts(Shell shell, RequestStory story, RequestView view) {
        var facts = new ArrayList<WebViews.Row>();
        var kind = services.current(shell.lang()).service(view.service());
        facts.add(
                new WebViews.Row(
                        story.say("page.service"),
                        service(shell, view.service()),
                        kind.filter(s -> !s.confidential()).map(Service::path).orElse("")));
        facts.add(fact(story, "page.agency", story.agency(view.agency())));
        var noPlaceWords = view.why(0, "place").map(why -> why.say(story::saying)).orElse("");
        var noPlace = story.say(view.point() == null ? "page.place_none" : "page.place_marked");
        facts.add(
                fact(
                        story,
                        "page.place",
                        view.place().isEmpty()
                                ? (noPlaceWords.isEmpty() ? noPlace : noPlaceWords)
                                : view.place()));
        var area = area(shell, view.area());
        if (!area.isEmpty()) {
            var path = places.area(view.area()).map(Area::path).orElse("");
            facts.add(new WebViews.Row(story.say("page.area"), area, path));
        }
        var asked = view.imported() == null ? "page.asked_on" : "page.asked_on_import";
        facts.add(fact(story, asked, story.moment(view.asked())));
        var elsewhere = view.imported();
        if (elsewhere != null && elsewhere.closed() != null) {
            facts.add(fact(story, "page.closed_import", story.moment(elsewhere.closed())));
        }
        if (elsewhere != null && !elsewhere.sourceId().isEmpty()) {
            facts.add(fact(story, "page.source_id", elsewhere.sourceId()));
        }
        facts.addAll(answers(shell, view.service(), view.answers()));
        return facts;
    }

    /// Answers to a service's own questions, in words.
    ///
    /// @param answers values by the attribute's code
    public List<WebViews.Row> answers(
            Shell shell, String service, Map<String, List<String>> answers) {
        var kind = services.current(shell.lang()).service(service);
        var rows = new ArrayList<WebViews.Row>();
        answers.forEach((code, values) ->
                rows.add(answer(shell, kind.flatMap(s -> s.attribute(code)), code, values)));
        return rows;
    }

    private static WebViews.Row answer(
            Shell shell, Optional<Attribute> question, String code, List<String> values) {
        var worded =
                values.stream()
                        .map(value ->
                                question.flatMap(q -> q.value(value))
                                        .map(Attribute.Value::name)
                                        .orElse(value))
                        .toList();
        return new WebViews.Row(
                question.map(Attribute::description).orElse(code), shell.list(worded));
    }

    private static WebViews.Row fact(RequestStory story, String key, String value) {
        return new WebViews.Row(story.say(key), value);
    }

    private List<RequestViews.Round> rounds(RequestStory story, RequestView view, Reader reader) {
        var agency = view.agency();
        var number = 1;
        var all = new ArrayList<RequestViews.Round>();
        var steps = new ArrayList<RequestViews.Step>();
        for (var step : view.steps()) {
            agency = step.members().getOrDefault("agency", agency);
            int round = Integer.parseInt(step.members().getOrDefault("round", "" + number));
            if (round > number) {
                all.add(round(story, view, number, steps));
                steps = new ArrayList<>();
                number = round;
            }
            steps.add(step(story, view, step, story.agency(agency), reader));
        }
        all.add(round(story, view, number, steps));
        return all;
    }

    private static RequestViews.Round round(
            RequestStory story, RequestView view, int number, List<RequestViews.Step> steps) {
        if (view.rounds().size() == 1 && number == 1) {
            return new RequestViews.Round("", steps);
        }
        var kept =
                view.rounds().stream()
                        .filter(round -> round.number() == number)
                        .map(round -> story.say("page.round." + round.kept().code(), number))
                        .findFirst();
        return new RequestViews.Round(kept.orElse(story.say("page.round", number)), steps);
    }

    private RequestViews.Step step(
            RequestStory story,
            RequestView view,
            RequestView.Step step,
            String agency,
            Reader reader) {
        var told = story.tell(step, agency);
        // The first step's words and photos stand at the top of the page.
        boolean first = step.step() == 0;
        var said =
                first
                        ? new RequestViews.Said("", "")
                        : said(story, view, step.words(), step.step(), false);
        return new RequestViews.Step(
                step.step(),
                step.entry(),
                story.moment(step.at()),
                step.at().toString(),
                told.title(),
                told.details(),
                said,
                first ? List.of() : photos(story, step.photos(), reader),
                told.tone());
    }

    private List<WebViews.Picture> photos(RequestStory story, List<PhotoId> photos, Reader reader) {
        // Photos of a confidential request are served under its own people's pages only.
        var base = reader.confidential ? reader.base : "";
        var shown = new ArrayList<WebViews.Picture>();
        for (var photo : photos) {
            shown.add(
                    new WebViews.Picture(
                            base + "/photos/" + photo.sha256() + "/small.jpg",
                            base + "/photos/" + photo.sha256() + ".jpg",
                            story.say("page.photo_alt", shown.size() + 1, photos.size())));
        }
        return shown;
    }

    // Erased without a word in older steps: then the record alone says why.
    private static RequestViews.Said said(
            RequestStory story, RequestView view, String text, int step, boolean first) {
        var gone = first ? view.gone() : view.steps().get(step).gone();
        var why = view.why(step, "words");
        var mark =
                text.isEmpty()
                        ? why.map(one -> one.say(story::saying))
                        : why.map(one -> one.sayOfPart(story::saying));
        var photos =
                view.why(step, "photos")
                        .map(one -> story.say("mark.photos", one.ground(story::saying)));
        return new RequestViews.Said(
                text,
                mark.orElse(gone.contains("words") ? story.say("mark.gone") : ""),
                gone.contains("photos") ? photos.orElse(story.say("mark.gone")) : "");
    }

    private RequestViews.Check check(
            Shell shell, RequestStory story, RequestView view, boolean confidential) {
        var rows = new ArrayList<RequestViews.Line>();
        for (var step : view.steps()) {
            var fields =
                    Vocabulary.event(step.event())
                            .map(event -> event.fields(confidential))
                            .orElse(List.of());
            rows.add(
                    new RequestViews.Line(
                            step.step(),
                            step.entry(),
                            step.event(),
                            story.fields(names(fields, true)),
                            story.fields(names(fields, false))));
        }
        return new RequestViews.Check(
                recordSize.getAsLong(),
                rows,
                shell.link(""),
                view.number().digits() + ".tlog-proof");
    }

    private static List<String> names(List<Field> fields, boolean open) {
        return fields.stream().filter(field -> field.open() == open).map(Field::name).toList();
    }

    /// How to reach the asker, label and value; only for the asker and the staff who answer for the
    /// request.
    public List<WebViews.Row> contact(Shell shell, Ask.Contact contact) {
        var facts = new ArrayList<WebViews.Row>();
        contact(facts, shell, "name", contact.name());
        contact(facts, shell, "email", contact.email());
        contact(facts, shell, "phone", contact.phone());
        if (contact.hears().byText()) {
            var hears = shell.say("verdicts.asker.hears." + contact.hears().code());
            contact(facts, shell, "hears", hears);
        }
        contact(facts, shell, "contact_note", contact.note());
        return facts;
    }

    private static void contact(List<WebViews.Row> facts, Shell shell, String key, String value) {
        if (!value.isEmpty()) {
            facts.add(new WebViews.Row(shell.say("verdicts.asker." + key), value));
        }
    }

    /// Whether a photo is one of those a view shows.
    public static boolean shows(RequestView view, PhotoId photo) {
        return view.photos().contains(photo)
                || view.steps().stream().anyMatch(step -> step.photos().contains(photo));
    }

    /// The asker's windows.
    public Windows windows() {
        return windows;
    }

    /// The present moment; for pages made from what this tells.
    public Instant moment() {
        return now.now();
    }
}
