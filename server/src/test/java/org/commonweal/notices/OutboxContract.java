package org.commonweal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonweal.post.MailServer;
import org.commonweal.post.MailServer.Mail;
import org.commonweal.post.MailSettings;
import org.commonweal.record.Stored;
import org.commonweal.requests.Ask;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.Verdict;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town;
import org.commonweal.town.Town.Held;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the asker hears, when, and how often; over a real mail server, on every store.
abstract class OutboxContract {
    @TempDir Path folder;
    private Town town;
    private MailServer mail;
    private Notices notices;

    abstract String where(Path folder);

    @BeforeEach
    void open() {
        mail = new MailServer();
        town = new Town(where(folder.resolve("store")), folder);
        notices = town.notices(mail.settings(), false);
    }

    @AfterEach
    void audited() {
        town.audit();
        town.close();
        mail.close();
    }

    private int deliver() {
        town.settled();
        return notices.deliver();
    }

    private Mail hears() {
        deliver();
        return mail.one();
    }

    private Held pothole() {
        return town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
    }

    @Test
    void the_asker_hears_of_every_step_in_words_with_the_promise() {
        var hole = pothole();
        var received = hears();
        assertThat(received.to()).isEqualTo("ada@home.example");
        assertThat(received.subject())
                .isEqualTo("[" + hole.number().spoken() + "] Received: The pothole, Ward north");
        assertThat(received.plain())
                .contains(
                        "Streets and Lights has promised that it will be done by Monday 9 March 2026, 09:00.",
                        "State: Promised",
                        "First answer promised by: Tuesday 3 March 2026, 09:00",
                        "There is a pothole in trouble");
        assertThat(received.html())
                .contains(
                        "<strong><bdi>Promised</bdi></strong>",
                        "There is a pothole in trouble",
                        "lang=\"en\"");
        assertThat(received.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(received.header("List-Unsubscribe")).isEmpty();

        town.hal.tells(hole, new RequestCommand.Take());
        assertThat(deliver()).as("who took it is nobody's business").isZero();
        town.hal.tells(hole, new RequestCommand.Start("The van is on its way."));
        assertThat(hears().plain())
                .contains("has begun work on your request", "The van is on its way.");
        town.hal.tells(
                hole, new RequestCommand.Move("weather", Town.at("2026-03-12 17:00"), "It rains."));
        assertThat(hears().plain())
                .contains(
                        "moved its date to Thursday 12 March 2026, 17:00",
                        "Reason: Bad weather",
                        "Promised to be done by: Monday 9 March 2026, 09:00",
                        "Moved to: Thursday 12 March 2026, 17:00");
        town.hal.tells(hole, new RequestCommand.Pause("parts", ""));
        assertThat(hears().subject()).contains("Paused");
        town.hal.tells(hole, new RequestCommand.Resume());
        assertThat(hears().subject()).contains("The clock runs again");
        town.hal.tells(hole, new RequestCommand.Note("", List.of(), "She is right."));
        assertThat(deliver()).as("a note for staff alone").isZero();
        town.until("2026-03-10 09:00");
        assertThat(hears().plain())
                .contains("should have been done by Monday 9 March 2026, 09:00 and is not");
        town.hal.reports(hole);
        var done = hears();
        assertThat(done.subject()).contains("Reported done");
        assertThat(done.plain())
                .contains(
                        "Only your word closes it. You have until the end of 24 March 2026.",
                        "Is it resolved?",
                        "Yes, it is resolved",
                        "Partly",
                        "No, it is not",
                        "It is done.");
        town.resident("ada").judges(hole, Verdict.PARTLY);
        var returned = hears();
        assertThat(returned.plain())
                .contains("Your verdict is on the record")
                .contains("went back to Streets and Lights, with a new promise");
        assertThat(returned.link("/undo$")).startsWith("/r/");
        town.ina.reports(hole);
        hears();
        town.resident("ada").judges(hole, Verdict.RESOLVED);
        assertThat(hears().plain()).contains("Your request is closed", "State: Resolved");
        town.resident("ada").tells(hole, new RequestCommand.Reopen("It is back."));
        assertThat(hears().plain()).contains("Your request is open again", "Your words:");
    }

    @Test
    void a_refusal_comes_with_its_reason_the_next_owner_and_the_appeal() {
        var hole = pothole();
        hears();
        town.hal.tells(
                hole,
                new RequestCommand.Refuse("not_ours", "A private road.", "The owner, Mr Hill"));
        var refused = hears();
        assertThat(refused.plain())
                .contains(
                        "you can appeal until the end of 30 March 2026",
                        "Reason: Not the town's to mend",
                        "Where to turn instead: The owner, Mr Hill",
                        "A private road.");
        assertThat(refused.link("/appeal$")).isNotEmpty();
        assertThat(refused.link("/accept$")).isNotEmpty();
        town.resident("ada").tells(hole, new RequestCommand.Appeal("It is a public road."));
        assertThat(hears().plain()).contains("Somebody who did not refuse will look");
        town.lou.tells(hole, new RequestCommand.DecideAppeal(false, "It is ours."));
        assertThat(hears().plain())
                .contains("the refusal was wrong", "promised that it will be done");
    }

    @Test
    void halfway_through_the_window_the_asker_is_reminded_once_unless_they_judged() {
        var hole = pothole();
        var lamp = town.resident("ben").asks("lamp", Alderhaven.MILL_LANE);
        town.hal.reports(hole);
        town.hal.reports(lamp);
        deliver();
        mail.news();
        town.resident("ben").judges(lamp, Verdict.RESOLVED);
        deliver();
        mail.news();
        town.days(6);
        assertThat(deliver()).isZero();
        town.days(2);
        var reminder = hears();
        assertThat(reminder.to()).isEqualTo("ada@home.example");
        assertThat(reminder.subject()).contains("Is it resolved?");
        assertThat(reminder.plain()).contains("half of your time to judge it has passed");
        town.days(4);
        assertThat(deliver()).isZero();
        town.days(4);
        assertThat(hears().plain())
                .contains("counted as unanswered, not as resolved", "Is it resolved?");
    }

    @Test
    void a_mail_server_that_is_away_is_tried_again_and_nothing_is_lost_or_doubled() {
        var hole = pothole();
        var before = hears().link("^/r/[^/]+$").substring(3);
        mail.stop();
        town.hal.tells(hole, new RequestCommand.Start("Now."));
        assertThat(deliver()).isZero();
        assertThat(notices.standing().notes())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.state()).isEqualTo("waiting");
                    assertThat(item.reason()).isNotEmpty().doesNotContain("@home");
                });
        assertThat(town.requests.byLink(before)).as("the link they have goes on").isPresent();
        var id = notices.standing().notes().getFirst().id();
        town.hal.reports(hole);
        assertThat(deliver()).as("the next message waits for its turn").isZero();
        mail.start();
        assertThat(deliver()).as("not before its pause is over").isZero();
        town.now.turn(java.time.Duration.ofMinutes(2));
        assertThat(deliver()).isEqualTo(2);
        var news = mail.news();
        assertThat(news).extracting(Mail::subject).first().asString().contains("Work has begun");
        assertThat(news).extracting(Mail::subject).last().asString().contains("Reported done");
        assertThat(deliver()).isZero();
        town.days(1);
        assertThat(town.requests.byLink(before)).as("replaced by the next").isEmpty();
        assertThat(town.requests.byLink(news.getFirst().link("^/r/[^/]+$").substring(3))).isEmpty();
        assertThat(town.requests.byLink(news.getLast().link("^/r/[^/]+$").substring(3)))
                .isPresent();
        assertThat(id).isPositive();
    }

    @Test
    void a_record_read_twice_tells_nothing_twice() {
        var hole = pothole();
        var first = hears();
        town.hal.tells(hole, new RequestCommand.Start("Now."));
        town.settled();
        var again = town.unheard(mail.settings(), false);
        var entries =
                town.store.read(tx -> {
                    var all = new ArrayList<Stored>();
                    town.record.replay(tx, 0, all::add);
                    return all;
                });
        entries.forEach(again::take);
        assertThat(notices.deliver()).isEqualTo(1);
        var second = mail.one();
        assertThat(second.subject()).contains("Work has begun");
        assertThat(second.header("References")).isEqualTo(first.header("Message-ID"));
        assertThat(notices.deliver()).isZero();
    }

    @Test
    void who_was_erased_hears_nothing_more() {
        var hole = pothole();
        hears();
        town.hal.reports(hole);
        town.settled();
        town.requests.erase(hole.number(), List.of("email"), "asker");
        assertThat(deliver()).isZero();
        assertThat(mail.news()).isEmpty();
        assertThat(notices.standing().waiting()).isEqualTo(1);
    }

    @Test
    void the_language_of_an_asker_goes_with_the_last_way_to_reach_them() {
        var contact = new Ask.Contact("ada", "ada@home.example", "020 7946 0123", "").in("es");
        var hole = new Town.Asker(town, contact).asks("pothole", Alderhaven.MILL_LANE);
        assertThat(hears().subject()).contains("Recibida").doesNotContain("Received");
        assertThat(languages()).containsExactly("es");
        assertThat(town.requests.erase(hole.number(), List.of("email"), "asker")).isEqualTo(1);
        assertThat(languages()).as("the desk still calls").containsExactly("es");
        assertThat(town.requests.erase(hole.number(), List.of("phone"), "asker")).isEqualTo(1);
        assertThat(languages()).isEmpty();
        new Town.Asker(town, Ask.Contact.NONE.in("ar")).asks("pothole", Alderhaven.MILL_LANE);
        assertThat(languages()).as("of a stranger nothing is kept").isEmpty();
    }

    private List<String> languages() {
        return town.store.read(
                tx -> tx.sql("select language from request_reach").list(row -> row.text(1)));
    }

    @Test
    void of_a_confidential_request_a_message_tells_only_that_there_is_something() {
        var held = town.resident("ada").asks("safeguarding", Alderhaven.MILL_LANE);
        var message = hears();
        assertThat(message.subject())
                .contains(held.number().spoken())
                .doesNotContain("safeguarding");
        assertThat(message.plain() + message.html())
                .doesNotContain("safeguarding", "Care", "trouble", "Ward", "Promised")
                .contains("confidential", "Only those who handle it read it.")
                .doesNotContain("everybody can read");
        assertThat(town.requests.byLink(message.link("^/r/").substring(3))).isPresent();
    }

    @Test
    void without_a_mail_server_nothing_is_sent_and_the_outbox_says_so() {
        pothole();
        town.settled();
        var silent = town.unheard(MailSettings.NONE, false);
        assertThat(silent.sends()).isFalse();
        assertThat(silent.deliver()).isZero();
        var standing = silent.standing();
        assertThat(standing.unsent()).isEqualTo(1);
        assertThat(standing.notes()).extracting(Notices.Item::reason).containsExactly("no_server");
        assertThat(notices.deliver()).as("set up later, it does not send what is old").isZero();
        assertThat(notices.again(standing.notes().getFirst().id())).isTrue();
        assertThat(notices.deliver()).isEqualTo(1);
        assertThat(mail.one().subject()).contains("Received");
    }

    @Test
    void strangers_who_left_no_address_cost_no_message() {
        var held = town.stranger().asks("pothole", Alderhaven.MILL_LANE);
        town.hal.reports(held);
        assertThat(deliver()).isZero();
        assertThat(notices.standing().waiting()).isZero();
    }
}
