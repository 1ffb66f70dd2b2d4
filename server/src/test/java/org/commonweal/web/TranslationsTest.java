package org.commonweal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each language has every message of every room, with the same things to fill in.
class TranslationsTest {
    private static final Path MAIN = Path.of("src/main");

    private static final Words ENGLISH = words("en");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{3,}");
    private static final Pattern ITS_SCRIPT = Pattern.compile("\\p{IsHan}|\\p{IsArabic}");

    static Stream<String> others() {
        return Languages.spoken().stream().filter(tag -> !tag.equals("en"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void no_message_is_missing_and_none_is_there_that_english_lacks(String tag) {
        var missing = new TreeSet<>(ENGLISH.keys());
        missing.removeAll(words(tag).keys());
        assertThat(missing).isEmpty();
        var more = new TreeSet<>(words(tag).keys());
        more.removeAll(ENGLISH.keys());
        assertThat(more).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_is_filled_in_is_the_same_as_in_english(String tag) {
        var words = words(tag);
        var wrong = new TreeMap<String, String>();
        for (var key : words.keys()) {
            var own = filled(words.pattern(key).orElseThrow());
            var english = filled(ENGLISH.pattern(key).orElse(""));
            if (!own.equals(english)) {
                wrong.put(key, english + " but " + own);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Such as one, two, few, many and other in Arabic: each count has its own form.
    @ParameterizedTest
    @MethodSource("others")
    void plurals_have_the_forms_of_the_language(String tag) {
        var rules = PluralRules.forLocale(ULocale.forLanguageTag(tag));
        var needed = new TreeSet<String>();
        for (int count = 1; count <= 200; count++) {
            needed.add(rules.select(count));
        }
        needed.add("other");
        var words = words(tag);
        var wrong = new TreeMap<String, Set<String>>();
        for (var key : words.keys()) {
            for (var forms : plurals(words.pattern(key).orElseThrow())) {
                var lacking = new TreeSet<>(needed);
                lacking.removeAll(forms);
                if (!lacking.isEmpty()) {
                    wrong.put(key, lacking);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_another_script_says_is_not_left_in_english(String tag) {
        if (!List.of("zh", "ar").contains(tag)) {
            return;
        }
        var words = words(tag);
        var left = new TreeSet<String>();
        for (var key : words.keys()) {
            var text = words.pattern(key).orElseThrow().replaceAll("\\{[^{}]*}", "");
            if (!key.startsWith("web.format.")
                    && LETTERS.matcher(text).find()
                    && !ITS_SCRIPT.matcher(words.pattern(key).orElseThrow()).find()) {
                left.add(key + "=" + text);
            }
        }
        assertThat(left).isEmpty();
    }

    // Names of what is filled in, with the choices of a selection; a plural and a plain number are
    // the same, since not every language has plurals.
    private static Map<String, Set<String>> filled(String text) {
        var filled = new TreeMap<String, Set<String>>();
        if (!text.contains("{")) {
            return filled;
        }
        var pattern = new MessagePattern(text);
        for (int i = 0; i < pattern.countParts(); i++) {
            var part = pattern.getPart(i);
            if (part.getType() != MessagePattern.Part.Type.ARG_START) {
                continue;
            }
            var choices =
                    filled.computeIfAbsent(
                            pattern.getSubstring(pattern.getPart(i + 1)), n -> new TreeSet<>());
            if (part.getArgType() == MessagePattern.ArgType.SELECT) {
                choices.addAll(forms(pattern, i));
            }
        }
        return filled;
    }

    private static List<Set<String>> plurals(String text) {
        var plurals = new ArrayList<Set<String>>();
        if (text.contains("{")) {
            var pattern = new MessagePattern(text);
            for (int i = 0; i < pattern.countParts(); i++) {
                var part = pattern.getPart(i);
                if (part.getType() == MessagePattern.Part.Type.ARG_START
                        && part.getArgType() == MessagePattern.ArgType.PLURAL) {
                    plurals.add(forms(pattern, i));
                }
            }
        }
        return plurals;
    }

    private static Set<String> forms(MessagePattern pattern, int start) {
        var forms = new TreeSet<String>();
        int end = pattern.getLimitPartIndex(start);
        for (int i = start + 1; i < end; i++) {
            var part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_SELECTOR) {
                forms.add(pattern.getSubstring(part));
            } else if (part.getType() == MessagePattern.Part.Type.MSG_START) {
                i = pattern.getLimitPartIndex(i);
            }
        }
        return forms;
    }

    private static Words words(String tag) {
        try {
            return Words.load(Locale.forLanguageTag(tag), rooms());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] rooms() throws IOException {
        try (var all = Files.list(MAIN.resolve("resources/org/commonweal"))) {
            return all.filter(f -> Files.exists(f.resolve("words_en.properties")))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toArray(String[]::new);
        }
    }
}
