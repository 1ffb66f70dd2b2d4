package org.commonweal.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.asking.AskingStoriesTest.between;
import static org.commonweal.asking.AskingTown.to;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonweal.services.AnswerProblem;
import org.commonweal.web.Patience;
import org.commonweal.web.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is typed wrong stays typed, and one sentence says how to put it right.
class AskingErrorsTest {
    @TempDir Path folder;
    private AskingTown town;

    @BeforeEach
    void open() {
        town = new AskingTown(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static void refused(HttpResponse<String> reply, String sentence) {
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.body()).contains("There is a problem").contains(sentence);
        assertThat(reply.body()).contains("<title>Error:");
    }

    @Test
    void a_question_without_its_answer() {
        var draft = town.begins("pothole");
        var reply =
                town.post(draft + "/questions", "answers.depth", "", "answers.lane", "the left");

        refused(reply, "href=\"#answers.depth\"");
        assertThat(reply.body()).contains("value=\"the left\"").contains("id=\"answers.depth\"");
    }

    @Test
    void what_only_the_crews_ask_is_not_offered_to_residents() {
        for (var page : List.of("/", "/ask", "/ask?q=pothole")) {
            assertThat(town.get(page).body()).as(page).doesNotContain("Pothole found by a crew");
        }
        assertThat(town.get("/ask/about/crew-pothole").statusCode()).isEqualTo(404);
        assertThat(town.post("/ask", "service", "crew-pothole").statusCode()).isEqualTo(404);
        var draft = town.begins("pothole");
        assertThat(town.post(draft + "/what", "service", "crew-pothole").statusCode())
                .isEqualTo(404);
    }

    @Test
    void every_problem_with_an_answer_has_a_sentence_that_names_the_question() {
        var words = Words.load(Locale.ENGLISH, "asking");
        for (var kind : AnswerProblem.Kind.values()) {
            assertThat(words.say("asking." + kind.key(), "How deep is it?"))
                    .as(kind.key())
                    .contains("How deep is it?")
                    .doesNotContain("{")
                    .doesNotContain("‹");
        }
    }

    @Test
    void every_kind_of_question_says_what_it_takes() {
        var draft = town.begins("flooding");
        refused(town.post(draft + "/questions", "answers.height", "knee"), "12 or 2.5");
        var water = town.begins("water-quality");
        var date = "answers.since";
        var wrong =
                town.post(
                        water + "/questions",
                        date + "-day",
                        "31",
                        date + "-month",
                        "2",
                        date + "-year",
                        "2026");
        refused(wrong, "3 3 2026");
        assertThat(wrong.body()).contains("value=\"31\"");
        town.post(
                water + "/questions",
                date + "-day",
                "1",
                date + "-month",
                "3",
                date + "-year",
                "2026");
        assertThat(town.get(water + "/questions").body())
                .contains("value=\"2026\"")
                .contains("value=\"03\"");
        var bin = town.begins("missed-collection");
        refused(town.post(bin + "/questions", "answers.kinds", "gold"), "Choose one of");
        refused(
                town.post(town.begins("crossing") + "/questions", "answers.when", "x".repeat(4001)),
                "too long");
    }

    @Test
    void an_empty_place_an_unknown_one_and_one_too_long() {
        var draft = town.begins("litter");
        refused(town.post(draft + "/where", "place", " "), "Say where it is");
        var reply = town.post(draft + "/where", "place", "Zzyzx Boulevard of \"Nowhere\"");
        refused(reply, "We found no place");
        assertThat(reply.body()).contains("Zzyzx Boulevard of &#34;Nowhere");
        refused(town.post(draft + "/where", "place", "a".repeat(301)), "one line");
        assertThat(town.post(draft + "/where", "place", "Mill\u0007Lane").statusCode())
                .isEqualTo(400);
        var area = between(town.get(draft + "/where/areas").body(), draft + "/where/areas/", "\"");
        refused(
                town.post(draft + "/where/areas/" + area, "street", "Zzyzx Boulevard"),
                "Choose a street");
        assertThat(town.get(draft + "/where/areas/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void several_places_that_fit_are_offered_and_the_choice_is_kept() {
        var draft = town.begins("litter");
        var offered = town.post(draft + "/where", "place", "Meads");
        assertThat(offered.statusCode()).isEqualTo(200);
        var choice = between(offered.body(), "name=\"choice\" type=\"radio\" value=\"", "\"");

        assertThat(to(town.post(draft + "/where", "place", "Meads", "choice", choice)))
                .isEqualTo(draft + "/words");
        assertThat(to(town.post(draft + "/where", "place", "Meads", "choice", "none")))
                .isEqualTo(draft + "/where/areas");
    }

    @Test
    void nothing_said_at_all() {
        var draft = town.begins("litter");
        refused(town.upload(draft + "/words", Map.of("words", "  "), Map.of()), "in a few words");
    }

    @Test
    void words_too_long_stay_typed_and_say_by_how_much() {
        var draft = town.begins("litter");
        var reply = town.upload(draft + "/words", Map.of("words", "字".repeat(4003)), Map.of());

        refused(reply, "3 characters too long");
        assertThat(reply.body()).contains("字".repeat(4003));
    }

    @Test
    void a_wrong_photo_is_named_while_the_right_ones_and_the_words_are_kept() {
        var draft = town.begins("litter");
        var files = new LinkedHashMap<String, byte[]>();
        files.put("good.jpg", Pictures.jpeg(200, 100));
        files.put(
                "IMG_1.HEIC",
                "\0\0\0 ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1));
        files.put("list.txt", "milk, bread".getBytes(StandardCharsets.UTF_8));
        var reply = town.upload(draft + "/words", Map.of("words", "Litter <here>"), files);

        refused(reply, "HEIC photo");
        assertThat(reply.body())
                .contains("IMG_1.HEIC")
                .contains("is not a photo")
                .contains("Your photo")
                .contains("Litter &lt;here&gt;");
        assertThat(town.get(draft + "/words").body()).contains("Litter &lt;here&gt;");
    }

    @Test
    void photos_are_added_and_removed_one_by_one() {
        var draft = town.begins("litter");
        var add = Map.of("words", "Two", "do", "add");
        town.upload(draft + "/words", add, Map.of("a.jpg", Pictures.jpeg(100, 50)));
        town.upload(draft + "/words", add, Map.of("b.jpg", Pictures.jpeg(50, 100)));
        var both = town.get(draft + "/words").body();
        assertThat(both).contains("Your 2 photos");
        var sha = between(both, "name=\"remove\" value=\"", "\"");
        var photo = town.get(draft + "/photos/" + sha + "/small.jpg");
        assertThat(photo.statusCode()).isEqualTo(200);
        assertThat(photo.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(town.get(draft + "/photos/" + sha + ".jpg").statusCode()).isEqualTo(200);

        var form = Map.of("words", "Two", "remove", sha);
        assertThat(to(town.upload(draft + "/words", form, Map.of()))).isEqualTo(draft + "/words");
        assertThat(town.get(draft + "/words").body()).contains("Your photo").contains("Two");
        assertThat(town.get(draft + "/photos/" + sha + "/small.jpg").statusCode()).isEqualTo(404);
    }

    @Test
    void an_address_that_is_none_and_a_number_that_is_none() {
        var draft = town.begins("litter");
        var reply =
                town.post(
                        draft + "/contact",
                        "name",
                        "Ada",
                        "email",
                        "ada at home",
                        "phone",
                        "ring me",
                        "contact_note",
                        "after six");

        refused(reply, "name@example.org");
        assertThat(reply.body())
                .contains("020 7946 0958")
                .contains("value=\"ada at home\"")
                .contains("value=\"Ada\"")
                .contains("after six");
    }

    @Test
    void a_wrong_token_and_no_draft_look_alike() {
        var wrong = "/ask/" + "x".repeat(43);
        for (var path : List.of("", "/words", "/check", "/receipt", "/where/areas/north")) {
            var reply = town.get(wrong + path);
            assertThat(reply.statusCode()).isEqualTo(404);
            assertThat(reply.body()).contains("not here any more");
        }
        assertThat(town.post(wrong + "/send").statusCode()).isEqualTo(404);
        assertThat(town.get("/ask/about/nothing-of-the-kind").statusCode()).isEqualTo(404);
        assertThat(town.post("/ask", "service", "nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void somebody_elses_photo_is_not_shown_under_ones_own_draft() {
        var one = town.begins("litter");
        town.upload(one + "/words", Map.of("do", "add"), Map.of("a.jpg", Pictures.jpeg(90, 50)));
        var sha = between(town.get(one + "/words").body(), "name=\"remove\" value=\"", "\"");

        assertThat(town.get(town.begins("litter") + "/photos/" + sha + ".jpg").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_draft_not_finished_cannot_be_sent() {
        var draft = town.begins("litter");
        assertThat(to(town.post(draft + "/send"))).isEqualTo(draft + "/where");
        assertThat(to(town.get(draft + "/receipt"))).isEqualTo(draft + "/check");
        assertThat(to(town.get(draft + "/check"))).isEqualTo(draft + "/where");
    }

    @Test
    void a_flood_from_one_sender_is_asked_to_wait_and_loses_nothing() {
        var waited = new ArrayList<Integer>();
        var patience = "";
        for (int i = 0; i < CheckPage.BY_SENDER.burst(); i++) {
            var draft = town.pothole("Hole number " + i);
            var sent = town.post(draft + "/send", "patience", patience);
            if (sent.statusCode() == 422) {
                assertThat(sent.body()).contains("Hole number " + i, "wait 15 seconds");
                patience = between(sent.body(), "name=\"patience\" value=\"", "\"");
                assertThat(town.post(draft + "/send", "patience", patience).statusCode())
                        .isEqualTo(422);
                town.now.turn(Patience.WAIT);
                sent = town.post(draft + "/send", "patience", patience);
                waited.add(i);
            }
            assertThat(to(sent)).isEqualTo(draft + "/receipt");
        }
        assertThat(waited).as("once, past half of the limit").containsExactly(16);
        var waiting = town.pothole("One hole more");
        assertThat(town.post(waiting + "/send").statusCode()).isEqualTo(422);
        var refused = town.post(waiting + "/send", "patience", patience);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(town.get(waiting + "/check").body()).contains("One hole more");
        town.now.turn(CheckPage.BY_SENDER.every());
        assertThat(to(town.post(waiting + "/send", "patience", patience)))
                .isEqualTo(waiting + "/receipt");
    }

    @Test
    void huge_forms_are_refused_before_they_are_read() {
        var draft = town.begins("litter");
        assertThat(town.post(draft + "/contact", "contact_note", "x".repeat(300_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void the_list_says_what_a_day_looks_like_and_refuses_made_up_pages() {
        refused(town.get("/requests?from=yesterday"), "2026-03-31");
        assertThat(town.get("/requests?state=lost").statusCode()).isEqualTo(400);
        assertThat(town.get("/requests?after=%00!!").statusCode()).isEqualTo(400);
        assertThat(town.get("/requests?area=ward:nowhere").body()).contains("No public request");
    }
}
