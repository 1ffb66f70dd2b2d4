package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonweal.config.TownFile;
import org.commonweal.config.TownReading;
import org.commonweal.imports.Mapping;
import org.commonweal.outside.Chance;
import org.commonweal.outside.SystemNow;
import org.commonweal.verifier.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The documents say what the program does, and nothing it does goes unsaid.
class DocsTest {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]+)[^)]*\\)");

    @Test
    void every_verb_and_option_is_in_the_operator_s_page() throws IOException {
        var page = Docs.text("docs/operate.md");
        var missing = new TreeSet<String>();
        verbs("", Commonweal.commandLine(silent(), silent()), page, missing);
        assertThat(missing).isEmpty();
    }

    @Test
    void every_verb_has_its_help() {
        for (var verb : Commonweal.commandLine(silent(), silent()).getSubcommands().keySet()) {
            assertThat(Commonweal.run(new String[] {verb, "--help"}, silent(), silent()))
                    .as(verb + " --help")
                    .isZero();
        }
        assertThat(Commonweal.run(new String[] {"nonsense"}, silent(), silent())).isEqualTo(2);
    }

    @Test
    void every_route_is_in_the_list_of_routes_and_no_other(@TempDir Path folder)
            throws IOException {
        var page = Docs.text("docs/routes.md");
        var written = new TreeSet<String>();
        var row =
                Pattern.compile(
                        "^\\| `(GET|POST|ANY) ([^`]+)` \\| ([a-z:, ]+) \\|", Pattern.MULTILINE);
        for (var found = row.matcher(page); found.find(); ) {
            written.add(found.group(1) + " " + found.group(2) + " " + found.group(3));
        }
        var served = new TreeSet<String>();
        try (var house =
                House.open(
                        alderhaven(),
                        folder.toString(),
                        folder,
                        new SystemNow(),
                        Chance.seeded(1))) {
            for (var route : house.routes().all()) {
                served.add(route.method() + " " + route.path() + " " + route.access());
            }
        }
        assertThat(written).isEqualTo(served);
    }

    @Test
    void every_event_of_the_record_is_in_the_record_s_page() throws IOException {
        var page = Docs.text("RECORD.md");
        for (var event : Vocabulary.events()) {
            assertThat(page).contains("`" + event.name() + "`");
        }
    }

    @Test
    void the_glossary_has_one_line_a_word() throws IOException {
        var words = new ArrayList<String>();
        for (var line : Docs.text("docs/glossary.md").lines().toList()) {
            if (line.startsWith("| ") && !line.startsWith("| word ")) {
                var cells = line.split("\\|");
                assertThat(cells[2].strip()).as("the meaning of " + cells[1]).isNotEmpty();
                words.add(cells[1].strip().toLowerCase(java.util.Locale.ROOT));
            }
        }
        assertThat(words).doesNotHaveDuplicates();
        assertThat(words)
                .contains(
                        "service",
                        "request",
                        "agency",
                        "area",
                        "asker",
                        "handler",
                        "clerk",
                        "lead",
                        "promise",
                        "missed promise",
                        "done claim",
                        "verdict",
                        "silence",
                        "refusal",
                        "appeal",
                        "entry",
                        "checkpoint",
                        "receipt",
                        "opening",
                        "erasure",
                        "witness");
    }

    @Test
    void links_between_documents_lead_somewhere() throws IOException {
        var broken = new TreeSet<String>();
        for (var page : pages()) {
            for (var link = LINK.matcher(Files.readString(page)); link.find(); ) {
                var target = link.group(1);
                if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
                    broken.add(page.getFileName() + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void decisions_are_short_and_say_what_they_are() throws IOException {
        try (var all = Files.list(Docs.root().resolve("docs/decisions"))) {
            for (var decision : all.toList()) {
                var lines = Files.readAllLines(decision);
                var number = decision.getFileName().toString().substring(0, 4);
                assertThat(lines.getFirst()).as(decision.toString()).startsWith("# " + number);
                assertThat(lines.size()).as(decision.toString()).isLessThanOrEqualTo(80);
            }
        }
    }

    @Test
    void the_mapping_in_the_page_on_imports_can_be_used() throws IOException {
        var page = Docs.text("docs/import.md");
        var mapping =
                Mapping.read(
                        "wick-2020", fenced(page, "toml"), _ -> Optional.of(fenced(page, "csv")));
        assertThat(mapping.header()).hasSize(12);
        assertThat(mapping.kept()).containsKeys("yes", "no", "");
    }

    private static String fenced(String page, String language) {
        var from = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(from, page.indexOf("```", from));
    }

    @Test
    void the_map_of_the_house_names_every_room() throws IOException {
        var readme = Docs.text("README.md");
        var rooms = Docs.root().resolve("server/src/main/java/org/commonweal");
        try (var folders = Files.list(rooms)) {
            for (var room : folders.filter(Files::isDirectory).toList()) {
                assertThat(readme).contains(" " + room.getFileName() + "/ ");
            }
        }
    }

    @Test
    void the_principles_name_places_that_exist() throws IOException {
        var page = Docs.text("docs/principles.md");
        assertThat(page.lines().filter(line -> line.startsWith("| ")).count()).isGreaterThan(10);
        for (var room : List.of("requests", "places", "record", "verifier", "services", "people")) {
            assertThat(page).contains("`" + room + "`");
        }
    }

    private static void verbs(String name, CommandLine line, String page, Set<String> missing) {
        for (var option : line.getCommandSpec().options()) {
            for (var word : option.names()) {
                if (!page.contains("`" + word + "`")) {
                    missing.add(name + " " + word);
                }
            }
        }
        line.getSubcommands()
                .forEach((verb, inner) -> {
                    var whole = (name + " " + verb).strip();
                    if (!page.contains("`" + whole)) {
                        missing.add(whole);
                    }
                    verbs(whole, inner, page, missing);
                });
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<Path>();
        for (var folder : List.of("", "docs", "docs/decisions")) {
            try (var files = Files.list(Docs.root().resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        return pages;
    }

    private static org.commonweal.config.Town alderhaven() {
        return switch (TownFile.builtIn("alderhaven")) {
            case TownReading.Sound(var town, _) -> town;
            case TownReading.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private static PrintStream silent() {
        return new PrintStream(
                java.io.OutputStream.nullOutputStream(),
                true,
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
