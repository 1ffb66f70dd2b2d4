package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.open311.OpenTown.JSON;
import static org.commonweal.open311.OpenTown.MILL_LANE;
import static org.commonweal.open311.OpenTown.V2;
import static org.commonweal.open311.OpenTown.enc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.commonweal.people.Role;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.web.Limits.Rate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FilingStoriesTest {
    private static final String HOLE =
            "service_code=pothole&attribute[depth]=deep&description=A+hole&" + MILL_LANE;

    @TempDir Path folder;
    private OpenTown town;

    @BeforeEach
    void open() {
        town = new OpenTown(folder);
    }

    @AfterEach
    void close() {
        town.audit();
        town.close();
    }

    private String error(String form, int status) {
        var reply = town.post(V2 + "requests.json", form);
        assertThat(reply.statusCode()).as(form + "\n" + reply.body()).isEqualTo(status);
        var errors = JSON.readTree(reply.body());
        assertThat(errors.valueStream()).allMatch(e -> e.get("code").asInt() == status);
        assertThat(reply.body()).doesNotContain("‹");
        return errors.valueStream().map(e -> e.get("description").asString()).toList().toString();
    }

    @Test
    void a_request_is_filed_promised_and_read_again() {
        var answer = town.files(town.plain, HOLE);
        assertThat(answer.has("token")).isFalse();
        assertThat(answer.get("account_id").isNull()).isTrue();
        assertThat(answer.get("service_notice").asString()).startsWith("Promised by 2026-03-09T");
        var number = RequestNumber.parse(answer.get("service_request_id").asString()).orElseThrow();
        var doc = town.one(number);
        assertThat(doc.get("status").asString()).isEqualTo("open");
        assertThat(doc.get("requested_datetime").asString()).isEqualTo("2026-03-03T09:00:00Z");
        assertThat(doc.get("lat").isNumber()).isTrue();
        assertThat(doc.get("agency_responsible").asString()).isEqualTo("Streets and Lights");
        assertThat(doc.get("address_id").isNull()).isTrue();
        var more = doc.get("extended_attributes");
        assertThat(more.get("state").asString()).isEqualTo("promised");
        assertThat(more.get("verdict").asString()).isEqualTo("pending");
        assertThat(more.get("channel").asString()).isEqualTo("Another App");
        assertThat(more.get("promise").asString()).isEqualTo("pending");
        assertThat(more.get("place_precision").asString()).isEqualTo("exact");
        assertThat(more.get("record_entries").size()).isEqualTo(2);
        assertThat(more.get("expected_datetime")).isEqualTo(doc.get("expected_datetime"));
        assertThat(doc.get("attributes").get(0).toString())
                .contains("\"code\":\"depth\"", "\"name\":\"4 to 10 cm\"");
        assertThat(town.get(V2 + "requests/" + number.digits() + ".xml").body())
                .contains("<service_requests><request><service_request_id>" + number.digits())
                .doesNotContain("<address_id");
    }

    @Test
    void without_a_key_or_with_a_wrong_one_nothing_is_taken() {
        for (var path : List.of("requests", "servicerequestupdates")) {
            for (var base : List.of(V2, "/open311/test/v2/")) {
                for (var key : List.of("", "api_key=wrong&", "api_key=&", "api_key=null&")) {
                    var json = town.post(base + path + ".json", key + HOLE);
                    assertThat(json.statusCode()).isEqualTo(403);
                    assertThat(json.body())
                            .startsWith("[{\"code\":403,\"description\":\"api_key: ");
                    assertThat(town.post(base + path + ".xml", key + HOLE).body())
                            .contains("<errors><error><code>403</code>");
                }
            }
        }
        var id = town.keys.all().getLast().id();
        town.keys.revoke(id);
        assertThat(town.post(V2 + "requests.json", HOLE + "&api_key=" + town.plain).statusCode())
                .isEqualTo(403);
        assertThat(town.json(V2 + "requests.json")).isEmpty();
        var dump =
                town.store.read(tx ->
                        tx.sql("select hash, channel from keys_given")
                                .list(r ->
                                        new String(
                                                        r.bytes("hash"),
                                                        java.nio.charset.StandardCharsets
                                                                .ISO_8859_1)
                                                + r.text("channel")));
        assertThat(dump.toString()).doesNotContain(town.plain, town.trusted);
    }

    @Test
    void the_key_comes_in_the_body_the_address_or_as_a_bearer() {
        assertThat(town.post(V2 + "requests.json?api_key=" + town.plain, HOLE).statusCode())
                .isEqualTo(200);
        assertThat(
                        town.post(
                                        V2 + "requests.json",
                                        HOLE,
                                        "Authorization",
                                        "Bearer " + town.plain)
                                .statusCode())
                .isEqualTo(200);
        // Everything in the address, nothing in the body.
        assertThat(
                        town.rawPost(
                                V2
                                        + "requests.json?api_key="
                                        + town.plain
                                        + "&"
                                        + HOLE.replace("[", "%5B").replace("]", "%5D"),
                                "",
                                new byte[0]))
                .startsWith("HTTP/1.1 200");
        // A body without a type.
        assertThat(
                        town.rawPost(
                                V2 + "requests.json",
                                "",
                                (HOLE + "&api_key=" + town.plain)
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 200");
        assertThat(
                        town.rawPost(
                                V2 + "requests.json",
                                "application/json",
                                "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 415")
                .contains("[{\"code\":415,");
        assertThat(town.json(V2 + "requests.json")).hasSize(4);
    }

    @Test
    void attributes_come_in_every_shape_and_unknown_ones_do_not_matter() {
        var vehicle =
                "service_code=abandoned-vehicle&"
                        + MILL_LANE
                        + "&attribute[1]=A+van&attribute[2]=3&";
        for (var several :
                List.of(
                        "attribute[3]=1&attribute[3]=4",
                        "attribute[3][]=1&attribute[3][]=4",
                        "attribute[3][0]=1&attribute[3][1]=4",
                        "attribute%5B3%5D%5B%5D=4&attribute%5B3%5D%5B%5D=1")) {
            var answer =
                    town.files(
                            town.plain,
                            vehicle
                                    + several
                                    + "&attribute[easting]=null&attribute[x][y]=1&null=null");
            var number =
                    RequestNumber.parse(answer.get("service_request_id").asString()).orElseThrow();
            assertThat(town.one(number).get("attributes").get(2).get("value").asString())
                    .isEqualTo("1,4");
        }
        assertThat(
                        error(
                                "api_key="
                                        + town.plain
                                        + "&service_code=abandoned-vehicle&attribute[2]=9&lat=abc&long=2.199&email=nobody",
                                400))
                .contains(
                        "attribute[1]: ",
                        "attribute[2]: “9”".replace("“9”", "\"9\""),
                        "attribute[3]: ",
                        "lat: “abc”",
                        "email: ");
    }

    @Test
    void a_place_is_two_coordinates_or_an_address() {
        var key = "api_key=" + town.plain + "&service_code=litter&";
        assertThat(error(key, 400)).contains("lat: A place is needed");
        assertThat(error(key + "lat=54.72", 400)).contains("long: This is needed");
        assertThat(error(key + "lat=NaN&long=1", 400)).contains("lat: ");
        assertThat(error(key + "lat=91&long=1", 400)).contains("lat: ");
        assertThat(error(key + "lat=1&long=1", 400)).contains("outside");
        assertThat(error(key + "address_id=7", 400)).contains("address_id: ");
        assertThat(error("api_key=" + town.plain + "&" + MILL_LANE, 400))
                .contains("service_code: This is needed");
        assertThat(error("api_key=" + town.plain + "&service_code=zzz&" + MILL_LANE, 404))
                .contains("zzz");
        for (var lane : List.of("lat=5.472050E1&long=0.2199e1", "lat=%2B54.720500&long=2.199")) {
            var filed = town.files(town.plain, "service_code=litter&" + lane);
            var seen =
                    town.one(
                            RequestNumber.parse(filed.get("service_request_id").asString())
                                    .orElseThrow());
            assertThat(seen.get("long").asDouble()).as(lane).isEqualTo(2.199);
        }
        assertThat(error(key + "lat=5e99&long=.", 400)).contains("lat: ", "long: ");
        var street = town.files(town.plain, "service_code=litter&address_string=Mill+Lane");
        var doc =
                town.one(
                        RequestNumber.parse(street.get("service_request_id").asString())
                                .orElseThrow());
        assertThat(doc.get("lat").isNumber()).isTrue();
        assertThat(doc.get("extended_attributes").get("place_precision").asString())
                .isEqualTo("street");
        var unknown = town.files(town.plain, "service_code=litter&address_string=Behind+the+moon");
        doc =
                town.one(
                        RequestNumber.parse(unknown.get("service_request_id").asString())
                                .orElseThrow());
        assertThat(doc.get("address").asString()).isEqualTo("Behind the moon");
        assertThat(doc.get("lat").isNull()).isTrue();
    }

    @Test
    void words_in_any_script_come_back_as_they_were() {
        for (var none : List.of("\uffff", "\ufffe", new String(Character.toChars(0x1ffff)))) {
            var said = "api_key=" + town.plain + "&service_code=litter&" + MILL_LANE;
            assertThat(error(said + "&description=" + enc("Bin" + none), 400))
                    .as("no characters, and XML cannot write them")
                    .contains("description: ");
            assertThat(error(said + "&address_string=" + enc("By the bin" + none), 400))
                    .contains("address_string: ");
        }
        var words = "Яма <b>&amp; \"яма\"</b>\nمرحبا 街灯坏了 🕳️ ]]>";
        var answer =
                town.files(
                        town.plain,
                        HOLE
                                + "&first_name="
                                + enc("Мария")
                                + "&last_name="
                                + enc("李")
                                + "&description="
                                + enc(words));
        // The first description counts.
        var number = RequestNumber.parse(answer.get("service_request_id").asString()).orElseThrow();
        assertThat(town.one(number).get("description").asString()).isEqualTo("A hole");
        answer =
                town.files(
                        town.plain,
                        "service_code=litter&"
                                + MILL_LANE
                                + "&description="
                                + enc(words.replace("\n", "\r\n")));
        number = RequestNumber.parse(answer.get("service_request_id").asString()).orElseThrow();
        assertThat(town.one(number).get("description").asString()).isEqualTo(words);
        assertThat(town.get(V2 + "requests/" + number.digits() + ".xml").body())
                .contains("&lt;b&gt;&amp;amp;")
                .doesNotContain("&amp;lt;");
        var error =
                error(
                        "api_key=" + town.plain + "&" + HOLE.replace("A+hole", "x".repeat(4001)),
                        400);
        assertThat(error).contains("description: ");
        assertThat(
                        error(
                                "api_key="
                                        + town.plain
                                        + "&"
                                        + HOLE
                                        + "&account_id="
                                        + "x".repeat(201),
                                400))
                .contains("account_id: ");
    }

    @Test
    void pictures_elsewhere_are_words_and_are_never_loaded() {
        var number =
                town.pothole(
                        town.plain,
                        "&media_url=http%3A%2F%2Fpictures.example%2Fa.jpg&media_url=http%3A%2F%2Fpictures.example%2Fb.jpg");
        var doc = town.one(number);
        assertThat(doc.get("media_url").isNull()).isTrue();
        assertThat(doc.get("description").asString())
                .isEqualTo(
                        "A hole\n\nPicture: http://pictures.example/a.jpg\nPicture: http://pictures.example/b.jpg");
    }

    @Test
    void the_same_key_files_once_and_tells_no_secret_again() {
        var form = HOLE + "&extensions=true&client_request_id=a-1";
        var first = town.files(town.plain, form);
        assertThat(first.get("asker_token").asString()).hasSize(43);
        var again = town.files(town.plain, form);
        assertThat(again.get("service_request_id")).isEqualTo(first.get("service_request_id"));
        assertThat(again.has("asker_token")).isFalse();
        assertThat(again.toString()).doesNotContain(first.get("asker_token").asString());
        var byHeader =
                town.post(
                        V2 + "requests.json",
                        HOLE + "&api_key=" + town.plain,
                        "Idempotency-Key",
                        "a-1");
        assertThat(byHeader.body()).contains(first.get("service_request_id").asString());
        assertThat(error(form + "&api_key=" + town.plain + "&phone=01632960999", 409))
                .contains("client_request_id: ");
        assertThat(error(form + "&api_key=" + town.plain + "&account_id=7", 409))
                .contains("client_request_id: ");
        var other = town.files(town.trusted, form);
        assertThat(other.get("service_request_id")).isNotEqualTo(first.get("service_request_id"));
        var mailed = town.files(town.plain, HOLE + "&extensions=true&email=ada%40home.example");
        assertThat(mailed.has("asker_token")).isFalse();
        assertThat(town.json(V2 + "requests.json")).hasSize(3);
    }

    @Test
    void six_at_once_with_one_key_are_one_request() throws Exception {
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (int round = 0; round < 10; round++) {
                var form = HOLE + "&extensions=true&client_request_id=race-" + round;
                Callable<JsonNode> file = () -> town.files(town.plain, form);
                var ids = new HashSet<String>();
                int secrets = 0;
                for (var answer : pool.invokeAll(java.util.Collections.nCopies(6, file))) {
                    ids.add(answer.get().get("service_request_id").asString());
                    secrets += answer.get().has("asker_token") ? 1 : 0;
                }
                assertThat(ids).hasSize(1);
                assertThat(secrets).isEqualTo(1);
            }
        }
        assertThat(town.json(V2 + "requests.json")).hasSize(10);
    }

    @Test
    void a_batch_service_answers_a_token_that_a_person_turns_into_an_id() {
        var cleo = town.worker("cleo", Role.CLERK, "");
        var answer =
                town.files(
                        town.plain,
                        "service_code=new-tree&" + MILL_LANE + "&client_request_id=t-1");
        assertThat(answer.has("service_request_id")).isFalse();
        var token = answer.get("token").asString();
        var waiting = town.json(V2 + "tokens/" + token + ".json").get(0);
        assertThat(waiting.get("token").asString()).isEqualTo(token);
        assertThat(waiting.get("service_request_id").isNull()).isTrue();
        assertThat(town.get(V2 + "tokens/" + token + ".xml").body())
                .contains("<service_requests><request><token>" + token + "</token></request>");
        assertThat(town.json(V2 + "requests.json")).isEmpty();
        assertThat(
                        town.files(
                                town.plain,
                                "service_code=new-tree&" + MILL_LANE + "&client_request_id=t-1"))
                .isEqualTo(answer);
        var number = numberOfOnly();
        assertThat(town.get(V2 + "requests/" + number.digits() + ".json").statusCode())
                .isEqualTo(404);
        town.tells(cleo, number, new RequestCommand.Route("parks"));
        assertThat(
                        town.json(V2 + "tokens/" + token + ".json")
                                .get(0)
                                .get("service_request_id")
                                .asString())
                .isEqualTo(number.digits());
        assertThat(town.json(V2 + "requests.json")).hasSize(1);
    }

    private RequestNumber numberOfOnly() {
        return new RequestNumber(
                town.store
                        .read(tx ->
                                tx.sql("select number from open311_filed").one(r -> r.number(1)))
                        .orElseThrow());
    }

    @Test
    void a_confidential_request_is_nowhere_but_with_the_key_that_filed_it() {
        var answer =
                town.files(town.plain, "service_code=landlord&description=He+shouts&" + MILL_LANE);
        var id = answer.get("service_request_id").asString();
        assertThat(town.json(V2 + "requests.json")).isEmpty();
        assertThat(town.json(V2 + "servicerequestupdates.json")).isEmpty();
        for (var path :
                List.of(
                        "requests/" + id + ".json",
                        "requests/" + id + ".json?api_key=" + town.trusted)) {
            assertThat(town.get(V2 + path).statusCode()).isEqualTo(404);
        }
        assertThat(town.json(V2 + "requests.json?service_request_id=" + id)).isEmpty();
        var own = town.json(V2 + "requests/" + id + ".json?api_key=" + town.plain).get(0);
        assertThat(own.propertyNames())
                .containsExactlyInAnyOrder(
                        "service_request_id",
                        "status",
                        "requested_datetime",
                        "updated_datetime",
                        "expected_datetime");
        assertThat(
                        town.json(
                                V2
                                        + "requests.json?service_request_id="
                                        + id
                                        + "&api_key="
                                        + town.plain))
                .hasSize(1);
        assertThat(
                        town.get("/open311/v2/servicerequestupdates.json?service_request_id=" + id)
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_service_that_tells_only_the_street_or_the_area_tells_no_more() {
        var noise =
                town.files(
                        town.plain,
                        "service_code=noise&attribute[kind]=music&description=Loud&lat=54.72055&long=2.19905&address_string=14+Mill+Lane");
        var id = noise.get("service_request_id").asString();
        var doc = town.one(RequestNumber.parse(id).orElseThrow());
        assertThat(doc.get("extended_attributes").get("place_precision").asString())
                .isEqualTo("street");
        assertThat(doc.get("address").asString()).doesNotContain("14");
        var rats =
                town.files(
                        town.plain,
                        "service_code=rats&description=Many&lat=54.72055&long=2.19905&address_string=14+Mill+Lane");
        var area =
                town.one(
                        RequestNumber.parse(rats.get("service_request_id").asString())
                                .orElseThrow());
        assertThat(area.get("extended_attributes").get("place_precision").asString())
                .isEqualTo("area");
        for (var path :
                List.of(
                        "requests.json?extensions=true",
                        "requests.xml?extensions=true",
                        "servicerequestupdates.json")) {
            assertThat(town.get(V2 + path).body()).doesNotContain("54.72055", "2.19905", "14 Mill");
        }
        var lou = town.worker("lou", Role.LEAD, "permits");
        var seen = town.requests.view(lou, RequestNumber.parse(id).orElseThrow()).orElseThrow();
        assertThat(seen.notes().getFirst().words()).isEqualTo("14 Mill Lane\n54.72055,2.19905");
        // The public record holds no more than the list.
        var files = town.record.files();
        for (var path : files.paths()) {
            assertThat(
                            new String(
                                    files.get(path).orElseThrow().bytes(),
                                    java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("54.72055", "14 Mill Lane");
        }
    }

    @Test
    void a_key_has_its_limits_and_so_has_everybody() {
        var slow = town.keys.make("Slow", 2, false).secret();
        assertThat(town.post(V2 + "requests.json", HOLE + "&api_key=" + slow).statusCode())
                .isEqualTo(200);
        assertThat(town.post(V2 + "requests.json", HOLE + "&api_key=" + slow).statusCode())
                .isEqualTo(200);
        var wait = town.post(V2 + "requests.xml", HOLE + "&api_key=" + slow);
        assertThat(wait.statusCode()).isEqualTo(429);
        assertThat(wait.headers().firstValue("Retry-After")).contains("30");
        assertThat(wait.body()).contains("<code>429</code>");
        town.now.turn(Duration.ofSeconds(30));
        assertThat(town.post(V2 + "requests.json", HOLE + "&api_key=" + slow).statusCode())
                .isEqualTo(200);
        assertThat(
                        town.post(
                                        V2 + "requests.json",
                                        "api_key=" + town.plain + "&x=" + "y".repeat(300_000))
                                .statusCode())
                .isEqualTo(413);
    }

    @Test
    void where_the_town_wants_it_anybody_may_file_but_not_often(@TempDir Path other) {
        try (var open =
                new OpenTown(other, other.toString(), true, new Rate(3, Duration.ofMinutes(1)))) {
            for (int i = 0; i < 20; i++) {
                assertThat(open.post(V2 + "requests.json", HOLE).statusCode()).isEqualTo(200);
            }
            assertThat(open.post(V2 + "requests.json", HOLE).statusCode()).isEqualTo(429);
            assertThat(open.post(V2 + "requests.json", HOLE + "&api_key=wrong").statusCode())
                    .isEqualTo(403);
            assertThat(
                            open.post(V2 + "servicerequestupdates.json", "service_request_id=1")
                                    .statusCode())
                    .isEqualTo(403);
            open.json(V2 + "requests.json");
            open.json(V2 + "requests.json");
            open.json(V2 + "requests.json");
            assertThat(open.get(V2 + "requests.json").headers().firstValue("Retry-After"))
                    .contains("60");
            open.audit();
        }
    }
}
