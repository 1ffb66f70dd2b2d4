package org.commonweal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.commonweal.people.Role;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.TownPages;
import org.commonweal.web.Access;
import org.commonweal.web.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way to change something, tried by those who may not.
class DeskAccessTest {
    private static final String[] EVERYTHING = {
        "words",
        "Done as asked.",
        "who",
        "public",
        "reason",
        "weather",
        "due-day",
        "20",
        "due-month",
        "3",
        "due-year",
        "2026",
        "next_owner",
        "Somebody",
        "agency",
        "parks",
        "outcome",
        "upheld",
        "answer",
        "resolved",
        "code",
        "AAAA-AAAA"
    };

    @TempDir Path folder;
    TownPages pages;

    @BeforeEach
    void open() {
        pages = new TownPages(folder);
    }

    @AfterEach
    void audited() {
        pages.town.audit();
        pages.close();
    }

    @Test
    void nothing_under_the_desk_is_public() {
        assertThat(desk()).isNotEmpty().allMatch(route -> route.access() instanceof Access.Staff);
    }

    @Test
    void without_a_sign_in_pages_lead_to_it_and_forms_are_refused() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        var size = pages.size();
        for (var route : desk()) {
            var path = path(route, hole.number().digits());
            if (route.changes()) {
                assertThat(pages.browser().post(path, EVERYTHING).statusCode())
                        .as(path)
                        .isEqualTo(403);
            } else {
                var reply = pages.browser().get(path);
                assertThat(reply.statusCode()).as(path).isEqualTo(303);
                assertThat(reply.headers().firstValue("Location").orElse(""))
                        .startsWith("/sign-in?next=/desk");
            }
        }
        assertThat(pages.size()).isEqualTo(size);
    }

    @Test
    void another_agency_an_administrator_and_a_clerk_change_nothing_of_an_agencys_work() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        var strangers =
                List.of(
                        pages.signedIn("pia", Role.HANDLER, "parks"),
                        pages.signedIn("lars", Role.LEAD, "parks"),
                        pages.signedIn("adam", Role.ADMINISTRATOR, ""));
        var size = pages.size();
        for (var route : desk()) {
            if (route.changes()) {
                for (var stranger : strangers) {
                    var path = path(route, hole.number().digits());
                    assertThat(stranger.post(path, EVERYTHING).statusCode())
                            .as(path)
                            .isIn(403, 404, 409, 422);
                }
            }
        }
        var clea = pages.signedIn("clea", Role.CLERK, "");
        for (var act :
                List.of("take", "start", "done", "move", "pause", "refuse", "route", "decide")) {
            assertThat(
                            clea.post(
                                            "/desk/requests/" + hole.number().digits() + "/" + act,
                                            EVERYTHING)
                                    .statusCode())
                    .as(act)
                    .isIn(409, 422);
        }
        assertThat(pages.size()).isEqualTo(size);
    }

    @Test
    void a_form_without_its_token_or_from_another_site_is_refused() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        var hana = pages.signedIn("hana", Role.HANDLER, "streets");
        var size = pages.size();
        var path = "/desk/requests/" + hole.number().digits() + "/take";
        assertThat(hana.post(path, "csrf", "wrong").statusCode()).isEqualTo(403);
        assertThat(pages.size()).isEqualTo(size);
    }

    @Test
    void another_agency_sees_what_the_public_sees_and_no_more() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        var path = "/desk/requests/" + hole.number().digits();
        pages.signedIn("hana", Role.HANDLER, "streets")
                .sends(path + "/note", "words", "A dog lives there.", "who", "staff");
        assertThat(pages.town.hal.sees(hole).orElseThrow().notes()).hasSize(1);
        assertThat(pages.signedIn("ines", Role.HANDLER, "streets").reads(path))
                .contains("ada@home.example", "A dog lives there.");
        assertThat(pages.signedIn("pia", Role.HANDLER, "parks").reads(path))
                .contains("You see what the public sees.")
                .doesNotContain("ada@home.example", "A dog lives there.");
        assertThat(pages.browser().reads("/requests/" + hole.number().digits()))
                .doesNotContain("ada@home.example", "A dog lives there.");
    }

    @Test
    void bad_input_comes_back_with_what_was_typed_and_what_to_mend() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        var path = "/desk/requests/" + hole.number().digits();
        var hana = pages.signedIn("hana", Role.HANDLER, "streets");
        var size = pages.size();
        var moved =
                hana.post(
                        path + "/move",
                        "reason",
                        "whim",
                        "due-day",
                        "31",
                        "due-month",
                        "2",
                        "due-year",
                        "2026",
                        "words",
                        "Typed with care.");
        assertThat(moved.statusCode()).isEqualTo(422);
        assertThat(moved.body())
                .contains("Choose a reason", "Write a day after today", "Typed with care.");
        assertThat(hana.post(path + "/done", "words", " ").body()).contains("Write a few words");
        assertThat(hana.post(path + "/done", "words", "x".repeat(4001)).statusCode())
                .isEqualTo(422);
        assertThat(hana.post(path + "/note", "words", "Hm.").body())
                .contains("Choose who can read it");
        assertThat(hana.reads("/desk/agency?after=rubbish")).doesNotContain(path);
        assertThat(hana.get("/desk/find?number=12").statusCode()).isEqualTo(422);
        assertThat(hana.get("/desk/find?number=123456789").statusCode()).isIn(404, 422);
        assertThat(hana.get("/desk/requests/123456789").statusCode()).isEqualTo(404);
        assertThat(hana.get("/desk/requests/%22%3E%3Cscript").statusCode()).isEqualTo(404);
        assertThat(pages.size()).isEqualTo(size);
    }

    @Test
    void what_was_typed_is_text_and_never_markup() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        var path = "/desk/requests/" + hole.number().digits();
        var hana = pages.signedIn("hana", Role.HANDLER, "streets");
        hana.sends(path + "/note", "words", "<script>alert(1)</script>", "who", "public");
        assertThat(hana.reads(path) + pages.browser().reads("/requests/" + hole.number().digits()))
                .contains("&lt;script")
                .doesNotContain("<script>alert");
    }

    @Test
    void administrators_see_accounts_and_nobody_else_does() {
        assertThat(pages.signedIn("adam", Role.ADMINISTRATOR, "").reads("/desk/staff"))
                .contains("Worker hal", "Streets and Lights", "commonweal user");
        assertThat(pages.signedIn("leo", Role.LEAD, "streets").get("/desk/staff").statusCode())
                .isEqualTo(403);
    }

    private List<Route> desk() {
        return pages.routes.all().stream()
                .filter(route -> route.path().startsWith("/desk"))
                .toList();
    }

    private static String path(Route route, String number) {
        return route.path()
                .replace("{number}", number)
                .replace("{message}", "1")
                .replace("{step}", "0")
                .replace("{field}", "words")
                .replace("{file}", "a.jpg")
                .replace("{sha}", "a".repeat(64));
    }
}
