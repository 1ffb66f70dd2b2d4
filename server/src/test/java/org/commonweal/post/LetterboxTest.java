package org.commonweal.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonweal.requests.State;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.TownPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an invented town shows instead of sending it.
class LetterboxTest {
    @TempDir Path folder;

    @Test
    void a_stranger_reads_the_letter_and_judges_by_its_link() {
        try (var pages = new TownPages(folder)) {
            var reader = pages.browser();
            assertThat(reader.reads("/letterbox")).contains("Nothing has been sent yet");
            var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
            pages.town.hal.reports(hole);
            pages.town.settled();
            assertThat(pages.notices.deliver()).isEqualTo(2);
            var list = reader.reads("/letterbox");
            assertThat(list).contains("Reported done", "ada@home.example");
            var letter = reader.reads(link(list, "/letterbox/\\d+"));
            assertThat(letter).contains("Only your word closes it", "is an invented town");
            var html = reader.get(link(list, "/letterbox/\\d+") + "/html");
            assertThat(html.headers().firstValue("Content-Type"))
                    .contains("text/html; charset=utf-8");
            assertThat(html.body()).contains("<blockquote>", "It is done.");
            var tapped = link(letter, "/r/[^\"?]+/verdict\\?answer=resolved");
            assertThat(reader.reads(tapped)).contains("checked");
            reader.sends(tapped.replaceAll("\\?.*", ""), "answer", "resolved");
            assertThat(hole.state()).isEqualTo(State.RESOLVED);
            assertThat(reader.get("/letterbox/9999").statusCode()).isEqualTo(404);
            assertThat(reader.get("/letterbox/x").statusCode()).isEqualTo(404);
            pages.town.audit();
        }
    }

    @Test
    void a_town_with_a_mail_server_has_no_letterbox() {
        var server =
                new MailSettings.Server(
                        "127.0.0.1", 2525, MailSettings.Security.NONE, "", () -> "");
        var settings = new MailSettings("desk@alderhaven.example", Optional.of(server), false);
        try (var pages = new TownPages(folder, settings)) {
            assertThat(pages.browser().get("/letterbox").statusCode()).isEqualTo(404);
        }
    }

    private static String link(String page, String pattern) {
        var found =
                Pattern.compile("href=\"(" + pattern + ")\"").matcher(page.replace("&amp;", "&"));
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
