package org.commonweal.asking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.asking.AskingTown.STREET;
import static org.commonweal.asking.AskingTown.to;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonweal.requests.RequestNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Before somebody asks, they are shown what others asked that may be the same.
class KnownTest {
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

    private RequestNumber asks(String words) {
        var draft = town.pothole(words);
        town.post(draft + "/send");
        return town.number(town.get(draft + "/receipt").body());
    }

    private static final String[] ON_STREET = {"place", STREET};

    // Ten streets away.
    private static final String[] ELSEWHERE = {"place", "", "lat", "54.7345", "lon", "2.2150"};

    private String tells(String service, String... where) {
        var draft = town.begins(service);
        if (service.equals("pothole")) {
            town.post(draft + "/questions", "answers.depth", "deep");
        }
        town.post(draft + "/where", where);
        var next =
                to(town.upload(draft + "/words", Map.of("words", "A hole in the road"), Map.of()));
        return next.substring(draft.length());
    }

    @Test
    void who_asks_for_what_is_known_is_shown_it_and_may_go_on() {
        var number = asks("The hole outside the bakery");
        town.now.turn(Duration.ofHours(3));
        var draft = town.begins("pothole");
        town.post(draft + "/questions", "answers.depth", "deep");
        town.post(draft + "/where", "place", STREET);
        var words = Map.of("words", "A shoe is in the hole");
        assertThat(to(town.upload(draft + "/words", words, Map.of()))).isEqualTo(draft + "/known");

        assertThat(town.get(draft + "/known").body())
                .contains("Is it one of these?")
                .contains("/requests/" + number.digits())
                .contains("/follow?request=" + number.digits())
                .contains("The hole outside the bakery")
                .contains("at the same place")
                .contains("Promised")
                .contains("3 hours ago");
        assertThat(to(town.post(draft + "/known"))).isEqualTo(draft + "/contact");
        assertThat(to(town.post(draft + "/contact", "name", ""))).isEqualTo(draft + "/check");
        assertThat(to(town.post(draft + "/send"))).isEqualTo(draft + "/receipt");
    }

    @Test
    void nobody_is_held_up_where_nothing_like_it_is_known() {
        assertThat(tells("pothole", ON_STREET)).isEqualTo("/contact");
        asks("The hole outside the bakery");
        assertThat(tells("pothole", ELSEWHERE)).isEqualTo("/contact");
    }

    @Test
    void another_place_is_compared_again() {
        asks("The hole outside the bakery");
        var draft = town.begins("pothole");
        town.post(draft + "/questions", "answers.depth", "deep");
        town.post(draft + "/where", ELSEWHERE);
        town.upload(draft + "/words", Map.of("words", "A hole"), Map.of());
        assertThat(to(town.post(draft + "/where", "place", STREET))).isEqualTo(draft + "/known");
    }

    @Test
    void what_is_confidential_is_compared_with_nothing() {
        var draft = town.begins("landlord");
        assertThat(town.get(draft + "/known").body()).contains("Nobody has asked");
        assertThat(tells("landlord", ON_STREET)).isIn("/contact", "/questions");
    }

    @Test
    void photos_go_along_and_nothing_of_the_draft_stays() throws IOException {
        var number = asks("The hole outside the bakery");
        var draft = town.begins("pothole");
        town.post(draft + "/questions", "answers.depth", "deep");
        town.post(draft + "/where", "place", STREET);
        var first = Map.of("one.jpg", Pictures.jpeg(320, 240));
        town.upload(draft + "/words", Map.of("words", "Look"), first);
        var adding = draft + "/known/" + number.digits();
        assertThat(town.get(adding).body())
                .contains("Your photo", "remove")
                .doesNotContain("name=\"email\"");
        var more = Map.of("two.jpg", Pictures.jpeg(300, 300));
        var stays = town.upload(adding, Map.of("words", "Look", "do", "add"), more);
        assertThat(to(stays)).isEqualTo(adding);
        assertThat(town.get(adding).body()).contains("Your 2 photos");
        var broken = Map.of("three.jpg", "no picture".getBytes(UTF_8));
        assertThat(town.upload(adding, Map.of("words", "Look"), broken).statusCode())
                .isEqualTo(422);
        var photo =
                Pattern.compile("name=\"remove\" value=\"([0-9a-f]{64})\"")
                        .matcher(town.get(adding).body());
        assertThat(photo.find()).isTrue();
        town.upload(adding, Map.of("words", "Look", "remove", photo.group(1)), Map.of());

        assertThat(to(town.upload(adding, Map.of("words", ""), Map.of())))
                .as("a photo says enough")
                .isEqualTo(draft + "/added");
        var added = town.requests.view(number).orElseThrow().steps().getLast();
        assertThat(added.event()).isEqualTo("request.added/1");
        assertThat(added.words()).isEmpty();
        assertThat(added.photos()).hasSize(1);
        assertThat(town.requests.showsPhoto(added.photos().getFirst())).isTrue();
        assertThat(to(town.get(draft + "/photos/" + photo.group(1) + ".jpg")))
                .isEqualTo(draft + "/added");
        assertThat(town.get(draft + "/added").body()).contains(number.spoken());
        assertThat(to(town.post(draft + "/send"))).isEqualTo(draft + "/added");
    }

    @Test
    void what_was_hidden_or_erased_is_not_shown_again() {
        var hidden = asks("Words that went too far");
        assertThat(tells("pothole", ON_STREET)).isEqualTo("/known");
        town.requests.hide(hidden, 0, List.of("words"), "abuse");
        assertThat(tells("pothole", ON_STREET)).isEqualTo("/contact");

        var erased = asks("Another hole");
        assertThat(tells("pothole", ON_STREET)).isEqualTo("/known");
        town.requests.erase(erased, List.of("words"), "asker");
        assertThat(tells("pothole", ON_STREET)).isEqualTo("/contact");
    }
}
