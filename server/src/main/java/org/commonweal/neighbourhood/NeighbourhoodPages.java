package org.commonweal.neighbourhood;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.commonweal.neighbourhood.NeighbourhoodViews.Choose;
import org.commonweal.neighbourhood.NeighbourhoodViews.Group;
import org.commonweal.neighbourhood.NeighbourhoodViews.Page;
import org.commonweal.neighbourhood.PartFigures.Kind;
import org.commonweal.neighbourhood.Plot.Drawn;
import org.commonweal.neighbourhood.Plot.Look;
import org.commonweal.neighbourhood.Plot.Size;
import org.commonweal.search.RequestRows;
import org.commonweal.search.SearchViews;
import org.commonweal.services.Catalogue;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Handler;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Link;

/// The door of the room: the pages of areas and services, and their plots.
public final class NeighbourhoodPages {
    private static final String ALL = "/areas";
    private static final int NEWEST = 6;

    private final NeighbourhoodRooms rooms;
    private final RequestRows rows;
    private final Plots plots = new Plots();

    /// @param rooms what the pages ask
    public NeighbourhoodPages(NeighbourhoodRooms rooms) {
        this.rooms = rooms;
        this.rows = new RequestRows(rooms.places(), rooms.catalogue(), rooms.now());
    }

    /// Registers the routes, all public, and the place at the foot of every page:
    ///
    /// | route | what |
    /// |---|---|
    /// | `GET /areas` | all areas by kind and all services by group |
    /// | `GET /areas/{kind}/{code}`, `GET /services/{code}` | the page of one; 404 for one that is not there, and for a confidential service |
    /// | `.../promises.svg`, `.../verdicts.svg` | its plots; `look=dark` for dark pages, `size=narrow` for small screens; 503 where this machine cannot draw |
    public void register(Routes routes) {
        routes.get(ALL, Access.PUBLIC, this::all)
                .get("/areas/{kind}/{code}", Access.PUBLIC, this::page)
                .get("/areas/{kind}/{code}/promises.svg", Access.PUBLIC, plot(Kind.PROMISES))
                .get("/areas/{kind}/{code}/verdicts.svg", Access.PUBLIC, plot(Kind.VERDICTS))
                .get("/services/{code}", Access.PUBLIC, this::page)
                .get("/services/{code}/promises.svg", Access.PUBLIC, plot(Kind.PROMISES))
                .get("/services/{code}/verdicts.svg", Access.PUBLIC, plot(Kind.VERDICTS))
                .foot(ALL, "neighbourhood.menu");
    }

    private Reply all(Exchange exchange) {
        var areas = new ArrayList<Group>();
        for (var kind : rooms.places().kinds()) {
            areas.add(
                    new Group(
                            kind.nameIn(exchange.language()),
                            rooms.places().areas(kind.code()).stream()
                                    .map(area ->
                                            new Link(area.path(), area.nameIn(exchange.language())))
                                    .toList()));
        }
        var services = new LinkedHashMap<String, List<Link>>();
        for (var service : catalogue(exchange).services()) {
            if (!service.confidential()) {
                services.computeIfAbsent(service.group(), _ -> new ArrayList<>())
                        .add(new Link(service.path(), service.name()));
            }
        }
        return Reply.page(
                "neighbourhood/all",
                new Choose(
                        areas,
                        services.entrySet().stream()
                                .map(each -> new Group(each.getKey(), each.getValue()))
                                .toList()));
    }

    private Reply page(Exchange exchange) {
        var part = part(exchange);
        var figures = figures(exchange, part);
        var by = part.selection();
        return Reply.page(
                "neighbourhood/part",
                new Page(
                        part.name(),
                        part.kind(),
                        part.isArea(),
                        ask(exchange, part),
                        "/follow?" + by,
                        "/feed?" + by,
                        "/requests?" + by,
                        "/requests?" + by + "&view=map",
                        figures.open(),
                        figures.states(),
                        figures.asked(),
                        figures.year(),
                        figures.took(),
                        List.of(figures.plotted(Kind.PROMISES), figures.plotted(Kind.VERDICTS)),
                        newest(exchange, part),
                        counted(exchange, part)));
    }

    private PartFigures figures(Exchange exchange, Part part) {
        var month = YearMonth.from(rooms.now().now().atZone(exchange.shell().zone()));
        return new PartFigures(exchange, part, rooms.requests(), month);
    }

    // A service that only staff file is not asked for by residents.
    private String ask(Exchange exchange, Part part) {
        if (part.isArea()) {
            return "/ask";
        }
        return catalogue(exchange).offered().stream()
                        .anyMatch(service -> service.code().equals(part.service()))
                ? "/ask/about/" + part.service()
                : "";
    }

    // The search knows every kind of area; while it is closed the page goes without.
    private List<SearchViews.Row> newest(Exchange exchange, Part part) {
        try {
            return rooms.search().find(part.query(), "", NEWEST).rows().stream()
                    .map(card -> rows.row(exchange, card))
                    .toList();
        } catch (IllegalStateException e) {
            return List.of();
        }
    }

    private static List<String> counted(Exchange exchange, Part part) {
        return List.of(
                exchange.say("neighbourhood.counted." + (part.isArea() ? "area" : "service")),
                exchange.say("neighbourhood.counted.promises"),
                exchange.say("neighbourhood.counted.verdicts"),
                exchange.say("neighbourhood.counted.imported"));
    }

    private Handler plot(Kind kind) {
        return exchange -> {
            var part = part(exchange);
            var figures = figures(exchange, part);
            var look = exchange.query("look").orElse("").equals("dark") ? Look.DARK : Look.LIGHT;
            var size = exchange.query("size").orElse("").equals("narrow") ? Size.NARROW : Size.WIDE;
            var drawn = new Drawn(figures.plot(kind), look, size);
            var title =
                    exchange.say(
                            "neighbourhood.plot",
                            part.name(),
                            exchange.say("neighbourhood." + kind.code()));
            var svg = plots.svg(drawn, title, figures.alt(kind)).orElseThrow(() -> Problem.of(503));
            return Reply.bytes("image/svg+xml; charset=utf-8", svg).etag(drawn.tag());
        };
    }

    private Part part(Exchange exchange) {
        var language = exchange.language();
        return exchange.path().startsWith(ALL + "/")
                ? area(exchange, language).orElseThrow(Problem::notFound)
                : catalogue(exchange)
                        .service(exchange.path("code"))
                        .filter(service -> !service.confidential())
                        .map(Part::of)
                        .orElseThrow(Problem::notFound);
    }

    private Optional<Part> area(Exchange exchange, String language) {
        var kind = exchange.path("kind");
        return rooms.places()
                .area(kind + ":" + exchange.path("code"))
                .flatMap(area ->
                        rooms.places().kinds().stream()
                                .filter(each -> each.code().equals(kind))
                                .findFirst()
                                .map(each -> Part.of(area, each.nameIn(language), language)));
    }

    private Catalogue catalogue(Exchange exchange) {
        return rooms.catalogue().apply(exchange.language());
    }
}
