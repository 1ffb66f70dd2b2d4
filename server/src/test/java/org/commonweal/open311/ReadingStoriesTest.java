package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.open311.OpenTown.JSON;
import static org.commonweal.open311.OpenTown.V2;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingStoriesTest {
    @TempDir Path folder;
    private OpenTown town;

    @BeforeEach
    void open() {
        town = new OpenTown(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void a_client_that_knows_only_the_site_finds_everything_by_discovery() {
        for (var path :
                List.of(
                        "/discovery",
                        "/open311/discovery",
                        V2 + "discovery",
                        "/open311/test/v2/discovery")) {
            var discovery = town.json(path + ".json");
            assertThat(discovery.get("changeset").asString()).matches("2026-03-03T09:00:0\\dZ");
            var endpoints = discovery.get("endpoints");
            assertThat(endpoints.get(0).get("type").asString()).isEqualTo("production");
            assertThat(endpoints.get(0).get("url").asString()).endsWith("/open311/v2");
            assertThat(endpoints.get(1).get("type").asString()).isEqualTo("test");
            assertThat(endpoints.get(0).get("formats").toString())
                    .contains("text/xml", "application/json");
            var xml = town.get(path + ".xml");
            assertThat(xml.headers().firstValue("Content-Type"))
                    .contains("text/xml; charset=utf-8");
            assertThat(xml.body())
                    .startsWith(
                            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<discovery><changeset>")
                    .contains(
                            "<endpoints><endpoint><specification>http://wiki.open311.org/GeoReport_v2<");
        }
    }

    @Test
    void services_say_what_they_ask_and_the_format_may_be_asked_for_by_accept() {
        var services = town.json(V2 + "services.json");
        assertThat(services.isArray()).isTrue();
        var codes = services.valueStream().map(s -> s.get("service_code").asString()).toList();
        assertThat(codes).contains("pothole", "new-tree", "abandoned-vehicle", "landlord");
        assertThat(services.get(0).get("metadata").isBoolean()).isTrue();
        assertThat(services.get(0).get("keywords").asString())
                .isEqualTo("road,hole,tarmac,tyre,surface");
        assertThat(town.get(V2 + "services").body()).startsWith("<?xml");
        assertThat(town.get(V2 + "services", "Accept", "application/json").body()).startsWith("[{");
        assertThat(
                        town.get(
                                        V2 + "services",
                                        "Accept",
                                        "text/xml;q=0.4, application/json;q=0.5")
                                .body())
                .startsWith("[{");
        assertThat(town.get("/open311/v2//services.JSON").body()).startsWith("[{");
        var definition = town.json(V2 + "services/abandoned-vehicle.json");
        assertThat(definition.isObject()).isTrue();
        assertThat(definition.get("attributes").get(2).get("values").get(0).toString())
                .isEqualTo("{\"key\":\"1\",\"name\":\"Flat tyres\"}");
        assertThat(town.get(V2 + "services/pothole.xml").body())
                .contains(
                        "<service_definition><service_code>pothole</service_code><attributes><attribute><variable>true</variable>")
                .contains("<values><value><key>shallow</key><name>Less than 4 cm</name></value>");
        assertThat(town.json(V2 + "services/litter.json").get("attributes").isArray()).isTrue();
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        var number = town.pothole(town.plain, "");
        for (var path :
                List.of(
                        "services.json",
                        "services/pothole.xml",
                        "requests/" + number.digits() + ".json")) {
            var first = town.get(V2 + path);
            var tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(town.get(V2 + path, "If-None-Match", tag).statusCode()).isEqualTo(304);
            var head = town.send("HEAD", V2 + path, "");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValueAsLong("Content-Length"))
                    .hasValue(
                            first.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        }
        var tag =
                town.get(V2 + "requests/" + number.digits() + ".json")
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
        town.days(20);
        assertThat(
                        town.get(V2 + "requests/" + number.digits() + ".json", "If-None-Match", tag)
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void every_error_comes_in_the_format_that_was_asked_for() {
        for (var path :
                List.of(
                        "requests/999999999",
                        "requests/abc",
                        "services/nothing",
                        "nowhere",
                        "a/b/c",
                        "tokens/none",
                        "services.html",
                        "requests/1.2",
                        "requests?jurisdiction_id=rome")) {
            var at = path.indexOf('?');
            var bare = at < 0 ? path : path.substring(0, at);
            var query = at < 0 ? "" : path.substring(at);
            var json = town.get(V2 + bare + ".json" + query);
            assertThat(json.statusCode()).as(path).isEqualTo(404);
            var error = JSON.readTree(json.body()).get(0);
            assertThat(error.get("code").isNumber()).isTrue();
            assertThat(error.get("code").asInt()).isEqualTo(404);
            assertThat(error.get("description").asString()).isNotBlank().doesNotContain("‹");
            var xml = town.get(V2 + bare + ".xml" + query);
            assertThat(xml.statusCode()).as(path).isEqualTo(404);
            assertThat(xml.headers().firstValue("Content-Type"))
                    .contains("text/xml; charset=utf-8");
            assertThat(xml.body()).contains("<errors><error><code>404</code><description>");
        }
        assertThat(town.get("/open311/v2/requests.csv").statusCode()).isEqualTo(404);
        assertThat(town.get("/open311/").body()).contains("<errors>");
        var wrong = town.send("PUT", V2 + "requests.json", "x");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
        assertThat(town.send("DELETE", V2 + "services.xml", "").body())
                .contains("<code>405</code>");
        for (var path :
                List.of(
                        "%zz.json",
                        "requests.json?status=%ff", "requests.json?a=%0", "a%00b.json")) {
            assertThat(
                            town.raw(
                                    "GET "
                                            + V2
                                            + path
                                            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .contains("[{\"code\":400,");
        }
        var endless = "x".repeat(300_000);
        assertThat(
                        town.raw(
                                "GET "
                                        + V2
                                        + "requests.json?a="
                                        + endless
                                        + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .matches("(?s)HTTP/1.1 4(00|14).*");
        var several =
                JSON.readTree(
                        town.get(
                                        V2
                                                + "requests.json?status=bogus&start_date=yesterday&page_size=x&bbox=1,2,3&after=x")
                                .body());
        assertThat(several).hasSize(5);
        assertThat(several.valueStream().map(e -> e.get("description").asString()))
                .anyMatch(d -> d.startsWith("status: “bogus”"))
                .anyMatch(d -> d.startsWith("start_date: “yesterday”"));
    }

    @Test
    void any_page_of_the_web_may_read_and_ask_first() {
        var options =
                town.send("OPTIONS", V2 + "requests.json", "", "Origin", "https://app.example");
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET, HEAD, POST, OPTIONS");
        for (var path : List.of("services.json", "requests/1.json")) {
            assertThat(town.get(V2 + path).headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
        }
        assertThat(
                        town.get(V2 + "services.json", "Accept-Encoding", "gzip")
                                .headers()
                                .firstValue("Content-Encoding"))
                .contains("gzip");
    }
}
