package org.commonweal.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.asking.AskingStoriesTest.between;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the public finds.
class ListAndFrontTest {
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

    private String asks(String words) {
        var draft = town.pothole(words);
        town.post(draft + "/send");
        var number = town.number(town.get(draft + "/receipt").body());
        town.now.turn(Duration.ofMinutes(10));
        return number.spoken();
    }

    @Test
    void the_list_goes_on_by_plain_links_and_keeps_its_filters() {
        for (int i = 0; i < 23; i++) {
            asks("Hole " + i);
        }
        var first = town.get("/requests?service=pothole&state=open").body();
        assertThat(first).contains("Hole 22").contains("Hole 3<").doesNotContain("Hole 2<");
        var older = between(first, "after=", "\" rel=\"next\"");
        var second = town.get("/requests?service=pothole&state=open&after=" + older).body();

        assertThat(second).contains("Hole 2<").contains("Hole 0<").doesNotContain("Hole 3<");
        assertThat(second).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
    }

    @Test
    void filters_narrow_by_service_agency_state_and_day() {
        asks("A hole");
        assertThat(town.get("/requests?service=litter").body()).doesNotContain("A hole");
        assertThat(town.get("/requests?agency=streets").body()).contains("A hole");
        assertThat(town.get("/requests?state=resolved").body()).doesNotContain("A hole");
        assertThat(town.get("/requests?from=2026-03-03&to=2026-03-03").body()).contains("A hole");
        assertThat(town.get("/requests?from=2026-03-04").body()).doesNotContain("A hole");
    }

    @Test
    void the_front_page_names_what_was_asked_lately_and_how_long_ago() {
        var number = asks("A hole");
        assertThat(town.get("/").body())
                .contains(number)
                .contains("10 minutes ago")
                .contains("Promised")
                .contains("Asked for most lately");
    }

    @Test
    void services_are_found_by_other_words_for_them() {
        assertThat(town.get("/ask?q=dark+street").body()).contains("/ask/about/street-light");
        assertThat(town.get("/ask?q=zzyzx").body()).contains("Nothing found");
        assertThat(town.get("/ask?q=" + "a".repeat(5000)).statusCode()).isLessThan(500);
    }
}
