package org.commonweal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.commonweal.post.TextParts;
import org.commonweal.web.Languages;
import org.commonweal.web.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each text message, in each language, is whole in two parts of a real town's.
class TextLanguagesTest {
    private static final String LINK = "https://desk.alderhaven.example/r/abcdefghijklmnopqrstuv";
    // A long month in each.
    private static final Instant DAY = Instant.parse("2026-09-28T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "zh", "ar"})
    void nothing_is_cut(String tag) {
        var words = Languages.of(java.util.List.of(tag), "notices").words(tag);
        var voice = new Voice(words, ZoneId.of("Europe/London"));
        int most = 0;
        for (var key : keys(words)) {
            var said =
                    TextParts.plain(
                            words.say(key, "Alderhaven", "123 456 789", voice.shortDay(DAY)));
            var text = TextParts.cut(said, LINK, 2);
            assertThat(text).as(key).isEqualTo(said + "\n" + LINK).contains("123 456 789");
            assertThat(TextParts.of(text).parts()).as(text).isLessThanOrEqualTo(2);
            most = Math.max(most, TextParts.of(text).units());
            if (tag.equals("en") || tag.equals("es")) {
                assertThat(TextParts.of(text).seven()).as(text).isTrue();
            }
        }
        assertThat(most).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "zh", "ar"})
    void whatever_is_worth_a_text_message_has_words_for_it(String tag) {
        var words = Languages.of(java.util.List.of(tag), "notices").words(tag);
        var keys = keys(words);
        assertThat(keys).contains("notices.text.news", "notices.text.brief");
        for (var occasion : Occasion.values()) {
            assertThat(keys.contains("notices.text." + occasion.code()))
                    .as(occasion.code())
                    .isEqualTo(occasion.texted());
        }
    }

    private static java.util.List<String> keys(Words words) {
        return words.keys().stream().filter(key -> key.startsWith("notices.text.")).toList();
    }
}
