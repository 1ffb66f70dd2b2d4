package org.commonweal.personal;

import com.ibm.icu.util.TimeZone;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// How personal numbers look in a town.
///
/// @param country two capital letters (ISO 3166-1) by which telephone numbers without a country's
///   code are read; empty when none is known, and then only those with one are found
/// @param plates patterns of number plates, known to be readable; a group, where there is one, is
///   the part that is meant
/// @param identities the same for national identity numbers
public record PersonalRules(String country, List<String> plates, List<String> identities) {
    private static final Properties COUNTRIES = countries();

    public PersonalRules {
        plates = List.copyOf(plates);
        identities = List.copyOf(identities);
    }

    /// The rules of a country, with a town's own patterns beside.
    ///
    /// @param country two capital letters, or empty
    /// @param plates regular expressions as of `java.util.regex`; a group, where there is one, is
    ///   the part that is meant
    /// @param identities the same
    /// @throws IllegalArgumentException when the country is not written so, or a pattern cannot be
    ///   read
    public static PersonalRules of(String country, List<String> plates, List<String> identities) {
        if (!country.matches("[A-Z]{2}|")) {
            throw new IllegalArgumentException(
                    "\"%s\" is no country; write it as two capital letters, such as \"GB\"."
                            .formatted(country));
        }
        return new PersonalRules(
                country,
                readable(country + ".plate", plates),
                readable(country + ".identity", identities));
    }

    /// The rules of the country a time zone is in.
    public static PersonalRules of(ZoneId zone) {
        return of(country(zone), List.of(), List.of());
    }

    /// The country a time zone is in; empty for zones of no country, such as UTC.
    public static String country(ZoneId zone) {
        try {
            var region = TimeZone.getRegion(zone.getId());
            return region.matches("[A-Z]{2}") ? region : "";
        } catch (IllegalArgumentException noSuchZoneThere) {
            return "";
        }
    }

    private static List<String> readable(String key, List<String> own) {
        own.forEach(PersonalRules::pattern);
        var known = COUNTRIES.getProperty(key, "");
        return Stream.concat(known.isEmpty() ? Stream.empty() : Stream.of(known), own.stream())
                .toList();
    }

    /// A pattern as it is looked for: neither letter nor digit on either side, so that a part of a
    /// longer word is nothing. Scripts without blanks between words do not count.
    static Pattern pattern(String text) {
        try {
            return Pattern.compile(
                    "(?<![\\p{IsLatin}\\p{N}])(?:" + text + ")(?![\\p{IsLatin}\\p{N}])");
        } catch (PatternSyntaxException unreadable) {
            throw new IllegalArgumentException(
                    "\"%s\" is no pattern: %s.".formatted(text, unreadable.getDescription()),
                    unreadable);
        }
    }

    private static Properties countries() {
        var all = new Properties();
        try (var in = PersonalRules.class.getResourceAsStream("countries.properties")) {
            if (in == null) {
                throw new IllegalStateException("countries.properties is not in the program");
            }
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
