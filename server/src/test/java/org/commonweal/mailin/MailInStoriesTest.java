package org.commonweal.mailin;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.commonweal.people.Role;
import org.commonweal.post.MailSettings;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.State;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town;
import org.commonweal.town.Town.Held;
import org.commonweal.town.TownPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mail that comes in: from the pipe or the mailbox to a request, an answer, or a clerk.
class MailInStoriesTest {
    private static final String ADA = "Ada Lane <ada@home.example>";
    private static final Logger LOG = Logger.getLogger("com.icegreen");

    @TempDir Path folder;
    private TownPages pages;

    @BeforeEach
    void open() {
        LOG.setLevel(Level.WARNING);
        pages = new TownPages(folder, MailSettings.NONE, "pothole", Town.LANGUAGES);
    }

    @AfterEach
    void audited() {
        pages.town.audit();
        pages.close();
    }

    private void comes(byte[] raw) {
        try {
            pages.town.spool().put(new ByteArrayInputStream(raw));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertThat(pages.mailIn.work()).isEqualTo(1);
    }

    private String holds() {
        return pages.mailIn.waiting().stream()
                .map(MailIn.Held::reason)
                .reduce("", (a, b) -> a.isEmpty() ? b : a + "," + b);
    }

    private List<RequestView> asked() {
        return pages
                .town
                .requests
                .list(org.commonweal.requests.RequestList.Filter.ALL, "", 50)
                .rows()
                .stream()
                .map(row -> pages.town.requests.view(row.number()).orElseThrow())
                .toList();
    }

    @Test
    void a_message_becomes_a_request_and_its_writer_hears_of_it() {
        comes(
                Letters.plain(
                        ADA,
                        "A hole",
                        "",
                        "There is a hole in Mill Lane.\n\n-- \nAda\n01632 960 311"));
        var view = asked().getFirst();
        assertThat(view.words()).isEqualTo("There is a hole in Mill Lane.");
        assertThat(view.channel()).isEqualTo("mail");
        assertThat(pages.mailIn.waits()).isZero();
        pages.town.settled();
        assertThat(pages.notices.deliver()).isEqualTo(1);
        assertThat(pages.browser().reads("/letterbox")).contains("ada@home.example", "Received");
    }

    private String letter() {
        pages.town.settled();
        assertThat(pages.notices.deliver()).isEqualTo(1);
        var list = pages.browser().reads("/letterbox");
        var newest = list.indexOf("/letterbox/");
        var path = list.substring(newest, list.indexOf('"', newest));
        return pages.browser().get(path + "/html").body();
    }

    @Test
    void who_writes_in_arabic_or_says_that_it_is_spanish_is_answered_so() {
        comes(Letters.in("UTF-8", "base64", "توجد حفرة في شارع الطاحونة."));
        assertThat(letter())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "وصلنا طلبك")
                .contains("توجد حفرة في شارع الطاحونة.");
        comes(
                Letters.plain(
                        "Ana <ana@home.example>",
                        "Un bache",
                        "Content-Language: es-AR\n",
                        "Hay un bache en Mill Lane."));
        assertThat(letter()).contains("<html lang=\"es\"", "Hemos recibido su solicitud");
        comes(
                Letters.plain(
                        ADA,
                        "Ein Loch",
                        "Content-Language: -, , de (Deutsch), 12\n",
                        "Ein Loch in Mill Lane."));
        assertThat(letter()).contains("<html lang=\"en\"", "We have received your request");
    }

    @Test
    void a_request_that_a_clerk_makes_of_a_message_is_answered_in_its_writer_s_language() {
        comes(Letters.in("UTF-8", "8bit", "路灯坏了。电话 +44 1632 960311"));
        var clerk = pages.signedIn("clea", Role.CLERK, "");
        var id = Long.toString(pages.mailIn.waiting().getFirst().id());
        clerk.sends(
                "/desk/post/request",
                "message",
                id,
                "service",
                "lamp",
                "words",
                "路灯坏了。",
                "area",
                "ward:north");
        assertThat(letter()).contains("<html lang=\"zh\" dir=\"ltr\">", "我们收到了您的诉求");
    }

    @Test
    void a_message_that_is_brought_twice_is_taken_once() {
        var raw = Letters.plain(ADA, "A hole", "", "There is a hole.");
        comes(raw);
        comes(raw);
        comes(
                ("Received: by another way\r\n"
                                + new String(raw, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(asked()).hasSize(1);
    }

    private Held reported() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        pages.town.hal.reports(hole);
        pages.town.settled();
        pages.notices.deliver();
        return hole;
    }

    private String messageOf(Held hole) {
        return pages.town.store.read(tx ->
                tx.sql(
                                "select message from notices_outbox where request = ? and state = 'sent' order by id desc limit 1")
                        .with(hole.number().value())
                        .one(row -> row.text(1))
                        .orElseThrow());
    }

    @Test
    void the_asker_s_answer_adds_words_and_never_a_verdict() {
        var hole = reported();
        comes(
                Letters.plain(
                        ADA,
                        "Re: Reported done",
                        "In-Reply-To: <" + messageOf(hole) + ">\n",
                        "Yes, it is resolved.\n\nOn Monday, The desk wrote:\n> Is it resolved?"));
        var last = hole.view().steps().getLast();
        assertThat(last.event()).isEqualTo("request.noted/1");
        assertThat(last.words()).isEqualTo("Yes, it is resolved.");
        assertThat(last.members()).containsEntry("by", "asker");
        assertThat(hole.state()).isEqualTo(State.REPORTED_DONE);
    }

    @Test
    void strangers_forgers_and_friends_get_no_say() {
        var hole = reported();
        var steps = hole.view().steps().size();
        comes(
                Letters.plain(
                        "Ben <ben@home.example>",
                        "Fw reply",
                        "References: <" + messageOf(hole) + ">\n",
                        "It was forwarded to me."));
        comes(
                Letters.plain(
                        ADA, "[" + hole.number().spoken() + "] hello", "", "I forged the sender."));
        comes(
                Letters.plain(
                        ADA,
                        "Re: x",
                        "In-Reply-To: <0123456789abcdef0123456789abcdef@alderhaven.example>\n",
                        "A new hole, by the way."));
        assertThat(holds()).isEqualTo("unproven,unproven");
        assertThat(pages.mailIn.waiting())
                .allMatch(held -> held.request().equals(Optional.of(hole.number())));
        assertThat(hole.view().steps()).hasSize(steps);
        assertThat(asked()).as("what answers nothing of ours is a new request").hasSize(2);
    }

    @Test
    void what_programs_send_is_set_aside_and_never_answered() {
        var hole = reported();
        comes(
                Letters.plain(
                        ADA,
                        "Away",
                        "Auto-Submitted: auto-replied\nIn-Reply-To: <" + messageOf(hole) + ">\n",
                        "I am away."));
        comes(Letters.bounce(messageOf(hole)));
        assertThat(holds()).isEmpty();
        assertThat(pages.mailIn.setAside())
                .extracting(MailIn.Held::reason)
                .containsExactly("machine", "bounce");
        assertThat(pages.notices.standing().notes())
                .anyMatch(item -> item.reason().equals("bounced") && item.state().equals("failed"));
        pages.town.settled();
        assertThat(pages.notices.deliver()).isZero();
        pages.town.days(31);
        pages.mailIn.sweep();
        assertThat(pages.mailIn.setAside()).isEmpty();
    }

    @Test
    void what_cannot_be_told_waits_for_a_clerk_whole() {
        comes(Letters.plain(ADA, "Fwd: hole", "", "See below"));
        comes(Letters.plain(ADA, "call me", "", "A hole. Ring me at 01632 960 311."));
        comes(Letters.plain("", "nobody", "", "A hole."));
        comes(Letters.plain(ADA, "", "", ""));
        comes(Letters.bytes("garbage"));
        comes(Letters.plain(ADA, "long", "", "word ".repeat(2000)));
        var huge = new byte[Spool.MOST + 10];
        var start = Letters.plain(ADA, "huge", "", "A huge hole.");
        java.util.Arrays.fill(huge, (byte) ' ');
        System.arraycopy(start, 0, huge, 0, start.length);
        comes(huge);
        assertThat(holds())
                .isEqualTo("forwarded,private,no_sender,no_words,no_sender,new,too_large");
        assertThat(asked()).isEmpty();
    }

    @Test
    void a_file_that_is_no_picture_is_seen_by_a_person_though_the_request_was_taken() {
        comes(Letters.nested("There is a hole.", "application/pdf", "map.pdf", new byte[900]));
        assertThat(asked()).hasSize(1);
        assertThat(holds()).isEqualTo("left_over");
        assertThat(pages.mailIn.waiting().getFirst().request())
                .contains(asked().getFirst().number());
    }

    @Test
    void a_clerk_makes_a_request_lays_one_to_another_and_sets_one_aside() {
        comes(
                Letters.plain(
                        ADA,
                        "call me",
                        "",
                        "A lamp is out in Mill Lane. Ring me at 01632 960 311."));
        comes(Letters.plain("Ben <ben@home.example>", "Fwd: more", "", "See this."));
        comes(Letters.plain("Ben <ben@home.example>", "Fwd: spam", "", "Buy this."));
        var clerk = pages.signedIn("clea", Role.CLERK, "");
        var list = clerk.reads("/desk/post");
        assertThat(list).contains("call me", "Its words tell what looks like a telephone number");
        var ids = pages.mailIn.waiting().stream().map(held -> Long.toString(held.id())).toList();
        assertThat(clerk.reads("/desk/post/" + ids.getFirst()))
                .contains("Ring me at 01632 960 311.");
        assertThat(
                        clerk.post(
                                        "/desk/post/request",
                                        "message",
                                        ids.getFirst(),
                                        "service",
                                        "",
                                        "words",
                                        "A lamp")
                                .statusCode())
                .isEqualTo(422);
        var page =
                clerk.sends(
                        "/desk/post/request",
                        "message",
                        ids.getFirst(),
                        "service",
                        "lamp",
                        "words",
                        "A lamp is out.",
                        "area",
                        "ward:north");
        assertThat(page).contains("A lamp is out.");
        var lamp = asked().getFirst();
        assertThat(lamp.channel()).isEqualTo("mail");
        assertThat(lamp.words()).isEqualTo("A lamp is out.");
        assertThat(clerk.post("/desk/post/lay", "message", ids.get(1), "number", "12").statusCode())
                .isEqualTo(422);
        clerk.sends("/desk/post/lay", "message", ids.get(1), "number", lamp.number().digits());
        assertThat(
                        pages.town
                                .requests
                                .view(pages.town.hal.actor(), lamp.number())
                                .orElseThrow()
                                .notes())
                .anyMatch(note -> note.words().contains("See this."));
        assertThat(pages.browser().reads("/requests/" + lamp.number().digits()))
                .doesNotContain("See this.", "ben@");
        clerk.sends("/desk/post/aside", "message", ids.get(2));
        assertThat(pages.mailIn.waits()).isZero();
        assertThat(clerk.get("/desk/post/999").statusCode()).isEqualTo(404);
        assertThat(pages.signedIn("hans", Role.HANDLER, "streets").get("/desk/post").statusCode())
                .isEqualTo(403);
        assertThat(RequestNumber.parse(lamp.number().digits())).isPresent();
    }

    @Test
    void a_mailbox_is_emptied_message_by_message_and_a_server_that_is_away_is_tried_again()
            throws Exception {
        var port = new ServerSocket(0);
        int imap = port.getLocalPort();
        port.close();
        var setup = new ServerSetup(imap, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        var box =
                new MailInSettings.Box(
                        "127.0.0.1", imap, "none", "desk", () -> "secret", "INBOX", "Done");
        var settings =
                new MailInSettings(
                        "desk@alderhaven.example", "pothole", List.of("en"), Optional.of(box));
        var mailIn =
                new MailIn(
                        new MailRooms(
                                pages.town.store,
                                pages.town.requests,
                                pages.notices,
                                pages.town.photos,
                                pages.town.now),
                        settings,
                        pages.town.spool());
        assertThat(mailIn.fetch()).isPresent();
        var server = new GreenMail(setup);
        server.start();
        try {
            var user = server.setUser("desk@alderhaven.example", "desk", "secret");
            for (var words : List.of("A hole in Mill Lane.", "Another hole.")) {
                user.deliver(
                        new jakarta.mail.internet.MimeMessage(
                                jakarta.mail.Session.getInstance(new java.util.Properties()),
                                new ByteArrayInputStream(Letters.plain(ADA, words, "", words))));
            }
            assertThat(mailIn.fetch()).isEmpty();
            assertThat(mailIn.work()).isEqualTo(2);
            assertThat(asked()).hasSize(2);
            assertThat(server.getManagers().getImapHostManager().getInbox(user).getMessageCount())
                    .isZero();
            assertThat(
                            server.getManagers()
                                    .getImapHostManager()
                                    .getFolder(user, "Done")
                                    .getMessageCount())
                    .isEqualTo(2);
            assertThat(mailIn.fetch()).isEmpty();
            assertThat(mailIn.work()).isZero();
        } finally {
            server.stop();
        }
    }
}
