package org.commonweal.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.commonweal.places.Box;
import org.commonweal.places.MapFrame;
import org.commonweal.places.Places;
import org.commonweal.places.Tiles;
import org.commonweal.requests.RequestCard;
import org.commonweal.requests.State;
import org.commonweal.search.Clusters.Cluster;
import org.commonweal.search.SearchViews.Drawn;
import org.commonweal.search.SearchViews.Mark;
import org.commonweal.search.SearchViews.Scripted;
import org.commonweal.search.SearchViews.Sign;
import org.commonweal.web.Exchange;
import org.commonweal.web.WebViews.Link;

/// The map of what was found: the picture with links over it, and what the map with script is told.
/// Both show the same clusters in the same words.
final class SearchMap {
    private static final int SMALLEST_MARK = 14;
    private static final int TILE = 256;

    /// Metres that the nearest view is wide.
    private static final double NEAREST = 120;

    /// How many times as wide as high a view is.
    private static final double SHAPE = 16 / 9.0;

    /// How much larger than what it shows a view is.
    private static final double ROOM = 1.3;

    private final Search search;
    private final Places places;
    private final RequestRows rows;

    SearchMap(Search search, Places places, RequestRows rows) {
        this.search = search;
        this.places = places;
        this.rows = rows;
    }

    /// The map of one view.
    ///
    /// @throws IllegalStateException while the index cannot be opened
    Drawn drawn(Exchange exchange, SearchForm typed) {
        var frame = frame(typed);
        var piece = typed.box().orElse(frame.box());
        var clusters = search.clusters(typed.query(exchange.shell().zone()), piece, zoom(frame));
        var marks =
                clusters.all().stream()
                        .map(cluster -> mark(exchange, typed, frame, cluster))
                        .toList();
        return new Drawn(
                frame,
                exchange.say("search.map.title", clusters.inside()),
                marks,
                moves(exchange, typed, frame.box()),
                notes(exchange, typed, clusters),
                key(exchange, clusters),
                scripted(exchange, typed, piece));
    }

    private MapFrame frame(SearchForm typed) {
        var picture = places.picture();
        return typed.box()
                .map(picture::frame)
                .orElseGet(() -> picture.frame(typed.place().orElse(null), typed.metres() * 5 / 2));
    }

    // Of the grid's zooms the next further away, so that marks are apart on a small screen too.
    private static int zoom(MapFrame frame) {
        double tiles = 360 / (frame.east() - frame.west()) * frame.width() / TILE;
        return Math.clamp((int) Math.floor(Math.log(tiles) / Math.log(2)), 0, Clusters.MOST_ZOOM);
    }

    private Mark mark(Exchange exchange, SearchForm typed, MapFrame frame, Cluster cluster) {
        var x = frame.x(cluster.middle());
        var y = frame.y(cluster.middle());
        var label = label(exchange, cluster);
        if (cluster.only().isPresent()) {
            var only = cluster.only().get();
            return new Mark(x, y, 0, href(only), "", label, only.state().code());
        }
        var nearer = nearer(cluster);
        var href =
                typed.box().isPresent() && nearer.holds(typed.box().get())
                        ? "#found"
                        : typed.at(nearer);
        int radius = SMALLEST_MARK + (int) (4 * Math.log10(cluster.count()));
        return new Mark(x, y, radius, href, exchange.shell().number(cluster.count()), label, "");
    }

    /// What a cluster is called where it cannot be seen.
    String label(Exchange exchange, Cluster cluster) {
        return cluster.only()
                .map(only ->
                        exchange.say(
                                "search.cluster.one", title(exchange, only), said(exchange, only)))
                .orElseGet(() ->
                        exchange.say(
                                cluster.together() ? "search.cluster.together" : "search.cluster",
                                cluster.count()));
    }

    /// Service and place of a request.
    String title(Exchange exchange, RequestCard request) {
        return rows.title(exchange, request);
    }

    /// A request's state in words.
    static String said(Exchange exchange, RequestCard request) {
        return exchange.say("requests.state." + request.state().code());
    }

    static String href(RequestCard request) {
        return "/requests/" + request.number().digits();
    }

    /// The view that shows no more than a cluster, with some room around it.
    Box nearer(Cluster cluster) {
        var box = cluster.box();
        double width = Math.max(box.width(), box.height() * SHAPE) * ROOM;
        double held = Math.max(NEAREST, width);
        return box.sized(held, held / SHAPE);
    }

    // Each is the same search on another piece of the map, so that map and list go on saying the
    // same.
    private List<Link> moves(Exchange exchange, SearchForm typed, Box shown) {
        var in = exchange.say("web.map.in");
        var nearer = shown.sized(shown.width() / 2, shown.height() / 2);
        if (typed.box().isEmpty() && typed.place().isEmpty()) {
            return List.of(new Link(typed.at(nearer), in));
        }
        var moves = new ArrayList<Link>();
        if (shown.width() > NEAREST) {
            moves.add(new Link(typed.at(nearer), in));
        }
        var further = shown.sized(shown.width() * 2, shown.height() * 2);
        boolean whole = further.holds(places.picture().frame(null, 0).box());
        var out = exchange.say("web.map.out");
        moves.add(new Link(whole ? typed.anywhere() : typed.at(further), out));
        moves.add(move(exchange, typed, shown.moved(0, 0.5), "web.map.north"));
        moves.add(move(exchange, typed, shown.moved(0, -0.5), "web.map.south"));
        moves.add(move(exchange, typed, shown.moved(0.5, 0), "web.map.east"));
        moves.add(move(exchange, typed, shown.moved(-0.5, 0), "web.map.west"));
        return moves;
    }

    private static Link move(Exchange exchange, SearchForm typed, Box box, String key) {
        return new Link(typed.at(box), exchange.say(key));
    }

    private static List<String> notes(Exchange exchange, SearchForm typed, Clusters clusters) {
        var notes = new ArrayList<String>();
        notes.add(exchange.say("search.map.how"));
        if (typed.box().isPresent()) {
            notes.add(exchange.say("search.map.piece", clusters.inside(), clusters.total()));
        }
        if (clusters.unplaced() > 0) {
            notes.add(exchange.say("search.map.unplaced", clusters.unplaced()));
        }
        int outside = clusters.total() - clusters.unplaced() - clusters.inside();
        if (typed.box().isEmpty() && outside > 0) {
            notes.add(exchange.say("search.map.outside", outside));
        }
        return notes;
    }

    // How single requests are drawn, as far as there are any.
    private static List<Sign> key(Exchange exchange, Clusters clusters) {
        var states = EnumSet.noneOf(State.class);
        clusters.all().forEach(each -> each.only().ifPresent(one -> states.add(one.state())));
        return states.stream()
                .map(state ->
                        new Sign(state.code(), exchange.say("requests.state." + state.code())))
                .toList();
    }

    private Scripted scripted(Exchange exchange, SearchForm typed, Box piece) {
        var tiles = places.tiles();
        return new Scripted(
                "/map/data/" + places.baseMap().version(),
                exchange.say("search.map.keys"),
                tiles.map(Tiles::address).orElse(""),
                tiles.map(Tiles::credit).orElse(""),
                piece.text(),
                typed.anywhere());
    }
}
