package org.commonweal.follows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonweal.post.MailServer;
import org.commonweal.post.MailServer.Mail;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.Verdict;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town.Held;
import org.commonweal.town.TownPages;
import org.commonweal.town.TownPages.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Neighbours who follow: how they begin, what they hear, what they never do, how they leave.
class FollowStoriesTest {
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

    private List<Mail> delivered() {
        pages.town.settled();
        pages.notices.deliver();
        return mail.news();
    }

    private Mail to(String name) {
        return delivered().stream()
                .filter(message -> message.to().equals(name + "@street.example"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private Held hole() {
        return pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
    }

    /// Begins, and confirms by the link in the message.
    private String follows(String name, String... what) {
        var form = new java.util.ArrayList<>(List.of(what));
        form.addAll(List.of("email", name + "@street.example"));
        var browser = pages.browser();
        assertThat(browser.sends("/follow", form.toArray(String[]::new)))
                .contains("Look into your mailbox");
        var link = to(name).link("/confirm$");
        assertThat(browser.reads(link)).contains("Yes, follow");
        var confirmed = browser.post(link);
        assertThat(confirmed.statusCode()).isEqualTo(303);
        return confirmed.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void a_neighbour_follows_a_request_and_hears_of_every_public_step() {
        var hole = hole();
        delivered();
        assertThat(pages.browser().reads("/requests/" + hole.number().digits()))
                .contains("/follow?request=" + hole.number().digits());
        assertThat(pages.browser().reads("/follow?request=" + hole.number().digits()))
                .contains(hole.number().spoken());
        var kept = follows("nell", "request", hole.number().digits(), "how", "each");
        assertThat(pages.browser().reads(kept))
                .contains("nell@street.example", "request " + hole.number().spoken());

        pages.town.hal.tells(hole, new RequestCommand.Start("On our way."));
        var started = to("nell");
        assertThat(started.plain())
                .contains("Streets and Lights has begun work.", "On our way.", "State: Under way");
        assertThat(started.header("List-Unsubscribe"))
                .matches("<http://localhost:\\d+/follow/[^>]+/leave>");
        assertThat(started.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(started.header("List-Id")).isNotEmpty();

        pages.town.hal.reports(hole);
        var messages = delivered();
        assertThat(messages).hasSize(2);
        for (var message : messages) {
            var asker = message.to().startsWith("ada");
            assertThat(message.plain().contains("/r/")).isEqualTo(asker);
            assertThat(message.html().contains("/r/")).isEqualTo(asker);
            assertThat(message.plain().contains("/follow/")).isEqualTo(!asker);
            if (!asker) {
                assertThat(message.plain()).doesNotContain("ada", "Your word", "Is it resolved?");
            }
        }
    }

    @Test
    void nobody_is_followed_for_who_has_not_confirmed() {
        var hole = hole();
        delivered();
        pages.browser()
                .sends(
                        "/follow",
                        "request",
                        hole.number().digits(),
                        "email",
                        "nell@street.example");
        var asked = to("nell");
        assertThat(asked.subject()).contains("Do you want to follow request");
        for (var link : asked.links()) {
            pages.browser().get(link);
        }
        pages.town.hal.reports(hole);
        assertThat(delivered()).extracting(Mail::to).containsExactly("ada@home.example");
        pages.browser()
                .sends(
                        "/follow",
                        "request",
                        hole.number().digits(),
                        "email",
                        "nell@street.example");
        assertThat(delivered()).as("asked once, not twice").isEmpty();
        pages.town.days(4);
        pages.follows.sweep();
        assertThat(pages.browser().get(asked.link("/confirm$")).statusCode()).isEqualTo(404);
        assertThat(addresses()).isEmpty();
    }

    private List<String> addresses() {
        return pages.town.store.read(
                tx -> tx.sql("select email from follows_kept").list(row -> row.text(1)));
    }

    @Test
    void by_service_area_and_place_each_hears_of_their_own() {
        follows("sue", "service", "lamp");
        follows("ned", "area", "ward:north");
        follows("liz", "near", Alderhaven.QUAY.text(), "radius", "300");
        follows("bob", "service", "pothole", "area", "ward:south");
        var hole = hole();
        assertThat(readers()).containsExactlyInAnyOrder("ada", "ned");
        pages.town.resident("ada").asks("lamp", Alderhaven.QUAY);
        assertThat(readers()).containsExactlyInAnyOrder("ada", "sue", "liz");
        pages.town.hal.tells(hole, new RequestCommand.Start("Now."));
        assertThat(readers())
                .as("a step between is for those who follow it itself")
                .containsExactly("ada");
        pages.town.hal.reports(hole);
        assertThat(readers()).containsExactlyInAnyOrder("ada", "ned");
        pages.town.resident("ada").judges(hole, Verdict.NOT_RESOLVED);
        assertThat(readers()).containsExactlyInAnyOrder("ada", "ned");
        pages.town.resident("ada").asks("safeguarding", Alderhaven.MILL_LANE);
        assertThat(readers()).as("nobody follows what is confidential").containsExactly("ada");
    }

    private Set<String> readers() {
        var readers = new HashSet<String>();
        delivered().forEach(message -> readers.add(message.to().replaceAll("@.*", "")));
        return readers;
    }

    @Test
    void a_daily_message_tells_all_at_seven_in_the_morning() {
        follows("ned", "area", "ward:north", "how", "daily");
        hole();
        var lamp = pages.town.resident("ben").asks("lamp", Alderhaven.MILL_LANE);
        assertThat(readers()).doesNotContain("ned");
        pages.town.until("2026-03-03 06:59");
        assertThat(readers()).doesNotContain("ned");
        pages.town.until("2026-03-03 07:00");
        var daily = to("ned");
        assertThat(daily.subject()).contains("2 steps since yesterday");
        assertThat(daily.plain())
                .contains("Received: The pothole", "Received: The lamp", lamp.number().digits());
        pages.town.until("2026-03-03 08:00");
        assertThat(readers()).doesNotContain("ned");
        pages.town.hal.reports(lamp);
        pages.town.settled();
        pages.town.until("2026-03-04 07:00");
        assertThat(to("ned").subject()).contains("One step since yesterday");
    }

    @Test
    void one_click_leaves_and_erases_and_asks_for_no_page_before_it() {
        var kept = follows("nell", "service", "lamp");
        pages.browser().get(kept + "/leave");
        assertThat(addresses()).as("opening it is not leaving").hasSize(1);
        var answer = pages.mailProgram(kept + "/leave", "List-Unsubscribe=One-Click");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(addresses()).isEmpty();
        assertThat(pages.mailProgram(kept + "/leave", "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);
        assertThat(pages.browser().get(kept).statusCode()).isEqualTo(404);
        pages.town.resident("ada").asks("lamp", Alderhaven.MILL_LANE);
        assertThat(readers()).containsExactly("ada");
    }

    @Test
    void leaving_everything_erases_the_address_and_so_does_the_operator() {
        follows("nell", "service", "lamp");
        var kept = follows("nell", "service", "pothole");
        follows("ned", "service", "pothole");
        assertThat(addresses()).hasSize(3);
        pages.browser().post(kept + "/forget");
        assertThat(addresses()).containsExactly("ned@street.example");
        assertThat(pages.follows.forget("ned@STREET.example")).isEqualTo(1);
        assertThat(addresses()).isEmpty();
        assertThat(pages.follows.forget("nonsense")).isZero();
    }

    @Test
    void a_follower_s_secret_opens_nothing_of_an_asker_s_and_none_can_be_guessed() {
        var hole = hole();
        var kept = follows("nell", "request", hole.number().digits());
        var token = kept.substring("/follow/".length());
        assertThat(pages.browser().get("/r/" + token).statusCode()).isEqualTo(404);
        for (var wrong :
                List.of(
                        token.replaceFirst("^\\d+", "77"),
                        token.substring(0, token.length() - 2) + "aa",
                        hole.receipt().link(),
                        "1-",
                        "x",
                        "9".repeat(300))) {
            assertThat(pages.browser().get("/follow/" + wrong).statusCode())
                    .as(wrong)
                    .isIn(404, 414);
            assertThat(
                            pages.browser()
                                    .post("/follow/" + wrong + "/how", "how", "daily")
                                    .statusCode())
                    .isEqualTo(404);
            pages.browser().post("/follow/" + wrong + "/forget");
            assertThat(pages.browser().post("/follow/" + wrong + "/confirm").statusCode())
                    .isEqualTo(404);
        }
        assertThat(pages.browser().post(kept + "/confirm").statusCode())
                .as("a token for another use")
                .isEqualTo(404);
        assertThat(addresses()).hasSize(1);
    }

    @Test
    void bad_input_is_sent_back_and_nothing_is_sent() {
        Browser nell = pages.browser();
        assertThat(nell.post("/follow", "service", "lamp", "email", "").body())
                .contains("Write your e-mail address");
        assertThat(
                        nell.post("/follow", "service", "lamp", "email", "no\r\nBcc: all@x.example")
                                .statusCode())
                .isEqualTo(422);
        assertThat(nell.post("/follow", "email", "n@x.example").body())
                .contains("Choose a kind, an area or a place");
        assertThat(
                        nell.post("/follow", "service", "safeguarding", "email", "n@x.example")
                                .statusCode())
                .isEqualTo(404);
        assertThat(
                        nell.post("/follow", "request", "999999999", "email", "n@x.example")
                                .statusCode())
                .isIn(400, 404);
        assertThat(
                        nell.post("/follow", "near", "1,1", "radius", "17", "email", "n@x.example")
                                .statusCode())
                .isEqualTo(400);
        assertThat(
                        nell.post("/follow", "area", "ward:nowhere", "email", "n@x.example")
                                .statusCode())
                .isEqualTo(404);
        assertThat(delivered()).isEmpty();
        assertThat(addresses()).isEmpty();
    }

    @Test
    void nobody_floods_a_mailbox() {
        var thief = pages.browser();
        for (var service : List.of("lamp", "pothole", "rubbish")) {
            for (var area : List.of("", "ward:north", "ward:south")) {
                thief.post(
                        "/follow",
                        "service",
                        service,
                        "area",
                        area,
                        "email",
                        "victim@street.example");
            }
        }
        assertThat(delivered()).hasSizeLessThanOrEqualTo(5);
        for (int i = 0; i < 15; i++) {
            thief.post("/follow", "service", "lamp", "email", "a" + i + "@street.example");
        }
        assertThat(
                        thief.post("/follow", "service", "lamp", "email", "z@street.example")
                                .statusCode())
                .isEqualTo(429);
    }

    @Test
    void a_feed_is_readable_whatever_was_once_said() {
        assertThat(Feed.writable("The lamp\uffff \u0001is\n\tout \ufffe\ud83d\udca1\ud800."))
                .isEqualTo("The lamp is\n\tout \ud83d\udca1.");
    }

    @Test
    void feeds_say_the_same_and_forget_what_is_erased() {
        var hole = hole();
        pages.town.resident("ben").asks("lamp", Alderhaven.QUAY);
        pages.town.resident("cid").asks("safeguarding", Alderhaven.MILL_LANE);
        pages.town.hal.tells(hole, new RequestCommand.Start("On our way & soon <there>."));
        pages.town.settled();
        var all = pages.browser().get("/feed");
        assertThat(all.headers().firstValue("Content-Type"))
                .contains("application/atom+xml; charset=utf-8");
        assertThat(all.body())
                .contains("Received: The pothole", "Received: The lamp")
                .doesNotContain("safeguarding", "@home.example", "/r/", "Work has begun");
        var one = pages.browser().get("/feed?request=" + hole.number().digits()).body();
        assertThat(one)
                .contains(
                        "Work has begun",
                        "On our way &amp; soon &lt;there&gt;",
                        "There is a pothole in trouble");
        assertThat(one.split("<entry>")).hasSize(3);
        assertThat(pages.browser().get("/feed?area=ward:south").body())
                .contains("The lamp")
                .doesNotContain("The pothole");
        assertThat(pages.browser().get("/feed?service=pothole").body()).doesNotContain("The lamp");
        var near = "/feed?near=" + Alderhaven.MILL_LANE.text() + "&radius=300";
        assertThat(pages.browser().get(near).body())
                .contains("The pothole")
                .doesNotContain("The lamp");
        assertThat(pages.browser().get("/feed?near=here").statusCode()).isEqualTo(400);
        assertThat(
                        pages.browser()
                                .get("/feed?request=" + hole.number().digits() + "1")
                                .statusCode())
                .isEqualTo(400);
        pages.town.requests.erase(hole.number(), List.of("words", "point"), "asker");
        pages.town.settled();
        assertThat(pages.browser().get("/feed").body())
                .doesNotContain("There is a pothole in trouble");
        assertThat(pages.browser().get(near).body()).doesNotContain("The pothole");
    }
}
