package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonweal.services.Catalogue;
import org.commonweal.web.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every page of the whole desk of Alderhaven, in every language.
///
/// In a language made up here each message stands in brackets, so that what a page says outside of
/// brackets can only be the town's own words, what people wrote, or text that some page or class
/// says without a message.
class EveryLanguageTest {
    /// A tag that is reserved for private use (ISO 639-2).
    private static final String BRACKETS = "qaa";

    private static final Path MESSAGES = Path.of("src/main/resources/org/commonweal");
    private static final Pattern IN_BRACKETS = Pattern.compile("⟦[^⟦⟧]*⟧");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
    private static final int TELLING = 12;

    @TempDir static Path folder;
    private static TownVisit visit;
    private static Map<String, Map<String, String>> pages;

    @BeforeAll
    static void visited() throws IOException {
        bracketed();
        visit = new TownVisit(folder, List.of("en", "es", "zh", "ar", BRACKETS));
        pages = new LinkedHashMap<>();
        for (var language : visit.languages()) {
            pages.put(language, visit.everyPage(language));
        }
    }

    @AfterAll
    static void closed() {
        visit.close();
    }

    // Beside the compiled tests, where the desk finds it as it finds its own.
    private static void bracketed() throws IOException {
        var root = Path.of("target/test-classes/org/commonweal");
        for (var room : rooms()) {
            var english = new Properties();
            try (var in =
                    Files.newBufferedReader(MESSAGES.resolve(room + "/words_en.properties"))) {
                english.load(in);
            }
            var marked = new Properties();
            english.stringPropertyNames()
                    .forEach(key -> marked.setProperty(key, "⟦" + english.getProperty(key) + "⟧"));
            Files.createDirectories(root.resolve(room));
            var file = root.resolve(room).resolve("words_" + BRACKETS + ".properties");
            try (var out = Files.newBufferedWriter(file)) {
                marked.store(out, null);
            }
        }
    }

    private static List<String> rooms() throws IOException {
        try (var all = Files.list(MESSAGES)) {
            return all.filter(f -> Files.exists(f.resolve("words_en.properties")))
                    .map(f -> f.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void a_text_without_a_message_would_be_found() {
        assertThat(without("⟦Asked {⟦x⟧}⟧ in Mill Lane ", List.of("Mill Lane")).strip())
                .isEqualTo("in");
        assertThat(PageWords.of("<p title=\"one\">two<b>three</b></p><code>no</code>"))
                .containsExactly("one", "two", "three");
    }

    @Test
    void the_same_pages_are_there_in_every_language() {
        assertThat(pages("en")).hasSizeGreaterThan(60);
        for (var language : visit.languages()) {
            assertThat(pages(language).keySet())
                    .as(language)
                    .containsExactlyElementsOf(pages("en").keySet());
        }
    }

    @Test
    void every_room_that_speaks_is_visited() throws IOException {
        var words = Words.load(Locale.ENGLISH, rooms().toArray(String[]::new));
        var said = String.join("\n", pages("en").values());
        for (var room : rooms()) {
            if (List.of("services", "photos", "mailin").contains(room)) {
                continue; // they say what is wrong with an answer or a photo, or why a message
                // waits
            }
            assertThat(words.keys().stream().filter(key -> key.startsWith(room + ".")))
                    .as(room)
                    .anyMatch(key -> said.contains(PageWords.escaped(words.say(key))));
        }
    }

    @Test
    void a_page_says_nothing_but_messages_the_town_s_words_and_people_s() {
        var known = new ArrayList<>(visit.peoplesWords());
        known.addAll(townsWords(visit.catalogue()));
        known.addAll(visit.placeNames());
        known.sort(Comparator.comparingInt(String::length).reversed());
        var found = new TreeSet<String>();
        pages(BRACKETS)
                .forEach((path, page) -> {
                    for (var text : PageWords.of(page)) {
                        var rest = without(text, known);
                        if (LETTERS.matcher(rest).find()) {
                            found.add(path + ": " + rest.strip());
                        }
                    }
                });
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, ltr", "es, ltr", "zh, ltr", "ar, rtl"})
    void each_page_names_its_language_and_direction_and_lacks_no_message(
            String language, String direction) {
        pages(language)
                .forEach((path, page) -> {
                    assertThat(page)
                            .as(path)
                            .contains("<html lang=\"" + language + "\" dir=\"" + direction + "\">")
                            .doesNotContain("‹");
                });
    }

    @ParameterizedTest
    @CsvSource({"es", "zh", "ar"})
    void no_page_falls_back_to_english_for_a_message_or_for_the_town_s_words(String language)
            throws IOException {
        var rooms = rooms().toArray(String[]::new);
        var english = Words.load(Locale.ENGLISH, rooms);
        var own = Words.load(Locale.of(language), rooms);
        var tell = new TreeSet<String>();
        for (var key : english.keys()) {
            var text = english.say(key);
            if (text.length() >= TELLING && !text.contains("{") && !text.equals(own.say(key))) {
                tell.add(text);
            }
        }
        var translated = townsWords(visit.catalogue().in(language));
        for (var text : townsWords(visit.catalogue())) {
            if (text.length() >= TELLING && !translated.contains(text)) {
                tell.add(text);
            }
        }
        var found = new TreeSet<String>();
        pages(language)
                .forEach((path, page) -> {
                    for (var text : PageWords.of(page)) {
                        var rest = without(text, visit.peoplesWords());
                        tell.stream()
                                .filter(rest::contains)
                                .forEach(t -> found.add(path + ": " + t));
                    }
                });
        assertThat(found).isEmpty();
    }

    private static Map<String, String> pages(String language) {
        return pages.getOrDefault(language, Map.of());
    }

    private static String without(String text, List<String> known) {
        var rest = text;
        for (var before = ""; !before.equals(rest); ) {
            before = rest;
            rest = IN_BRACKETS.matcher(rest).replaceAll(" ");
        }
        for (var words : known) {
            rest = rest.replace(words, " ");
        }
        return rest;
    }

    private static List<String> townsWords(Catalogue catalogue) {
        return catalogue.services().stream()
                .flatMap(s ->
                        Stream.concat(
                                Stream.of(s.name(), s.description(), s.group(), s.notice()),
                                s.attributes().stream()
                                        .flatMap(a ->
                                                Stream.concat(
                                                        Stream.of(a.description(), a.hint()),
                                                        a.values().stream().map(v -> v.name())))))
                .flatMap(text -> Stream.concat(Stream.of(text), text.lines()))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
