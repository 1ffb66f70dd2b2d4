package org.commonweal.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads `[texts]`.
final class TextsReader {
    private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private TextsReader() {}

    /// @param country by which the town's own telephone numbers are read, or empty
    /// @param invented whether the letterbox may stand for the gateway
    static Texts read(Section town, String country, boolean invented) {
        var section = town.section("texts", Keys.TEXTS);
        if (section.isEmpty()) {
            return Texts.NONE;
        }
        var texts = section.get();
        var gateway = gateway(texts);
        var file = texts.text("secret_file", "");
        if (texts.has("gateway") == file.isEmpty()) {
            texts.mistake(
                    file.isEmpty() ? "gateway" : "secret_file",
                    "\"gateway\" and \"secret_file\" go together.");
        } else if (!texts.has("gateway") && !invented) {
            texts.mistake(
                    "gateway",
                    "[texts] needs a \"gateway\", the program that sends the messages; leave [texts] out to send none.");
        }
        return new Texts(true, gateway, file, countries(texts, country));
    }

    private static Optional<URI> gateway(Section texts) {
        var typed = texts.text("gateway", "");
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            var url = URI.create(typed);
            var host = url.getHost();
            boolean whole = host != null && url.getUserInfo() == null && url.getFragment() == null;
            if (whole
                    && ("https".equals(url.getScheme())
                            || ("http".equals(url.getScheme()) && HERE.contains(host)))) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException unreadable) {
            // Said below.
        }
        texts.mistake(
                "gateway",
                "\""
                        + typed
                        + "\" takes no messages: write an https address, or an http one on this machine, such as \"http://localhost:8099/send\".");
        return Optional.empty();
    }

    private static List<String> countries(Section texts, String country) {
        var countries =
                texts.has("countries")
                        ? texts.texts("countries")
                        : country.isEmpty() ? List.<String>of() : List.of(country);
        for (var one : countries) {
            if (!COUNTRIES.contains(one)) {
                texts.mistake(
                        "countries",
                        "\""
                                + one
                                + "\" is no country; write it as two capital letters, such as \"GB\".");
            }
        }
        if (countries.isEmpty()) {
            texts.mistake(
                    "countries", "Name the countries whose mobile numbers get text messages.");
        }
        return countries;
    }
}
