package org.commonweal.config;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonweal.personal.PersonalRules;
import org.commonweal.places.Agency;
import org.commonweal.places.Area;
import org.commonweal.places.Atlas;
import org.commonweal.services.Catalogue;
import org.commonweal.web.Languages;
import org.tomlj.TomlParseResult;

/// Reads one town whole.
final class TownReader {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern ORIGIN = Pattern.compile("[^\\s+]{1,200}");
    private static final String HERE = "http://localhost:8311";
    private static final int YEAR = 366;
    private static final int MONTH = 31;

    private final Problems problems = new Problems();
    private final TownFolder folder;
    private final String toml;
    private final Ground ground;

    TownReader(TownFolder folder, String toml) {
        this.folder = folder;
        this.toml = toml;
        this.ground = new Ground(problems, folder);
    }

    TownReading read() {
        var town = parse().map(this::town);
        return problems.any() || town.isEmpty()
                ? new TownReading.Refused(problems.mistakes())
                : new TownReading.Sound(town.get(), problems.notes());
    }

    private Optional<TomlParseResult> parse() {
        Optional<byte[]> bytes;
        try {
            bytes = folder.own().read(toml);
        } catch (UncheckedIOException broken) {
            problems.mistake(toml, 1, "The town file cannot be read: " + broken.getMessage() + ".");
            return Optional.empty();
        }
        if (bytes.isEmpty()) {
            problems.mistake(toml, 1, "There is no town file here.");
            return Optional.empty();
        }
        return ground.text(toml, bytes.get()).flatMap(text -> ground.toml(toml, text));
    }

    private Town town(TomlParseResult result) {
        var town = Section.table(problems, toml, Keys.TOWN, result, 1);
        var zone = zone(town);
        var personal = personal(town, zone);
        var calendars = new CalendarReader(ground, zone).read(town);
        var calendarCodes =
                town.sections("calendar", Keys.CALENDAR).stream()
                        .map(calendar -> calendar.text("code", ""))
                        .toList();
        if (calendarCodes.isEmpty()) {
            town.mistake("calendar", "A town needs at least one [[calendar]].");
        }
        var serviceReader = new ServiceReader(ground, calendarCodes);
        var serviceSections = serviceReader.sections(town);
        var services = serviceReader.read(serviceSections, town);
        var reasons = serviceReader.reasons(town);
        var placesReader = new PlacesReader(ground);
        var agencies = placesReader.agencies(town);
        placesReader.readAreas(town);
        var map = new MapReader(ground);
        map.read(town);
        map.noteCentre(town, placesReader.areas());
        var known =
                new RouteReader.Known(
                        serviceSections,
                        placesReader.areas().stream().map(Area::ref).toList(),
                        agencies.stream().map(Agency::code).toList());
        var routing = new RouteReader(ground, known).read(town);
        var languages = languages(town);
        var words = new WordsReader(ground, town, languages);
        var atlas =
                new Atlas(
                        words.agencies(agencies),
                        words.kinds(placesReader.kinds()),
                        placesReader.asked(),
                        words.areas(placesReader.areas()),
                        routing,
                        map.layers(),
                        map.centre(),
                        map.credit(),
                        appeals(town, known.agencies().stream().toList()),
                        map.tiles());
        var translated = words.services(services);
        var translatedReasons = words.reasons(reasons);
        words.noteWhatIsLacking();
        // A town with mistakes is never handed out, and its catalogue may not fit together.
        var catalogue =
                problems.any()
                        ? new Catalogue(List.of(), List.of(), List.of())
                        : new Catalogue(translated, calendars, translatedReasons);
        return new Town(
                town.text("name"),
                town.text("jurisdiction"),
                origin(town),
                zone,
                languages,
                town.flag("invented", false),
                address(town),
                town.text("emergency", ""),
                town.text("contact", ""),
                windows(town),
                open311(town),
                dumpDays(town),
                catalogue,
                atlas,
                MailReader.read(
                        town, serviceSections.stream().map(one -> one.text("code", "")).toList()),
                TextsReader.read(town, personal.country(), town.flag("invented", false)),
                personal);
    }

    private static PersonalRules personal(Section town, ZoneId zone) {
        var section = town.section("personal", Keys.PERSONAL);
        if (section.isEmpty()) {
            return PersonalRules.of(zone);
        }
        var keys = section.get();
        var country = keys.text("country", PersonalRules.country(zone));
        var plates = keys.texts("plates");
        var identities = keys.texts("identities");
        // One after another, so that each mistake is told at its own line.
        var each =
                Stream.of(
                                keys.make(
                                        "country",
                                        () -> PersonalRules.of(country, List.of(), List.of())),
                                keys.make("plates", () -> PersonalRules.of("", plates, List.of())),
                                keys.make(
                                        "identities",
                                        () -> PersonalRules.of("", List.of(), identities)))
                        .toList();
        boolean right = each.stream().allMatch(Optional::isPresent);
        return right ? PersonalRules.of(country, plates, identities) : PersonalRules.of(zone);
    }

    private static ZoneId zone(Section town) {
        if (town.text("zone").isEmpty()) {
            return ZoneOffset.UTC;
        }
        return CalendarReader.zone(town, ZoneOffset.UTC);
    }

    private static String origin(Section town) {
        String origin = town.text("origin");
        if (!origin.isEmpty() && !ORIGIN.matcher(origin).matches()) {
            town.mistake(
                    "origin",
                    "\"origin\" names the public record; it has no blanks and no plus sign.");
        }
        return origin;
    }

    private static List<String> languages(Section town) {
        var languages = town.has("languages") ? town.texts("languages") : List.of("en");
        for (String language : languages) {
            if (!LANGUAGE.matcher(language).matches()) {
                town.mistake(
                        "languages",
                        "\""
                                + language
                                + "\" is no language tag; write it as \"en\" or \"pt-BR\".");
            } else if (!Languages.speaks(language)) {
                town.mistake(
                        "languages",
                        "The desk does not speak \""
                                + language
                                + "\""
                                + Closest.hint(language, Languages.spoken()));
            }
        }
        if (languages.isEmpty()) {
            town.mistake("languages", "A town needs at least one language.");
        }
        if (languages.size() > languages.stream().distinct().count()) {
            town.mistake("languages", "A language is named twice.");
        }
        return languages;
    }

    private static URI address(Section town) {
        String address = town.text("address", HERE);
        String bare = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        try {
            var uri = URI.create(bare);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (List.of("http", "https").contains(scheme)
                    && uri.getHost() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below, like every other address that cannot be used.
        }
        town.mistake(
                "address",
                "\""
                        + address
                        + "\" is no public address; write it as \"https://desk.example.org\".");
        return URI.create(HERE);
    }

    private static Windows windows(Section town) {
        var section = town.section("windows", Keys.WINDOWS);
        return new Windows(
                days(section, "verdict_days", 14),
                days(section, "reopen_days", 28),
                days(section, "late_verdict_days", 28),
                days(section, "appeal_days", 28));
    }

    private static int days(Optional<Section> section, String key, int otherwise) {
        return section.map(windows -> windows.whole(key, otherwise, 1, YEAR)).orElse(otherwise);
    }

    private static Programs open311(Section town) {
        var section = town.section("open311", Keys.OPEN311);
        return section.map(keys ->
                        new Programs(
                                keys.flag("open_intake", false),
                                keys.whole("open_intake_an_hour", Programs.AN_HOUR, 1, 10_000),
                                keys.text("key_service", "")))
                .orElse(Programs.NONE);
    }

    private static int dumpDays(Section town) {
        return town.section("opendata", Keys.OPENDATA)
                .map(keys -> keys.whole("keep_days", MONTH, 1, 10 * YEAR))
                .orElse(MONTH);
    }

    /// An appeal needs a second pair of eyes; where an agency has only one pair, this agency's lead
    /// lends them.
    private static String appeals(Section town, List<String> agencies) {
        var section = town.section("appeals", Keys.APPEALS);
        if (section.isEmpty()) {
            town.mistake(
                    "appeals",
                    "A town needs [appeals] with \"agency\": its lead decides an appeal where the agency that refused has"
                            + " no second person.");
            return "";
        }
        String agency = section.get().text("agency");
        if (!agency.isEmpty() && !agencies.contains(agency)) {
            section.get()
                    .mistake(
                            "agency",
                            "There is no agency \""
                                    + agency
                                    + "\""
                                    + Closest.hint(agency, agencies));
        }
        return agency;
    }
}
