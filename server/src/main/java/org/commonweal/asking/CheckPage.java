package org.commonweal.asking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.commonweal.people.Actor;
import org.commonweal.places.Point;
import org.commonweal.requests.AboutPlace;
import org.commonweal.requests.Asked;
import org.commonweal.requests.ClientKey;
import org.commonweal.services.Answers;
import org.commonweal.services.Attribute;
import org.commonweal.web.Access;
import org.commonweal.web.Limits;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Row;

/// Everything once more before it is sent, and how the public will see it; then the sending, which
/// happens once however often the button is pressed.
final class CheckPage {
    /// Requests one sender may send.
    static final Limits.Rate BY_SENDER = new Limits.Rate(30, Duration.ofMinutes(1));

    private final AskingPages pages;
    // Two presses of the button arrive on two threads. The second waits, so that the receipt it is
    // sent to has the secrets that the first was given.
    private final ReentrantLock[] sending = new ReentrantLock[64];

    CheckPage(AskingPages pages) {
        this.pages = pages;
        for (int i = 0; i < sending.length; i++) {
            sending[i] = new ReentrantLock();
        }
    }

    void register(Routes routes) {
        routes.get("/ask/{draft}/check", Access.PUBLIC, pages.visit(this::show));
        routes.post("/ask/{draft}/send", Access.PUBLIC, pages.visit(this::send));
    }

    private Reply show(Visit visit) {
        var next = visit.next();
        return next == Step.CHECK
                ? Reply.page("asking/check", view(visit, List.of()))
                : visit.to(next);
    }

    private Reply send(Visit visit) {
        if (visit.next() != Step.CHECK) {
            return visit.to(visit.next());
        }
        var lock = sending[Math.floorMod(visit.token().hashCode(), sending.length)];
        lock.lock();
        try {
            // Another press may have sent it while this one waited.
            return switch (visit.drafts().find(visit.token()).orElse(null)) {
                case Drafts.Open(var draft) -> once(visit.with(draft));
                case Drafts.Sent _ -> receipt(visit);
                case Drafts.Added _ -> Reply.seeOther(visit.base() + "/added");
                case null -> AskingPages.gone();
            };
        } finally {
            lock.unlock();
        }
    }

    private Reply receipt(Visit visit) {
        return Reply.seeOther(visit.base() + "/receipt");
    }

    private Reply once(Visit visit) {
        var exchange = visit.exchange();
        var drafted = visit.draft();
        var ask = drafted.ask().from(drafted.contact().in(exchange.language()));
        var patience = pages.rooms().patience();
        boolean near = pages.rooms().limits().near("send", exchange.sender(), BY_SENDER);
        if (!patience.takes(exchange, exchange.form(), near)) {
            return Reply.invalid("asking/check", view(visit, List.of(), patience.token(exchange)));
        }
        slow(visit);
        var key = new ClientKey("page", Drafts.hash(visit.token()));
        return switch (pages.rooms()
                .requests()
                .ask(new Actor.Asker(Actor.Proof.SESSION), ask, key)) {
            case Asked.Accepted accepted -> {
                pages.receipts().hold(visit.token(), accepted);
                visit.drafts().sent(visit.token(), accepted.number().digits());
                yield receipt(visit);
            }
            case Asked.Again again -> {
                visit.drafts().sent(visit.token(), again.number().digits());
                yield receipt(visit);
            }
            case Asked.Conflict _ -> throw Problem.of(409, visit.say("check.conflict"));
            case Asked.Rejected(var faults) ->
                    Reply.invalid("asking/check", view(visit, wrongs(visit, faults)));
        };
    }

    /// Refuses what is sent too often by one sender, or about one place.
    static void slow(Visit visit) {
        var limits = visit.rooms().limits();
        limits.demand("send", visit.exchange(), BY_SENDER);
        var where = visit.draft().where();
        AboutPlace.take(limits, Point.parse(where.point()).orElse(null), where.area())
                .ifPresent(wait -> {
                    throw Problem.tooMany(wait);
                });
    }

    private static List<AskingViews.Wrong> wrongs(Visit visit, List<Asked.Fault> faults) {
        var wrongs = new ArrayList<AskingViews.Wrong>();
        for (var fault : faults) {
            wrongs.add(
                    new AskingViews.Wrong(
                            visit.base() + "/" + step(fault.field()).path(),
                            visit.say("check.wrong." + step(fault.field()).path())));
        }
        return wrongs.stream().distinct().toList();
    }

    /// The page that a part of an asking stands on.
    static Step step(String field) {
        return switch (field) {
            case "service" -> Step.WHAT;
            case "place", "point", "area" -> Step.WHERE;
            case "words", "photos" -> Step.WORDS;
            case "name", "email", "phone", "contact_note" -> Step.CONTACT;
            default -> Step.QUESTIONS;
        };
    }

    private AskingViews.Check view(Visit visit, List<AskingViews.Wrong> wrongs) {
        return view(visit, wrongs, "");
    }

    private AskingViews.Check view(Visit visit, List<AskingViews.Wrong> wrongs, String patience) {
        var draft = visit.draft();
        return new AskingViews.Check(
                visit.frame(Step.CHECK),
                wrongs,
                rows(visit),
                contact(visit),
                WordsPage.photos(visit, draft).stream().map(AskingViews.Photo::picture).toList(),
                preview(visit),
                patience);
    }

    private static List<Row> rows(Visit visit) {
        var draft = visit.draft();
        var rows = new ArrayList<Row>();
        rows.add(row(visit, Step.WHAT, visit.say("check.what"), visit.service().name()));
        var answers = answers(visit);
        for (var question : visit.service().attributes()) {
            if (question.variable()) {
                rows.add(
                        row(
                                visit,
                                Step.QUESTIONS,
                                question.description(),
                                visit.exchange().shell().list(answers.read(question))));
            }
        }
        rows.add(row(visit, Step.WHERE, visit.say("check.where"), draft.where().place()));
        rows.add(row(visit, Step.WORDS, visit.say("check.words"), draft.words()));
        rows.add(
                row(
                        visit,
                        Step.WORDS,
                        visit.say("check.photos"),
                        visit.say("check.photos.count", draft.photos().size())));
        return rows;
    }

    private static List<Row> contact(Visit visit) {
        var contact = visit.draft().contact();
        var rows = new ArrayList<Row>();
        rows.add(row(visit, Step.CONTACT, visit.say("check.name"), contact.name()));
        rows.add(row(visit, Step.CONTACT, visit.say("check.email"), contact.email()));
        rows.add(row(visit, Step.CONTACT, visit.say("check.phone"), contact.phone()));
        if (contact.hears().byText()) {
            var hears = visit.say("check.hears." + contact.hears().code());
            rows.add(row(visit, Step.CONTACT, visit.say("check.hears"), hears));
        }
        rows.add(row(visit, Step.CONTACT, visit.say("check.note"), contact.note()));
        return rows;
    }

    private static Row row(Visit visit, Step step, String key, String value) {
        return new Row(
                key,
                value.isEmpty() ? visit.say("check.not_given") : value,
                visit.base() + "/" + step.path());
    }

    private AskingViews.Preview preview(Visit visit) {
        var draft = visit.draft();
        var answers = answers(visit);
        var said = new ArrayList<Row>();
        for (Attribute question : visit.service().attributes()) {
            var read = answers.read(question);
            if (!read.isEmpty()) {
                said.add(new Row(question.description(), visit.exchange().shell().list(read)));
            }
        }
        var places = pages.rooms().places();
        var point = Point.parse(draft.where().point());
        var areas =
                point.map(places::areasAt)
                        .orElseGet(() -> places.area(draft.where().area()).stream().toList());
        return new AskingViews.Preview(
                visit.service().name(),
                draft.where().place(),
                areas.stream()
                        .map(area -> area.nameIn(visit.exchange().language()))
                        .findFirst()
                        .orElse(""),
                draft.words(),
                said,
                places.agencyFor(draft.service(), areas)
                        .map(agency -> agency.nameIn(visit.exchange().language()))
                        .orElse(""),
                point.map(CheckPage::picture).orElse(""));
    }

    private static String picture(Point point) {
        return String.format(
                Locale.ROOT, "/map/picture?at=%.6f,%.6f&metres=600", point.lat(), point.lon());
    }

    private static Answers answers(Visit visit) {
        var checked =
                Answers.check(
                        visit.service().attributes(),
                        visit.draft().answers(),
                        visit.exchange().shell().zone());
        return checked instanceof Answers.Checked.Accepted(var answers) ? answers : Answers.NONE;
    }
}
