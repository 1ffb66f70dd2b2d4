package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.open311.OpenTown.JSON;
import static org.commonweal.open311.OpenTown.PRIVATE;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonweal.people.Role;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.store.FreshStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A newspaper and a university take the whole desk, and keep their copies true.
class OpenDataStoriesTest {
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

    /// And a tree that a person must pass.
    private RequestNumber lively() {
        var hole = town.lively();
        town.files(town.trusted, "service_code=new-tree&" + OpenTown.MILL_LANE);
        return hole;
    }

    private String body(String path) {
        var reply = town.get(path);
        assertThat(reply.statusCode()).as(path + reply.body()).isEqualTo(200);
        assertThat(PRIVATE).as(path).noneMatch(reply.body()::contains);
        return reply.body();
    }

    private List<JsonNode> lines(String query) {
        return body("/data/requests.jsonl" + query).lines().map(JSON::readTree).toList();
    }

    private static String id(JsonNode row) {
        return row.get("service_request_id").asString();
    }

    @Test
    void the_same_desk_in_three_forms_and_nothing_private_in_any() {
        var hole = lively();
        var lines = lines("");
        assertThat(lines).hasSize(2);
        assertThat(id(lines.getFirst())).isEqualTo(hole.digits());
        assertThat(lines.get(1).get("description").asString()).startsWith("=HYPERLINK");
        assertThat(lines.get(1).get("place_precision").asString()).isNotEqualTo("exact");
        var features = JSON.readTree(body("/data/requests.geojson")).get("features");
        assertThat(features).hasSize(2);
        assertThat(features.get(0).get("geometry").get("coordinates").get(1).asDouble())
                .isEqualTo(lines.getFirst().get("lat").asDouble());
        assertThat(features.get(1).get("properties")).isEqualTo(lines.get(1));
        var csv =
                CsvReader.builder().ofCsvRecord(body("/data/requests.csv")).stream()
                        .map(record -> record.getFields())
                        .toList();
        assertThat(csv).hasSize(3);
        assertThat(csv.getFirst()).isEqualTo(List.copyOf(lines.getFirst().propertyNames()));
        assertThat(csv.get(2)).contains("'=HYPERLINK(1), \"loud\"");
        assertThat(csv.get(1).getFirst()).isEqualTo(hole.digits());
    }

    @Test
    void what_broke_off_goes_on_behind_its_last_row() {
        for (int i = 0; i < 7; i++) {
            town.pothole(town.plain, "&description=hole+" + i);
        }
        var all = lines("");
        assertThat(all).hasSize(7);
        var rest = lines("?after=" + all.get(3).get("first_entry").asLong());
        assertThat(rest).isEqualTo(all.subList(4, 7));
        assertThat(lines("?after=" + all.get(6).get("first_entry").asLong())).isEmpty();
        for (var path :
                List.of("requests.csv?after=x", "changes.json?after=-2", "changes.json?limit=0")) {
            assertThat(town.get("/data/" + path).statusCode()).as(path).isEqualTo(400);
        }
        assertThat(
                        JSON.readTree(town.get("/data/requests.xml").body())
                                .get("errors")
                                .get(0)
                                .get("code")
                                .asInt())
                .isEqualTo(404);
        assertThat(town.send("POST", "/data/requests.csv", "x").statusCode()).isEqualTo(405);
    }

    /// Reads on to the end.
    private long follow(Map<String, JsonNode> copy, long after, int limit) {
        boolean more = true;
        long from = after;
        while (more) {
            var page = JSON.readTree(body("/data/changes.json?limit=" + limit + "&after=" + from));
            var told = new TreeSet<String>();
            page.get("changes").forEach(change -> told.add(id(change)));
            page.get("requests").forEach(row -> copy.put(id(row), row));
            page.get("gone").forEach(number -> copy.remove(number.asString()));
            assertThat(page.get("changes").size()).isLessThanOrEqualTo(limit);
            assertThat(told).hasSize(page.get("requests").size() + page.get("gone").size());
            assertThat(page.get("through").asLong()).isGreaterThanOrEqualTo(from);
            from = page.get("through").asLong();
            more = page.get("more").asBoolean();
        }
        return from;
    }

    private Map<String, JsonNode> whole() {
        var all = new TreeMap<String, JsonNode>();
        lines("").forEach(row -> all.put(id(row), row));
        return all;
    }

    private static JsonNode row(Map<String, JsonNode> copy, RequestNumber number) {
        return Objects.requireNonNull(copy.get(number.digits()));
    }

    @Test
    void a_copy_stays_true_by_reading_only_what_changed() {
        var hole = lively();
        var reply = town.get("/data/requests.jsonl");
        var copy = whole();
        long from = Long.parseLong(reply.headers().firstValue("Record-Size").orElseThrow()) - 1;
        var scratch = new TreeMap<String, JsonNode>();
        long other = follow(scratch, -1, 2);
        assertThat(scratch).isEqualTo(copy);

        var hal = town.worker("hal", Role.HANDLER, "streets");
        town.tells(hal, hole, new RequestCommand.Start(""));
        town.days(1);
        town.tells(hal, hole, new RequestCommand.ReportDone("Filled", List.of()));
        var second = town.pothole(town.plain, "");
        from = follow(copy, from, 3);
        assertThat(copy).isEqualTo(whole()).containsKey(second.digits());
        assertThat(row(copy, hole).get("state").asString()).isEqualTo("reported_done");
        assertThat(row(copy, hole).get("verdict").asString()).isEqualTo("pending");

        town.requests.erase(hole, List.of("words"), "asker");
        town.requests.hide(second, 0, List.of("point", "place"), "personal");
        follow(copy, from, 500);
        assertThat(copy).isEqualTo(whole());
        assertThat(row(copy, hole).get("description").isNull()).isTrue();
        assertThat(row(copy, hole).get("withdrawn_fields").toString()).contains("words");
        follow(scratch, other, 1);
        assertThat(scratch).isEqualTo(copy);
    }

    @Test
    void every_column_has_its_meaning_and_is_in_the_document() throws IOException {
        lively();
        var names = new ArrayList<String>();
        for (var column : JSON.readTree(body("/data/dictionary.json")).get("columns")) {
            names.add(column.get("name").asString());
            assertThat(column.get("meaning").asString()).isNotBlank().doesNotContain("‹");
            assertThat(column.get("unit").asString()).isNotBlank().doesNotContain("‹");
            assertThat(column.get("source").asString()).isNotBlank().doesNotContain("‹");
        }
        assertThat(names).isEqualTo(List.copyOf(lines("").getFirst().propertyNames()));
        var document = Files.readString(Path.of("../docs/opendata.md"));
        assertThat(names).allMatch(name -> document.contains("| `" + name + "` |"));
        assertThat(body("/data")).contains("first_expected_datetime").doesNotContain("‹");
    }
}
