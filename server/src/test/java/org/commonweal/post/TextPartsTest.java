package org.commonweal.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a text message costs, by the counts of 3GPP TS 23.038.
class TextPartsTest {
    private static void costs(String text, boolean seven, int units, int parts) {
        assertThat(TextParts.of(text)).isEqualTo(new TextParts(seven, units, parts));
    }

    @Test
    void a_telephone_s_own_letters_are_160_alone_and_153_together() {
        costs("", true, 0, 1);
        costs("a".repeat(160), true, 160, 1);
        costs("a".repeat(161), true, 161, 2);
        costs("a".repeat(306), true, 306, 2);
        costs("a".repeat(307), true, 307, 3);
        costs("¿Está? No: ¿ÑñüéàÇ£@§\n", false, 22, 1);
        costs("¿Es? Si: ¿ÑñüéàÇ£@§\n", true, 20, 1);
    }

    @Test
    void signs_of_the_extension_take_two_and_are_not_split() {
        costs("€", true, 2, 1);
        costs("[]{}\\^~|€\f", true, 20, 1);
        costs("€".repeat(80), true, 160, 1);
        costs("€".repeat(81), true, 162, 2);
        // 152 and the first half of the sign would fill a part: the whole sign begins the next.
        costs("a".repeat(152) + "€" + "a".repeat(151), true, 305, 2);
        costs("a".repeat(152) + "€" + "a".repeat(152), true, 306, 3);
    }

    @Test
    void one_sign_of_another_script_makes_all_of_it_wide() {
        costs("a".repeat(69) + "’", false, 70, 1);
        costs("á" + "a".repeat(70), false, 71, 2);
        costs("诉".repeat(134), false, 134, 2);
        costs("诉".repeat(135), false, 135, 3);
        costs("ط".repeat(70), false, 70, 1);
        // A pair of units is not split either.
        costs("诉".repeat(66) + "😀" + "诉".repeat(65), false, 133, 2);
        costs("诉".repeat(66) + "😀" + "诉".repeat(66), false, 134, 3);
    }

    @Test
    void signs_that_only_look_better_in_print_are_not_paid_for() {
        assertThat(TextParts.plain("It’s “done” – see\u00a0page\u202f3…"))
                .isEqualTo("It's \"done\" - see page 3...");
        assertThat(TextParts.plain("¿Está hecha? 已收到 وصل")).isEqualTo("¿Está hecha? 已收到 وصل");
    }

    @Test
    void a_link_is_never_cut() {
        var link = "https://desk.example.org/r/abcdefghijklmnopqrstuv";
        assertThat(TextParts.cut("It is done:", link, 2)).isEqualTo("It is done:\n" + link);
        var long7 = TextParts.cut("word ".repeat(100), link, 2);
        assertThat(long7).startsWith("word word").endsWith("...\n" + link);
        assertThat(TextParts.of(long7).parts()).isEqualTo(2);
        var wide = TextParts.cut("😀".repeat(100), link, 2);
        assertThat(wide).startsWith("😀").endsWith("😀…\n" + link);
        assertThat(TextParts.of(wide).parts()).isEqualTo(2);
        var endless = "https://desk.example.org/" + "a".repeat(400);
        assertThat(TextParts.cut("It is done:", endless, 2)).isEqualTo(endless);
    }
}
