package org.commonweal.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.State;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town.Held;
import org.commonweal.town.TownPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the secret link and the code open, and what nothing else does.
class AskerPagesTest {
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
    void opening_any_address_of_a_link_however_often_records_nothing() {
        var hole = reported("ada");
        var size = pages.size();
        for (var route : pages.routes.all()) {
            if (route.path().startsWith("/r/") && !route.changes()) {
                var path = route.path().replace("{token}", hole.receipt().link());
                for (var answer :
                        List.of("", "?answer=resolved", "?answer=nonsense", "?done=undo")) {
                    pages.browser().get(path.replaceAll("\\{\\w+}", "a.jpg") + answer);
                }
            }
        }
        assertThat(pages.size()).isEqualTo(size);
        assertThat(hole.state()).isEqualTo(State.REPORTED_DONE);
    }

    @Test
    void token_pages_are_kept_by_nobody_and_told_to_nobody() {
        var reply = pages.browser().get("/r/" + reported("ada").receipt().link());
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(reply.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(reply.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
    }

    @Test
    void wrong_links_get_one_neutral_page_and_change_nothing() {
        var hole = reported("ada");
        var replaced = pages.town.newLink(hole.number());
        assertThat(pages.town.newLink(hole.number())).isNotEmpty();
        pages.town.days(1);
        var size = pages.size();
        var nothing = pages.browser().get("/r/guessed").body();
        assertThat(nothing).contains("This link does not open anything");
        for (var token :
                List.of(
                        replaced,
                        "a".repeat(43),
                        hole.receipt().link() + "x",
                        "%00",
                        "..",
                        "x".repeat(4000))) {
            var got = pages.browser().get("/r/" + token);
            assertThat(got.statusCode()).as(token).isIn(400, 404, 414);
            if (got.statusCode() == 404) {
                assertThat(got.body()).isEqualTo(nothing);
            }
            for (var act :
                    List.of("verdict", "undo", "reopen", "withdraw", "appeal", "accept", "note")) {
                assertThat(
                                pages.browser()
                                        .post("/r/" + token + "/" + act, "answer", "resolved")
                                        .statusCode())
                        .as(act)
                        .isIn(400, 404, 414);
            }
        }
        assertThat(pages.size()).isEqualTo(size);
        assertThat(pages.browser().reads("/r/" + hole.receipt().link()))
                .contains("Is it resolved?");
    }

    @Test
    void a_link_opens_its_own_request_and_no_other() {
        var ada = reported("ada");
        var ben = reported("ben");
        assertThat(pages.browser().reads("/r/" + ada.receipt().link()))
                .contains(ada.number().spoken())
                .doesNotContain(ben.number().spoken());
        pages.browser().sends("/r/" + ada.receipt().link() + "/verdict", "answer", "resolved");
        assertThat(ben.state()).isEqualTo(State.REPORTED_DONE);
    }

    @Test
    void number_and_code_open_it_for_an_hour_in_that_browser_only() {
        var hole = reported("ada");
        var ada = pages.browser();
        assertThat(
                        ada.sends(
                                "/find",
                                "number",
                                hole.number().spoken(),
                                "code",
                                hole.receipt().code()))
                .contains("Is it resolved?", "Forget me on this computer", "ada@home.example")
                .doesNotContain(hole.receipt().code(), hole.receipt().link());
        assertThat(ada.cookies().toString()).doesNotContain(hole.receipt().code().replace(" ", ""));
        assertThat(pages.browser().get("/yours").statusCode()).isEqualTo(404);
        ada.sends("/yours/verdict", "answer", "resolved");
        assertThat(pages.browser().reads("/requests/" + hole.number().digits()))
                .contains("with number and code");
        var copied = pages.browser();
        copied.cookies().putAll(ada.cookies());
        assertThat(ada.post("/yours/leave").statusCode()).isEqualTo(303);
        assertThat(copied.get("/yours").statusCode()).isEqualTo(404);
    }

    @Test
    void a_visit_ends_after_an_hour() {
        var hole = reported("ada");
        var ada = pages.browser();
        ada.sends("/find", "number", hole.number().digits(), "code", hole.receipt().code());
        pages.town.hours(1);
        assertThat(ada.get("/yours").statusCode()).isEqualTo(404);
    }

    @Test
    void codes_cannot_be_guessed_quickly() {
        var hole = reported("ada");
        var thief = pages.browser();
        int refused = 0;
        for (int i = 0; i < 15; i++) {
            var code = "AAAA-AA%02d".formatted(i);
            var status =
                    thief.post("/find", "number", hole.number().digits(), "code", code)
                            .statusCode();
            refused += status == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(5);
        var right =
                thief.post(
                        "/find", "number", hole.number().digits(), "code", hole.receipt().code());
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.body()).contains("Too many tries").doesNotContain(hole.receipt().code());
    }

    @Test
    void a_wrong_code_and_an_unknown_number_sound_the_same() {
        var hole = reported("ada");
        var unknown = RequestNumber.nth(77_777);
        var wrong =
                pages.browser()
                        .post("/find", "number", hole.number().digits(), "code", "AAAA-AAAA");
        var none = pages.browser().post("/find", "number", unknown.digits(), "code", "AAAA-AAAA");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(none.body().replace(unknown.digits(), hole.number().digits()))
                .isEqualTo(wrong.body());
    }

    @Test
    void bad_input_is_sent_back_and_records_nothing() {
        var hole = reported("ada");
        var mine = "/r/" + hole.receipt().link();
        var size = pages.size();
        var ada = pages.browser();
        var none = ada.post(mine + "/verdict", "words", "Typed with care.");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("Choose one of the three answers", "Typed with care.");
        assertThat(ada.post(mine + "/verdict", "answer", "resolved", "content", "6").statusCode())
                .isEqualTo(422);
        assertThat(
                        ada.post(mine + "/verdict", "answer", "resolved", "words", "x".repeat(4001))
                                .statusCode())
                .isEqualTo(422);
        assertThat(ada.post(mine + "/note", "words", "").body()).contains("Write a few words");
        assertThat(ada.post(mine + "/appeal", "words", "No!").statusCode()).isEqualTo(409);
        assertThat(ada.post("/find", "number", "12").statusCode()).isEqualTo(422);
        assertThat(ada.post("/find").body()).contains("Write the number of your request");
        assertThat(pages.size()).isEqualTo(size);
    }

    @Test
    void a_second_press_of_the_button_judges_once() {
        var hole = reported("ada");
        var mine = "/r/" + hole.receipt().link();
        pages.browser().sends(mine + "/verdict", "answer", "resolved");
        var size = pages.size();
        assertThat(pages.browser().post(mine + "/verdict", "answer", "resolved").statusCode())
                .isEqualTo(409);
        assertThat(pages.size()).isEqualTo(size);
    }

    @Test
    void the_receipt_is_a_file_for_its_asker_alone() {
        var hole = reported("ada");
        var reply = pages.browser().get("/r/" + hole.receipt().link() + "/receipt");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Disposition").orElse(""))
                .contains(hole.number().digits() + ".tlog-proof");
        assertThat(reply.body()).contains("tlog-proof");
        assertThat(pages.browser().get("/r/guessed/receipt").statusCode()).isEqualTo(404);
    }

    @Test
    void a_number_in_a_verdict_s_words_is_pointed_out_and_the_asker_decides() {
        var hole = reported("ada");
        var mine = "/r/" + hole.receipt().link();
        var ada = pages.browser();
        var size = pages.size();
        var words = "Still there. Ring 01632 960123.";
        var asked = ada.post(mine + "/verdict", "answer", "partly", "content", "2", "words", words);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
                .contains("Is this meant for everybody?", "01632 960123")
                .contains("Still there. Ring [telephone number].");
        assertThat(pages.size()).isEqualTo(size);
        var mark = mark(asked.body());
        var other =
                ada.post(
                        mine + "/verdict",
                        "answer",
                        "partly",
                        "words",
                        "Other words, 07700 900456",
                        "personal",
                        "keep",
                        "pointed",
                        mark);
        assertThat(other.statusCode()).isEqualTo(422);
        ada.sends(
                mine + "/verdict",
                "answer",
                "partly",
                "words",
                words,
                "personal",
                "out",
                "pointed",
                mark);
        assertThat(pages.browser().reads("/requests/" + hole.number().digits()))
                .contains("Still there. Ring [telephone number].")
                .doesNotContain("01632 960123");
    }

    @Test
    void a_number_in_a_note_may_be_left_in() {
        var hole = reported("ada");
        var mine = "/r/" + hole.receipt().link();
        var ada = pages.browser();
        var words = "My shop is on 01632 960123.";
        var asked = ada.post(mine + "/note", "words", words);
        assertThat(asked.body()).contains("Is this meant for everybody?");
        ada.sends(
                mine + "/note", "words", words, "personal", "keep", "pointed", mark(asked.body()));
        assertThat(pages.browser().reads("/requests/" + hole.number().digits())).contains(words);
        assertThat(
                        pages.signedIn("hana", org.commonweal.people.Role.HANDLER, "streets")
                                .reads("/desk/requests/" + hole.number().digits()))
                .contains("The public words may tell about a person", "01632 960123");
    }

    private static String mark(String page) {
        var at = page.indexOf("name=\"pointed\" value=\"") + 22;
        return page.substring(at, page.indexOf('"', at));
    }

    @Test
    void no_secret_is_in_any_public_page() {
        var hole = reported("ada");
        var page = pages.browser().reads("/requests/" + hole.number().digits());
        assertThat(page)
                .doesNotContain("/r/", "/yours", hole.receipt().link(), hole.receipt().code())
                .doesNotContain("ada@home.example", "Worker", "hal");
    }

    private Held reported(String name) {
        var hole = pages.town.resident(name).asks("pothole", Alderhaven.MILL_LANE);
        pages.town.hal.reports(hole);
        return hole;
    }
}
