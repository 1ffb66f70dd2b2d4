package org.commonweal.asking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.asking.Draft.Way;
import org.commonweal.asking.Draft.Where;
import org.commonweal.places.Area;
import org.commonweal.places.Place;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.places.Tiles;
import org.commonweal.web.Access;
import org.commonweal.web.Form;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Choice;

/// Where it is: by address, on the map, from the lists of areas and streets, or not at all.
final class WherePages {
    static final int LINE = 300;
    static final int CHOICES = 8;
    private static final String NONE = "none";

    private final AskingPages pages;
    private final Places places;

    WherePages(AskingPages pages) {
        this.pages = pages;
        this.places = pages.rooms().places();
    }

    void register(Routes routes) {
        pages.page(routes, Step.WHERE, this::show, this::take);
        var areas = "/ask/{draft}/where/areas";
        routes.get(areas, Access.PUBLIC, pages.visit(this::areas));
        routes.get(areas + "/{area}", Access.PUBLIC, pages.visit(this::streets));
        routes.post(areas + "/{area}", Access.PUBLIC, pages.visit(this::street));
    }

    private Reply show(Visit visit) {
        var where = visit.draft().where();
        var drawn =
                visit.exchange().query("at").isPresent()
                        ? DrawnMap.of(visit.exchange())
                        : DrawnMap.around(Point.parse(where.point()));
        var form = pinned(Form.EMPTY.with("place", where.place()), drawn);
        return page(Reply.page("asking/where", view(visit, form, List.of(), drawn)));
    }

    private static Form pinned(Form form, DrawnMap drawn) {
        return form.with("lat", drawn.at().map(p -> degrees(p.lat())).orElse(""))
                .with("lon", drawn.at().map(p -> degrees(p.lon())).orElse(""));
    }

    // Its map may be of the town's own tile server.
    private Reply page(Reply reply) {
        return places.tiles().map(tiles -> reply.picturesFrom(tiles.origin())).orElse(reply);
    }

    private Reply take(Visit visit) {
        var form = visit.exchange().form();
        var pressed = DrawnMap.of(form).pressed(form, places);
        if (pressed.isPresent()) {
            return pressed(visit, form, pressed.get());
        }
        if (form.text("do").equals("unsaid")) {
            return visit.keep(visit.draft().where(Where.NOT_SAID));
        }
        var place = form.text("place").replace('\n', ' ');
        if (Text.tooLong(place, LINE) || Text.unreadable(place)) {
            return again(visit, form.wrong("place", visit.say("where.place.wrong", LINE)));
        }
        var picked = picked(visit, form);
        if (picked.isPresent()) {
            return places.recordArea(picked.get()).isEmpty()
                    ? again(visit, form.wrong("place", visit.say("where.outside")))
                    : visit.keep(visit.draft().where(onMap(visit, picked.get(), place)));
        }
        var before = visit.draft().where();
        if (place.isEmpty()) {
            return again(visit, form.wrong("place", visit.say("where.missing")));
        }
        if (place.equals(before.place())
                && before.way() != Way.UNSAID
                && !form.chose("do", "find")) {
            return visit.keep(visit.draft().where(before));
        }
        return searched(visit, form, place);
    }

    // Pressing the picture chooses nothing yet: it is seen first where the pin stands.
    private Reply pressed(Visit visit, Form form, DrawnMap drawn) {
        if (drawn.at().flatMap(places::recordArea).isEmpty()) {
            return again(visit, form.wrong("place", visit.say("where.outside")));
        }
        var view = view(visit, pinned(form, drawn), List.of(), drawn);
        return page(Reply.page("asking/where", view));
    }

    private Reply searched(Visit visit, Form form, String place) {
        var found = places.search(place, CHOICES);
        var choice = form.text("choice");
        var chosen = found.stream().filter(one -> one.point().text().equals(choice)).findFirst();
        if (chosen.isEmpty() && found.size() == 1 && !choice.equals(NONE)) {
            chosen = Optional.of(found.getFirst());
        }
        if (chosen.isPresent()) {
            return visit.keep(visit.draft().where(byAddress(chosen.get(), place)));
        }
        if (choice.equals(NONE)) {
            visit.drafts().save(visit.token(), visit.draft().placed(place));
            return Reply.seeOther(visit.base() + "/where/areas");
        }
        if (found.isEmpty()) {
            return again(visit, form.wrong("place", visit.say("where.not_found", place)));
        }
        var free = form.with("lat").with("lon");
        return page(Reply.page("asking/where", view(visit, free, found, DrawnMap.of(Form.EMPTY))));
    }

    // The map's pin counts only when it was set on this page: the address typed since wins over an
    // older pin.
    private static Optional<Point> picked(Visit visit, Form form) {
        var pin = Point.parse(form.text("lat") + "," + form.text("lon"));
        return pin.filter(point -> !point.text().equals(visit.draft().where().point()));
    }

    private Where onMap(Visit visit, Point point, String typed) {
        var old = visit.draft().where();
        var own = !typed.isEmpty() && !typed.equals(old.place());
        var label =
                own
                        ? typed
                        : places.nearestStreet(point)
                                .map(street -> visit.saidToTown("where.near", street))
                                .orElseGet(() -> visit.saidToTown("where.on_map"));
        return new Where(Way.MAP, label, point.text(), "");
    }

    // A house number is known to the asker and not to the map, so the asker's words are kept.
    static Where byAddress(Place found, String typed) {
        var label = found.precision() == Place.Precision.STREET_OF_NUMBER ? typed : found.label();
        return new Where(Way.ADDRESS, label, found.point().text(), "");
    }

    private Reply again(Visit visit, Form form) {
        var view = view(visit, form, List.of(), DrawnMap.of(form));
        return page(Reply.invalid("asking/where", view));
    }

    private AskingViews.Where view(Visit visit, Form form, List<Place> found, DrawnMap drawn) {
        var choices = new ArrayList<Choice>();
        for (var place : found) {
            choices.add(new Choice(place.point().text(), place.label(), hint(visit, place)));
        }
        if (!found.isEmpty()) {
            choices.add(new Choice(NONE, visit.say("where.none_of_these"), ""));
        }
        return new AskingViews.Where(
                visit.frame(Step.WHERE),
                form,
                choices,
                "/map/data/" + places.baseMap().version(),
                places.tiles().map(Tiles::address).orElse(""),
                places.tiles().map(Tiles::credit).orElse(""),
                drawn.view(visit, places),
                places.askedKind().nameIn(language(visit)));
    }

    private static String hint(Visit visit, Place place) {
        var areas =
                visit.exchange()
                        .shell()
                        .list(
                                place.areas().stream()
                                        .map(area -> area.nameIn(language(visit)))
                                        .toList());
        return place.precision() == Place.Precision.STREET_OF_NUMBER
                ? visit.say("where.middle", areas)
                : areas;
    }

    private Reply areas(Visit visit) {
        var path = visit.base() + "/where/areas/";
        var kind = places.askedKind();
        var links =
                places.areas(kind.code()).stream()
                        .map(area ->
                                new AskingViews.Offer(
                                        path + area.code(), area.nameIn(language(visit)), false))
                        .toList();
        return Reply.page(
                "asking/areas",
                new AskingViews.Areas(
                        visit.frame(Step.WHERE), kind.nameIn(language(visit)), links));
    }

    private Reply streets(Visit visit) {
        var area = area(visit);
        var where = visit.draft().where();
        var form = Form.EMPTY.with("place", where.point().isEmpty() ? where.place() : "");
        return Reply.page("asking/streets", view(visit, area, form));
    }

    private Reply street(Visit visit) {
        var area = area(visit);
        var form = visit.exchange().form();
        var place = form.text("place").replace('\n', ' ');
        if (Text.tooLong(place, LINE - 100) || Text.unreadable(place)) {
            var wrong = form.wrong("place", visit.say("where.place.wrong", LINE - 100));
            return Reply.invalid("asking/streets", view(visit, area, wrong));
        }
        var street =
                places.streetsIn(area).stream()
                        .filter(one -> one.label().equals(form.text("street")))
                        .findFirst();
        if (street.isEmpty() && !form.text("street").isEmpty()) {
            var wrong = form.wrong("street", visit.say("where.street.wrong"));
            return Reply.invalid("asking/streets", view(visit, area, wrong));
        }
        var label =
                street.map(Place::label)
                        .map(name -> place.isEmpty() ? name : name + ", " + place)
                        .orElse(place.isEmpty() ? area.name() : place);
        var point = street.map(one -> one.point().text()).orElse("");
        return visit.keep(visit.draft().where(new Where(Way.LIST, label, point, area.ref())));
    }

    private AskingViews.Streets view(Visit visit, Area area, Form form) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", visit.say("where.no_street")));
        for (var street : places.streetsIn(area)) {
            choices.add(new Choice(street.label(), street.label()));
        }
        return new AskingViews.Streets(
                visit.frame(Step.WHERE), form, area.code(), area.nameIn(language(visit)), choices);
    }

    private Area area(Visit visit) {
        var ref = places.askedKind().code() + ":" + visit.exchange().path("area");
        return places.area(ref).orElseThrow(Problem::notFound);
    }

    private static String language(Visit visit) {
        return visit.exchange().language();
    }

    private static String degrees(double degrees) {
        return Double.toString(degrees);
    }
}
