package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonweal.places.Area;
import org.commonweal.requests.ImportedRow;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.Verdict;
import org.commonweal.town.PageText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages of an area and of a service as things happen there, on either store. Each story ends
/// in an audit of the record and a rebuild after which every page says the same.
abstract class NeighbourhoodContract {
    private static final List<String> PRIVATE =
            List.of("Ada Quill", "ada@home.example", "Ring twice", "Hana");

    @TempDir Path folder;
    NeighbourhoodTown town;
    String ward;

    abstract String where(Path folder);

    @BeforeEach
    void open() {
        town = new NeighbourhoodTown(where(folder.resolve("store")), folder);
        ward = town.ward.path();
    }

    @AfterEach
    void auditRebuildAndClose() {
        town.audit();
        var before = town.everything();
        assertThat(before.toString()).doesNotContain(PRIVATE);
        town.house.requests().rebuild();
        assertThat(town.everything()).isEqualTo(before);
        town.close();
    }

    @Test
    void what_was_just_asked_is_open_in_its_ward_its_neighbourhood_and_its_service() {
        var asked = town.asks("pothole");
        for (var path : List.of(ward, town.quarter.path(), "/services/pothole")) {
            assertThat(town.says(path))
                    .contains("Still open\n  1 of 1")
                    .contains("Late\n  0 of 1")
                    .contains("Promised {/requests?state=promised&amp;")
                    .contains("Asked in these months, this one included: 1.")
                    .contains("Nothing that was promised for these months has been judged yet.")
                    .contains(asked.number().spoken());
        }
        assertThat(town.says("/services/noise")).contains("Still open\n  0 of 0");
        assertThat(town.get(ward).body())
                .contains("&lt;b&gt;again")
                .contains("href=\"/follow?area=ward%3Aharbour\"")
                .contains("href=\"/feed?area=ward%3Aharbour\"")
                .contains("href=\"/ask\"");
        assertThat(town.get("/services/pothole").body())
                .contains("href=\"/ask/about/pothole\"")
                .contains("href=\"/follow?service=pothole\"");
    }

    @Test
    void a_missed_promise_counts_as_broken_and_its_request_as_late() {
        town.asks("pothole");
        town.days(10);
        assertThat(town.says(ward))
                .contains("Late\n  1 of 1")
                .contains("Promises kept\n  0 of 1")
                .contains("In the whole town: 0 of 1")
                .contains("March 2026\n  1\n  0\n  0\n  0\n  1\n  0");
        assertThat(town.says("/services/pothole")).doesNotContain("In the whole town");
    }

    @Test
    void only_the_askers_verdict_keeps_a_promise_and_what_comes_back_is_counted_of_the_verdicts() {
        var asked = town.asks("pothole");
        town.days(1);
        town.reports(asked);
        assertThat(town.says(ward))
                .contains("Still open\n  1 of 1")
                .doesNotContain("Promises kept");
        town.judges(asked, Verdict.RESOLVED);
        assertThat(town.says(ward))
                .contains("Still open\n  0 of 1")
                .contains("Promises kept\n  1 of 1")
                .contains("Judged resolved\n  1 of 1")
                .contains("Came back\n  0 of 1")
                .contains("(counted: 1) had been reported done within 1 day of the asking");
        town.days(3);
        town.tells(asked, new RequestCommand.Reopen("It sank again."));
        assertThat(town.says(ward))
                .contains("Still open\n  1 of 1")
                .contains("Judged resolved\n  1 of 1")
                .contains("Came back\n  1 of 1");
        town.reports(asked, "ina");
        town.judges(asked, Verdict.PARTLY);
        assertThat(town.says(ward))
                .contains("Judged resolved\n  1 of 2")
                .contains("Came back\n  2 of 2")
                .contains("March 2026\n  2\n  1\n  1\n  0\n  0\n  1");
        town.tells(asked, new RequestCommand.Undo());
        assertThat(town.says(ward)).contains("Came back\n  1 of 1");
    }

    @Test
    void silence_is_counted_apart_and_never_as_resolved() {
        var asked = town.asks("pothole");
        town.reports(asked);
        town.days(16);
        var judged = town.asks("pothole");
        town.reports(judged);
        town.judges(judged, Verdict.RESOLVED);
        assertThat(town.says(ward))
                .contains("Judged resolved\n  1 of 1")
                .contains("Closed without a verdict, and never counted as resolved: 1.")
                .contains("Promises kept\n  1 of 1")
                .contains("or ended before: 1.");
    }

    @Test
    void what_another_desk_had_has_no_promise_and_no_verdict_here() {
        town.house.requests().imported(List.of(row("1", true), row("2", false)));
        assertThat(town.says(ward))
                .contains("Still open\n  1 of 2")
                .contains("Brought in from another list: 2.")
                .contains("Late\n  0 of 1")
                .contains("Nothing that was promised");
        assertThat(town.says(town.quarter.path())).contains("Still open\n  1 of 2");
    }

    private ImportedRow row(String id, boolean open) {
        return new ImportedRow(
                "elsewhere",
                id,
                "pothole",
                "streets",
                town.ward.ref(),
                open,
                Instant.parse("2026-01-10T10:00:00Z"),
                Instant.parse("2026-01-15T10:00:00Z"),
                open ? null : Instant.parse("2026-02-01T10:00:00Z"),
                "overdue",
                "A hole of old",
                "",
                town.street.point(),
                "",
                Map.of());
    }

    @Test
    void a_confidential_request_has_no_page_and_counts_for_no_area() {
        town.asks("neighbour-harassment");
        town.days(20);
        assertThat(town.says(ward))
                .contains("Still open\n  0 of 0")
                .contains("Asked in these months, this one included: 0.")
                .contains("Nothing has been asked here yet.");
        for (var service : List.of("neighbour-harassment", "nothing-of-the-kind")) {
            for (var more : List.of("", "/promises.svg", "/verdicts.svg")) {
                assertThat(town.get("/services/" + service + more).statusCode()).isEqualTo(404);
            }
        }
        assertThat(town.get("/areas").body())
                .contains("/services/pothole")
                .doesNotContain("neighbour-harassment");
    }

    @Test
    void an_area_or_a_plot_that_is_not_there_is_not_found() {
        for (var path :
                List.of(
                        "/areas/ward/nowhere",
                        "/areas/planet/harbour",
                        "/areas/ward/harbour%2Fx",
                        "/areas/ward/nowhere/promises.svg",
                        "/areas/ward/harbour/secrets.svg",
                        "/areas/ward",
                        "/services/",
                        "/services/%00")) {
            assertThat(town.get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void an_erased_place_counts_for_the_recorded_area_alone() {
        var asked = town.asks("pothole");
        assertThat(town.says(town.quarter.path())).contains("Still open\n  1 of 1");
        town.house.requests().erase(asked.number(), List.of("point", "place"), "asker");
        assertThat(town.says(town.quarter.path())).contains("Still open\n  0 of 0");
        assertThat(town.says(ward)).contains("Still open\n  1 of 1");
        town.days(10);
        assertThat(town.says(town.quarter.path())).contains("Still open\n  0 of 0");
        assertThat(town.says(ward)).contains("Late\n  1 of 1");
    }

    @Test
    void when_the_town_draws_an_area_anew_what_lies_in_it_is_counted_anew() {
        town.asks("pothole");
        var other =
                town.house.places().areas(town.quarter.kind()).stream()
                        .filter(area -> !area.equals(town.quarter))
                        .findFirst()
                        .orElseThrow();
        var areas = new ArrayList<Area>();
        for (var area : NeighbourhoodTown.town(List.of()).atlas().areas()) {
            if (area.ref().equals(town.quarter.ref())) {
                areas.add(drawn(area, other));
            } else {
                areas.add(area.ref().equals(other.ref()) ? drawn(area, town.quarter) : area);
            }
        }
        town.redrawn(areas);
        assertThat(town.says(town.quarter.path())).contains("Still open\n  0 of 0");
        assertThat(town.says(other.path())).contains("Still open\n  1 of 1");
        assertThat(town.says(ward)).contains("Still open\n  1 of 1");
    }

    private static Area drawn(Area area, Area as) {
        return new Area(area.kind(), area.code(), area.name(), as.shape(), area.translations());
    }

    @Test
    void plots_are_pictures_without_styles_that_say_what_they_show() {
        var asked = town.asks("pothole");
        town.reports(asked);
        town.judges(asked, Verdict.RESOLVED);
        var picture = ward + "/promises.svg";
        assertThat(town.get(ward).body())
                .contains("<img src=\"" + picture + "\"")
                .contains(picture + "?look=dark&amp;size=narrow")
                .contains("tone-good");
        var svg = town.get(picture);
        assertThat(svg.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("image/svg+xml");
        assertThat(svg.body())
                .startsWith("<svg role=\"img\"")
                .contains("Harbour: Promises by month")
                .contains("Promises due: 1; kept: 1.")
                .doesNotContain("style=", "<style", "<script", "DOCTYPE", "http-equiv");
        var tag = svg.headers().firstValue("ETag").orElseThrow();
        assertThat(town.get(picture, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(town.get(picture).body()).isEqualTo(svg.body());
        var dark = town.get(picture + "?look=dark&size=narrow").body();
        assertThat(dark).contains("width=\"340px\"").contains("rgb(30,36,33)");
        var spanish = town.get(picture, "Accept-Language", "es");
        assertThat(spanish.body()).contains("Compromisos por mes");
        assertThat(spanish.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
    }

    @Test
    void the_pages_read_as_agreed_and_lead_to_each_other() throws IOException {
        var first = town.asks("pothole");
        town.days(1);
        town.reports(first);
        town.judges(first, Verdict.RESOLVED);
        var second = town.asks("pothole");
        PageText.golden("areas", town.get("/areas").body());
        var numbers =
                new String[] {
                    first.number().digits(), "FIRST", first.number().spoken(), "FIRST",
                    second.number().digits(), "SECOND", second.number().spoken(), "SECOND"
                };
        PageText.golden("area", town.get(ward).body(), numbers);
        PageText.golden("service", town.get("/services/pothole").body(), numbers);
        PageText.golden("area-ar", town.get(ward, "Accept-Language", "ar").body(), numbers);
        assertThat(town.get("/requests/" + first.number().digits()).body())
                .contains("<a href=\"" + ward + "\">Harbour</a>")
                .contains("<a href=\"/services/pothole\">Pothole</a>");
        assertThat(town.get("/requests?area=ward:harbour&service=pothole").body())
                .contains("<a href=\"" + ward + "\">Harbour: what is open")
                .contains("<a href=\"/services/pothole\">Pothole: what is open");
        assertThat(town.get("/").body()).contains("href=\"/areas\"");
    }
}
