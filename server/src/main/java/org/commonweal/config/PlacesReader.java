package org.commonweal.config;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonweal.places.Agency;
import org.commonweal.places.Area;
import org.commonweal.places.AreaKind;
import org.commonweal.places.GeoJson;

/// Reads `[[agency]]` and `[[area]]`.
final class PlacesReader {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_.:-]{0,63}");
    private static final Pattern KIND = Pattern.compile("[a-z0-9][a-z0-9_-]{0,23}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST = 32;

    private final Ground ground;
    private final List<AreaKind> kinds = new ArrayList<>();
    private final List<Area> areas = new ArrayList<>();
    private String asked = "";

    PlacesReader(Ground ground) {
        this.ground = ground;
    }

    List<AreaKind> kinds() {
        return kinds;
    }

    List<Area> areas() {
        return areas;
    }

    /// Code of the kind residents choose from; the first where no set says `ask = true`.
    String asked() {
        return asked.isEmpty() && !kinds.isEmpty() ? kinds.getFirst().code() : asked;
    }

    List<Agency> agencies(Section town) {
        var agencies = new ArrayList<Agency>();
        for (var section : ground.distinct(town.sections("agency", Keys.AGENCY), "an agency")) {
            String code = section.text("code");
            String name = section.text("name");
            if (code(section, "code", code) && !name.isEmpty()) {
                agencies.add(
                        new Agency(
                                code, name, section.text("phone", ""), section.text("email", "")));
            }
        }
        if (!town.has("agency")) {
            town.mistake("agency", "A town needs at least one [[agency]].");
        }
        return agencies;
    }

    private static boolean code(Section section, String key, String code) {
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            section.mistake(
                    key,
                    "The code \""
                            + code
                            + "\" must be 1 to 64 of a-z 0-9 _ . : - and begin with a letter or digit.");
            return false;
        }
        return !code.isEmpty();
    }

    void readAreas(Section town) {
        if (!town.has("area")) {
            town.mistake("area", "A town needs at least one [[area]] set.");
        }
        for (var section : town.sections("area", Keys.AREA)) {
            String kind = section.text("kind");
            if (kind.isEmpty()) {
                continue;
            }
            if (!KIND.matcher(kind).matches()) {
                section.mistake(
                        "kind", "The kind \"" + kind + "\" must be 1 to 24 of a-z 0-9 _ - .");
            } else if (kinds.stream().anyMatch(each -> each.code().equals(kind))) {
                section.mistake(
                        "kind", "There is already an area set of the kind \"" + kind + "\".");
            } else {
                set(section, kind);
            }
        }
    }

    private void set(Section section, String kind) {
        String title =
                section.text("title", Character.toUpperCase(kind.charAt(0)) + kind.substring(1));
        kinds.add(new AreaKind(kind, title));
        if (section.flag("ask", false)) {
            if (!asked.isEmpty()) {
                section.mistake(
                        "ask",
                        "Residents can be asked for one kind of area only; \""
                                + asked
                                + "\" is it already.");
            }
            asked = kind;
        }
        String codeKey = section.text("code");
        String nameKey = section.text("name", codeKey);
        var bytes = ground.file(section, "file");
        if (bytes.isEmpty() || codeKey.isEmpty()) {
            return;
        }
        String file = section.text("file");
        var reading = GeoJson.read(bytes.get(), GeoJson.Wanted.SURFACES);
        for (var fault : reading.faults()) {
            ground.problems().mistake(file, fault.line(), capital(fault.sentence()));
        }
        var first = new LinkedHashMap<String, GeoJson.Feature>();
        for (var feature : reading.features()) {
            area(feature, file, codeKey, nameKey, first)
                    .ifPresent(code ->
                            areas.add(
                                    new Area(
                                            kind,
                                            code,
                                            feature.properties().getOrDefault(nameKey, code),
                                            feature.shape())));
        }
        if (reading.features().isEmpty() && reading.faults().isEmpty()) {
            ground.problems().mistake(file, 1, "There is no area in this file.");
        }
    }

    private Optional<String> area(
            GeoJson.Feature feature,
            String file,
            String codeKey,
            String nameKey,
            Map<String, GeoJson.Feature> first) {
        for (String key : List.of(codeKey, nameKey)) {
            if (feature.properties().getOrDefault(key, "").isEmpty()) {
                ground.problems()
                        .mistake(
                                file,
                                feature.line(),
                                "Feature "
                                        + feature.number()
                                        + " has no property \""
                                        + key
                                        + "\""
                                        + Closest.hint(key, feature.properties().keySet()));
                return Optional.empty();
            }
        }
        String code = slug(feature.properties().getOrDefault(codeKey, ""));
        var earlier = first.putIfAbsent(code, feature);
        if (earlier != null || code.isEmpty()) {
            String why =
                    earlier == null
                            ? "has no letter or digit in its"
                            : "and feature " + earlier.number() + " have one";
            ground.problems()
                    .mistake(
                            file,
                            feature.line(),
                            "Feature "
                                    + feature.number()
                                    + " "
                                    + why
                                    + " code"
                                    + (earlier == null ? "." : ", \"" + code + "\"."));
            return Optional.empty();
        }
        return Optional.of(code);
    }

    /// A code made of any words: lower-case letters and digits, everything else one hyphen.
    static String slug(String words) {
        return slug(words, LONGEST);
    }

    static String slug(String words, int longest) {
        String plain =
                MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFKD)).replaceAll("");
        String slug =
                BETWEEN.matcher(plain.toLowerCase(Locale.ROOT))
                        .replaceAll("-")
                        .replaceAll("^-+|-+$", "");
        return slug.length() <= longest ? slug : slug.substring(0, longest).replaceAll("-+$", "");
    }

    static String capital(String words) {
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
