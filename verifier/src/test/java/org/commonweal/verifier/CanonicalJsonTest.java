package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private static String written(Object value) {
        return new String(CanonicalJson.format(value), UTF_8);
    }

    @Test
    void members_are_sorted_and_text_is_escaped_no_more_than_needed() {
        assertThat(
                        written(
                                Map.of(
                                        "b",
                                        1,
                                        "a",
                                        List.of(true, "x"),
                                        "\u20ac",
                                        Map.of(),
                                        "",
                                        List.of())))
                .isEqualTo("{\"\":[],\"a\":[true,\"x\"],\"b\":1,\"\u20ac\":{}}");
        assertThat(written("\u0000\b\t\n\f\r\u001f\"\\/\u007f\u00e9\ud83d\ude00"))
                .isEqualTo("\"\\u0000\\b\\t\\n\\f\\r\\u001f\\\"\\\\/\u007f\u00e9\ud83d\ude00\"");
        assertThat(written(List.of(-9_007_199_254_740_991L, 0))).isEqualTo("[-9007199254740991,0]");
        assertThat(written(Map.of("\ud83d\ude00", 1, "\ufb33", 2)))
                .isEqualTo("{\"\ud83d\ude00\":1,\"\ufb33\":2}");
    }

    @Test
    void what_is_written_reads_back() {
        Object value =
                Map.of(
                        "a",
                        List.of(1L, "two", Map.of("three", false)),
                        "text",
                        "\u4e2d\u6587 \"quoted\"");
        assertThat(CanonicalJson.parse(CanonicalJson.format(value))).isEqualTo(value);
    }

    @Test
    void any_other_spelling_is_refused() {
        for (String wrong :
                List.of(
                        "",
                        " {}",
                        "{} ",
                        "{ }",
                        "{\"b\":1,\"a\":2}",
                        "{\"a\":1,\"a\":1}",
                        "[1,]",
                        "[01]",
                        "[-0]",
                        "[1.0]",
                        "[1e3]",
                        "[null]",
                        "\"\\u0041\"",
                        "\"\\/\"",
                        "\"\\u001F\"",
                        "\"\t\"",
                        "[9007199254740992]",
                        "tru",
                        "{\"a\"}",
                        "[",
                        "\"",
                        "\"\\ud800\"",
                        "[".repeat(100) + "]".repeat(100))) {
            assertThatThrownBy(() -> CanonicalJson.parse(wrong.getBytes(UTF_8)))
                    .as(wrong)
                    .isInstanceOf(InvalidRecord.class);
        }
        assertThatThrownBy(() -> CanonicalJson.parse(new byte[] {'"', (byte) 0xff, '"'}))
                .isInstanceOf(InvalidRecord.class);
        assertThatThrownBy(() -> CanonicalJson.format(1.5)).isInstanceOf(InvalidRecord.class);
        assertThatThrownBy(() -> CanonicalJson.format("\ud800")).isInstanceOf(InvalidRecord.class);
        assertThatThrownBy(() -> CanonicalJson.format(1L << 53)).isInstanceOf(InvalidRecord.class);
    }
}
