package org.commonweal.counter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.commonweal.desk.DeskFrame;
import org.commonweal.personal.PersonalViews.Notice;
import org.commonweal.places.Place;
import org.commonweal.requests.Ask.Hears;
import org.commonweal.requests.Asked;
import org.commonweal.requests.ClientKey;
import org.commonweal.search.RequestRows;
import org.commonweal.services.QuestionField;
import org.commonweal.services.Service;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.WebViews.Choice;
import org.commonweal.web.WebViews.Language;

/// What the page shows of a filing, and what is still wrong with it.
final class FilingForm {
    private final CounterRooms rooms;
    private final RequestRows rows;

    FilingForm(CounterRooms rooms) {
        this.rooms = rooms;
        this.rows = new RequestRows(rooms.places(), rooms.services()::current, rooms.now());
    }

    /// The form with everything that is wrong with it marked, in the order of the page.
    Form checked(Exchange exchange, Filing filing) {
        var form = filing.form();
        if (Came.of(form.text("came")).isEmpty()) {
            form = form.wrong("came", exchange.say("counter.wrong.came"));
        }
        if (filing.service().isEmpty()) {
            form = form.wrong("service", exchange.say("counter.wrong.service"));
        }
        if (filing.service().isPresent()) {
            var ask =
                    filing.ask(
                            filing.service().get(),
                            language(exchange, form),
                            aside(exchange, form),
                            rooms.texts());
            form = faults(exchange, filing, form, rooms.requests().look(ask, once(form)).faults());
        } else if (form.text("words").isEmpty()) {
            form = form.wrong("words", exchange.say("counter.wrong.words"));
        }
        form = hearing(exchange, filing, form);
        var where = filing.where().wrong();
        if (!where.isEmpty()) {
            form =
                    form.wrong(
                            where.equals("choose") || where.equals("none") ? "choice" : "place",
                            exchange.say("counter.wrong.place." + where));
        }
        return form;
    }

    private Form hearing(Exchange exchange, Filing filing, Form typed) {
        var form = typed;
        var texts = rooms.texts();
        var hears = filing.hears(texts);
        if (hears.byText() && hears.byMail() && form.text("email").isEmpty()) {
            form = form.wrong("email", exchange.say("counter.wrong.mail"));
        }
        boolean takesNone =
                hears.byText()
                        && form.error("phone").isEmpty()
                        && texts.dialled(form.text("phone")).isEmpty();
        return takesNone
                ? form.wrong("phone", exchange.say("counter.wrong.mobile", texts.example()))
                : form;
    }

    private static Optional<ClientKey> once(Form form) {
        return Optional.of(new ClientKey("clerk", form.text("once")));
    }

    /// The form with what the requests' door finds wrong with it.
    Form faults(Exchange exchange, Filing filing, Form typed, List<Asked.Fault> faults) {
        var form = typed;
        for (var fault : faults) {
            if (fault.field().startsWith(QuestionField.PREFIX)) {
                // What was not asked yet is asked first.
                if (filing.questionsShown()) {
                    form = form.wrong(fault.field(), answer(exchange, filing, fault));
                }
            } else {
                var words = fault.key().endsWith(".words_needed");
                form =
                        form.wrong(
                                fault.field().equals("aside") ? "private" : fault.field(),
                                exchange.say(
                                        words ? "counter.wrong.words" : fault.key(),
                                        fault.given()));
            }
        }
        return form;
    }

    private static String answer(Exchange exchange, Filing filing, Asked.Fault fault) {
        var code = fault.field().substring(QuestionField.PREFIX.length());
        var question =
                filing.service()
                        .flatMap(service -> service.attribute(code))
                        .map(one -> one.description())
                        .orElse(code);
        return exchange.say(
                "counter.wrong.answer", question, exchange.say(fault.key(), fault.given()));
    }

    /// What only staff read: how they came, what they speak, and what they want kept private. In
    /// the town's language, since those who answer for the request read it.
    String aside(Exchange exchange, Form form) {
        var aside = new StringBuilder();
        Came.of(form.text("came"))
                .ifPresent(came -> aside.append(exchange.sayToTown("counter.note." + came.code())));
        exchange.shell().spoken().stream()
                .filter(one -> one.tag().equals(form.text("language")))
                .findFirst()
                .ifPresent(one ->
                        aside.append(' ')
                                .append(exchange.sayToTown("counter.note.language", one.name())));
        if (!form.text("private").isEmpty()) {
            aside.append("\n\n").append(form.text("private"));
        }
        return aside.toString();
    }

    /// The language of the one who asks: the one chosen, else the town's first.
    String language(Exchange exchange, Form form) {
        var spoken = exchange.shell().spoken().stream().map(Language::tag).toList();
        return spoken.contains(form.text("language")) ? form.text("language") : spoken.getFirst();
    }

    CounterViews.Filing view(Exchange exchange, Filing filing, String halt) {
        return view(exchange, filing, halt, Notice.NONE);
    }

    /// @param personal what the words tell about a person
    CounterViews.Filing view(Exchange exchange, Filing filing, String halt, Notice personal) {
        var form = filing.form();
        var where = filing.where();
        var chosen = filing.service();
        var asked = chosen.filter(one -> !QuestionField.asked(one).isEmpty());
        var known =
                filing.alike().stream()
                        .map(one ->
                                new CounterViews.Known(
                                        one.request().number().digits(),
                                        one.request().state().open(),
                                        rows.row(exchange, one)))
                        .toList();
        return new CounterViews.Filing(
                DeskFrame.of(exchange, rooms.places(), DeskFrame.FILE),
                form.with("choice", where.choice()),
                form.text("once"),
                Arrays.stream(Came.values())
                        .map(one ->
                                new Choice(one.code(), exchange.say("counter.came." + one.code())))
                        .toList(),
                services(exchange),
                asked.map(Service::code).orElse(""),
                chosen.map(one -> QuestionField.of(one, q -> exchange.say("counter.optional", q)))
                        .orElse(List.of()),
                chosen.filter(Service::confidential).isPresent(),
                places(exchange, where),
                where.place().isEmpty() ? "" : form.text("place").replace('\n', ' '),
                areas(exchange),
                languages(exchange),
                hears(exchange),
                known,
                String.join(" ", known.stream().map(CounterViews.Known::number).toList()),
                halt,
                personal);
    }

    private List<CounterViews.Group> services(Exchange exchange) {
        var groups = new LinkedHashMap<String, List<CounterViews.Offer>>();
        for (var one : rooms.services().current(exchange.language()).services()) {
            groups.computeIfAbsent(one.group(), _ -> new ArrayList<>())
                    .add(
                            new CounterViews.Offer(
                                    one.code(), one.name(), String.join(" ", one.keywords())));
        }
        return groups.entrySet().stream()
                .map(group -> new CounterViews.Group(group.getKey(), group.getValue()))
                .toList();
    }

    // Where nothing was found the words can still be kept as they are.
    private static List<Choice> places(Exchange exchange, Located where) {
        if (where.place().isEmpty()) {
            return List.of();
        }
        var choices = new ArrayList<Choice>();
        for (var place : where.found()) {
            choices.add(new Choice(place.point().text(), place.label(), hint(exchange, place)));
        }
        choices.add(
                new Choice(
                        Located.NONE,
                        exchange.say(
                                where.found().isEmpty()
                                        ? "counter.place.keep"
                                        : "counter.place.none")));
        return choices;
    }

    private static String hint(Exchange exchange, Place place) {
        var areas =
                exchange.shell()
                        .list(
                                place.areas().stream()
                                        .map(area -> area.nameIn(exchange.language()))
                                        .toList());
        return place.precision() == Place.Precision.STREET_OF_NUMBER
                ? exchange.say("counter.place.middle", areas)
                : areas;
    }

    private List<Choice> areas(Exchange exchange) {
        var areas = new ArrayList<Choice>();
        areas.add(new Choice("", exchange.say("counter.area.none")));
        for (var area : rooms.places().areas(rooms.places().askedKind().code())) {
            areas.add(new Choice(area.ref(), area.nameIn(exchange.language())));
        }
        return areas;
    }

    private List<Choice> hears(Exchange exchange) {
        if (!rooms.texts().offered()) {
            return List.of();
        }
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", exchange.say("counter.hears.fitting")));
        for (var one : Hears.values()) {
            choices.add(new Choice(one.code(), exchange.say("counter.hears." + one.code())));
        }
        return choices;
    }

    private static List<Choice> languages(Exchange exchange) {
        var languages = new ArrayList<Choice>();
        languages.add(new Choice("", exchange.say("counter.language.none")));
        for (var one : exchange.shell().spoken()) {
            languages.add(new Choice(one.tag(), one.name()));
        }
        return languages;
    }
}
