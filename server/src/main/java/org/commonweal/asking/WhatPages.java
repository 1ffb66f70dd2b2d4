package org.commonweal.asking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.commonweal.services.Service;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// What is asked for: the services by group or by words, and one service explained before it is
/// begun.
final class WhatPages {
    private static final int MOST_FOUND = 12;

    private final AskingPages pages;

    WhatPages(AskingPages pages) {
        this.pages = pages;
    }

    void register(Routes routes) {
        routes.get("/ask", Access.PUBLIC, x -> list(x, "/ask/about", "/ask", ""));
        routes.get("/ask/about/{service}", Access.PUBLIC, this::about);
        routes.post("/ask", Access.PUBLIC, this::begin);
        routes.get("/ask/{draft}/what", Access.PUBLIC, pages.visit(this::again));
        routes.get("/ask/{draft}/what/{service}", Access.PUBLIC, pages.visit(this::aboutAgain));
        routes.post("/ask/{draft}/what", Access.PUBLIC, pages.visit(this::change));
    }

    private Reply list(Exchange exchange, String path, String here, String back) {
        var services = pages.rooms().catalogue(exchange).offered();
        var words = exchange.query("q").orElse("");
        var found =
                ServiceSearch.find(services, words).stream()
                        .limit(MOST_FOUND)
                        .map(service -> offer(service, path))
                        .toList();
        return Reply.page(
                "asking/what",
                new AskingViews.What(
                        exchange.queryAsForm(), here, back, words, found, groups(services, path)));
    }

    static List<AskingViews.Group> groups(List<Service> services, String path) {
        var groups = new LinkedHashMap<String, List<AskingViews.Offer>>();
        for (var service : services) {
            groups.computeIfAbsent(service.group(), name -> new ArrayList<>())
                    .add(offer(service, path));
        }
        return groups.entrySet().stream()
                .map(entry -> new AskingViews.Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    static AskingViews.Offer offer(Service service, String path) {
        return new AskingViews.Offer(
                path + "/" + service.code(), service.name(), service.confidential());
    }

    private Reply about(Exchange exchange) {
        var service = service(exchange, exchange.path("service"));
        return Reply.page(
                "asking/about", about(exchange, service, "/ask", "/ask", "asking.about.start"));
    }

    private Reply aboutAgain(Visit visit) {
        var service = service(visit.exchange(), visit.exchange().path("service"));
        var path = visit.base() + "/what";
        return Reply.page(
                "asking/about",
                about(visit.exchange(), service, path, path, "asking.about.choose"));
    }

    private static AskingViews.About about(
            Exchange exchange, Service service, String action, String back, String button) {
        return new AskingViews.About(
                service.code(),
                service.name(),
                service.description(),
                service.notice(),
                service.confidential(),
                Wording.amount(exchange, service.standard().answerWithin()),
                Wording.amount(exchange, service.standard().doneWithin()),
                action,
                back,
                exchange.say(button));
    }

    private Reply again(Visit visit) {
        var what = visit.base() + "/what";
        return list(visit.exchange(), what, what, visit.frame(Step.WHERE).back());
    }

    private Reply begin(Exchange exchange) {
        pages.rooms().limits().demand("ask", exchange, AskingPages.BEGIN);
        var service = service(exchange, exchange.form().text("service"));
        var draft = Draft.of(service.code());
        var token = pages.drafts().begin(draft);
        return Reply.seeOther("/ask/" + token + "/" + draft.next(service).path());
    }

    private Reply change(Visit visit) {
        var service = service(visit.exchange(), visit.exchange().form().text("service"));
        var draft = visit.draft().service(service);
        return visit.of(service).keep(draft);
    }

    private Service service(Exchange exchange, String code) {
        return pages.rooms()
                .catalogue(exchange)
                .service(code)
                .filter(service -> !service.internal())
                .orElseThrow(Problem::notFound);
    }
}
