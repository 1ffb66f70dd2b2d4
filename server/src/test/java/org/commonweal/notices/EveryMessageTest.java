package org.commonweal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonweal.post.MailServer;
import org.commonweal.post.MailServer.Mail;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.Verdict;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town;
import org.commonweal.town.Town.Held;
import org.commonweal.town.TownPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens, each message to the asker and to a follower says the same in text and in HTML:
/// what happened, the state in words, the promise, and the link for what to do next.
class EveryMessageTest {
    private static final Pattern TAG = Pattern.compile("<[^>]+>");
    private static final String[] PROMISES = {
        "Promised to be done by: ", "Promised by, and missed: "
    };

    @TempDir Path folder;
    private final List<String> happened = new ArrayList<>();
    private MailServer mail;
    private TownPages pages;
    private Town town;

    @BeforeEach
    void open() {
        mail = new MailServer();
        pages = new TownPages(folder, mail.settings());
        town = pages.town;
    }

    @AfterEach
    void audited() {
        town.audit();
        pages.close();
        mail.close();
    }

    private List<Mail> delivered() {
        town.settled();
        pages.notices.deliver();
        return mail.news();
    }

    private Held followed(String service) {
        var held = town.resident("ada").asks(service, Alderhaven.MILL_LANE);
        delivered();
        var nell = pages.browser();
        nell.post("/follow", "request", held.number().digits(), "email", "nell@street.example");
        nell.post(delivered().getLast().link("/confirm$"));
        return held;
    }

    /// Both hear of it, as they should.
    private void heard(Held held) {
        var messages = delivered();
        assertThat(messages).extracting(Mail::to).contains("ada@home.example");
        messages.forEach(message -> whole(message, held.view()));
    }

    private void whole(Mail message, RequestView view) {
        happened.add(message.subject().replaceAll("^\\S+ \\S+ \\S+ |: .*", ""));
        var plain = message.plain();
        assertThat(plain)
                .as(message.subject())
                .contains("Number: " + view.number().spoken())
                .contains("State: " + state(view))
                .contains("Request: The ");
        if (view.round().doneDue() != null) {
            assertThat(plain).containsPattern(PROMISES[0] + "|" + PROMISES[1]);
        }
        var asker = message.to().startsWith("ada");
        assertThat(message.link(asker ? "^/r/[^/]+$" : "^/requests/" + view.number().digits()))
                .isNotEmpty();
        var shown = unescaped(TAG.matcher(message.html()).replaceAll("\n"));
        for (var line : plain.split("\n")) {
            if (line.startsWith("http")) {
                assertThat(message.html()).contains("href=\"" + line.replace("&", "&amp;") + "\"");
            } else if (!line.equals("-- ")) {
                var said = line.contains(": ") ? line.substring(line.indexOf(": ") + 2) : line;
                assertThat(shown).as(message.subject()).contains(said.strip());
            }
        }
    }

    private static String state(RequestView view) {
        var words = view.state().code().replace('_', ' ');
        return switch (words) {
            case "silent" -> "Closed without a verdict";
            case "refusal final" -> "Refused for good";
            default ->
                    words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
        };
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Test
    void a_desk_that_reads_no_answers_says_so() {
        var answered = "An answer to this message is added to your request";
        var unread = "Nobody reads answers to this message.";
        town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        assertThat(delivered().getLast().plain()).contains(answered).doesNotContain(unread);
        // Both towns make the same message ids.
        try (var theirs = new MailServer();
                var other = new TownPages(folder.resolve("other"), theirs.settings(false))) {
            other.town.resident("ben").asks("pothole", Alderhaven.MILL_LANE);
            other.town.settled();
            other.notices.deliver();
            var said = theirs.news().getLast();
            assertThat(said.plain()).contains(unread).doesNotContain(answered);
            assertThat(said.html()).contains(unread).doesNotContain(answered);
            other.town.audit();
        }
    }

    @Test
    void on_the_way_to_a_verdict_and_back() {
        var hole = followed("pothole");
        town.hal.tells(hole, new RequestCommand.Start("On our way, \"soon\" & <now>."));
        heard(hole);
        town.hal.tells(
                hole, new RequestCommand.Move("weather", Town.at("2026-03-12 17:00"), "It rains."));
        heard(hole);
        town.hal.tells(hole, new RequestCommand.Pause("parts", ""));
        heard(hole);
        town.hal.tells(hole, new RequestCommand.Resume());
        heard(hole);
        town.until("2026-03-10 09:00");
        heard(hole);
        town.hal.reports(hole);
        heard(hole);
        town.days(8);
        heard(hole);
        town.resident("ada").judges(hole, Verdict.PARTLY);
        heard(hole);
        town.resident("ada").tells(hole, new RequestCommand.Undo());
        heard(hole);
        town.days(20);
        heard(hole);
        town.resident("ada").judges(hole, Verdict.RESOLVED);
        heard(hole);
        town.resident("ada").tells(hole, new RequestCommand.Reopen("It is back."));
        heard(hole);
        town.resident("ada").tells(hole, new RequestCommand.Withdraw("We moved."));
        heard(hole);
        assertThat(happened)
                .contains(
                        "Work has begun",
                        "The date was moved",
                        "Paused",
                        "The clock runs again",
                        "Not done in time",
                        "Reported done",
                        "Is it resolved?",
                        "Not wholly resolved, it went back",
                        "Verdict taken back",
                        "Closed without a verdict",
                        "Resolved",
                        "It came back",
                        "Withdrawn");
    }

    @Test
    void on_the_way_to_a_refusal_and_its_appeal() {
        var hole = followed("pothole");
        town.hal.tells(hole, new RequestCommand.Refuse("not_ours", "A private road.", "The owner"));
        heard(hole);
        town.resident("ada").tells(hole, new RequestCommand.Appeal("It is a public road."));
        heard(hole);
        town.lou.tells(hole, new RequestCommand.DecideAppeal(true, "It is the owner's."));
        heard(hole);
        assertThat(happened).contains("Refused", "Appealed", "The refusal stands");
    }
}
