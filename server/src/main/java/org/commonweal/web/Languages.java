package org.commonweal.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The languages one desk offers, and which of them a reader gets.
///
/// A language is named by its BCP 47 tag, as in the town's file. Its words are read when somebody
/// first asks for them, so that a desk starts as quickly in four languages as in one. Safe for use
/// by any thread.
public final class Languages {
    private static final String ENGLISH = "en";
    private static final int LONGEST = 500;
    private static final Map<String, String> NAMES = names();

    private final List<String> tags;
    private final String[] rooms;
    private final Map<String, Words> words = new ConcurrentHashMap<>();

    private Languages(List<String> tags, String[] rooms) {
        this.tags = tags;
        this.rooms = rooms;
    }

    /// The languages of a desk.
    ///
    /// @param tags the languages offered, the first one for readers whom none fits
    /// @param rooms the rooms whose words are read, besides those of `web`
    /// @return the languages
    /// @throws IllegalArgumentException when there is none
    public static Languages of(List<String> tags, String... rooms) {
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("a desk speaks at least one language");
        }
        return new Languages(List.copyOf(tags), rooms.clone());
    }

    /// Every language that there are words for.
    ///
    /// @return primary language subtags, such as `es`
    public static Set<String> spoken() {
        return new TreeSet<>(NAMES.keySet());
    }

    /// Whether there are words for a language, whatever its region.
    ///
    /// @param tag a BCP 47 tag
    /// @return true for `es` and for `es-MX` alike
    public static boolean speaks(String tag) {
        return NAMES.containsKey(Locale.forLanguageTag(tag).getLanguage());
    }

    List<String> tags() {
        return tags;
    }

    /// What a language is called in itself.
    String name(String tag) {
        var locale = Locale.forLanguageTag(tag);
        var name = NAMES.getOrDefault(locale.getLanguage(), tag);
        return locale.getCountry().isEmpty() ? name : name + " (" + locale.getCountry() + ")";
    }

    /// What the desk says in a language; read when it is first asked for.
    ///
    /// @param tag a language tag, of a language offered here or English
    /// @return the words, in English where the language lacks one
    public Words words(String tag) {
        var known = words.get(tag);
        if (known != null) {
            return known;
        }
        var locale = Locale.forLanguageTag(tag);
        var english = locale.getLanguage().equals(ENGLISH) ? null : words(ENGLISH);
        return words.computeIfAbsent(tag, t -> Words.load(locale, english, rooms));
    }

    /// The language a reader gets: the one chosen, else what the browser asks for (RFC 9110 section
    /// 12.5.4, matched as RFC 4647 says), else the first.
    ///
    /// @param chosen what the reader chose earlier; anything not offered counts as no choice
    /// @param accepted the header Accept-Language; what cannot be read counts as not sent
    String of(Optional<String> chosen, Optional<String> accepted) {
        return chosen.filter(tags::contains)
                .or(() -> accepted.flatMap(this::accepted))
                .orElse(tags.getFirst());
    }

    /// The language of those who work here until they choose: English, where it is offered.
    String ofStaff(Optional<String> chosen) {
        return chosen.filter(tags::contains)
                .orElse(tags.contains(ENGLISH) ? ENGLISH : tags.getFirst());
    }

    private Optional<String> accepted(String header) {
        if (tags.size() == 1 || header.isBlank() || header.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var ranges = Locale.LanguageRange.parse(header);
            // "es" may mean an offered "es-MX" (filtering), "es-AR" an offered "es" (lookup). What
            // fits a reader's first wish wins over what fits a later one better.
            for (var range : ranges) {
                if (range.getWeight() > 0) {
                    var one = List.of(range);
                    var fits =
                            Locale.filterTags(one, tags).stream()
                                    .findFirst()
                                    .or(() -> Optional.ofNullable(Locale.lookupTag(one, tags)));
                    // The library answers in lower case.
                    var tag = fits.flatMap(this::offered).filter(t -> !unwanted(t, ranges));
                    if (tag.isPresent()) {
                        return tag;
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            // A header that is none: the reader gets the first language, as without it.
        }
        return Optional.empty();
    }

    private Optional<String> offered(String tag) {
        return tags.stream().filter(tag::equalsIgnoreCase).findFirst();
    }

    private static boolean unwanted(String tag, List<Locale.LanguageRange> ranges) {
        return ranges.stream()
                .anyMatch(r -> r.getWeight() == 0 && r.getRange().equalsIgnoreCase(tag));
    }

    private static Map<String, String> names() {
        var properties = new Properties();
        try (var in = Languages.class.getResourceAsStream("languages.properties")) {
            if (in == null) {
                throw new IllegalStateException("there is no languages.properties");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read languages.properties", e);
        }
        var names = new TreeMap<String, String>();
        properties
                .stringPropertyNames()
                .forEach(tag -> names.put(tag, properties.getProperty(tag)));
        return names;
    }
}
