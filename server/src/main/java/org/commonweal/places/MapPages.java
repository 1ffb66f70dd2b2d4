package org.commonweal.places;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// The base map's documents for the map script, and its pictures.
public final class MapPages {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;
    static final int SMALL = 320;
    private static final int METRES = 600;
    private static final String JSON = "application/json";

    private final Places places;

    /// @param places the town's places
    public MapPages(Places places) {
        this.places = places;
    }

    /// Registers the routes, all public:
    ///
    /// | route | what |
    /// |---|---|
    /// | `GET /map/data/{version}/overview` | the whole town, drawn coarsely |
    /// | `GET /map/data/{version}/cell/{x}/{y}` | one cell at zoom 14; 404 where the town is not |
    /// | `GET /map/picture` | a picture of the place `at`=lat,lon, `metres` wide; of the piece `box`=west,south,east,north; of the town without either; 320 pixels wide with `size=small` |
    public void register(Routes routes) {
        routes.get("/map/data/{version}/overview", Access.PUBLIC, this::overview);
        routes.get("/map/data/{version}/cell/{x}/{y}", Access.PUBLIC, this::cell);
        routes.get("/map/picture", Access.PUBLIC, this::picture);
    }

    private Reply overview(Exchange exchange) {
        current(exchange);
        return Reply.zipped(JSON, places.baseMap().overview()).immutable();
    }

    private Reply cell(Exchange exchange) {
        current(exchange);
        int x = number(exchange.path("x"), -1);
        int y = number(exchange.path("y"), -1);
        var cell = places.baseMap().cell(x, y).orElseThrow(Problem::notFound);
        return Reply.zipped(JSON, cell).immutable();
    }

    private void current(Exchange exchange) {
        if (!exchange.path("version").equals(places.baseMap().version())) {
            throw Problem.notFound();
        }
    }

    private Reply picture(Exchange exchange) {
        var box = exchange.query("box").flatMap(Box::parse);
        if (box.isPresent()) {
            return picture(places.picture().of(box.get(), places.credit()));
        }
        int metres = number(exchange.query("metres").orElse(""), METRES);
        boolean small = exchange.query("size").orElse("").equals("small");
        int width = small ? SMALL : WIDTH;
        int height = small ? SMALL : HEIGHT;
        String svg =
                exchange.query("at")
                        .flatMap(Point::parse)
                        .map(at -> places.picture().around(at, metres, width, height, at.text()))
                        .orElseGet(
                                () -> places.picture().overview(List.of(), width, places.credit()));
        return picture(svg);
    }

    private static Reply picture(String svg) {
        return Reply.bytes("image/svg+xml; charset=utf-8", svg.getBytes(StandardCharsets.UTF_8))
                .keep(Duration.ofHours(1));
    }

    private static int number(String digits, int otherwise) {
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : otherwise;
    }
}
