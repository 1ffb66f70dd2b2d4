package org.commonweal.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonweal.outside.Now;
import org.commonweal.places.Places;
import org.commonweal.requests.State;
import org.commonweal.search.Found.Facet;
import org.commonweal.search.SearchQuery.Order;
import org.commonweal.search.SearchViews.Counts;
import org.commonweal.search.SearchViews.Turn;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Service;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Limits;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Choice;
import org.commonweal.web.WebViews.Link;

/// Everything public that was asked: searched, narrowed, counted, as a list and on the map.
public final class SearchPages {
    private static final int ROWS = 20;
    private static final int SHOWN_COUNTS = 6;
    private static final int MOST_COUNTS = 40;
    private static final int MOST_BEHIND_UNSAID = 20;

    private final Search search;
    private final Places places;
    private final Function<String, Catalogue> catalogue;
    private final RequestRows rows;
    private final SearchMap map;
    private final Limits limits;

    /// @param catalogue what the town offers at this moment, in a language
    public SearchPages(
            Search search,
            Places places,
            Function<String, Catalogue> catalogue,
            Limits limits,
            Now now) {
        this.search = search;
        this.places = places;
        this.catalogue = catalogue;
        this.limits = limits;
        this.rows = new RequestRows(places, catalogue, now);
        this.map = new SearchMap(search, places, rows);
    }

    /// Adds `GET /requests` and its place in the menu, and `GET /requests/clusters.geojson`.
    public void register(Routes routes) {
        routes.menu(SearchForm.PATH, Access.PUBLIC, "search.menu");
        routes.get(SearchForm.PATH, Access.PUBLIC, this::results);
        new ClusterPages(search, places, map, limits).register(routes);
    }

    private Reply results(Exchange exchange) {
        var typed = SearchForm.of(exchange, places);
        if (!typed.right()) {
            return Reply.invalid("search/results", nothing(exchange, typed));
        }
        var after = exchange.query("after").orElse("");
        var found = found(exchange, typed, after);
        var reply = Reply.page("search/results", view(exchange, typed, found, after));
        // Its map may be of the town's own tile server.
        return typed.map()
                ? places.tiles().map(tiles -> reply.picturesFrom(tiles.origin())).orElse(reply)
                : reply;
    }

    private Found found(Exchange exchange, SearchForm typed, String after) {
        try {
            return search.find(typed.query(exchange.shell().zone()), after, ROWS);
        } catch (IllegalArgumentException e) {
            // A page key that was cut or made up.
            throw Problem.of(400);
        } catch (IllegalStateException e) {
            throw Problem.of(503, exchange.say("search.closed"));
        }
    }

    private SearchViews.Results nothing(Exchange exchange, SearchForm typed) {
        return new SearchViews.Results(
                typed.form(),
                choices(exchange),
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                true,
                "",
                "");
    }

    private SearchViews.Results view(
            Exchange exchange, SearchForm typed, Found found, String after) {
        return new SearchViews.Results(
                typed.form(),
                choices(exchange),
                found.rows().stream().map(row -> rows.row(exchange, row)).toList(),
                said(exchange, typed, found),
                notes(exchange, found),
                facets(exchange, typed, found),
                about(exchange, typed),
                typed.map() ? Optional.of(map.drawn(exchange, typed)) : Optional.empty(),
                views(exchange, typed),
                orders(exchange, typed, found),
                typed.narrowed(),
                after.isEmpty() ? "" : typed.address(),
                found.next().map(typed::after).orElse(""));
    }

    private List<Link> about(Exchange exchange, SearchForm typed) {
        var about = new ArrayList<Link>();
        places.area(typed.form().text("area"))
                .ifPresent(area ->
                        about.add(about(exchange, area.path(), area.nameIn(exchange.language()))));
        offered(exchange)
                .service(typed.form().text("service"))
                .filter(service -> !service.confidential())
                .ifPresent(service -> about.add(about(exchange, service.path(), service.name())));
        return about;
    }

    private static Link about(Exchange exchange, String path, String name) {
        return new Link(path, exchange.say("search.about", name));
    }

    private static String said(Exchange exchange, SearchForm typed, Found found) {
        if (found.total() == 0) {
            return exchange.say(typed.narrowed() ? "search.none" : "search.empty");
        }
        return exchange.say(found.capped() ? "search.more_than" : "search.count", found.total());
    }

    private static List<String> notes(Exchange exchange, Found found) {
        var notes = new ArrayList<String>();
        if (found.behind() > MOST_BEHIND_UNSAID) {
            notes.add(exchange.say("search.behind", found.behind()));
        }
        if (found.looser() && found.total() > 0) {
            notes.add(exchange.say("search.looser"));
        }
        if (found.respelt() && found.total() > 0) {
            notes.add(exchange.say("search.respelt"));
        }
        if (found.capped()) {
            notes.add(exchange.say("search.capped", Found.MOST_COUNTED));
        }
        return notes;
    }

    private static List<Turn> views(Exchange exchange, SearchForm typed) {
        return List.of(
                new Turn(
                        new Link(typed.with("view", ""), exchange.say("search.view.list")),
                        !typed.map()),
                new Turn(
                        new Link(typed.with("view", "map"), exchange.say("search.view.map")),
                        typed.map()));
    }

    private static List<Turn> orders(Exchange exchange, SearchForm typed, Found found) {
        if (typed.form().text("q").isEmpty() || found.total() < 2) {
            return List.of();
        }
        return List.of(
                new Turn(
                        new Link(typed.with("order", "best"), exchange.say("search.order.best")),
                        found.order() == Order.BEST),
                new Turn(
                        new Link(typed.with("order", "new"), exchange.say("search.order.new")),
                        found.order() == Order.NEWEST));
    }

    private List<Counts> facets(Exchange exchange, SearchForm typed, Found found) {
        var facets = new ArrayList<Counts>();
        for (var facet : List.of(Facet.STATE, Facet.SERVICE, Facet.AREA, Facet.AGENCY)) {
            var counts = counts(exchange, typed, facet, found.counts());
            if (!counts.isEmpty()) {
                int shown = Math.min(SHOWN_COUNTS, counts.size());
                facets.add(
                        new Counts(
                                title(exchange, facet),
                                counts.subList(0, shown),
                                counts.subList(shown, Math.min(MOST_COUNTS, counts.size()))));
            }
        }
        return facets;
    }

    private String title(Exchange exchange, Facet facet) {
        return switch (facet) {
            case STATE -> exchange.say("search.state");
            case SERVICE -> exchange.say("search.service");
            case AREA -> places.askedKind().nameIn(exchange.language());
            case AGENCY -> exchange.say("search.agency");
        };
    }

    private List<SearchViews.Count> counts(
            Exchange exchange, SearchForm typed, Facet facet, Map<Facet, List<Found.Count>> all) {
        var part =
                switch (facet) {
                    case STATE -> "state";
                    case SERVICE -> "service";
                    case AGENCY -> "agency";
                    case AREA -> "area";
                };
        var asked = places.askedKind().code() + ":";
        var counts = new ArrayList<SearchViews.Count>();
        for (var count : all.getOrDefault(facet, List.of())) {
            boolean other = facet == Facet.AREA && !count.value().startsWith(asked);
            if (!count.value().isEmpty() && !other) {
                boolean chosen = typed.form().text(part).equals(count.value());
                var href = typed.with(part, chosen ? "" : count.value());
                counts.add(
                        new SearchViews.Count(
                                new Link(href, name(exchange, facet, count.value())),
                                exchange.shell().number(count.count()),
                                chosen));
            }
        }
        return counts;
    }

    private String name(Exchange exchange, Facet facet, String value) {
        return switch (facet) {
            case STATE ->
                    State.of(value)
                            .map(state -> exchange.say("requests.state." + state.code()))
                            .orElse(value);
            case SERVICE -> offered(exchange).service(value).map(Service::name).orElse(value);
            case AGENCY ->
                    places.agency(value)
                            .map(agency -> agency.nameIn(exchange.language()))
                            .orElse(value);
            case AREA ->
                    places.area(value).map(area -> area.nameIn(exchange.language())).orElse(value);
        };
    }

    private SearchViews.Choices choices(Exchange exchange) {
        var kind = places.askedKind();
        return new SearchViews.Choices(
                states(exchange),
                services(exchange),
                areas(exchange, kind.code()),
                agencies(exchange),
                distances(exchange),
                kind.nameIn(exchange.language()));
    }

    private static List<Choice> states(Exchange exchange) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", exchange.say("search.any_state")));
        choices.add(new Choice("open", exchange.say("search.open")));
        for (var state : State.values()) {
            choices.add(new Choice(state.code(), exchange.say("requests.state." + state.code())));
        }
        return choices;
    }

    private List<Choice> services(Exchange exchange) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", exchange.say("search.any_service")));
        for (var service : offered(exchange).services()) {
            if (!service.confidential()) {
                choices.add(new Choice(service.code(), service.name()));
            }
        }
        return choices;
    }

    private List<Choice> areas(Exchange exchange, String kind) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", exchange.say("search.any_area")));
        places.areas(kind)
                .forEach(a -> choices.add(new Choice(a.ref(), a.nameIn(exchange.language()))));
        return choices;
    }

    private List<Choice> agencies(Exchange exchange) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", exchange.say("search.any_agency")));
        places.agencies()
                .forEach(a -> choices.add(new Choice(a.code(), a.nameIn(exchange.language()))));
        return choices;
    }

    private Catalogue offered(Exchange exchange) {
        return catalogue.apply(exchange.language());
    }

    private static List<Choice> distances(Exchange exchange) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", exchange.say("search.within.street")));
        for (int metres : SearchForm.DISTANCES) {
            choices.add(
                    new Choice(
                            Integer.toString(metres),
                            exchange.say("search.within.metres", metres)));
        }
        return choices;
    }
}
