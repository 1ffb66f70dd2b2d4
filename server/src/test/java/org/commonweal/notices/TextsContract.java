package org.commonweal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.commonweal.post.MailServer;
import org.commonweal.post.MailSettings;
import org.commonweal.post.TextServer;
import org.commonweal.post.TextServer.Came;
import org.commonweal.post.TextSettings;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Ask.Hears;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.State;
import org.commonweal.requests.Verdict;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town;
import org.commonweal.town.Town.Asker;
import org.commonweal.town.Town.Held;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who wants text messages gets few and short ones, over a real gateway and on every store.
abstract class TextsContract {
    private static final String NUMBER = "07400 123456";
    private static final String DIALLED = "+447400123456";

    @TempDir Path folder;
    private Town town;
    private TextServer gateway;
    private MailServer mail;
    private Notices notices;

    abstract String where(Path folder);

    @BeforeEach
    void open() {
        gateway = new TextServer();
        mail = new MailServer();
        town = new Town(where(folder.resolve("store")), folder);
        notices = town.told(mail.settings(), gateway.settings(), false).notices();
        notices.follow(0);
    }

    @AfterEach
    void audited() {
        town.audit();
        assertThat(town.record.checkpoint().size()).isPositive();
        town.close();
        mail.close();
        gateway.close();
    }

    private int deliver() {
        town.settled();
        return notices.deliver();
    }

    private Came hears() {
        deliver();
        return gateway.one();
    }

    private Asker bo(String email, Hears hears) {
        return new Asker(town, new Ask.Contact("bo", email, NUMBER, "").by(hears));
    }

    private Held hole() {
        return bo("", Hears.TEXT).asks("pothole", Alderhaven.MILL_LANE);
    }

    @Test
    void one_who_left_only_a_number_is_taken_through_the_whole_loop_by_it() {
        var hole = hole();
        var number = hole.number().spoken();
        var received = hears();
        assertThat(received.to()).isEqualTo(DIALLED);
        assertThat(received.text())
                .startsWith(
                        "Alderhaven: we have your request "
                                + number
                                + ". It is promised to be done by 9 March.\n"
                                + "https://desk.alderhaven.example/r/");
        assertThat(received.id()).matches("[0-9a-f]{32}");

        town.hal.tells(hole, new RequestCommand.Take());
        town.hal.tells(hole, new RequestCommand.Start("The van is on its way."));
        town.hal.tells(
                hole, new RequestCommand.Move("weather", Town.at("2026-03-12 17:00"), "It rains."));
        assertThat(deliver()).as("what can wait for the page waits").isZero();
        assertThat(gateway.news()).isEmpty();

        town.hal.reports(hole);
        var done = hears();
        assertThat(done.text())
                .contains("reported done. Is it resolved?", "until the end of 16 March:")
                .doesNotContain("It is done.", "pothole");
        var tapped = new AskerKey.Link(done.token());
        assertThat(town.requests.byLink(done.token())).isPresent();
        assertThat(hole.state()).as("opening is no answer").isEqualTo(State.REPORTED_DONE);
        town.days(8);
        var reminder = hears();
        assertThat(reminder.text()).contains("is not here yet. Is it resolved?");
        assertThat(town.requests.byLink(done.token())).as("still in the hand").isPresent();
        town.days(1);
        assertThat(town.requests.byLink(done.token())).as("replaced by the next").isEmpty();
        assertThat(town.requests.tell(tapped, new RequestCommand.Judge(Verdict.RESOLVED, 0, "")))
                .isInstanceOf(org.commonweal.requests.Outcome.Refused.class);

        var link = new AskerKey.Link(reminder.token());
        assertThat(town.requests.tell(link, new RequestCommand.Judge(Verdict.NOT_RESOLVED, 2, "")))
                .isInstanceOf(org.commonweal.requests.Outcome.Done.class);
        assertThat(hears().text()).contains("it went back. New promise: done by");
        town.ina.reports(hole);
        hears();
        town.resident("bo").judges(hole, Verdict.RESOLVED);
        assertThat(hears().text()).contains("is recorded: resolved");
        town.resident("bo").tells(hole, new RequestCommand.Reopen("It is back."));
        assertThat(hears().text()).contains("is open again. It is promised to be done by");
        assertThat(mail.news()).isEmpty();
    }

    @Test
    void a_refusal_and_its_appeal_are_told() {
        var hole = hole();
        hears();
        town.hal.tells(
                hole,
                new RequestCommand.Refuse("not_ours", "A private road.", "The owner, Mr Hill"));
        var refused = hears();
        assertThat(refused.text())
                .contains("is refused. See why, or appeal until the end of 30 March:");
        assertThat(
                        town.requests.tell(
                                new AskerKey.Link(refused.token()),
                                new RequestCommand.Appeal("It is the town's.")))
                .isInstanceOf(org.commonweal.requests.Outcome.Done.class);
        assertThat(deliver()).isZero();
        town.lou.tells(hole, new RequestCommand.DecideAppeal(true, "It is not ours."));
        assertThat(hears().text()).contains("The refusal stands.\n");
    }

    @Test
    void a_letter_and_a_text_message_do_not_replace_each_other_s_links() {
        var hole = bo("bo@home.example", Hears.BOTH).asks("pothole", Alderhaven.MILL_LANE);
        assertThat(deliver()).isEqualTo(2);
        var text = gateway.one();
        var letter = mail.one().link("^/r/[^/]+$").substring(3);
        assertThat(town.requests.byLink(text.token())).isPresent();
        assertThat(town.requests.byLink(letter)).isPresent();
        assertThat(town.requests.byLink(hole.receipt().link())).isPresent();
        town.hal.tells(hole, new RequestCommand.Start("Now."));
        assertThat(deliver()).as("a letter alone").isEqualTo(1);
        var next = mail.one().link("^/r/[^/]+$").substring(3);
        town.days(1);
        assertThat(town.requests.byLink(letter)).isEmpty();
        assertThat(town.requests.byLink(next)).isPresent();
        assertThat(town.requests.byLink(text.token())).as("still theirs").isPresent();
        mail.stop();
        town.hal.reports(hole);
        assertThat(deliver()).as("mail that is away keeps no text waiting").isEqualTo(1);
        town.days(1);
        assertThat(town.requests.byLink(text.token())).isEmpty();
        assertThat(town.requests.byLink(gateway.one().token())).isPresent();
        assertThat(town.requests.byLink(next)).isPresent();
    }

    @Test
    void a_gateway_that_stumbles_is_asked_again_under_the_same_name_and_in_order() {
        var hole = hole();
        var before = hears().token();
        gateway.answers(503);
        town.hal.reports(hole);
        town.resident("bo").judges(hole, Verdict.RESOLVED);
        assertThat(deliver()).isZero();
        var first = gateway.one();
        assertThat(notices.standing().notes())
                .filteredOn(item -> !item.reason().isEmpty())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.reason()).isEqualTo("answered 503");
                    assertThat(item.byText()).isTrue();
                    assertThat(item.state()).isEqualTo("waiting");
                });
        assertThat(town.requests.byLink(before)).as("the link they have goes on").isPresent();
        gateway.answers(202);
        assertThat(deliver()).as("not before its pause is over").isZero();
        town.now.turn(Duration.ofMinutes(2));
        assertThat(deliver()).isEqualTo(2);
        var news = gateway.news();
        assertThat(news.getFirst().id()).isEqualTo(first.id());
        assertThat(news.getFirst().text()).contains("reported done");
        assertThat(news.getLast().text()).contains("recorded: resolved");
        assertThat(deliver()).isZero();
        town.days(1);
        assertThat(town.requests.byLink(before)).isEmpty();
        assertThat(town.requests.byLink(news.getLast().token())).isPresent();
    }

    @Test
    void a_message_that_will_never_be_taken_fails_at_once_and_others_go_on() {
        gateway.answers(422);
        var hole = hole();
        assertThat(deliver()).isZero();
        gateway.one();
        var failed = notices.standing().notes().getFirst();
        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.reason()).isEqualTo("answered 422");
        gateway.answers(200);
        town.hal.reports(hole);
        assertThat(hears().text()).contains("reported done");
        assertThat(notices.again(failed.id())).isTrue();
        assertThat(hears().text()).contains("we have your request");
    }

    @Test
    void what_is_wrong_with_the_settings_fails_no_message() {
        for (int status : List.of(401, 403, 404, 408, 429, 500, 302)) {
            gateway.answers(status);
            hole();
            assertThat(deliver()).as("" + status).isZero();
            var standing = notices.standing();
            assertThat(standing.failed()).as("" + status).isZero();
            assertThat(standing.notes())
                    .as("" + status)
                    .anyMatch(item -> item.reason().equals("answered " + status));
        }
        var wrong = town.told(mail.settings(), gateway.settings("another secret"), false);
        gateway.answers(200);
        town.now.turn(Duration.ofHours(1));
        assertThat(wrong.notices().deliver()).as("signed with another secret").isZero();
    }

    @Test
    void a_gateway_that_is_not_there_keeps_everything_waiting_and_no_number_is_told() {
        hole();
        town.settled();
        gateway.close();
        assertThat(notices.deliver()).isZero();
        var note = notices.standing().notes().getFirst();
        assertThat(note.state()).isEqualTo("waiting");
        assertThat(note.reason()).isNotEmpty().doesNotContain("7400", "123456", "/r/");
        assertThat(outbox()).doesNotContain("7400", "123456", "/r/", "Alderhaven");
    }

    private String outbox() {
        return town.store.read(tx ->
                tx.sql("select occasion, message, reason from notices_outbox")
                        .list(row -> row.text(1) + " " + row.text(2) + " " + row.text(3))
                        .toString());
    }

    @Test
    void who_ended_them_or_was_erased_gets_no_more() {
        var hole = hole();
        hears();
        town.hal.reports(hole);
        town.settled();
        assertThat(town.requests.hear(hole.link(), Hears.MAIL)).isTrue();
        assertThat(notices.deliver()).isZero();
        assertThat(gateway.news()).isEmpty();
        assertThat(town.requests.hear(hole.link(), Hears.TEXT)).isTrue();
        town.resident("bo").judges(hole, Verdict.RESOLVED);
        assertThat(hears().text()).contains("recorded: resolved");
        town.resident("bo").tells(hole, new RequestCommand.Reopen("It is back."));
        town.settled();
        town.requests.erase(hole.number(), List.of("phone"), "asker");
        assertThat(notices.deliver()).isZero();
        assertThat(gateway.news()).isEmpty();
        assertThat(kept()).isEmpty();
        assertThat(town.requests.hear(hole.link(), Hears.TEXT)).as("to which number").isFalse();
        assertThat(town.requests.hear(new AskerKey.Link("nobody"), Hears.TEXT)).isFalse();
    }

    @Test
    void with_the_number_the_wish_goes_and_the_address_stays() {
        var hole = bo("bo@home.example", Hears.TEXT).asks("pothole", Alderhaven.MILL_LANE);
        deliver();
        assertThat(mail.news()).as("text messages alone").isEmpty();
        gateway.one();
        assertThat(kept()).containsExactly("text");
        town.requests.erase(hole.number(), List.of("phone"), "asker");
        assertThat(kept()).containsExactly("mail");
        town.hal.reports(hole);
        deliver();
        assertThat(mail.one().subject()).contains("Reported done");
        assertThat(gateway.news()).isEmpty();
    }

    private List<String> kept() {
        return town.store.read(
                tx -> tx.sql("select hears from request_reach").list(row -> row.text(1)));
    }

    @Test
    void nobody_is_written_to_who_did_not_say_so() {
        var hole = bo("bo@home.example", Hears.MAIL).asks("pothole", Alderhaven.MILL_LANE);
        new Asker(town, new Ask.Contact("cy", "", NUMBER, "")).asks("lamp", Alderhaven.MILL_LANE);
        var landline = new Ask.Contact("di", "", "020 7946 0123", "").by(Hears.TEXT);
        new Asker(town, landline).asks("lamp", Alderhaven.MILL_LANE);
        town.hal.reports(hole);
        deliver();
        assertThat(mail.news()).hasSize(2);
        assertThat(gateway.news()).isEmpty();
        assertThat(notices.standing().waiting()).as("the reminder").isEqualTo(1);
    }

    @Test
    void of_a_confidential_request_it_says_only_that_there_is_something() {
        bo("", Hears.TEXT).asks("safeguarding", Alderhaven.MILL_LANE);
        assertThat(hears().text())
                .contains("there is something new about your request")
                .doesNotContain("safeguarding", "Care", "promised", "March");
    }

    @Test
    void without_a_gateway_nothing_is_sent_and_the_outbox_says_so() {
        hole();
        town.settled();
        var silent = town.told(MailSettings.NONE, TextSettings.NONE, false).notices();
        assertThat(silent.deliver()).isZero();
        assertThat(silent.standing().notes())
                .extracting(Notices.Item::reason)
                .containsExactly("no_gateway");
    }

    @Test
    void the_number_is_neither_on_the_record_nor_in_what_everybody_sees() {
        var hole = hole();
        town.hal.reports(hole);
        deliver();
        var view = hole.view().toString();
        assertThat(view).doesNotContain("7400", "123456");
        var entries =
                town.store.read(tx -> {
                    var all = new StringBuilder();
                    town.record.replay(tx, 0, stored -> all.append(stored.entry()));
                    return all.toString();
                });
        assertThat(entries).isNotEmpty().doesNotContain("7400", "123456", "hears", "text_");
    }
}
