package org.commonweal.places;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Words of addresses, made alike: case, accents, apostrophes and the usual abbreviations make no
/// difference.
final class StreetName {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ`.]");
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}-]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}[a-z]?(-\\d{1,5}[a-z]?)?");

    /// Each row is one word and the ways it is written. "st" is street and saint alike, so "St
    /// James St" is found whichever is meant where.
    private static final Map<String, String> SAME =
            same(
                    "st street saint str",
                    "av avenue ave",
                    "rd road",
                    "dr drive",
                    "ln lane",
                    "ct court",
                    "pl place",
                    "sq square",
                    "blvd boulevard bvd",
                    "pkwy parkway pky",
                    "hwy highway",
                    "ter terrace terr",
                    "cir circle circ",
                    "cl close",
                    "cres crescent cresc",
                    "gdns gardens",
                    "gro grove grv",
                    "pk park",
                    "br bridge",
                    "mt mount mtn",
                    "n north",
                    "s south",
                    "e east",
                    "w west",
                    "dock dk",
                    "hbr harbour harbor",
                    "1st first",
                    "2nd second",
                    "3rd third",
                    "4th fourth",
                    "5th fifth",
                    "6th sixth",
                    "7th seventh",
                    "8th eighth",
                    "9th ninth",
                    "10th tenth");

    private StreetName() {}

    private static Map<String, String> same(String... rows) {
        var same = new HashMap<String, String>();
        for (String row : rows) {
            String[] words = row.split(" ");
            for (String word : words) {
                same.put(word, words[0]);
            }
        }
        return Map.copyOf(same);
    }

    /// The words of a name or a search, each in the one form they are compared in.
    static List<String> words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        plain = APOSTROPHES.matcher(plain).replaceAll("");
        var words = new ArrayList<String>();
        for (String word : BREAKS.split(plain)) {
            if (isNumber(word)) {
                words.add(word);
                continue;
            }
            for (String part : word.split("-")) {
                if (!part.isEmpty()) {
                    words.add(SAME.getOrDefault(part, part));
                }
            }
        }
        return words;
    }

    /// Whether a word can be a house number: "12", "12a", "12-14".
    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }
}
