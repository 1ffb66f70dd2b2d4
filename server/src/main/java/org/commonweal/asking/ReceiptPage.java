package org.commonweal.asking;

import java.util.Optional;
import org.commonweal.places.Agency;
import org.commonweal.requests.Asked;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.services.Service;
import org.commonweal.verdicts.RequestPages;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// The receipt: the number for ever, the code and the private link once.
final class ReceiptPage {
    private final AskingRooms rooms;
    private final Drafts drafts;
    private final Receipts receipts;

    ReceiptPage(AskingRooms rooms, Drafts drafts, Receipts receipts) {
        this.rooms = rooms;
        this.drafts = drafts;
        this.receipts = receipts;
    }

    void register(Routes routes) {
        routes.get("/ask/{draft}/receipt", Access.PUBLIC, this::show);
        routes.post("/ask/{draft}/receipt/done", Access.PUBLIC, this::done);
    }

    private Reply show(Exchange exchange) {
        var token = exchange.path("draft");
        return AskingPages.hidden(
                switch (drafts.find(token).orElse(null)) {
                    case Drafts.Sent(var digits) -> {
                        var number = RequestNumber.parse(digits).orElseThrow();
                        yield receipts.show(token)
                                .map(accepted -> first(exchange, accepted))
                                .orElseGet(() -> later(number));
                    }
                    case Drafts.Added _ -> Reply.seeOther("/ask/" + token + "/added");
                    case Drafts.Open _ -> Reply.seeOther("/ask/" + token + "/check");
                    case null -> AskingPages.gone();
                });
    }

    private Reply done(Exchange exchange) {
        var token = exchange.path("draft");
        receipts.forget(token);
        return drafts.find(token)
                .filter(Drafts.Sent.class::isInstance)
                .map(Drafts.Sent.class::cast)
                .flatMap(sent -> RequestNumber.parse(sent.number()))
                .filter(number -> rooms.requests().view(number).isPresent())
                .map(number -> Reply.seeOther("/requests/" + number.digits()))
                .orElseGet(() -> Reply.seeOther("/"));
    }

    private Reply later(RequestNumber number) {
        var open = rooms.requests().view(number).isPresent();
        return Reply.page(
                "asking/receiptlater",
                new AskingViews.ReceiptLater(
                        number.spoken(), open ? "/requests/" + number.digits() : ""));
    }

    private Reply first(Exchange exchange, Asked.Accepted accepted) {
        // By the code: reading by the link would count as the asker having opened it.
        var own = rooms.requests().byCode(accepted.number(), accepted.code()).orElseThrow();
        return Reply.page("asking/receipt", view(exchange, accepted, own));
    }

    private AskingViews.Receipt view(
            Exchange exchange, Asked.Accepted accepted, RequestView.ForAsker own) {
        var view = own.view();
        var service = rooms.catalogue(exchange).service(view.service());
        var link = RequestPages.link(accepted.link());
        return new AskingViews.Receipt(
                "/ask/" + exchange.path("draft"),
                accepted.number().spoken(),
                accepted.code(),
                exchange.shell().link(link),
                link,
                link + "/receipt",
                service.map(Service::name).orElse(view.service()),
                service.map(Service::notice).orElse(""),
                agency(view).map(a -> a.nameIn(exchange.language())).orElse(""),
                agency(view).map(Agency::phone).orElse(""),
                Optional.ofNullable(view.round().answerDue()),
                Optional.ofNullable(view.round().doneDue()),
                rooms.follows().sends() && !own.contact().email().isEmpty(),
                own.confidential());
    }

    private Optional<Agency> agency(RequestView view) {
        return rooms.places().agency(view.agency());
    }
}
