package org.commonweal.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.commonweal.web.Routes;
import org.commonweal.web.SignIn;
import org.commonweal.web.TestDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The map's documents and pictures as browsers fetch them.
class MapPagesTest {
    @TempDir Path folder;
    private final Places places = SmallTown.places();
    private final String data = "/map/data/" + places.baseMap().version();
    private TestDesk desk;

    @BeforeEach
    void open() {
        var routes = new Routes();
        new MapPages(places).register(routes);
        desk = TestDesk.of(folder, routes, SignIn.NOBODY);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void the_overview_says_where_the_town_is_and_may_be_kept_for_ever() {
        var reply = desk.get(data + "/overview");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(reply.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        var town = JsonMapper.builder().build().readTree(reply.body());
        assertThat(town.get("credit").asString()).isEqualTo("Drawn by <us> & friends");
        assertThat(town.get("box")).hasSize(4);
    }

    @Test
    void a_cell_holds_its_streets_and_where_the_town_is_not_there_is_none() {
        var found = 0;
        var streets = new StringBuilder();
        for (int x = 8190; x < 8195; x++) {
            for (int y = 8189; y < 8194; y++) {
                var reply = desk.get(data + "/cell/" + x + "/" + y);
                assertThat(reply.statusCode()).isIn(200, 404);
                if (reply.statusCode() == 200) {
                    found++;
                    streets.append(reply.body());
                }
            }
        }
        assertThat(found).isPositive();
        assertThat(streets).contains("Mill Lane");
        assertThat(desk.get(data + "/cell/0/0").statusCode()).isEqualTo(404);
    }

    @Test
    void another_version_and_what_is_no_number_are_not_there() {
        assertThat(desk.get("/map/data/older/overview").statusCode()).isEqualTo(404);
        assertThat(desk.get("/map/data/older/cell/8192/8191").statusCode()).isEqualTo(404);
        for (var cell : new String[] {"-1/1", "a/b", "1e3/2", "9999999/1", "1/%2e%2e"}) {
            assertThat(desk.get(data + "/cell/" + cell).statusCode()).as(cell).isEqualTo(404);
        }
    }

    @Test
    void a_picture_is_drawn_around_a_place_or_of_the_whole_town() {
        var around = desk.get("/map/picture?at=0.002,0.005&metres=400");
        assertThat(around.statusCode()).isEqualTo(200);
        assertThat(around.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg");
        assertThat(around.body()).startsWith("<svg").contains("0.002,0.005");
        var whole = desk.get("/map/picture").body();
        assertThat(whole).startsWith("<svg").contains("&lt;us&gt;").doesNotContain("<us>");
        for (var at : new String[] {"", "north", "91,0", "0,181", "NaN,1", "1,2,3"}) {
            assertThat(desk.get("/map/picture?at=" + at).body()).as(at).isEqualTo(whole);
        }
    }
}
