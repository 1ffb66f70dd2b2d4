package org.commonweal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// No template says anything itself. The build compiles templates to Java, where all that stands in
/// them as it is becomes `writeContent("...")`: put together, that is the page without anything
/// filled in, and it has no words.
class TemplateTextTest {
    private static final Path COMPILED = Path.of("target/generated-sources/jte");
    private static final Pattern WRITTEN =
            Pattern.compile("writeContent\\(\"((?:[^\"\\\\]|\\\\.)*)\"\\)");
    private static final Pattern SPOKEN =
            Pattern.compile(" (?:alt|title|aria-label|placeholder|label)=\"[^\"]*\\p{L}[^\"]*\"");
    private static final Pattern TAG = Pattern.compile("<(?:code\\b.*?</code|!?[^>]*)>");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");

    @Test
    void templates_have_no_words_of_their_own() throws IOException {
        var found = new TreeSet<String>();
        try (var all = Files.walk(COMPILED)) {
            for (var file : all.filter(f -> f.toString().endsWith("Generated.java")).toList()) {
                // The pieces of the look, for those who work on it.
                if (file.getFileName().toString().startsWith("Jtestyle")) {
                    continue;
                }
                var page = new StringBuilder();
                WRITTEN.matcher(Files.readString(file))
                        .results()
                        .forEach(m -> page.append(m.group(1).translateEscapes()));
                SPOKEN.matcher(page).results().forEach(m -> found.add(file + ":" + m.group()));
                LETTERS.matcher(TAG.matcher(page).replaceAll(" "))
                        .results()
                        .forEach(m -> found.add(file.getFileName() + ": " + m.group()));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void it_would_find_a_word() {
        var page = "<p class=\"soft\" title=\"Hello\">there</p>";
        assertThat(TAG.matcher(page).replaceAll(" ").strip()).isEqualTo("there");
        assertThat(SPOKEN.matcher(page).find()).isTrue();
    }
}
