package org.commonweal.mailin;

import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds out in which of the town's languages a message is written.
///
/// What a message says of itself (`Content-Language`) counts, unless its letters say otherwise:
/// many programs name the language of their own menus. Letters alone decide where one language of
/// the town, and no other, is written with them. Nobody is guessed at by words.
final class WritersLanguage {
    // Names, addresses and what telephones write beneath are in Latin letters in any language.
    private static final int MOST_OF_100 = 50;
    private static final int FEWEST = 3;
    private static final Set<UnicodeScript> NOT_CHINESE =
            Set.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private WritersLanguage() {}

    /// @param spoken the town's languages, BCP 47 tags
    /// @param named what the message says it is in
    /// @param words as they were written
    /// @return one of those spoken; empty for the town's first
    static String of(List<String> spoken, List<String> named, String words) {
        var script = script(words);
        return named.stream()
                .map(tag -> offered(spoken, tag))
                .flatMap(Optional::stream)
                .filter(tag ->
                        script.isEmpty() || script.equals(script(Locale.forLanguageTag(tag))))
                .findFirst()
                .or(() -> script.flatMap(one -> only(spoken, one, words)))
                .orElse("");
    }

    // RFC 4647 section 3.4: "es" serves who writes "es-AR".
    private static Optional<String> offered(List<String> spoken, String tag) {
        var wish = List.of(new Locale.LanguageRange(tag));
        return Optional.ofNullable(Locale.lookupTag(wish, spoken))
                .flatMap(found -> spoken.stream().filter(found::equalsIgnoreCase).findFirst());
    }

    private static Optional<String> only(List<String> spoken, UnicodeScript script, String words) {
        var fit =
                spoken.stream()
                        .filter(tag ->
                                script(Locale.forLanguageTag(tag)).equals(Optional.of(script)))
                        .toList();
        return fit.size() == 1 && spelt(fit.getFirst(), script, words)
                ? Optional.of(fit.getFirst())
                : Optional.empty();
    }

    /// Whether a language has all the letters: Persian and Urdu have some that Arabic has not, and
    /// Japanese writes its own between the characters it shares with Chinese.
    private static boolean spelt(String tag, UnicodeScript script, String words) {
        if (script == UnicodeScript.HAN) {
            return words.codePoints().mapToObj(UnicodeScript::of).noneMatch(NOT_CHINESE::contains);
        }
        UnicodeSet letters =
                LocaleData.getExemplarSet(new ULocale(tag), UnicodeSet.CASE_INSENSITIVE);
        return words.codePoints()
                .filter(Character::isLetter)
                .filter(letter -> UnicodeScript.of(letter) == script)
                .allMatch(letters::contains);
    }

    /// The script that a language is usually written in; empty where that is more than one.
    private static Optional<UnicodeScript> script(Locale language) {
        return switch (ULocale.addLikelySubtags(ULocale.forLocale(language)).getScript()) {
            case "Hans", "Hant" -> Optional.of(UnicodeScript.HAN);
            case "Jpan", "Kore", "" -> Optional.empty();
            case String code -> Optional.of(UnicodeScript.forName(code));
        };
    }

    /// The script that most letters are of.
    private static Optional<UnicodeScript> script(String words) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        words.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> counts.merge(UnicodeScript.of(letter), 1, Integer::sum));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return counts.entrySet().stream()
                .filter(one -> all >= FEWEST && one.getValue() * 100 > all * MOST_OF_100)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
