package org.commonweal.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.commonweal.people.Role;
import org.commonweal.requests.Ask;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town.Held;
import org.commonweal.town.TownPages;
import org.commonweal.web.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A neighbour reports words that name them; a clerk reads it and settles it.
class ReportStoriesTest {
    private static final String MINE = "That is me, Bo Low of number 7!";

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

    private Held asked() {
        return pages.town
                .resident("ada")
                .asks(Ask.of("pothole", "Bo dug it").at("Mill Lane 7", Alderhaven.MILL_LANE));
    }

    private static String report(Held hole) {
        return "/requests/" + hole.number().digits() + "/report";
    }

    private String inTheTable() {
        return pages.town
                .store
                .read(tx ->
                        tx.sql("select words, email, outcome, kind from moderation_reports")
                                .list(row -> row.text(1) + row.text(2) + row.text(3) + row.text(4)))
                .toString();
    }

    @Test
    void a_report_hides_nothing_and_waits_for_those_who_have_no_part_in_it() {
        var hole = asked();
        var size = pages.size();
        var bo = pages.browser();
        assertThat(bo.reads("/requests/" + hole.number().digits())).contains(report(hole));
        assertThat(bo.reads(report(hole)))
                .contains("What is wrong?", "nothing is hidden by a report");
        assertThat(
                        bo.sends(
                                report(hole),
                                "kind",
                                "personal",
                                "words",
                                MINE,
                                "email",
                                "bo@home.example"))
                .contains("Thank you");
        assertThat(pages.size()).isEqualTo(size);
        assertThat(bo.reads("/requests/" + hole.number().digits()))
                .contains("Bo dug it")
                .doesNotContain(MINE, "bo@home.example");

        var judged = pages.signedIn("carl2", Role.CLERK, hole.view().agency());
        assertThat(judged.reads("/desk/reported")).contains("Nothing waits").doesNotContain(MINE);
        assertThat(judged.post("/desk/reported", "report", "1", "outcome", "nothing").statusCode())
                .isEqualTo(404);
        var kim = pages.signedIn("kim", Role.CLERK, "");
        assertThat(kim.reads("/desk/reported"))
                .contains("1 report waits.", MINE, "bo@home.example", "It tells about a person")
                .contains("/desk/requests/" + hole.number().digits() + "/hide");
        assertThat(kim.post("/desk/reported", "report", "1", "outcome", "??").statusCode())
                .isEqualTo(400);
        assertThat(kim.sends("/desk/reported", "report", "1", "outcome", "acted"))
                .contains("Nothing waits.");
        assertThat(inTheTable()).contains("acted", "personal").doesNotContain(MINE, "bo@home");
        assertThat(kim.post("/desk/reported", "report", "1", "outcome", "acted").statusCode())
                .isEqualTo(404);
        assertThat(pages.size()).isEqualTo(size);
    }

    @Test
    void bad_reports_are_sent_back_whole_and_floods_wait() {
        var hole = asked();
        var bo = pages.browser();
        var none = bo.post(report(hole), "words", MINE, "email", "not one");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body())
                .contains("Choose what is wrong", MINE, "not one", "such as name@example.org");
        assertThat(bo.post(report(hole), "kind", "other").body()).contains("Write a few words");
        assertThat(bo.post(report(hole), "kind", "abuse", "words", "x".repeat(2_001)).statusCode())
                .isEqualTo(422);
        assertThat(bo.post(report(hole), "kind", "person", "photo", "../etc").statusCode())
                .isEqualTo(422);
        assertThat(inTheTable()).isEqualTo("[]");
        for (int i = 0; i < 4; i++) {
            bo.sends(report(hole), "kind", "abuse");
        }
        var asked = bo.post(report(hole), "kind", "abuse", "words", MINE);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains(MINE, "wait 15 seconds");
        var patience = patience(asked.body());
        pages.town.now.turn(Patience.WAIT);
        for (int i = 0; i < 2; i++) {
            bo.sends(report(hole), "kind", "abuse", "patience", patience);
        }
        var slow = bo.post(report(hole), "kind", "abuse", "words", MINE, "patience", patience);
        assertThat(slow.statusCode()).isEqualTo(429);
        assertThat(slow.body()).contains(MINE, "What you typed is still here");
        pages.town.hours(1);
        bo.sends(report(hole), "kind", "abuse", "words", MINE);
        assertThat(new Reports(pages.town.store, pages.town.now).erase(hole.number())).isEqualTo(7);
        assertThat(inTheTable()).doesNotContain(MINE);
    }

    private static String patience(String page) {
        var at = page.indexOf("name=\"patience\" value=\"") + 23;
        return page.substring(at, page.indexOf('"', at));
    }

    @Test
    void who_falls_into_the_trap_waits_or_works_and_loses_nothing() throws Exception {
        var hole = asked();
        var bo = pages.browser();
        assertThat(bo.reads(report(hole)))
                .contains("aria-hidden=\"true\"", "tabindex=\"-1\" autocomplete=\"off\"")
                .doesNotContain("name=\"patience\"");
        var form = new String[] {"kind", "abuse", "words", MINE, "homepage", "http://buy.example"};
        var asked = bo.post(report(hole), form);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains(MINE, "wait 15 seconds");
        var token = patience(asked.body());
        int work = 0;
        var sha = MessageDigest.getInstance("SHA-256");
        for (boolean found = false; !found; ) {
            var hash = sha.digest((token + ":" + ++work).getBytes(StandardCharsets.UTF_8));
            found = (((hash[0] & 0xff) << 8) | (hash[1] & 0xff)) >>> 2 == 0;
        }
        for (var wrong : List.of("", "1.00", token.replace('.', '0'), "9" + token)) {
            assertThat(
                            bo.post(
                                            report(hole),
                                            "kind",
                                            "abuse",
                                            "homepage",
                                            "x",
                                            "patience",
                                            wrong,
                                            "work",
                                            Integer.toString(work))
                                    .statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(inTheTable()).isEqualTo("[]");
        bo.sends(
                report(hole),
                "kind",
                "abuse",
                "words",
                MINE,
                "homepage",
                "x",
                "patience",
                token,
                "work",
                Integer.toString(work));
        assertThat(inTheTable()).contains(MINE);
    }

    @Test
    void nobody_else_reads_reports_and_a_confidential_request_has_none() {
        var hole = asked();
        pages.browser().sends(report(hole), "kind", "other", "words", MINE);
        assertThat(pages.browser().get("/desk/reported").statusCode()).isEqualTo(303);
        assertThat(
                        pages.browser()
                                .post("/desk/reported", "report", "1", "outcome", "acted")
                                .statusCode())
                .isEqualTo(403);
        var hanna = pages.signedIn("hanna", Role.HANDLER, hole.view().agency());
        assertThat(hanna.get("/desk/reported").statusCode()).isEqualTo(403);
        assertThat(hanna.post("/desk/reported", "report", "1", "outcome", "acted").statusCode())
                .isEqualTo(403);
        assertThat(pages.signedIn("adam", Role.ADMINISTRATOR, "").reads("/desk/reported"))
                .contains(MINE);
        var quiet = pages.town.resident("ben").asks(Ask.of("safeguarding", "Quietly"));
        assertThat(pages.browser().get(report(quiet)).statusCode()).isEqualTo(404);
        assertThat(pages.browser().post(report(quiet), "kind", "abuse").statusCode())
                .isEqualTo(404);
        assertThat(pages.browser().get("/requests/1/report").statusCode()).isEqualTo(404);
    }
}
