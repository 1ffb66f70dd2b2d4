package org.commonweal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
                    .containsPattern("value=\"" + answer + "\"[^>]* checked");
        }
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
    void an_old_link_is_dead_once_the_next_message_has_gone_out() {
        var hole = reported("ada");
        var old = hears().link("answer=resolved$");
        pages.town.days(8);
        var reminder = hears();
        assertThat(reminder.subject()).contains("Is it resolved?");
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
