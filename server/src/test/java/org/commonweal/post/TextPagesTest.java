package org.commonweal.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonweal.people.Role;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Ask.Hears;
import org.commonweal.requests.State;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town.Asker;
import org.commonweal.town.TownPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Text messages as people meet them on the pages: in an invented town's letterbox, at the link,
/// where they are ended, and where operators look.
class TextPagesTest {
    private static final TextSettings INVENTED =
            new TextSettings(true, Optional.empty(), List.of("GB"));
    private static final String NUMBER = "+44 7700 900123";

    @TempDir Path folder;

    private static Asker bo(TownPages pages, Hears hears) {
        return bo(pages, hears, NUMBER);
    }

    private static Asker bo(TownPages pages, Hears hears, String number) {
        return new Asker(pages.town, new Ask.Contact("bo", "", number, "").by(hears));
    }

    private static void deliver(TownPages pages) {
        pages.town.settled();
        pages.notices.deliver();
    }

    private static String link(String page, String pattern) {
        var found =
                Pattern.compile("href=\"(" + pattern + ")\"").matcher(page.replace("&amp;", "&"));
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    @Test
    void a_text_message_leads_from_the_letterbox_to_the_verdict() {
        try (var pages = TownPages.texting(folder, INVENTED)) {
            var hole = bo(pages, Hears.TEXT).asks("pothole", Alderhaven.MILL_LANE);
            pages.town.hal.reports(hole);
            deliver(pages);
            var reader = pages.browser();
            var list = reader.reads("/letterbox");
            assertThat(list).contains("Text message, one part", "+447700900123", "Is it resolved?");
            var message = reader.reads(link(list, "/letterbox/\\d+"));
            assertThat(message).contains("Text message, 2 parts").doesNotContain("As HTML");
            assertThat(reader.get(link(list, "/letterbox/\\d+") + "/html").statusCode())
                    .isEqualTo(404);
            var own = link(message, "/r/[A-Za-z0-9_-]{22}");
            var size = pages.size();
            var page = reader.reads(own);
            assertThat(page).contains("Is it resolved?", own + "/verdict?answer=resolved");
            assertThat(reader.reads(own + "/verdict")).doesNotContain("checked");
            assertThat(pages.size()).as("reading is no answer").isEqualTo(size);
            reader.sends(own + "/verdict", "answer", "resolved");
            assertThat(hole.state()).isEqualTo(State.RESOLVED);
            pages.town.audit();
        }
    }

    @Test
    void the_asker_ends_them_and_begins_them_again_and_nothing_of_it_is_on_the_record() {
        try (var pages = TownPages.texting(folder, INVENTED)) {
            var hole = bo(pages, Hears.TEXT).asks("pothole", Alderhaven.MILL_LANE);
            var own = "/r/" + hole.receipt().link();
            var size = pages.size();
            var reader = pages.browser();
            assertThat(reader.reads(own))
                    .contains("End the text messages", "by text message", NUMBER);
            assertThat(reader.sends(own + "/texts", "texts", "end"))
                    .contains("No more text messages are sent to you.", "Get text messages too")
                    .doesNotContain("End the text messages");
            assertThat(reader.sends(own + "/texts", "texts", "begin"))
                    .contains("From now on you get text messages.", "End the text messages");
            assertThat(reader.post(own + "/texts", "texts", "more").statusCode()).isEqualTo(400);
            assertThat(reader.post(own + "/texts").statusCode()).isEqualTo(400);
            assertThat(reader.post("/r/wrong/texts", "texts", "end").statusCode()).isEqualTo(404);
            assertThat(reader.get(own + "/texts").statusCode()).isEqualTo(405);
            assertThat(pages.size()).isEqualTo(size);
            var landline = new Ask.Contact("di", "", "020 7946 0123", "");
            var lamp = new Asker(pages.town, landline).asks("lamp", Alderhaven.MILL_LANE);
            var hers = "/r/" + lamp.receipt().link();
            assertThat(reader.reads(hers)).doesNotContain("text messages");
            assertThat(reader.post(hers + "/texts", "texts", "begin").statusCode()).isEqualTo(409);
            pages.town.audit();
        }
    }

    @Test
    void operators_see_that_one_failed_and_neither_number_nor_words() {
        try (var gateway = new TextServer();
                var pages = TownPages.texting(folder, gateway.settings())) {
            gateway.answers(422);
            var hole = bo(pages, Hears.TEXT, "07400 123456").asks("pothole", Alderhaven.MILL_LANE);
            deliver(pages);
            var adam = pages.signedIn("adam", Role.ADMINISTRATOR, "");
            var page = adam.reads("/desk/mail");
            assertThat(page)
                    .contains("the asker, by text message", "answered 422", "Failed, tried once")
                    .contains(hole.number().spoken())
                    .doesNotContain("7400", "123456", "/r/", "bo@", "we have your request");
            assertThat(pages.browser().reads("/requests/" + hole.number().digits()))
                    .doesNotContain("7400", "123456", "text message");
            gateway.answers(200);
            var note = Pattern.compile("name=\"note\" value=\"(\\d+)\"").matcher(page);
            assertThat(note.find()).isTrue();
            assertThat(adam.sends("/desk/mail/again", "note", note.group(1)))
                    .contains("one waits")
                    .doesNotContain("one failed");
            gateway.news();
            pages.notices.deliver();
            assertThat(gateway.one().to()).isEqualTo("+447400123456");
            assertThat(pages.browser().reads("/letterbox"))
                    .as("what a gateway takes is nobody else's")
                    .doesNotContain("7400");
            pages.town.audit();
        }
    }

    @Test
    void a_desk_without_text_messages_does_not_speak_of_them() {
        try (var pages = new TownPages(folder)) {
            var hole = bo(pages, Hears.MAIL).asks("pothole", Alderhaven.MILL_LANE);
            assertThat(pages.browser().reads("/r/" + hole.receipt().link()))
                    .contains(NUMBER)
                    .doesNotContain("text message");
        }
    }
}
