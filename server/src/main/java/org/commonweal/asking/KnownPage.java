package org.commonweal.asking;

import org.commonweal.requests.RequestCard;
import org.commonweal.search.RequestRows;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Link;

/// What others have asked that may be the same, before somebody asks it again.
final class KnownPage {
    private final AskingPages pages;
    private final RequestRows rows;

    KnownPage(AskingPages pages) {
        this.pages = pages;
        var rooms = pages.rooms();
        this.rows = new RequestRows(rooms.places(), rooms.catalogue(), rooms.now());
    }

    void register(Routes routes) {
        pages.page(
                routes,
                Step.KNOWN,
                this::show,
                visit -> visit.keep(visit.draft().done(Step.KNOWN)));
    }

    private Reply show(Visit visit) {
        var alike =
                visit.alike().stream()
                        .map(one -> rows.row(visit.exchange(), one, way(visit, one.request())))
                        .toList();
        return Reply.page("asking/known", new AskingViews.Known(visit.frame(Step.KNOWN), alike));
    }

    private static Link way(Visit visit, RequestCard known) {
        var text = visit.say(known.state().open() ? "known.add" : "known.back");
        return new Link(AddPage.path(visit, known.number()), text);
    }
}
