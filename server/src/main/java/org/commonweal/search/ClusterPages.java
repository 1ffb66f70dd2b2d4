package org.commonweal.search;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.commonweal.places.Box;
import org.commonweal.places.Places;
import org.commonweal.search.Clusters.Cluster;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Limits;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Where requests are, for the map with script and for other programs: GeoJSON (RFC 7946) that
/// docs/search.md describes.
final class ClusterPages {
    static final Limits.Rate BY_SENDER = new Limits.Rate(300, Duration.ofMillis(250));

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int TAG = 16;

    private final Search search;
    private final Places places;
    private final SearchMap map;
    private final Limits limits;

    ClusterPages(Search search, Places places, SearchMap map, Limits limits) {
        this.search = search;
        this.places = places;
        this.map = map;
        this.limits = limits;
    }

    void register(Routes routes) {
        routes.get(SearchForm.PATH + "/clusters.geojson", Access.PUBLIC, this::clusters);
    }

    private Reply clusters(Exchange exchange) {
        limits.demand("clusters", exchange, BY_SENDER);
        var typed = SearchForm.of(exchange, places);
        if (!typed.right()) {
            throw Problem.of(400, typed.form().errors().getFirst().getValue());
        }
        var piece =
                exchange.query("box")
                        .flatMap(Box::parse)
                        .orElseThrow(() -> Problem.of(400, exchange.say("search.box.wrong")));
        var found = clusters(exchange, typed, piece, zoom(exchange));
        var json = json(exchange, found);
        return Reply.bytes("application/geo+json", json).etag(tag(json));
    }

    private static int zoom(Exchange exchange) {
        return exchange.query("zoom")
                .filter(text -> text.matches("\\d{1,2}"))
                .map(Integer::parseInt)
                .filter(zoom -> zoom <= Clusters.MOST_ZOOM)
                .orElseThrow(() ->
                        Problem.of(400, exchange.say("search.zoom.wrong", Clusters.MOST_ZOOM)));
    }

    private Clusters clusters(Exchange exchange, SearchForm typed, Box piece, int zoom) {
        try {
            return search.clusters(typed.query(exchange.shell().zone()), piece, zoom);
        } catch (IllegalStateException e) {
            throw Problem.of(503, exchange.say("search.closed"));
        }
    }

    private byte[] json(Exchange exchange, Clusters found) {
        var out = new ByteArrayOutputStream(16_384);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("type", "FeatureCollection");
            json.writeNumberProperty("total", found.total());
            json.writeNumberProperty("inside", found.inside());
            json.writeNumberProperty("unplaced", found.unplaced());
            json.writeArrayPropertyStart("features");
            found.all().forEach(cluster -> feature(exchange, json, cluster));
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private void feature(Exchange exchange, JsonGenerator json, Cluster cluster) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        if (cluster.only().isEmpty()) {
            var box = cluster.together() ? map.nearer(cluster) : cluster.box();
            numbers(json, "bbox", box.west(), box.south(), box.east(), box.north());
        }
        json.writeObjectPropertyStart("geometry");
        json.writeStringProperty("type", "Point");
        numbers(json, "coordinates", cluster.middle().lon(), cluster.middle().lat());
        json.writeEndObject();
        json.writeObjectPropertyStart("properties");
        json.writeNumberProperty("count", cluster.count());
        json.writeStringProperty("label", map.label(exchange, cluster));
        if (cluster.only().isPresent()) {
            var only = cluster.only().get();
            json.writeStringProperty("number", only.number().digits());
            json.writeStringProperty("title", map.title(exchange, only));
            json.writeStringProperty("state", only.state().code());
            json.writeStringProperty("said", SearchMap.said(exchange, only));
            json.writeStringProperty("path", SearchMap.href(only));
        } else {
            json.writeStringProperty("said", exchange.shell().number(cluster.count()));
            if (cluster.together()) {
                json.writeBooleanProperty("together", true);
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String name, double... numbers) {
        json.writeArrayPropertyStart(name);
        for (double number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private static String tag(byte[] json) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json);
            return HexFormat.of().formatHex(digest, 0, TAG);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
