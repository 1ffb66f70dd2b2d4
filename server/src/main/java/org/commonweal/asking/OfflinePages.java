package org.commonweal.asking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonweal.asking.Draft.Way;
import org.commonweal.asking.Draft.Where;
import org.commonweal.places.Area;
import org.commonweal.requests.Asked;
import org.commonweal.requests.RequestNumber;
import org.commonweal.services.Answers;
import org.commonweal.services.Attribute;
import org.commonweal.services.QuestionField;
import org.commonweal.services.Service;
import org.commonweal.verdicts.RequestPages;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.Shell;
import org.commonweal.web.WebSettings;
import org.commonweal.web.WebViews.Choice;
import tools.jackson.databind.json.JsonMapper;

/// Asking without a line: one page that a device keeps, the worker that keeps it, and the taking of
/// what was kept, once however often it is sent. What is taken is answered in JSON, since it is a
/// script that sends it.
final class OfflinePages {
    static final String PATH = "/ask/offline";
    static final String WORKER = "/worker.js";
    static final int MOST_PHOTOS = WebSettings.Uploads.USUAL.files();

    private static final String PAGE = "asking/offline";

    /// What the page needs besides itself, and nothing that is anybody's own.
    private static final List<String> SHELL =
            List.of("site.css", "mark.svg", "kept.js", "offline.js");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AskingPages pages;
    private final AskingRooms rooms;
    private final Arrivals arrivals;
    private final Device device = new Device();

    OfflinePages(AskingPages pages, Arrivals arrivals) {
        this.pages = pages;
        this.rooms = pages.rooms();
        this.arrivals = arrivals;
    }

    void register(Routes routes) {
        routes.get(WORKER, Access.PUBLIC, this::worker);
        routes.get(PATH, Access.PUBLIC, this::show);
        routes.upload(PATH, Access.PUBLIC, this::take);
    }

    private Reply show(Exchange exchange) {
        var view = view(exchange);
        return Reply.page(PAGE, view).etag(version(exchange, view));
    }

    /// The worker as a browser asks for it. It differs whenever the page or anything on it does, or
    /// the reader's language: then the browser takes the new one, which drops what the old one
    /// kept.
    private Reply worker(Exchange exchange) {
        var shell = exchange.shell();
        var version = version(exchange, view(exchange));
        var text =
                """
                const VERSION = "%s", LANGUAGE = "%s", PAGE = "%s", ASSETS = %s;
                importScripts("%s", "%s");
                """
                        .formatted(
                                version,
                                exchange.language(),
                                PATH,
                                JSON.writeValueAsString(SHELL.stream().map(shell::asset).toList()),
                                shell.asset("kept.js"),
                                shell.asset("worker.js"));
        return Reply.bytes("text/javascript; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                .etag(version);
    }

    private static String version(Exchange exchange, AskingViews.Offline view) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(exchange.rendered(PAGE, view));
            digest.update(exchange.shell().asset("worker.js").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private AskingViews.Offline view(Exchange exchange) {
        var shell = exchange.shell();
        var groups = new LinkedHashMap<String, List<AskingViews.OfflineService>>();
        for (var service : rooms.catalogue(exchange).offered()) {
            if (!service.confidential()) {
                groups.computeIfAbsent(service.group(), _ -> new ArrayList<>())
                        .add(service(shell, service));
            }
        }
        var kind = rooms.places().askedKind();
        var areas = new ArrayList<Choice>();
        areas.add(new Choice("", exchange.say("asking.offline.area.none")));
        for (var area : rooms.places().areas(kind.code())) {
            areas.add(new Choice(area.ref(), area.nameIn(exchange.language())));
        }
        return new AskingViews.Offline(
                groups.entrySet().stream()
                        .map(one -> new AskingViews.OfflineGroup(one.getKey(), one.getValue()))
                        .toList(),
                areas,
                kind.nameIn(exchange.language()),
                WordsPage.MOST_WORDS,
                MOST_PHOTOS);
    }

    private static AskingViews.OfflineService service(Shell shell, Service service) {
        return new AskingViews.OfflineService(
                service.code(),
                service.name(),
                service.notice(),
                QuestionField.of(service, it -> shell.say("asking.questions.optional", it)),
                QuestionField.asked(service).stream()
                        .filter(Attribute::required)
                        .map(one ->
                                new AskingViews.Missing(
                                        QuestionField.PREFIX + one.code(),
                                        shell.say("asking.answer.missing", one.description())))
                        .toList());
    }

    private Reply take(Exchange exchange) {
        rooms.limits().demand("draft", exchange, AskingPages.TURN);
        var form = exchange.form();
        var key = form.text("key");
        if (!Device.key(key)) {
            throw Problem.of(400, exchange.say("asking.offline.key"));
        }
        var turn = device.turn(key);
        turn.lock();
        try {
            return once(exchange, form, key, Device.body(form));
        } finally {
            turn.unlock();
        }
    }

    private Reply once(Exchange exchange, Form form, String key, String body) {
        var before = arrivals.find(key);
        if (before.isPresent()) {
            return arrived(exchange, before.get().receipt(), before.get().body().equals(body));
        }
        var service =
                rooms.catalogue(exchange)
                        .service(form.text("service"))
                        .filter(one -> !one.internal() && !one.confidential());
        if (service.isEmpty()) {
            return refused(form.wrong("service", exchange.say("asking.offline.service")));
        }
        var empty = Draft.of(service.get().code());
        var visit = new Visit(exchange, rooms, pages.drafts(), "", empty, service.get());
        var photos = new ArrayList<String>();
        var draft = read(visit, form);
        var checked = checked(visit.with(draft), form);
        if (checked.right()) {
            CheckPage.slow(visit.with(draft));
            checked = WordsPage.taken(visit, checked, photos);
        }
        return checked.right()
                ? asked(visit, checked, key, body, draft.said(form.text("words"), photos))
                : refused(checked);
    }

    /// What was typed, as far as it can be kept.
    private Draft read(Visit visit, Form form) {
        var answers =
                QuestionsPage.checked(visit, form) instanceof Answers.Checked.Accepted(var given)
                        ? given.byCode()
                        : Map.<String, List<String>>of();
        return visit.draft()
                .answers(answers)
                .where(where(visit, form))
                .contact(ContactPage.given(form).in(visit.exchange().language()));
    }

    private Form checked(Visit visit, Form typed) {
        var form = typed;
        if (QuestionsPage.checked(visit, form) instanceof Answers.Checked.Rejected(var problems)) {
            form = QuestionsPage.wrong(visit, form, problems);
        }
        var place = place(form);
        if (Text.tooLong(place, WherePages.LINE) || Text.unreadable(place)) {
            form = form.wrong("place", visit.say("where.place.wrong", WherePages.LINE));
        }
        if (!form.text("area").isEmpty() && area(form).isEmpty()) {
            form = form.wrong("area", visit.say("offline.area.wrong"));
        }
        var photos = form.files("photos").stream().map(one -> one.fileName()).toList();
        return ContactPage.checked(visit, WordsPage.fitting(visit, form, photos));
    }

    // The asker is not there to be asked which of several places is meant: then the words stand as
    // they were typed, in the area that was chosen.
    private Where where(Visit visit, Form form) {
        var place = place(form);
        var area = area(form);
        var found =
                rooms.places().search(place, WherePages.CHOICES).stream()
                        .filter(one -> area.isEmpty() || one.areas().contains(area.get()))
                        .toList();
        if (found.size() == 1) {
            return WherePages.byAddress(found.getFirst(), place);
        }
        return area.map(one ->
                        new Where(
                                Way.LIST,
                                place.isEmpty() ? one.nameIn(visit.exchange().language()) : place,
                                "",
                                one.ref()))
                .orElseGet(() -> new Where(Way.UNSAID, place, "", ""));
    }

    private static String place(Form form) {
        return form.text("place").replace('\n', ' ');
    }

    private Optional<Area> area(Form form) {
        return rooms.places().areas(rooms.places().askedKind().code()).stream()
                .filter(one -> one.ref().equals(form.text("area")))
                .findFirst();
    }

    private Reply asked(Visit visit, Form form, String key, String body, Draft draft) {
        return switch (arrivals.ask(key, body, draft.ask())) {
            case Asked.Accepted accepted ->
                    arrived(
                            visit.exchange(),
                            new Arrivals.Receipt(
                                    accepted.number().digits(), accepted.code(), accepted.link()),
                            true);
            // Another server was faster, or it is long ago.
            case Asked.Again again ->
                    arrived(
                            visit.exchange(),
                            arrivals.find(key)
                                    .map(Arrivals.Before::receipt)
                                    .orElseGet(() ->
                                            new Arrivals.Receipt(again.number().digits(), "", "")),
                            true);
            case Asked.Conflict _ -> throw Problem.of(409, visit.say("offline.conflict"));
            case Asked.Rejected(var faults) -> {
                var wrong = form;
                for (var fault : faults) {
                    var step = CheckPage.step(fault.field()).path();
                    wrong = wrong.wrong(fault.field(), visit.say("check.wrong." + step));
                }
                yield refused(wrong);
            }
        };
    }

    /// @param same whether it is what came first under the key, which is what stands
    private static Reply arrived(Exchange exchange, Arrivals.Receipt receipt, boolean same) {
        var number = RequestNumber.parse(receipt.number()).orElseThrow();
        var said = new LinkedHashMap<String, Object>();
        said.put("number", number.spoken());
        said.put("code", receipt.code());
        if (receipt.link().isEmpty()) {
            said.put("page", "/requests/" + number.digits());
        } else {
            var page = RequestPages.link(receipt.link());
            said.put("page", page);
            said.put("link", exchange.shell().link(page));
        }
        if (!same) {
            said.put("detail", exchange.say("asking.offline.conflict"));
        }
        return json(said).status(same ? 200 : 409);
    }

    private static Reply refused(Form form) {
        var wrong = new LinkedHashMap<String, String>();
        form.errors().forEach(error -> wrong.put(error.getKey(), error.getValue()));
        return json(Map.of("wrong", wrong)).status(422);
    }

    // What is answered has secrets in it.
    private static Reply json(Map<String, ?> said) {
        return AskingPages.hidden(Reply.json(JSON.writeValueAsString(said)))
                .header("Cache-Control", "no-store");
    }
}
