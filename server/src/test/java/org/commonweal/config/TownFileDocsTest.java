package org.commonweal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// `docs/town-file.md` explains every key the reader knows, in the section of its table, and no
/// other.
class TownFileDocsTest {
    @Test
    void every_key_is_explained_and_no_other() throws IOException {
        String text = Files.readString(Shared.repository().resolve("docs/town-file.md"));
        var explained = new ArrayList<String>();
        String section = "";
        for (String line : text.split("\n")) {
            if (line.startsWith("## ")) {
                section = line.substring(3).strip();
            } else if (line.startsWith("| `")) {
                explained.add(section + ": " + line.substring(3, line.indexOf('`', 3)));
            }
        }
        var known = new ArrayList<String>();
        for (var keys : Keys.ALL) {
            keys.keys().forEach(key -> known.add(PlacesReader.capital(keys.what()) + ": " + key));
        }
        assertThat(explained).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void the_examples_it_names_are_there() {
        assertThat(TownFile.builtIn("alderhaven")).isInstanceOf(TownReading.Sound.class);
        assertThat(Shared.repository().resolve("server/src/main/resources/towns/boston/town.toml"))
                .exists();
    }
}
