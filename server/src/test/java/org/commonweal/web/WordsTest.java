package org.commonweal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every message that code and templates name exists, and no message is left that nobody names.
class WordsTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern QUOTED =
            Pattern.compile("\"([a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)*\\.?)\"");

    /// Beginnings that code puts together from a name in a variable: the voice of a request's page.
    private static final List<String> PUT_TOGETHER = List.of("verdicts.next.", "verdicts.yours.");

    private static final Pattern SAID =
            Pattern.compile("say\\(\\s*\"([a-z][a-z0-9]*(?:\\.[a-z0-9_]+)+)\"\\s*[,)]");

    @Test
    void messages_are_text_with_plurals_where_they_need_them() {
        var words = Words.load(Locale.ENGLISH);
        assertThat(words.say("web.home")).isEqualTo("Home");
        assertThat(words.say("web.of", 1702)).isEqualTo("of 1,702");
        assertThat(words.say("web.no.such")).isEqualTo("‹web.no.such›");
    }

    @Test
    void every_message_named_exists() throws IOException {
        var rooms = Set.of(rooms());
        var words = Words.load(Locale.ENGLISH, rooms());
        var missing = new TreeSet<String>();
        for (var file : sources()) {
            SAID.matcher(Files.readString(file))
                    .results()
                    .map(m -> m.group(1))
                    .filter(key -> rooms.contains(key.substring(0, key.indexOf('.'))))
                    .filter(key -> !words.knows(key))
                    // A room may say its own words by the end of their names.
                    .filter(key -> !words.knows(room(file) + "." + key))
                    .forEach(key -> missing.add(file.getFileName() + ": " + key));
        }
        assertThat(missing).isEmpty();
    }

    /// A key counts as named when it stands in quotes, or when its beginning up to a dot does, as
    /// in `"web.problem." + status`; in its own room's code and templates without the room's name,
    /// too.
    @Test
    void no_message_is_left_unnamed() throws IOException {
        var named = new TreeSet<String>();
        for (var file : sources()) {
            QUOTED.matcher(Files.readString(file))
                    .results()
                    .map(m -> m.group(1))
                    .forEach(key -> {
                        named.add(key);
                        named.add(room(file) + "." + key);
                    });
        }
        for (var put : PUT_TOGETHER) {
            named.add(put);
        }
        var unnamed = new TreeSet<String>();
        for (var key : Words.load(Locale.ENGLISH, rooms()).keys()) {
            if (!named.contains(key)
                    && named.stream().noneMatch(n -> n.endsWith(".") && key.startsWith(n))) {
                unnamed.add(key);
            }
        }
        assertThat(unnamed).isEmpty();
    }

    private static String room(Path file) {
        return file.getName(file.getNameCount() - 2).toString();
    }

    private static String[] rooms() throws IOException {
        try (var all = Files.list(MAIN.resolve("resources/org/commonweal"))) {
            return all.filter(f -> Files.exists(f.resolve("words_en.properties")))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toArray(String[]::new);
        }
    }

    private static List<Path> sources() throws IOException {
        var found = new ArrayList<Path>();
        for (var folder : List.of("java", "jte")) {
            try (var all = Files.walk(MAIN.resolve(folder))) {
                all.filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".jte"))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
