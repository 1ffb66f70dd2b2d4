package org.commonweal.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryTest {
    private static final CaseHandle CASE = CaseHandle.parse("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
    private static final Instant AT = Instant.parse("2026-03-02T09:14:31Z");

    static EntryDraft asked(boolean confidential) {
        return new EntryDraft(
                "request.asked/1",
                CASE,
                0,
                Optional.empty(),
                AT,
                confidential,
                Map.of("service", "pothole", "area", "ward:mill", "channel", "page", "round", 1),
                Map.of("number", "A1", "words", "A hole.", "name", "Ada"));
    }

    @Test
    void what_is_written_reads_back() {
        EntryDraft.Written written = asked(false).write(bytes -> Arrays.fill(bytes, (byte) 7));
        Entry entry = Entry.parse(written.bytes());
        assertThat(entry.event()).isEqualTo("request.asked/1");
        assertThat(entry.handle()).isEqualTo(CASE);
        assertThat(entry.at()).isEqualTo(AT);
        assertThat(entry.text("service")).contains("pothole");
        assertThat(entry.number("round")).hasValue(1);
        assertThat(entry.hash()).isEqualTo(written.hash());
        assertThat(CanonicalJson.format(CanonicalJson.parse(written.bytes())))
                .isEqualTo(written.bytes());
        assertThat(written.sealed()).hasSize(10);
    }

    @Test
    void a_confidential_case_shows_neither_code_nor_time() {
        EntryDraft.Written written = asked(true).write(bytes -> Arrays.fill(bytes, (byte) 7));
        assertThat(new String(written.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("{\"at\":\"2026-03-02T00:00:00Z\",")
                .doesNotContain("pothole", "ward");
        assertThat(written.sealed().stream().map(sealed -> sealed.field().name()))
                .endsWith("service", "agency", "area", "at");
        assertThat(written.sealed().getLast().opening().value()).isEqualTo("2026-03-02T09:14:31Z");
        assertThat(written.sealed()).noneMatch(sealed -> sealed.field().open());
    }

    @Test
    void every_changed_byte_of_an_entry_changes_its_meaning_or_is_refused() {
        byte[] bytes = asked(false).write(secrets -> Arrays.fill(secrets, (byte) 7)).bytes();
        for (int i = 0; i < bytes.length; i++) {
            for (byte wrong : new byte[] {' ', '"', '{', '\\', (byte) 0x80, 'X', 0}) {
                if (bytes[i] != wrong) {
                    byte[] changed = bytes.clone();
                    changed[i] = wrong;
                    assertThatThrownBy(() -> Entry.parse(changed))
                            .isInstanceOf(InvalidRecord.class);
                }
            }
        }
    }

    @Test
    void free_text_has_no_place() {
        for (String wrong :
                List.of(
                        "{}",
                        "[]",
                        "",
                        "{\"event\":\"request.asked/2\"}",
                        "{\"event\":\"request.asked/1\",\"words\":\"hello\"}")) {
            assertThatThrownBy(() ->
                            Entry.parse(wrong.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isInstanceOf(InvalidRecord.class);
        }
    }
}
