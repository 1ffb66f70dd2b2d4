package org.commonweal.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.asking.AskingTown.to;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.commonweal.config.Town;
import org.commonweal.config.TownFile;
import org.commonweal.config.TownReading;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The place is chosen on the map without script; and with a tile server that the town names.
class DrawnMapTest {
    private static final String POLICY = "Content-Security-Policy";

    @TempDir Path folder;
    private AskingTown town;
    private Places places;
    private Point mill;
    private String where;

    @BeforeEach
    void open() {
        town = new AskingTown(folder.resolve("desk"));
        places = new Places(town.town.atlas());
        mill = places.search("Mill Lane", 1).getFirst().point();
        where = begins(town);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static String begins(AskingTown town) {
        var draft = town.begins("pothole");
        town.post(draft + "/questions", "answers.depth", "deep");
        return draft + "/where";
    }

    private static String field(String page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private static Point pin(String page) {
        return Point.parse(field(page, "lat") + "," + field(page, "lon")).orElseThrow();
    }

    /// The page that a link under the picture leads to.
    private String follows(String page, String text) {
        var link = Pattern.compile("<a href=\"([^\"]+)#press\">" + text + "</a>").matcher(page);
        assertThat(link.find()).as(text).isTrue();
        var reply = town.get(link.group(1).replace("&amp;", "&"));
        assertThat(reply.statusCode()).isEqualTo(200);
        return reply.body();
    }

    private HttpResponse<String> presses(String seen, int ground, int x, int y) {
        return town.post(
                where,
                "place",
                "by the pond",
                "lat",
                "",
                "lon",
                "",
                "seen",
                seen,
                "ground",
                Integer.toString(ground),
                "map.x",
                Integer.toString(x),
                "map.y",
                Integer.toString(y));
    }

    @Test
    void a_place_is_pressed_seen_and_kept() {
        var page = town.get(where).body();
        assertThat(page).contains("<noscript>", "src=\"/map/picture?size=small\"");
        assertThat(field(page, "seen")).isEmpty();
        var frame = places.picture().small(null, 0);
        var pressed =
                presses(
                        "",
                        800,
                        (int) Double.parseDouble(frame.x(mill)),
                        (int) Double.parseDouble(frame.y(mill)));
        assertThat(pressed.statusCode()).isEqualTo(200);
        assertThat(pressed.body()).contains("The pin in the middle", "value=\"by the pond\"");
        assertThat(pin(pressed.body()).metresTo(mill)).isLessThan(60);
        assertThat(field(town.get(where).body(), "lat")).as("nothing is kept yet").isEmpty();

        var nearer = presses(field(pressed.body(), "seen"), 800, 200, 160).body();
        var at = pin(nearer);
        assertThat(at.lon()).isGreaterThan(pin(pressed.body()).lon());
        assertThat(at.metresTo(pin(pressed.body()))).isBetween(90.0, 110.0);
        var kept =
                town.post(
                        where,
                        "place",
                        "by the pond",
                        "lat",
                        field(nearer, "lat"),
                        "lon",
                        field(nearer, "lon"),
                        "seen",
                        field(nearer, "seen"),
                        "ground",
                        field(nearer, "ground"));
        assertThat(to(kept)).endsWith("/words");
        var again = town.get(where).body();
        assertThat(pin(again)).isEqualTo(at);
        assertThat(again).contains("value=\"by the pond\"");
        assertThat(to(town.post(where, "place", "Mill Lane", "lat", "", "lon", "", "seen", "")))
                .as("an address typed later wins")
                .endsWith("/words");
    }

    @Test
    void links_come_nearer_move_and_lead_back_to_the_whole_town() {
        var near = follows(town.get(where).body(), "Zoom in");
        var from = pin(near);
        assertThat(pin(follows(near, "North")).lat()).isGreaterThan(from.lat());
        assertThat(pin(follows(near, "South")).lat()).isLessThan(from.lat());
        assertThat(pin(follows(near, "East")).lon()).isGreaterThan(from.lon());
        assertThat(pin(follows(near, "West")).lon()).isLessThan(from.lon());
        var nearest = near;
        for (int i = 0; i < 4; i++) {
            nearest = follows(nearest, "Zoom in");
        }
        assertThat(pin(nearest)).isEqualTo(from);
        assertThat(nearest).contains("metres=400").doesNotContain(">Zoom in</a>");
        assertThat(field(follows(near, "Zoom out"), "lat")).as("without a pin").isEmpty();
    }

    @Test
    void what_is_no_place_or_outside_the_town_is_said() {
        for (var query :
                List.of(
                        "?at=x",
                        "?at=91,0",
                        "?at=1,1&metres=-1",
                        "?at=1,1&metres=999999",
                        "?at=")) {
            assertThat(town.get(where + query).statusCode()).as(query).isEqualTo(200);
        }
        var sea = presses("0,0", 200, 5, 5);
        assertThat(sea.statusCode()).isEqualTo(422);
        assertThat(sea.body()).contains("outside the town", "value=\"by the pond\"");
        assertThat(presses(mill.text(), 800, 9999, 9999).statusCode()).isIn(200, 422);
        var half = town.post(where, "place", "", "map.x", "1e3", "map.y", "-4");
        assertThat(half.statusCode()).isEqualTo(422);
        assertThat(half.body()).contains("Say where it is");
        assertThat(field(town.get(where).body(), "lat")).isEmpty();
    }

    @Test
    void tiles_come_from_the_server_that_the_town_names_and_nothing_else_from_elsewhere()
            throws IOException, InterruptedException {
        assertThat(policy(town.get(where))).contains("img-src 'self' data:;");
        var asked = new CopyOnWriteArrayList<String>();
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(loopback, 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().getPath());
                    exchange.sendResponseHeaders(200, 3);
                    try (var body = exchange.getResponseBody()) {
                        body.write(new byte[] {1, 2, 3});
                    }
                });
        server.start();
        var origin = "http://127.0.0.1:" + server.getAddress().getPort();
        try (var tiled = new AskingTown(folder.resolve("tiled"), named(origin))) {
            var reply = tiled.get(begins(tiled));
            assertThat(policy(reply)).contains("img-src 'self' data: " + origin + ";");
            assertThat(policy(reply).replace(origin, "")).doesNotContain("http", "*");
            assertThat(policy(tiled.get("/"))).doesNotContain(origin);
            assertThat(reply.body()).contains("data-credit=\"&#34;Us&#34; &amp; friends\"");
            var address = Pattern.compile("data-tiles=\"([^\"]+)\"").matcher(reply.body());
            assertThat(address.find()).isTrue();
            var tile =
                    address.group(1).replace("{z}", "14").replace("{x}", "3").replace("{y}", "5");
            var got =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(tile)).build(),
                                    BodyHandlers.ofByteArray());
            assertThat(got.statusCode()).isEqualTo(200);
            assertThat(asked).containsExactly("/14/3/5.png");
        } finally {
            server.stop(0);
        }
    }

    private static String policy(HttpResponse<String> reply) {
        return reply.headers().firstValue(POLICY).orElseThrow();
    }

    /// Alderhaven with a tile server in its file.
    private Town named(String origin) throws IOException {
        var from = Path.of("src/main/resources/towns/alderhaven");
        var copy = folder.resolve("town");
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(from.relativize(file).toString()));
            }
        }
        var toml = copy.resolve(TownFile.NAME);
        Files.writeString(
                toml,
                Files.readString(toml)
                        .replace(
                                "[map]\n",
                                "[map]\ntiles = \""
                                        + origin
                                        + "/{z}/{x}/{y}.png\"\ntiles_credit = '\"Us\" & friends'\n"));
        return ((TownReading.Sound) TownFile.read(copy)).town();
    }
}
