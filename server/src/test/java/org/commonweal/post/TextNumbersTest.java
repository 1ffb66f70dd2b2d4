package org.commonweal.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Only what a mobile telephone of the town's countries answers to is written to.
class TextNumbersTest {
    private static final TextSettings.Gateway GATEWAY =
            new TextSettings.Gateway(URI.create("https://texts.example.org/"), () -> "");

    private final TextNumbers numbers = of("GB");

    private static TextNumbers of(String... countries) {
        return new TextNumbers(new TextSettings(true, Optional.of(GATEWAY), List.of(countries)));
    }

    @Test
    void a_mobile_number_is_read_however_it_is_written() {
        for (var typed :
                List.of(
                        "07400 123456",
                        "+44 7400 123456",
                        "0044 7400123456",
                        " (07400) 123-456 ",
                        "+44 (0)7400 123456",
                        "٠٧٤٠٠١٢٣٤٥٦")) {
            assertThat(numbers.dialled(typed)).as(typed).contains("+447400123456");
            assertThat(numbers.spoken(typed)).as(typed).contains("+44 7400 123456");
        }
        assertThat(numbers.dialled(numbers.example())).isPresent();
    }

    @Test
    void what_is_no_mobile_number_of_the_town_s_countries_is_none() {
        for (var typed :
                List.of(
                        "",
                        "   ",
                        "020 7946 0123",
                        "01632 960123",
                        "999",
                        "0900 123456",
                        "09098790123",
                        "07700 900123",
                        "07400",
                        "07400 1234567890",
                        "+33 6 12 34 56 78",
                        "+1 212 555 0123",
                        "+88 213 1234567",
                        "mobile",
                        "+".repeat(300),
                        "1".repeat(5000))) {
            assertThat(numbers.dialled(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void a_town_by_a_border_writes_to_both_sides() {
        var both = of("GB", "FR");
        assertThat(both.dialled("+33 6 12 34 56 78")).contains("+33612345678");
        assertThat(both.dialled("07400 123456")).contains("+447400123456");
        assertThat(of("US").dialled("212 555 2368")).as("not said by the number").isPresent();
    }

    @Test
    void numbers_of_stories_are_for_a_town_of_stories() {
        var invented = new TextNumbers(new TextSettings(true, Optional.empty(), List.of("GB")));
        assertThat(invented.dialled("07700 900123")).contains("+447700900123");
        assertThat(invented.dialled("07700 900 12")).isEmpty();
        assertThat(invented.dialled("01632 960123")).isEmpty();
        assertThat(invented.dialled(invented.example())).isPresent();
    }

    @Test
    void a_desk_without_text_messages_knows_no_number() {
        assertThat(TextNumbers.NONE.offered()).isFalse();
        assertThat(TextNumbers.NONE.dialled("07700 900123")).isEmpty();
        assertThat(TextNumbers.NONE.example()).isEmpty();
    }
}
