package org.commonweal.mailin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// In which language a message is answered: what it says of itself, then its letters, then the
/// town's first.
class WritersLanguageTest {
    private static final List<String> FOUR = List.of("en", "es", "zh", "ar");
    private static final String ARABIC = "توجد حفرة في شارع الطاحونة قرب رقم 12";

    private static String of(String words, String... named) {
        return WritersLanguage.of(FOUR, List.of(named), words);
    }

    @Test
    void what_a_message_says_of_itself_counts_first() {
        assertThat(of("Hay un bache en Mill Lane.", "es")).isEqualTo("es");
        assertThat(of("Hay un bache en Mill Lane.", "es-AR")).isEqualTo("es");
        assertThat(of("Hay un bache.", "fr", "ES", "en")).isEqualTo("es");
        assertThat(of("路灯坏了", "zh-Hans-CN")).isEqualTo("zh");
        assertThat(of("12", "ar")).isEqualTo("ar");
    }

    @Test
    void letters_that_one_language_of_the_town_is_written_with_say_which() {
        assertThat(of(ARABIC)).isEqualTo("ar");
        assertThat(of("路灯坏了")).isEqualTo("zh");
        assertThat(of("A hole\n" + ARABIC + "\nSent from my Telephone")).isEqualTo("ar");
    }

    @Test
    void a_program_that_names_its_own_menus_is_not_believed() {
        assertThat(of(ARABIC, "en-US")).isEqualTo("ar");
        assertThat(of("There is a hole in Mill Lane.", "zh")).isEmpty();
    }

    @Test
    void where_it_is_not_sure_it_is_the_town_s_first() {
        assertThat(of("Hay un bache en Mill Lane.")).as("letters of two").isEmpty();
        assertThat(of("На улице темно")).as("letters of none").isEmpty();
        assertThat(of("در خیابان چاله‌ای هست گزارش")).as("Persian").isEmpty();
        assertThat(of("街灯が壊れています")).as("Japanese").isEmpty();
        assertThat(of("가로등이 고장났습니다")).as("Korean").isEmpty();
        assertThat(of("")).isEmpty();
        assertThat(of("12 + 7 = 19!", "xx-klingon", "de")).isEmpty();
        assertThat(WritersLanguage.of(List.of("en"), List.of("ar"), ARABIC)).isEmpty();
        assertThat(WritersLanguage.of(List.of("en", "ar", "fa"), List.of(), ARABIC))
                .as("a town that speaks two of one script")
                .isEmpty();
        assertThat(WritersLanguage.of(List.of("ar", "en"), List.of(), "A lamp is out."))
                .isEqualTo("en");
    }
}
