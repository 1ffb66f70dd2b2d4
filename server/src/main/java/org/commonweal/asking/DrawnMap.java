package org.commonweal.asking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.places.MapFrame;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.WebViews.Link;

/// The map as readers without script have it: a picture to press a place on, and links that come
/// nearer, go further away and move. Its pin stands in the middle and is the place that is chosen;
/// the picture of the whole town has none.
///
/// @param at the middle; empty for the whole town
/// @param metres how much ground it is wide
record DrawnMap(Optional<Point> at, int metres) {
    private static final int FAR = 3200;
    private static final int NEAR = 200;
    private static final int PRESSED = 800;

    /// As an address says it: `at`=lat,lon and `metres`.
    static DrawnMap of(Exchange exchange) {
        return of(exchange.query("at").orElse(""), exchange.query("metres").orElse(""));
    }

    /// Around a place that was chosen before, if one was.
    static DrawnMap around(Optional<Point> chosen) {
        return new DrawnMap(chosen, PRESSED);
    }

    /// As a form says it that was sent from the page.
    static DrawnMap of(Form form) {
        return of(form.text("seen"), form.text("ground"));
    }

    private static DrawnMap of(String at, String metres) {
        int ground = metres.matches("\\d{1,5}") ? Integer.parseInt(metres) : PRESSED;
        return new DrawnMap(Point.parse(at), Math.clamp(ground, NEAR, FAR));
    }

    /// The place that was pressed, with the pin there.
    ///
    /// @return empty where the form was not sent by pressing the picture
    Optional<DrawnMap> pressed(Form form, Places places) {
        var x = form.text("map.x");
        var y = form.text("map.y");
        if (!x.matches("\\d{1,4}") || !y.matches("\\d{1,4}")) {
            return Optional.empty();
        }
        var there = frame(places).at(Integer.parseInt(x), Integer.parseInt(y));
        return Optional.of(
                new DrawnMap(
                        Optional.of(there), at.isEmpty() ? PRESSED : Math.max(NEAR, metres / 2)));
    }

    private MapFrame frame(Places places) {
        return places.picture().small(at.orElse(null), metres);
    }

    AskingViews.DrawnMap view(Visit visit, Places places) {
        var here = visit.base() + "/where";
        var frame = frame(places);
        var moves = new ArrayList<Link>();
        var exchange = visit.exchange();
        if (at.isEmpty()) {
            moves.add(
                    link(
                            here,
                            frame.at(frame.width() / 2, frame.height() / 2),
                            FAR,
                            exchange.say("web.map.in")));
        } else {
            var middle = at.get();
            if (metres > NEAR) {
                moves.add(link(here, middle, metres / 2, exchange.say("web.map.in")));
            }
            var out = exchange.say("web.map.out");
            moves.add(
                    metres < FAR
                            ? link(here, middle, metres * 2, out)
                            : new Link(here + "?at=", out));
            moves.add(link(here, moved(1, 0), metres, exchange.say("web.map.north")));
            moves.add(link(here, moved(-1, 0), metres, exchange.say("web.map.south")));
            moves.add(link(here, moved(0, 1), metres, exchange.say("web.map.east")));
            moves.add(link(here, moved(0, -1), metres, exchange.say("web.map.west")));
        }
        return new AskingViews.DrawnMap(
                frame, at.map(Point::text).orElse(""), metres, List.copyOf(moves));
    }

    private static Link link(String here, Point middle, int metres, String text) {
        return new Link(here + "?at=" + middle.text() + "&metres=" + metres, text);
    }

    // A third of the picture, so that what was seen stays in it.
    private Point moved(int north, int east) {
        double step = metres / 3.0;
        return at.orElseThrow().moved(north * step, east * step);
    }
}
