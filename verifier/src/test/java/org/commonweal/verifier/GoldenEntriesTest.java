package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The bytes of every event are frozen. A line that changes here breaks records that already stand;
/// a new event or version adds lines.
class GoldenEntriesTest {
    private static final Path GOLDEN =
            Shared.repository().resolve("verifier/src/test/golden/entries.txt");

    @Test
    void the_bytes_of_every_event_are_those_they_always_were() throws IOException {
        List<String> lines = new ArrayList<>();
        for (EntryDraft draft : Samples.all()) {
            EntryDraft.Written written = draft.write(Samples::secrets);
            assertThat(Entry.parse(written.bytes()).hash()).isEqualTo(written.hash());
            assertThat(CanonicalJson.format(CanonicalJson.parse(written.bytes())))
                    .isEqualTo(written.bytes());
            assertThat(EntryWords.what(Entry.parse(written.bytes()))).endsWith(".");
            lines.add(Hashes.hex(written.hash()) + " " + new String(written.bytes(), UTF_8));
        }
        if (Boolean.getBoolean("golden.accept")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.write(GOLDEN, lines);
        }
        assertThat(lines).containsExactlyElementsOf(Files.readAllLines(GOLDEN));
    }
}
