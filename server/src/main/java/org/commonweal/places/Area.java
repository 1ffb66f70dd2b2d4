package org.commonweal.places;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/// A named part of the town with a border.
///
/// @param kind code of its [AreaKind]
/// @param code unique within the kind
/// @param name as people know it
/// @param shape polygon or multipolygon, longitude first, WGS 84, valid
/// @param translations its name in more languages, by language tag
public record Area(
        String kind, String code, String name, Geometry shape, Map<String, String> translations) {
    public Area {
        translations = Map.copyOf(translations);
    }

    /// An area with a name in the town's own language only.
    public Area(String kind, String code, String name, Geometry shape) {
        this(kind, code, name, shape, Map.of());
    }

    /// The reference used on the record, in routes and in addresses of pages: `kind:code`.
    public String ref() {
        return kind + ":" + code;
    }

    /// The address of its page.
    public String path() {
        return "/areas/" + segment(kind) + "/" + segment(code);
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The name in a language; the town's own where there is none.
    ///
    /// @param language a language tag
    public String nameIn(String language) {
        return translations.getOrDefault(language, name);
    }
}
