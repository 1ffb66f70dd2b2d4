package org.commonweal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.commonweal.people.Role;
import org.commonweal.post.MailServer;
import org.commonweal.post.MailServer.Mail;
import org.commonweal.requests.State;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town.Held;
import org.commonweal.town.TownPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verdict by a tap in a message, and all the ways in which a link comes into wrong hands.
class VerdictLinksTest {
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*src=\"([^\"]+)\"");

    @TempDir Path folder;
    private MailServer mail;
    private TownPages pages;

    @BeforeEach
    void open() {
        mail = new MailServer();
        pages = new TownPages(folder, mail.settings());
    }

    @AfterEach
    void audited() {
        pages.town.audit();
        pages.close();
        mail.close();
    }

    private Mail hears() {
        pages.town.settled();
        pages.notices.deliver();
        return mail.news().getLast();
    }

    private Held reported(String name) {
        var hole = pages.town.resident(name).asks("pothole", Alderhaven.MILL_LANE);
        pages.town.hal.reports(hole);
        return hole;
    }

    @Test
    void a_tapped_answer_is_chosen_on_the_page_and_one_button_press_records_it() {
        var hole = reported("ada");
        var message = hears();
        for (var answer : List.of("resolved", "partly", "not_resolved")) {
            var page = pages.browser().reads(message.link("answer=" + answer + "$"));
            assertThat(page)
                    .contains("Nothing is recorded until you press the button.")
                    .containsPattern("value=\"" + answer + "\"[^>]* checked")
                    .as("the button stands before what may be left out")
                    .containsPattern("(?s)Record my verdict</button>.*How content are you");
        }
        assertThat(pages.browser().reads(message.link("answer=partly$").replaceAll("\\?.*", "")))
                .doesNotContain(" checked")
                .containsPattern("(?s)How content are you.*Record my verdict</button>")
                .doesNotContain("Record all of this");
        assertThat(message.html()).contains("/verdict?answer=resolved\"");
        assertThat(hole.state()).isEqualTo(State.REPORTED_DONE);
        var base = message.link("answer=resolved$").replaceAll("\\?.*", "");
        assertThat(pages.browser().sends(base, "answer", "resolved", "content", "4"))
                .contains("Your verdict is on the record");
        assertThat(hole.state()).isEqualTo(State.RESOLVED);
        var confirmed = hears();
        assertThat(confirmed.subject()).contains("Resolved");
        pages.browser().sends(confirmed.link("/undo$"));
        assertThat(hole.state()).isEqualTo(State.REPORTED_DONE);
        assertThat(hears().plain()).contains("You took your verdict back", "Is it resolved?");
    }

    @Test
    void a_scanner_that_opens_every_link_of_every_message_votes_for_nobody() {
        var hole = reported("ada");
        var size = pages.size();
        for (var link : hears().links()) {
            for (int i = 0; i < 3; i++) {
                assertThat(pages.browser().get(link).statusCode()).as(link).isEqualTo(200);
            }
        }
        pages.town.days(8);
        for (var link : hears().links()) {
            pages.browser().get(link);
        }
        assertThat(pages.size()).isEqualTo(size);
        assertThat(hole.state()).isEqualTo(State.REPORTED_DONE);
    }

    @Test
    void the_page_in_hand_still_works_when_the_message_that_confirms_it_has_gone_out() {
        var hole = reported("ada");
        var base = hears().link("answer=partly$").replaceAll("/verdict.*", "");
        var ada = pages.browser();
        assertThat(ada.sends(base + "/verdict", "answer", "partly"))
                .contains("Your verdict is on the record", "Take my verdict back");
        assertThat(hole.state()).isEqualTo(State.PROMISED);
        var confirmed = hears();
        assertThat(confirmed.subject()).contains("it went back");
        pages.town.now.turn(Duration.ofMinutes(50));
        assertThat(ada.get(base).statusCode()).isEqualTo(200);
        ada.sends(base + "/undo");
        assertThat(hole.state()).isEqualTo(State.REPORTED_DONE);
        hears();
        pages.town.now.turn(Duration.ofMinutes(10));
        assertThat(ada.get(base).statusCode())
                .as("it ends an hour after the message that replaced it")
                .isEqualTo(404);
    }

    @Test
    void an_old_link_is_dead_an_hour_after_the_next_message() {
        var hole = reported("ada");
        var old = hears().link("answer=resolved$");
        pages.town.days(8);
        var reminder = hears();
        assertThat(reminder.subject()).contains("Is it resolved?");
        pages.town.hours(1);
        assertThat(pages.browser().get(old).statusCode()).isEqualTo(404);
        var base = old.replaceAll("\\?.*", "");
        assertThat(pages.browser().post(base, "answer", "resolved").statusCode()).isEqualTo(404);
        assertThat(hole.state()).isEqualTo(State.REPORTED_DONE);
        assertThat(pages.browser().get(reminder.link("answer=resolved$")).statusCode())
                .isEqualTo(200);
        assertThat(pages.browser().get("/r/" + hole.receipt().link()).statusCode())
                .as("the receipt's own link lasts")
                .isEqualTo(200);
    }

    @Test
    void a_message_that_its_asker_forwards_to_a_follower_gives_the_follower_no_say_of_their_own() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        hears();
        var nell = pages.browser();
        nell.post("/follow", "request", hole.number().digits(), "email", "nell@street.example");
        assertThat(nell.post(hears().link("/confirm$")).statusCode()).isEqualTo(303);
        pages.town.hal.reports(hole);
        pages.town.settled();
        pages.notices.deliver();
        var size = pages.size();
        for (var message : mail.news()) {
            if (message.to().startsWith("nell")) {
                var own = message.link("^/follow/").substring("/follow/".length());
                assertThat(nell.get("/r/" + own + "/verdict").statusCode()).isEqualTo(404);
                assertThat(nell.post("/r/" + own + "/verdict", "answer", "resolved").statusCode())
                        .isEqualTo(404);
                assertThat(message.plain() + message.html()).doesNotContain("/r/", "answer=");
            } else {
                assertThat(message.plain()).contains("whoever has them can answer for you");
                assertThat(nell.reads(message.link("answer=resolved$")))
                        .as("what was forwarded opens, and records nothing")
                        .contains("Nothing is recorded until you press the button.");
                pages.town.days(8);
                var reminder = hears();
                assertThat(reminder.to()).isEqualTo("ada@home.example");
                pages.town.hours(1);
                var forwarded = message.link("answer=resolved$").replaceAll("\\?.*", "");
                assertThat(nell.post(forwarded, "answer", "resolved").statusCode())
                        .as("dead an hour after the next message, which a follower does not get")
                        .isEqualTo(404);
            }
        }
        assertThat(hole.state()).isEqualTo(State.REPORTED_DONE);
        assertThat(pages.size()).isEqualTo(size);
    }

    @Test
    void no_file_of_the_desk_holds_a_link_that_was_sent() throws IOException {
        reported("ada");
        var token = hears().link("answer=resolved$").split("/")[2];
        assertThat(token).hasSize(43);
        pages.town.store.read(tx -> tx.sql("select 1").one(row -> row.number(1)));
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(token);
            }
        }
    }

    @Test
    void no_script_of_the_verdict_s_page_sends_anything() {
        reported("ada");
        var page = pages.browser().reads(hears().link("answer=resolved$"));
        var scripts = SCRIPT.matcher(page).results().map(found -> found.group(1)).toList();
        for (var script : scripts) {
            assertThat(pages.browser().get(script).body())
                    .as(script)
                    .doesNotContain(
                            "submit(", "requestSubmit", "sendBeacon", "XMLHttpRequest", ".click()");
        }
        assertThat(page).doesNotContainPattern("<script(?![^>]*src)").doesNotContain("onload=");
    }

    @Test
    void guessed_and_foreign_links_get_the_same_page_and_change_nothing() {
        var ada = reported("ada");
        var ben = reported("ben");
        pages.town.settled();
        pages.notices.deliver();
        var bens =
                mail.news().stream()
                        .filter(message -> message.to().startsWith("ben"))
                        .reduce((_, last) -> last)
                        .orElseThrow();
        var base = bens.link("answer=resolved$").replaceAll("\\?.*", "");
        var size = pages.size();
        var guessed = base.substring(0, base.length() - 12) + "aaa/verdict";
        assertThat(pages.browser().post(guessed, "answer", "resolved").statusCode()).isEqualTo(404);
        assertThat(pages.size()).isEqualTo(size);
        pages.browser().sends(base, "answer", "not_resolved");
        assertThat(ben.state()).isEqualTo(State.PROMISED);
        assertThat(ada.state())
                .as("another's link speaks for nobody else")
                .isEqualTo(State.REPORTED_DONE);
    }

    @Test
    void no_page_of_the_desk_shows_a_link_an_address_or_a_message() {
        var hole = reported("ada");
        var keeper = pages.signedIn("kim", Role.ADMINISTRATOR, "");
        pages.town.settled();
        var waiting = keeper.reads("/desk/mail");
        assertThat(waiting).contains("Waits", hole.number().spoken(), "Reported done");
        mail.stop();
        pages.notices.deliver();
        var tried = keeper.reads("/desk/mail");
        assertThat(tried)
                .contains("tried once")
                .doesNotContain("ada@home.example", "/r/", hole.receipt().link(), "in trouble");
        mail.start();
        pages.town.hours(1);
        pages.notices.deliver();
        assertThat(keeper.reads("/desk/mail")).contains("2 went out; one waits");
        var stored =
                pages.town.store.read(tx ->
                        tx.sql("select message, reason from notices_outbox")
                                .list(row -> row.text(1) + row.text(2)));
        assertThat(stored.toString()).doesNotContain("home.example", "/r/");
    }

    @Test
    void the_outbox_is_for_administrators_alone() {
        assertThat(pages.browser().get("/desk/mail").statusCode()).isNotEqualTo(200);
        for (var role : List.of(Role.HANDLER, Role.LEAD)) {
            var worker = pages.signedIn("w" + role.word(), role, "streets");
            assertThat(worker.get("/desk/mail").statusCode()).isEqualTo(403);
            assertThat(worker.post("/desk/mail/again", "note", "1").statusCode()).isEqualTo(403);
        }
        var keeper = pages.signedIn("kim", Role.ADMINISTRATOR, "");
        assertThat(keeper.post("/desk/mail/again", "note", "77").statusCode()).isEqualTo(409);
        assertThat(keeper.post("/desk/mail/again", "note", "x").statusCode()).isEqualTo(409);
    }
}
