package org.commonweal.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.asking.AskingTown.to;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.RequestList.Filter;
import org.commonweal.requests.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Residents ask, with nothing but links and forms.
class AskingStoriesTest {
    private static final String WORDS = "The hole outside the bakery swallowed a shoe.";

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

    @Test
    void ada_asks_for_a_pothole_from_the_front_page_to_the_receipt() {
        assertThat(town.get("/").body()).contains("/ask/about/pothole");
        assertThat(town.get("/ask/about/pothole").body()).contains("working day");
        var draft = town.begins("pothole");
        assertThat(draft).matches("/ask/[A-Za-z0-9_-]{43}");
        assertThat(to(town.post(draft + "/questions", "answers.depth", "deep")))
                .isEqualTo(draft + "/where");
        assertThat(to(town.post(draft + "/where", "place", "Mill Lane")))
                .isEqualTo(draft + "/words");
        var photo = Map.of("hole.jpg", Pictures.jpeg(300, 200));
        assertThat(to(town.upload(draft + "/words", Map.of("words", WORDS), photo)))
                .isEqualTo(draft + "/contact");
        assertThat(to(town.post(draft + "/contact", "email", "ada@home.example")))
                .isEqualTo(draft + "/check");
        assertThat(town.get(draft + "/check").body())
                .contains(WORDS)
                .contains("Mill Lane")
                .contains("How the public will see this")
                .contains("Streets and Lights");

        assertThat(to(town.post(draft + "/send"))).isEqualTo(draft + "/receipt");
        var receipt = town.get(draft + "/receipt").body();
        var view = town.requests.view(town.number(receipt)).orElseThrow();

        assertThat(view.words()).isEqualTo(WORDS);
        assertThat(view.place()).startsWith("Mill Lane");
        assertThat(view.photos()).hasSize(1);
        assertThat(view.state()).isEqualTo(State.PROMISED);
        assertThat(view.answers()).containsEntry("depth", List.of("deep"));
        assertThat(receipt).contains("Streets and Lights has it").contains("4 March 2026");
        assertThat(town.get("/").body()).contains("/photos/" + view.photos().getFirst());
        assertThat(town.get("/photos/" + view.photos().getFirst() + "/small.jpg").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_receipts_secrets_open_her_request_and_are_shown_once() {
        var draft = town.pothole(WORDS);
        town.post(draft + "/send");
        var first = town.get(draft + "/receipt").body();
        var code = between(first, "data-code>", "<");
        var link = between(first, "href=\"/r/", "\"");

        assertThat(town.requests.byCode(town.number(first), code)).isPresent();
        assertThat(town.requests.receipt(new AskerKey.Link(link))).isPresent();
        assertThat(town.get(draft + "/receipt").body()).as("loaded again at once").contains(code);
        town.now.turn(Receipts.SEEN);
        assertThat(town.get(draft + "/receipt").body())
                .doesNotContain(code)
                .doesNotContain(link)
                .contains(town.number(first).spoken())
                .contains("shown before");
    }

    @Test
    void who_says_to_have_kept_them_leaves_nothing_behind() {
        var draft = town.pothole(WORDS);
        town.post(draft + "/send");
        var first = town.get(draft + "/receipt").body();

        assertThat(to(town.post(draft + "/receipt/done")))
                .isEqualTo("/requests/" + town.number(first).digits());
        assertThat(town.get(draft + "/receipt").body())
                .doesNotContain(between(first, "data-code>", "<"));
    }

    @Test
    void secrets_nobody_came_for_are_gone_after_ten_minutes() {
        var draft = town.pothole(WORDS);
        town.post(draft + "/send");
        town.now.turn(Receipts.UNSEEN);

        assertThat(town.get(draft + "/receipt").body()).contains("shown before");
    }

    @Test
    void two_presses_at_once_ask_once_and_both_lead_to_the_secrets() throws Exception {
        var draft = town.pothole(WORDS);
        Callable<String> press = () -> to(town.post(draft + "/send"));
        Set<String> led = new HashSet<>();
        try (var fingers = Executors.newFixedThreadPool(6)) {
            for (var one : fingers.invokeAll(List.of(press, press, press, press, press, press))) {
                led.add(one.get());
            }
        }

        assertThat(led).containsExactly(draft + "/receipt");
        assertThat(town.requests.list(Filter.ALL, "", 10).rows()).hasSize(1);
        assertThat(town.get(draft + "/receipt").body()).contains("data-code");
    }

    @Test
    void a_sent_draft_cannot_be_read_or_changed_any_more() {
        var draft = town.pothole(WORDS);
        town.post(draft + "/send");

        for (var step : List.of("", "/words", "/contact", "/check", "/where/areas", "/discard")) {
            assertThat(to(town.get(draft + step))).isEqualTo(draft + "/receipt");
        }
        assertThat(to(town.post(draft + "/contact", "name", "Mallory")))
                .isEqualTo(draft + "/receipt");
        var body =
                town.store.<String>read(tx ->
                        tx.sql("select body from asking_drafts")
                                .one(row -> row.text("body"))
                                .orElseThrow());
        assertThat(body).isEmpty();
    }

    @Test
    void going_back_loses_nothing_and_a_change_leads_back_to_the_check() {
        var draft = town.pothole(WORDS);

        assertThat(town.get(draft + "/words").body()).contains(WORDS);
        assertThat(town.get(draft + "/where").body()).contains("value=\"Mill Lane");
        assertThat(to(town.post(draft + "/contact", "name", "Ada"))).isEqualTo(draft + "/check");
        assertThat(to(town.upload(draft + "/words", Map.of("words", "Two holes."), Map.of())))
                .isEqualTo(draft + "/check");
        assertThat(town.get(draft + "/check").body()).contains("Two holes.").doesNotContain(WORDS);
        assertThat(to(town.get(draft))).isEqualTo(draft + "/check");
    }

    @Test
    void another_service_keeps_what_was_said_and_asks_its_own_questions() {
        var draft = town.pothole(WORDS);

        assertThat(town.get(draft + "/what").body()).contains(draft + "/what/graffiti");
        assertThat(to(town.post(draft + "/what", "service", "graffiti")))
                .isEqualTo(draft + "/questions");
        assertThat(to(town.get(draft + "/check"))).isEqualTo(draft + "/questions");
        assertThat(to(town.post(draft + "/what", "service", "litter"))).isEqualTo(draft + "/check");
        assertThat(town.get(draft + "/words").body()).contains(WORDS);
    }

    @Test
    void without_map_and_address_the_lists_of_areas_and_streets_lead_there() {
        var draft = town.begins("litter");
        var areas = town.get(draft + "/where/areas").body();
        var area = between(areas, draft + "/where/areas/", "\"");
        var streets = town.get(draft + "/where/areas/" + area).body();
        var street = between(streets.substring(streets.indexOf("</option>")), "value=\"", "\"");

        town.post(draft + "/where/areas/" + area, "street", street, "place", "by the school gate");

        assertThat(town.get(draft + "/where").body())
                .contains("value=\"" + street + ", by the school gate\"");
    }

    @Test
    void a_pin_on_the_map_is_named_after_the_nearest_street() {
        var draft = town.begins("litter");
        var centre = town.town.atlas().centre();
        var lat = Double.toString(centre.lat());
        var lon = Double.toString(centre.lon());

        assertThat(to(town.post(draft + "/where", "place", "", "lat", lat, "lon", lon)))
                .isEqualTo(draft + "/words");
        assertThat(town.get(draft + "/where").body()).contains("value=\"Near ").contains(lat);
        assertThat(town.post(draft + "/where", "lat", "10.5", "lon", "10.5").body())
                .contains("outside the town");
    }

    @Test
    void an_address_typed_later_wins_over_an_older_pin() {
        var draft = town.begins("litter");
        var centre = town.town.atlas().centre();
        var lat = Double.toString(centre.lat());
        var lon = Double.toString(centre.lon());
        town.post(draft + "/where", "lat", lat, "lon", lon);

        town.post(draft + "/where", "place", "Mill Lane", "lat", lat, "lon", lon);

        assertThat(town.get(draft + "/where").body()).contains("value=\"Mill Lane");
    }

    @Test
    void who_cannot_say_where_asks_all_the_same_and_a_person_decides() {
        var draft = town.begins("litter");
        town.post(draft + "/where", "do", "unsaid");
        town.upload(draft + "/words", Map.of("words", "Somewhere by the river."), Map.of());
        town.post(draft + "/contact");
        town.post(draft + "/send");

        var receipt = town.get(draft + "/receipt").body();
        assertThat(town.requests.view(town.number(receipt)).orElseThrow().point()).isNull();
    }

    @Test
    void any_script_can_be_written_in() {
        var words = "公园小路积水 — حاوية ممتلئة — Straße & <b>ñandú</b> 🕳️";
        var draft = town.pothole(words);
        town.post(draft + "/send");

        var receipt = town.get(draft + "/receipt").body();
        assertThat(town.requests.view(town.number(receipt)).orElseThrow().words()).isEqualTo(words);
        assertThat(town.get("/requests").body())
                .contains("公园小路积水")
                .contains("&lt;b&gt;ñandú&lt;/b&gt;")
                .doesNotContain("<b>ñandú");
    }

    @Test
    void a_confidential_request_shows_the_public_nothing() {
        var draft = town.begins("landlord");
        assertThat(town.get(draft + "/where").body()).contains("Confidential");
        town.post(draft + "/where", "place", "Mill Lane");
        town.upload(draft + "/words", Map.of("words", "He will not mend the boiler."), Map.of());
        town.post(draft + "/contact", "name", "Bela Quietly", "email", "bela@home.example");
        assertThat(town.get(draft + "/check").body()).contains("Not at all.");
        assertThat(to(town.post(draft + "/send"))).isEqualTo(draft + "/receipt");
        var receipt = town.get(draft + "/receipt").body();

        assertThat(town.requests.view(town.number(receipt))).isEmpty();
        for (var page : List.of("/", "/requests", "/requests?service=landlord")) {
            assertThat(town.get(page).body())
                    .doesNotContain("boiler")
                    .doesNotContain(town.number(receipt).spoken())
                    .doesNotContain("Bela");
        }
        assertThat(to(town.post(draft + "/receipt/done"))).isEqualTo("/");
    }

    @Test
    void a_draft_is_thrown_away_with_a_word() {
        var draft = town.pothole(WORDS);

        assertThat(town.post(draft + "/discard").statusCode()).isEqualTo(400);
        assertThat(to(town.post(draft + "/discard", "sure", "yes"))).isEqualTo("/");
        assertThat(town.get(draft + "/words").statusCode()).isEqualTo(404);
    }

    @Test
    void a_draft_lives_a_day_from_its_last_change() {
        var draft = town.pothole(WORDS);
        town.now.turn(Drafts.LIFE.minus(Duration.ofMinutes(1)));
        town.post(draft + "/contact", "name", "Ada");
        town.now.turn(Drafts.LIFE.minus(Duration.ofMinutes(1)));
        assertThat(town.pages.sweep()).isZero();
        assertThat(town.get(draft + "/words").body()).contains(WORDS);

        town.now.turn(Duration.ofMinutes(1));

        assertThat(town.get(draft + "/words").statusCode()).isEqualTo(404);
        assertThat(town.post(draft + "/send").statusCode()).isEqualTo(404);
        assertThat(town.pages.sweep()).isEqualTo(1);
    }

    static String between(String text, String before, String after) {
        int from = text.indexOf(before);
        assertThat(from).as("%s in %s", before, text).isNotNegative();
        from += before.length();
        return text.substring(from, text.indexOf(after, from));
    }
}
