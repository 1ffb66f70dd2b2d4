package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.open311.OpenTown.JSON;
import static org.commonweal.open311.OpenTown.V2;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonweal.outside.Chance;
import org.commonweal.people.Role;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.store.FreshStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Aggregators: they narrow, page, and mirror the desk by reading what changed.
class HarvestStoriesTest {
    @TempDir Path folder;
    private OpenTown town;

    String where(Path folder) {
        return FreshStores.sqlite(folder);
    }

    @BeforeEach
    void open() {
        town = new OpenTown(folder, where(folder));
    }

    @AfterEach
    void close() {
        town.audit();
        town.close();
    }

    private List<JsonNode> all(String query) {
        var found = new ArrayList<JsonNode>();
        var path = V2 + "requests.json?" + query;
        while (!path.isEmpty()) {
            var reply = town.get(path);
            assertThat(reply.statusCode()).as(path + reply.body()).isEqualTo(200);
            JSON.readTree(reply.body()).forEach(found::add);
            path = next(reply);
        }
        return found;
    }

    private static String next(java.net.http.HttpResponse<String> reply) {
        return reply.headers()
                .firstValue("Link")
                .map(l -> l.substring(l.indexOf("/open311"), l.indexOf('>')))
                .orElse("");
    }

    private static List<String> ids(List<JsonNode> docs) {
        return docs.stream().map(d -> d.get("service_request_id").asString()).toList();
    }

    @Test
    void a_mirror_holds_the_whole_desk_by_reading_only_what_changed() {
        var chance = Chance.seeded(7);
        var hal = town.worker("hal", Role.LEAD, "");
        var numbers = new ArrayList<RequestNumber>();
        Map<String, JsonNode> mirror = new TreeMap<>();
        var since = Instant.EPOCH.plusSeconds(1_000_000_000);
        for (int day = 0; day < 12; day++) {
            for (int i = 0; i < 9; i++) {
                town.now.turn(Duration.ofMinutes(chance.below(3)));
                numbers.add(town.pothole(town.plain, "&extensions=true"));
                var one = numbers.get(chance.below(numbers.size()));
                switch (chance.below(4)) {
                    case 0 -> town.requests.tell(hal, one, new RequestCommand.Start("On it"));
                    case 1 ->
                            town.requests.tell(
                                    hal, one, new RequestCommand.ReportDone("Done", List.of()));
                    case 2 -> town.requests.hide(one, 0, List.of("words"), "personal");
                    default -> town.requests.erase(one, List.of("point"), "asker");
                }
            }
            town.days(1);
            var changed = all("page_size=4&extensions=true&updated_after=" + since.minusSeconds(1));
            assertThat(changed.size()).isLessThanOrEqualTo(numbers.size());
            changed.forEach(doc -> mirror.put(doc.get("service_request_id").asString(), doc));
            since = town.now.now();
        }
        // Far more than the last 90 days, in one go.
        town.now.turn(Duration.ofDays(200));
        var whole = new TreeMap<String, JsonNode>();
        all("start_date=2026-01-01&page_size=7&extensions=true")
                .forEach(doc -> whole.put(doc.get("service_request_id").asString(), doc));
        assertThat(whole).hasSize(numbers.size());
        assertThat(mirror).isEqualTo(whole);
        assertThat(town.get(V2 + "requests.json?start_date=2026-01-01").body())
                .doesNotContain("\"description\":\"A hole\",\"x");
    }

    @Test
    void a_list_without_dates_is_the_last_90_days_and_its_link_leads_to_the_rest() {
        var old = town.pothole(town.plain, "");
        town.now.turn(Duration.ofDays(91));
        var fresh = town.pothole(town.plain, "");
        var first = town.get(V2 + "requests.json");
        assertThat(ids(JSON.readTree(first.body()).valueStream().toList()))
                .containsExactly(fresh.digits());
        assertThat(ids(all(""))).containsExactly(fresh.digits(), old.digits());
        assertThat(ids(all("start_date=2026-03-01"))).containsExactly(fresh.digits(), old.digits());
        assertThat(ids(all("end_date=2026-03-05"))).containsExactly(old.digits());
    }

    @Test
    void lists_are_narrowed_in_every_way_and_newest_first() {
        var hole = town.pothole(town.plain, "");
        town.now.turn(Duration.ofMinutes(1));
        var litter =
                RequestNumber.parse(
                                town.files(
                                                town.plain,
                                                "service_code=litter&description=Cans&"
                                                        + OpenTown.MILL_LANE)
                                        .get("service_request_id")
                                        .asString())
                        .orElseThrow();
        town.now.turn(Duration.ofMinutes(1));
        var h = hole.digits();
        var l = litter.digits();
        var area = town.one(hole).get("extended_attributes").get("area").asString();
        assertThat(ids(all(""))).containsExactly(l, h);
        assertThat(ids(all("service_code=pothole"))).containsExactly(h);
        assertThat(ids(all("service_code=pothole,%20litter"))).containsExactly(l, h);
        assertThat(ids(all("status=open"))).containsExactly(l, h);
        assertThat(ids(all("status=OPEN,closed"))).containsExactly(l, h);
        assertThat(ids(all("status=closed"))).isEmpty();
        assertThat(ids(all("agency=streets"))).containsExactly(h);
        assertThat(ids(all("agency=streets,waste&status=open&service_code=litter")))
                .containsExactly(l);
        assertThat(ids(all("area=" + area))).containsExactly(l, h);
        assertThat(ids(all("area=" + area.substring(area.indexOf(':') + 1)))).containsExactly(l, h);
        assertThat(ids(all("bbox=2.19,54.72,2.21,54.73"))).containsExactly(l, h);
        assertThat(ids(all("bbox=2.19,54.72,2.21,54.73&service_code=pothole"))).containsExactly(h);
        assertThat(ids(all("bbox=-180,-90,180,90"))).containsExactly(l, h);
        assertThat(ids(all("bbox=1,54.72,1.1,54.73"))).isEmpty();
        assertThat(ids(all("bbox=2.19,54.72,2.21,54.73&updated_after=2026-03-03T09:00:30Z")))
                .containsExactly(l);
        assertThat(ids(all("start_date=2026-03-03T09:00:30Z"))).containsExactly(l);
        assertThat(ids(all("start_date=2026-03-03T10:00:30+01:00"))).containsExactly(l);
        assertThat(ids(all("start_date=2026-03-03T09:00:30"))).containsExactly(l);
        assertThat(ids(all("start_date=2026-03-03T09:00:30.5%2B0000&end_date=2026-03-04")))
                .containsExactly(l);
        assertThat(ids(all("end_date=2026-03-03T09:00:30Z"))).containsExactly(h);
        assertThat(ids(all("updated_before=2026-03-03T09:00:30Z"))).containsExactly(h);
        assertThat(ids(all("service_request_id=" + h + ",x,999999999," + l + "&status=closed")))
                .containsExactly(h, l);
        assertThat(
                        ids(
                                JSON.readTree(
                                                town.get(V2 + "requests.json?page_size=1&page=2")
                                                        .body())
                                        .valueStream()
                                        .toList()))
                .containsExactly(h);
        assertThat(
                        ids(
                                JSON.readTree(
                                                town.get(V2 + "requests.json?page_size=100000")
                                                        .body())
                                        .valueStream()
                                        .toList()))
                .hasSize(2);
        assertThat(town.get(V2 + "requests.json?page=20&page_size=1000").statusCode())
                .isEqualTo(400);
        assertThat(town.get(V2 + "requests.json?service_code=nope").statusCode()).isEqualTo(404);
        assertThat(town.get(V2 + "requests.xml?status=closed").body())
                .endsWith("<service_requests></service_requests>");
        assertThat(town.get(V2 + "requests.json?status=closed").body()).isEqualTo("[]");
    }

    @Test
    void an_erased_place_leaves_the_map_and_says_so() {
        var number = town.pothole(town.plain, "");
        assertThat(ids(all("bbox=2.19,54.72,2.21,54.73"))).hasSize(1);
        town.requests.erase(number, List.of("point", "place"), "asker");
        assertThat(ids(all("bbox=2.19,54.72,2.21,54.73"))).isEmpty();
        var doc = town.one(number);
        assertThat(doc.get("extended_attributes").get("place_precision").asString())
                .isEqualTo("area");
        assertThat(doc.get("lat").asDouble()).isNotEqualTo(54.7205);
        town.requests.rebuild();
        assertThat(ids(all("bbox=2.19,54.72,2.21,54.73"))).isEmpty();
        assertThat(town.one(number)).isEqualTo(doc);
    }

    @Test
    void the_sandbox_answers_like_the_desk_and_leaves_no_trace() {
        var test = "/open311/test/v2/";
        long size = town.record.size();
        var reply =
                town.post(
                        test + "requests.json",
                        "api_key=test&service_code=pothole&attribute[depth]=deep&description=Try&extensions=true&"
                                + OpenTown.MILL_LANE);
        var id = JSON.readTree(reply.body()).get(0).get("service_request_id").asString();
        assertThat(id).startsWith("test-");
        assertThat(reply.body()).contains("This is a test", "asker_token");
        assertThat(town.json(test + "requests.json")).hasSize(1);
        var doc = town.json(test + "requests/" + id + ".json?extensions=true").get(0);
        assertThat(doc.get("extended_attributes").get("test").asBoolean()).isTrue();
        assertThat(doc.get("status_notes").asString()).startsWith("This is a test");
        var update =
                town.post(
                        test + "servicerequestupdates.json",
                        "api_key=test&update_id=1&description=x&service_request_id=" + id);
        assertThat(update.body())
                .isEqualTo(
                        town.post(
                                        test + "servicerequestupdates.json",
                                        "api_key=test&update_id=1&description=x&service_request_id="
                                                + id)
                                .body());
        assertThat(town.json(test + "servicerequestupdates.json")).hasSize(1);
        var tree =
                JSON.readTree(
                                town.post(
                                                test + "requests.json",
                                                "api_key=test&service_code=new-tree&"
                                                        + OpenTown.MILL_LANE)
                                        .body())
                        .get(0)
                        .get("token")
                        .asString();
        assertThat(
                        town.json(test + "tokens/" + tree + ".json")
                                .get(0)
                                .get("service_request_id")
                                .asString())
                .startsWith("test-");
        assertThat(town.get(V2 + "requests/" + id + ".json").statusCode()).isEqualTo(404);
        assertThat(town.json(V2 + "requests.json")).isEmpty();
        var near =
                town.post(
                        test + "requests.json",
                        "api_key=test&service_code=rats&address_string=At+number+12a&"
                                + OpenTown.MILL_LANE);
        assertThat(near.statusCode()).isEqualTo(200);
        assertThat(town.get(test + "requests.json").body())
                .as("places no closer than the service allows")
                .doesNotContain("number 12a");
        assertThat(
                        town.post(test + "requests.json", "api_key=test&service_code=pothole")
                                .statusCode())
                .isEqualTo(400);
        assertThat(town.record.size()).isEqualTo(size);
    }
}
