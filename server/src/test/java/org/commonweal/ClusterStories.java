package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonweal.people.Actor;
import org.commonweal.places.Box;
import org.commonweal.places.Point;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where requests are, as programs and the map with script read it from the desk as it is served,
/// on either store.
abstract class ClusterStories {
    private static final String PATH = "/requests/clusters.geojson";
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> PRIVATE =
            List.of(NeighbourhoodTown.NAME, NeighbourhoodTown.EMAIL, "Ring twice", "Hana", "shoe");

    @TempDir Path folder;
    private NeighbourhoodTown town;

    abstract String where(Path folder);

    @BeforeEach
    void open() {
        town = new NeighbourhoodTown(where(folder.resolve("store")), folder);
    }

    @AfterEach
    void audited() {
        town.audit();
        town.close();
    }

    private String address(String more) {
        var around = Box.of(town.street.point(), town.street.point()).sized(4000, 4000);
        return PATH + "?box=" + around.text() + "&zoom=16" + more;
    }

    private JsonNode reads(String path) {
        var reply = town.get(path);
        assertThat(reply.statusCode()).as(path + " " + reply.body()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain(PRIVATE);
        return JSON.readTree(reply.body());
    }

    private static int sum(JsonNode answer) {
        int sum = 0;
        for (var feature : answer.get("features")) {
            sum += feature.get("properties").get("count").intValue();
        }
        return sum;
    }

    private void asksAt(Point point) {
        var ask =
                Ask.of("pothole", "A hole")
                        .at("", point)
                        .answering(Map.of("depth", List.of("deep")));
        var asker = new Actor.Asker(Actor.Proof.SESSION);
        assertThat(town.house.requests().ask(asker, ask)).isInstanceOf(Asked.Accepted.class);
    }

    @Test
    void one_request_says_what_it_is_and_leads_to_its_page() {
        var asked = town.asks("pothole");
        var answer = reads(address(""));
        assertThat(answer.get("type").stringValue()).isEqualTo("FeatureCollection");
        assertThat(answer.get("total").intValue()).isEqualTo(1);
        assertThat(answer.get("inside").intValue()).isEqualTo(1);
        assertThat(answer.get("unplaced").intValue()).isZero();
        var feature = answer.get("features").get(0);
        assertThat(feature.has("bbox")).isFalse();
        assertThat(feature.get("geometry").get("coordinates").toString())
                .isEqualTo("[" + town.street.point().lon() + "," + town.street.point().lat() + "]");
        var properties = feature.get("properties");
        assertThat(properties.get("number").stringValue()).isEqualTo(asked.number().digits());
        assertThat(properties.get("state").stringValue()).isEqualTo("promised");
        assertThat(properties.get("label").stringValue())
                .startsWith("Pothole, " + town.street.label())
                .endsWith(": Promised");
        assertThat(town.get(properties.get("path").stringValue()).statusCode()).isEqualTo(200);

        town.reports(asked);
        var reported = reads(address("")).get("features").get(0).get("properties");
        assertThat(reported.get("state").stringValue()).isEqualTo("reported_done");
        town.judges(asked, Verdict.RESOLVED);
        assertThat(reads(address("&state=open")).get("total").intValue()).isZero();
        assertThat(reads(address("&state=resolved")).get("inside").intValue()).isEqualTo(1);
    }

    @Test
    void many_are_gathered_and_come_apart_in_their_box() {
        var middle = town.street.point();
        for (int i = 0; i < 12; i++) {
            asksAt(middle.moved(i * 30, i % 3 * 40));
        }
        var whole = reads(PATH + "?box=-180,-90,180,90&zoom=10");
        assertThat(whole.get("features")).hasSize(1);
        var circle = whole.get("features").get(0);
        assertThat(circle.get("properties").get("label").stringValue())
                .isEqualTo("12 requests, zoom in");
        var edges = new ArrayList<String>();
        circle.get("bbox").forEach(edge -> edges.add(edge.asString()));
        var nearer = reads(PATH + "?box=" + String.join(",", edges) + "&zoom=18");
        assertThat(nearer.get("features").size()).isGreaterThan(6);
        assertThat(sum(nearer)).isEqualTo(12).isEqualTo(nearer.get("inside").intValue());
        for (var way : List.of("&service=pothole", "&q=hole", "&state=open", "&q=nothing")) {
            var said = town.says("/requests?view=map" + way);
            int sum = sum(reads(address(way)));
            assertThat(said).as(way).contains(sum == 0 ? "No public request" : sum + " requests");
        }
    }

    @Test
    void several_at_one_place_lead_to_the_list_that_has_exactly_them() {
        town.asks("pothole");
        town.asks("pothole");
        asksAt(town.street.point().moved(300, 300));
        var circle = reads(address("")).get("features").get(0);
        assertThat(circle.get("properties").get("together").booleanValue()).isTrue();
        assertThat(circle.get("properties").get("label").stringValue())
                .isEqualTo("2 requests at one place, show in the list");
        var edges = new ArrayList<String>();
        circle.get("bbox").forEach(edge -> edges.add(edge.asString()));
        assertThat(town.says("/requests?view=map&box=" + String.join(",", edges)))
                .contains("2 requests");
    }

    @Test
    void nothing_confidential_hidden_or_erased_is_on_it() {
        var care = town.asks("landlord");
        var hole = town.asks("pothole");
        var other = town.asks("pothole");
        assertThat(reads(address("")).toString())
                .doesNotContain(care.number().digits())
                .contains("\"total\":2");
        var here = town.street.point();
        town.house.requests().hide(hole.number(), 0, List.of("place", "point"), "personal");
        town.house.requests().erase(other.number(), List.of("words", "place", "point"), "asker");
        var after = reads(address(""));
        assertThat(after.get("total").intValue()).isEqualTo(2);
        assertThat(after.get("unplaced").intValue()).isEqualTo(2);
        assertThat(after.get("features")).isEmpty();
        assertThat(after.toString())
                .doesNotContain(town.street.label(), Double.toString(here.lat()));
    }

    @Test
    void who_has_the_answer_is_told_so_and_every_language_has_its_own() {
        town.asks("pothole");
        var first = town.get(address(""));
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Content-Type")).contains("application/geo+json");
        assertThat(town.get(address(""), "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(town.get(address(""), "If-None-Match", tag, "Accept-Language", "es").body())
                .contains("Bache");
        town.asks("pothole");
        var next = town.get(address(""), "If-None-Match", tag);
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.body()).contains("2 requests");
    }

    @Test
    void what_cannot_be_understood_is_refused_in_words() {
        var wrong =
                List.of(
                        "",
                        "?zoom=12",
                        "?box=0,0,1,1",
                        "?box=0,0,1,1&zoom=",
                        "?box=0,0,1,1&zoom=21",
                        "?box=0,0,1,1&zoom=-1",
                        "?box=0,0,1,1&zoom=1.5",
                        "?box=0,0,1,1&zoom=99999999999",
                        "?box=1,1,0,0&zoom=12",
                        "?box=0,0,1&zoom=12",
                        "?box=a,b,c,d&zoom=12",
                        "?box=0,0,1,91&zoom=12",
                        "?box=0,0,1,1&zoom=12&state=asleep",
                        "?box=0,0,1,1&zoom=12&order=sideways",
                        "?box=0,0,1,1&zoom=12&from=tomorrow",
                        "?box=0,0,1,1&zoom=12&near=zzyzx&within=100",
                        "?box=0,0,1,1&zoom=12&q="
                                + URLEncoder.encode("灯".repeat(301), StandardCharsets.UTF_8));
        for (var query : wrong) {
            var reply = town.get(PATH + query, "Accept", "application/json");
            assertThat(reply.statusCode()).as(query).isEqualTo(400);
            assertThat(reply.headers().firstValue("Content-Type").orElse(""))
                    .as(query)
                    .startsWith("application/problem+json");
            assertThat(reply.body()).as(query).doesNotContain("Exception", "‹");
        }
        assertThat(town.get(PATH + "?box=1&zoom=1").body()).contains("four numbers in degrees");
        assertThat(town.get(PATH + "?box=0,0,1,1&zoom=x").body()).contains("from 0 to 20");
    }

    @Test
    void one_sender_may_ask_often_but_not_endlessly() {
        int allowed = 0;
        int refused = 0;
        for (int i = 0; i < 310; i++) {
            if (town.get(PATH + "?zoom=x").statusCode() == 429) {
                refused++;
            } else {
                allowed++;
            }
        }
        assertThat(allowed).isEqualTo(300);
        assertThat(refused).isEqualTo(10);
        assertThat(town.get("/requests?view=map").statusCode()).isEqualTo(200);
    }
}
