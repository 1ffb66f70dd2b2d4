package org.commonweal.counter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.counter.Visits.Visit;
import org.commonweal.desk.DeskFrame;
import org.commonweal.places.Agency;
import org.commonweal.requests.RequestView;
import org.commonweal.services.Service;
import org.commonweal.verdicts.RequestPages;
import org.commonweal.web.Exchange;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Row;
import org.commonweal.web.Words;

/// What was filed, read back to the one who asked in their language, and printed for them. The
/// number for ever; the code and the link for as long as the call lasts.
final class FiledPage {
    private final CounterRooms rooms;
    private final Visits visits;

    FiledPage(CounterRooms rooms, Visits visits) {
        this.rooms = rooms;
        this.visits = visits;
    }

    void register(Routes routes) {
        var base = FilingPage.HOME + "/{visit}";
        routes.get(base, CounterPages.CLERKS, this::show)
                .get(base + "/receipt", CounterPages.CLERKS, this::receipt)
                .post(base + "/done", CounterPages.CLERKS, this::done);
    }

    /// A request that was filed, when its secrets are gone.
    static Reply later(CounterRooms rooms, Exchange exchange, String number) {
        return Reply.page(
                "counter/later",
                new CounterViews.Later(
                        DeskFrame.of(exchange, rooms.places(), DeskFrame.FILE),
                        number,
                        FilingPage.HOME));
    }

    private Optional<Visit> visit(Exchange exchange) {
        return visits.find(exchange.path("visit"), exchange.signedIn().id())
                .filter(visit -> !visit.link().isEmpty());
    }

    private Reply show(Exchange exchange) {
        // By the code: reading by the link would count as the asker having opened it.
        return visit(exchange)
                .flatMap(visit ->
                        rooms.requests()
                                .byCode(visit.number(), visit.key().code())
                                .map(own -> show(exchange, visit, own)))
                .orElseGet(() -> later(rooms, exchange, "").status(404));
    }

    private Reply show(Exchange exchange, Visit visit, RequestView.ForAsker own) {
        var name = exchange.path("visit");
        var link = RequestPages.link(visit.link());
        var shell = exchange.shell();
        return Reply.page(
                "counter/filed",
                new CounterViews.Filed(
                        DeskFrame.of(exchange, rooms.places(), DeskFrame.FILE),
                        FilingPage.HOME + "/" + name,
                        CallerPages.HOME + "/" + name,
                        exchange.say("counter.came." + visit.came().code()),
                        new Row(rooms.telling().title(shell, own.view()), own.view().words()),
                        link,
                        shell.link(link),
                        paper(exchange, visit, own)));
    }

    private CounterViews.Paper paper(Exchange exchange, Visit visit, RequestView.ForAsker own) {
        var words = exchange.words(visit.language());
        var view = own.view();
        var service = rooms.services().current(visit.language()).service(view.service());
        return new CounterViews.Paper(
                visit.language(),
                words.rightToLeft() ? "rtl" : "ltr",
                words.say("counter.paper.title", exchange.shell().town()),
                Optional.of(service.map(Service::name).orElse(view.service()))
                        .map(name ->
                                view.place().isEmpty()
                                        ? name
                                        : words.say("web.pair", name, view.place()))
                        .orElseThrow(),
                words.say("counter.paper.number"),
                List.of(view.number().spoken().split(" ")),
                words.say("counter.paper.code"),
                List.of(visit.key().code().split("-")),
                said(exchange, words, visit, own, service),
                words.say("counter.paper.link"));
    }

    private List<String> said(
            Exchange exchange,
            Words words,
            Visit visit,
            RequestView.ForAsker own,
            Optional<Service> service) {
        var said = new ArrayList<String>();
        var round = own.view().round();
        var agency = rooms.places().agency(own.view().agency());
        if (agency.isEmpty()) {
            said.add(words.say("counter.paper.waiting"));
        } else {
            said.add(words.say("counter.paper.agency", agency.get().nameIn(visit.language())));
            if (round.answerDue() != null && round.doneDue() != null) {
                said.add(
                        words.say(
                                "counter.paper.promise",
                                moment(exchange, words, round.answerDue()),
                                moment(exchange, words, round.doneDue())));
            }
            agency.map(Agency::phone)
                    .filter(phone -> !phone.isEmpty())
                    .ifPresent(phone -> said.add(words.say("counter.paper.phone", phone)));
        }
        said.add(words.say("counter.paper.verdict"));
        boolean mailed = !visit.email().isEmpty() && rooms.follows().sends();
        if (mailed) {
            said.add(words.say("counter.paper.mail", visit.email()));
        }
        if (!visit.texts().isEmpty()) {
            said.add(words.say("counter.paper.text", visit.texts()));
        }
        if (!mailed && visit.texts().isEmpty()) {
            said.add(words.say("counter.paper.call"));
        }
        said.add(
                words.say(
                        own.confidential()
                                ? "counter.paper.confidential"
                                : "counter.paper.private"));
        service.map(Service::notice).filter(notice -> !notice.isEmpty()).ifPresent(said::add);
        return said;
    }

    private static String moment(Exchange exchange, Words words, Instant at) {
        return words.date("web.format.moment", at.atZone(exchange.shell().zone()));
    }

    private Reply receipt(Exchange exchange) {
        var visit = visit(exchange).orElseThrow(Problem::notFound);
        return rooms.requests()
                .receipt(visit.key())
                .map(bytes ->
                        Reply.bytes("text/plain; charset=utf-8", bytes)
                                .download(visit.number().digits() + ".tlog-proof"))
                .orElseThrow(Problem::notFound);
    }

    private Reply done(Exchange exchange) {
        var next = visit(exchange).map(Visit::came).map(FilingPage::next).orElse(FilingPage.HOME);
        visits.end(exchange.path("visit"), exchange.signedIn().id());
        return Reply.seeOther(next);
    }
}
