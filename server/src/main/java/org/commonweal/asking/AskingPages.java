package org.commonweal.asking;

import java.time.Duration;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Handler;
import org.commonweal.web.Limits;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// The door of the room: the front page, and the way a request is made.
public final class AskingPages {
    /// Drafts one sender may begin.
    static final Limits.Rate BEGIN = new Limits.Rate(80, Duration.ofSeconds(30));

    /// Pages of drafts one sender may send in; far above what a person does.
    static final Limits.Rate TURN = new Limits.Rate(240, Duration.ofSeconds(2));

    private final AskingRooms rooms;
    private final Drafts drafts;
    private final Receipts receipts;
    private final Arrivals arrivals;

    /// @param rooms the doors to stand on
    public AskingPages(AskingRooms rooms) {
        this.rooms = rooms;
        this.drafts = new Drafts(rooms.store(), rooms.ids(), rooms.now());
        this.receipts = new Receipts(rooms.now());
        this.arrivals = new Arrivals(rooms.store(), rooms.requests(), rooms.ids(), rooms.now());
    }

    /// Adds every page of the room, and its place in the menu.
    public void register(Routes routes) {
        routes.menu("/ask", Access.PUBLIC, "asking.menu.ask");
        new FrontPages(rooms).register(routes);
        new WhatPages(this).register(routes);
        new QuestionsPage(this).register(routes);
        new WherePages(this).register(routes);
        new WordsPage(this).register(routes);
        new PersonalPage(this).register(routes);
        new KnownPage(this).register(routes);
        new AddPage(this).register(routes);
        new ContactPage(this).register(routes);
        new CheckPage(this).register(routes);
        new OfflinePages(this, arrivals).register(routes);
        new ReceiptPage(rooms, drafts, receipts).register(routes);
        routes.get("/ask/{draft}", Access.PUBLIC, visit(visit -> visit.to(visit.next())));
        routes.get("/ask/{draft}/discard", Access.PUBLIC, visit(AskingPages::discard));
        routes.post("/ask/{draft}/discard", Access.PUBLIC, visit(this::discarded));
    }

    /// Erases drafts and sealed receipts that have expired. Called now and then, as by the desk's
    /// clock.
    ///
    /// @return how many that were
    public int sweep() {
        return drafts.sweep() + arrivals.sweep();
    }

    AskingRooms rooms() {
        return rooms;
    }

    Drafts drafts() {
        return drafts;
    }

    Receipts receipts() {
        return receipts;
    }

    /// Does something at a page of a draft.
    interface Answer {
        Reply to(Visit visit) throws Exception;
    }

    void page(Routes routes, Step step, Answer show, Answer take) {
        routes.get("/ask/{draft}/" + step.path(), Access.PUBLIC, visit(show));
        routes.post("/ask/{draft}/" + step.path(), Access.PUBLIC, visit(take));
    }

    /// Finds the draft. One that was sent leads to its receipt; a wrong token and an expired one
    /// look alike.
    Handler visit(Answer answer) {
        return exchange -> {
            if (exchange.method().equals("POST")) {
                rooms.limits().demand("draft", exchange, TURN);
            }
            var token = exchange.path("draft");
            var found = drafts.find(token);
            if (found.isEmpty()) {
                return gone();
            }
            return switch (found.get()) {
                case Drafts.Sent _ -> Reply.seeOther("/ask/" + token + "/receipt");
                case Drafts.Added _ -> Reply.seeOther("/ask/" + token + "/added");
                case Drafts.Open(var draft) -> hidden(visit(exchange, token, draft, answer));
            };
        };
    }

    private Reply visit(Exchange exchange, String token, Draft draft, Answer answer)
            throws Exception {
        var service =
                rooms.catalogue(exchange).service(draft.service()).filter(each -> !each.internal());
        return service.isPresent()
                ? answer.to(new Visit(exchange, rooms, drafts, token, draft, service.get()))
                : Reply.page("asking/withdrawn", new AskingViews.Nothing());
    }

    static Reply gone() {
        return hidden(Reply.page("asking/gone", new AskingViews.Nothing())).status(404);
    }

    /// Pages under a secret address stay out of search engines.
    static Reply hidden(Reply reply) {
        return reply.header("X-Robots-Tag", "noindex, nofollow");
    }

    private static Reply discard(Visit visit) {
        return Reply.page("asking/discard", new AskingViews.Discard(visit.base()));
    }

    private Reply discarded(Visit visit) {
        if (!visit.exchange().form().chose("sure", "yes")) {
            throw Problem.of(400);
        }
        drafts.discard(visit.token());
        return Reply.seeOther("/");
    }
}
