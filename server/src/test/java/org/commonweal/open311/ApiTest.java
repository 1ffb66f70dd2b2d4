package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.open311.OpenTown.V2;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The description is held against the running server: everything it names is there, takes what it
/// names, and answers with the statuses it names.
class ApiTest {
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

    @Test
    void everything_described_is_served() {
        var number = town.pothole(town.plain, "").digits();
        var tree = town.files(town.plain, "service_code=new-tree&" + OpenTown.MILL_LANE);
        var document = town.json("/open311/openapi.json");
        assertThat(document.toString()).doesNotContain("‹");
        assertThat(document.get("servers").get(0).get("url").asString()).endsWith("/open311/v2");
        var paths = document.get("paths");
        var own = new TreeSet<>(paths.propertyNames());
        var data = List.of("/data/requests.{form}", "/data/changes.json", "/data/dictionary.json");
        assertThat(own).containsAll(data);
        own.removeIf(path -> paths.get(path).has("servers"));
        assertThat(own).hasSize(7);
        for (var path : own) {
            for (var format : List.of("json", "xml")) {
                var real =
                        V2
                                + path.substring(1)
                                        .replace("{format}", format)
                                        .replace("{service_code}", "pothole")
                                        .replace("{service_request_id}", number)
                                        .replace("{token}", tree.get("token").asString());
                gets(paths.get(path).get("get"), real);
                var post = paths.get(path).get("post");
                var options = town.send("OPTIONS", real, "");
                assertThat(options.headers().firstValue("Allow").orElseThrow().contains("POST"))
                        .isEqualTo(post != null);
                if (post != null) {
                    assertThat(town.post(real, "x=1").statusCode()).isEqualTo(403);
                    assertThat(post.get("responses").has("403")).isTrue();
                }
            }
        }
    }

    private void gets(JsonNode operation, String path) {
        assertThat(town.get(path).statusCode()).as(path).isEqualTo(200);
        var asked = new TreeSet<String>();
        for (var parameter : operation.get("parameters")) {
            assertThat(parameter.get("description").asString()).isNotBlank();
            if (parameter.get("in").asString().equals("query")) {
                var name = parameter.get("name").asString();
                asked.add(name);
                // What is described is looked at: nonsense in it is refused with a described
                // status.
                var status = town.get(path + "?" + name + "=%20-%20-").statusCode();
                assertThat(operation.get("responses").has(Integer.toString(status)))
                        .as(path + " " + name)
                        .isTrue();
                if (!List.of("extensions", "api_key", "service_request_id").contains(name)) {
                    assertThat(status).as(path + " " + name).isIn(400, 404);
                }
            }
        }
        assertThat(asked.contains("jurisdiction_id") || path.contains("discovery")).isTrue();
    }

    @Test
    void what_other_rooms_describe_is_served_too() {
        town.pothole(town.plain, "");
        town.dumps.work();
        var paths = town.json("/open311/openapi.json").get("paths");
        for (var path : paths.propertyNames()) {
            var item = paths.get(path);
            if (!item.has("servers")) {
                continue;
            }
            assertThat(item.get("servers").get(0).get("url").asString()).doesNotEndWith("/v2");
            var operation = item.get("get");
            for (var form : List.of("csv", "jsonl", "geojson")) {
                var real = path.replace("{form}", form).replace("{day}", "2026-03-03");
                assertThat(town.get(real).statusCode()).as(real).isEqualTo(200);
                for (var parameter : operation.get("parameters")) {
                    if (parameter.get("in").asString().equals("query")) {
                        var wrong =
                                town.get(real + "?" + parameter.get("name").asString() + "=-x-");
                        assertThat(wrong.statusCode()).as(real).isEqualTo(400);
                        assertThat(operation.get("responses").has("400")).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void a_page_shows_it_to_people() {
        var page = town.desk.get("/open311");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "GET /open311/v2/services.{format}",
                        "POST /open311/v2/requests.{format}",
                        "GET /data/changes.json",
                        "/open311/openapi.json")
                .doesNotContain("‹");
    }
}
