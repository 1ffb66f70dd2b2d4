package org.commonweal.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.asking.AskingTown.STREET;
import static org.commonweal.asking.AskingTown.to;

import java.nio.file.Path;
import java.util.Map;
import org.commonweal.requests.RequestView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who writes a telephone number where everybody will read it is asked whether that is meant.
class PersonalTest {
    private static final String PHONE = "01632 960123";
    private static final String WORDS = "A deep hole at number 7. Ring me on " + PHONE;

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

    private String placed(String service) {
        var draft = town.begins(service);
        if (service.equals("pothole")) {
            town.post(draft + "/questions", "answers.depth", "deep");
        }
        town.post(draft + "/where", "place", STREET);
        return draft;
    }

    private String says(String draft, String words) {
        return to(town.upload(draft + "/words", Map.of("words", words), Map.of()));
    }

    private RequestView sent(String draft) {
        assertThat(to(town.post(draft + "/contact", "name", ""))).isEqualTo(draft + "/check");
        assertThat(to(town.post(draft + "/send"))).isEqualTo(draft + "/receipt");
        var number = town.number(town.get(draft + "/receipt").body());
        return town.requests.view(number).orElseThrow();
    }

    @Test
    void what_is_taken_out_is_nowhere() {
        var draft = placed("pothole");
        assertThat(says(draft, WORDS)).isEqualTo(draft + "/personal");

        assertThat(town.get(draft + "/personal").body())
                .contains("Is this meant for everybody?", "a telephone number", PHONE)
                .contains("A deep hole at number 7. Ring me on [telephone number]")
                .contains("Leave it in: everybody may read it");
        var offered = "A deep hole at number 7. Ring me on [telephone number]";
        assertThat(to(town.post(draft + "/personal", "words", offered, "personal", "out")))
                .isEqualTo(draft + "/contact");
        assertThat(town.get(draft + "/words").body()).contains(offered).doesNotContain(PHONE);
        assertThat(town.get(draft + "/check").body()).doesNotContain(PHONE);
        assertThat(sent(draft).words()).isEqualTo(offered);
    }

    @Test
    void leaving_it_in_is_as_easy_and_is_asked_once() {
        var draft = placed("pothole");
        assertThat(says(draft, WORDS)).isEqualTo(draft + "/personal");
        assertThat(to(town.post(draft + "/personal", "words", "anything", "personal", "keep")))
                .isEqualTo(draft + "/contact");
        assertThat(says(draft, WORDS)).isEqualTo(draft + "/contact");
        assertThat(says(draft, WORDS + " at night")).isEqualTo(draft + "/personal");
        assertThat(to(town.post(draft + "/personal", "personal", "keep")))
                .isEqualTo(draft + "/contact");
        assertThat(sent(draft).words()).isEqualTo(WORDS + " at night");
    }

    @Test
    void what_is_typed_there_is_looked_at_again_and_bad_words_are_sent_back() {
        var draft = placed("pothole");
        says(draft, WORDS);
        var page = draft + "/personal";
        assertThat(to(town.post(page, "words", "Mail a@b.example", "personal", "out")))
                .isEqualTo(page);
        assertThat(town.get(page).body()).contains("an e-mail address").doesNotContain(PHONE);
        var long1 = town.post(page, "words", "x".repeat(4_001), "personal", "out");
        assertThat(long1.statusCode()).isEqualTo(422);
        assertThat(long1.body()).contains("Use at most 4,000 characters");
        assertThat(to(town.post(page, "words", "A deep hole", "personal", "out")))
                .isEqualTo(draft + "/contact");
        assertThat(sent(draft).words()).isEqualTo("A deep hole");
    }

    @Test
    void nobody_is_held_up_who_tells_nothing_and_the_desk_s_own_number_is_nothing() {
        var draft = placed("pothole");
        assertThat(says(draft, "Lamp 1147, 12 Mill Lane, since 03/02/2026; I rang 01632 960 311"))
                .isEqualTo(draft + "/contact");
        assertThat(town.get(draft + "/personal").body())
                .contains("Nothing in your words tells who somebody is");
    }

    @Test
    void what_stays_confidential_is_not_asked_about() {
        var confidential =
                town.town.catalogue().services().stream()
                        .filter(service -> service.confidential() && !service.internal())
                        .filter(service -> service.attributes().isEmpty())
                        .findFirst()
                        .orElseThrow();
        var draft = placed(confidential.code());
        assertThat(says(draft, WORDS)).isEqualTo(draft + "/contact");
    }
}
