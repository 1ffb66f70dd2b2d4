package org.commonweal.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.asking.AskingStoriesTest.between;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the public finds.
class ListAndFrontTest {
    @TempDir Path folder;
    private AskingTown town;

    @BeforeEach
    void open() {
        town = new AskingTown(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private String asks(String words) {
        var draft = town.pothole(words);
        town.post(draft + "/send");
        var number = town.number(town.get(draft + "/receipt").body());
        town.now.turn(Duration.ofMinutes(10));
        return number.spoken();
    }

    @Test
    void the_list_goes_on_by_plain_links_and_keeps_its_filters() {
        for (int i = 0; i < 23; i++) {
            asks("Hole " + i);
        }
        var first = town.get("/requests?service=pothole&state=open").body();
        assertThat(first).contains("Hole 22").contains("Hole 3<").doesNotContain("Hole 2<");
        var older = between(first, "after=", "\" rel=\"next\"");
        var second = town.get("/requests?service=pothole&state=open&after=" + older).body();

        assertThat(second).contains("Hole 2<").contains("Hole 0<").doesNotContain("Hole 3<");
        assertThat(second).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
    }

    @Test
    void filters_narrow_by_service_agency_state_and_day() {
        asks("A hole");
        assertThat(town.get("/requests?service=litter").body()).doesNotContain("A hole");
        assertThat(town.get("/requests?agency=streets").body()).contains("A hole");
        assertThat(town.get("/requests?state=resolved").body()).doesNotContain("A hole");
        assertThat(town.get("/requests?from=2026-03-03&to=2026-03-03").body()).contains("A hole");
        assertThat(town.get("/requests?from=2026-03-04").body()).doesNotContain("A hole");
    }

    @Test
    void the_map_is_zoomed_and_moved_by_links_and_the_list_says_the_same() {
        asks("A hole");
        asks("A second one");
        var whole = town.get("/requests?view=map&service=pothole").body();
        var circle = whole.substring(0, whole.indexOf("\" aria-label=\"2 requests"));
        var dot = circle.substring(circle.lastIndexOf("<a href=\"") + 9).replace("&amp;", "&");
        assertThat(dot).contains("service=pothole", "box=", "view=map");
        var here = town.get(dot).body();
        assertThat(here).contains("A second one", "aria-label=\"2 requests", ">Zoom out<");
        assertThat(here).as("as near as it gets").contains("<a href=\"#found\"");
        for (var way : List.of("North", "South", "East", "West")) {
            var away = here;
            for (int i = 0; i < 3; i++) {
                away = town.get(link(away, way)).body();
                assertThat(link(away, "Zoom out")).contains("service=pothole", "view=map");
            }
            assertThat(away)
                    .as(way)
                    .contains("No public request", "of 2 in all")
                    .doesNotContain("A hole");
        }
        var out = town.get(link(here, "Zoom out")).body();
        assertThat(out).contains("A second one");
        for (int i = 0; i < 12 && out.contains(">Zoom out<"); i++) {
            out = town.get(link(out, "Zoom out")).body();
        }
        assertThat(out).as("the whole town again").contains("A second one", ">Zoom in<");
        assertThat(town.get(link(out, "Zoom in")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_piece_of_the_map_gives_way_to_a_place_that_is_looked_for() {
        asks("A hole");
        var both = "/requests?view=map&near=Mill+Lane&within=300&box=10,10,11,11";
        var page = town.get(both).body();
        assertThat(page).contains("A hole", ">North<").doesNotContain("name=\"box\"");
        assertThat(link(page, "North")).contains("box=").doesNotContain("near=", "within=");
        assertThat(town.get("/requests?view=map&near=90,180&within=99999").statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_no_piece_of_the_map_is_refused_in_words() {
        for (var box : List.of("1,2,3", "9,1,8,2", "x", "0,0,1,91", "0,0,NaN,1")) {
            for (var view : List.of("", "&view=map")) {
                var page = town.get("/requests?box=" + box + view);
                assertThat(page.statusCode()).as(box).isEqualTo(400);
                assertThat(page.body()).as(box).contains("four numbers in degrees");
            }
        }
        for (var box :
                List.of("-180,-90,180,90", "0,0,0,0", "180,90,180,90", "-180,-90,-180,-90")) {
            assertThat(town.get("/requests?view=map&box=" + box).statusCode())
                    .as(box)
                    .isEqualTo(200);
            assertThat(town.get("/map/picture?box=" + box).statusCode()).as(box).isEqualTo(200);
        }
    }

    private static String link(String page, String text) {
        var before = page.substring(0, page.indexOf("\">" + text + "</a>"));
        return before.substring(before.lastIndexOf("<a href=\"") + 9).replace("&amp;", "&");
    }

    @Test
    void the_front_page_names_what_was_asked_lately_and_how_long_ago() {
        var number = asks("A hole");
        assertThat(town.get("/").body())
                .contains(number)
                .contains("10 minutes ago")
                .contains("Promised")
                .contains("Asked for most lately");
    }

    @Test
    void services_are_found_by_other_words_for_them() {
        assertThat(town.get("/ask?q=dark+street").body()).contains("/ask/about/street-light");
        assertThat(town.get("/ask?q=zzyzx").body()).contains("Nothing found");
        assertThat(town.get("/ask?q=" + "a".repeat(5000)).statusCode()).isLessThan(500);
    }
}
