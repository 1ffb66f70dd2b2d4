package org.commonweal.places;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a GeoJSON feature collection (RFC 7946: WGS 84, longitude first) and says what is wrong
/// with it in sentences.
public final class GeoJson {
    private static final JsonMapper JSON = new JsonMapper();

    private final Shapes shapes;
    private final List<Feature> features = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private GeoJson(Wanted wanted) {
        this.shapes = new Shapes(wanted);
    }

    /// What the features of a file must be.
    public enum Wanted {
        /// Polygon or MultiPolygon, closed and valid.
        SURFACES,
        /// Polygon or MultiPolygon, closed; borders that cross themselves are mended, as it is only
        /// drawn.
        DRAWN_SURFACES,
        /// LineString or MultiLineString of at least two places.
        LINES
    }

    /// One feature that is whole.
    ///
    /// @param line where it begins in the file, from 1
    /// @param number its place among the features of the file, from 1
    /// @param properties its properties as text; a number as it is written; lists, objects and
    ///   nulls are left out
    /// @param shape valid, never empty
    public record Feature(int line, int number, Map<String, String> properties, Geometry shape) {}

    /// One mistake.
    ///
    /// @param line where its feature begins, from 1
    /// @param sentence what is wrong, without the file's name, ready to follow it
    public record Fault(int line, String sentence) {}

    /// What was read: the features that are whole and the mistakes in the others.
    public record Reading(List<Feature> features, List<Fault> faults) {
        public Reading {
            features = List.copyOf(features);
            faults = List.copyOf(faults);
        }
    }

    /// Reads a whole file; never throws for what is in it.
    ///
    /// @param json the file's bytes, UTF-8
    /// @param wanted what its features must be
    public static Reading read(byte[] json, Wanted wanted) {
        var reader = new GeoJson(wanted);
        try (var parser = JSON.createParser(json)) {
            reader.collection(parser);
        } catch (JacksonException broken) {
            var where = broken.getLocation();
            reader.faults.add(
                    new Fault(where == null ? 1 : where.getLineNr(), "this is not JSON."));
        }
        return new Reading(reader.features, reader.faults);
    }

    private void collection(JsonParser parser) {
        boolean found = false;
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && "features".equals(member)) {
                    found = true;
                    features(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (!found) {
            faults.add(
                    new Fault(
                            1,
                            "this is not a GeoJSON feature collection: it has no list \"features\"."));
        }
    }

    private void features(JsonParser parser) {
        for (int number = 1; parser.nextToken() != JsonToken.END_ARRAY; number++) {
            int line = parser.currentTokenLocation().getLineNr();
            JsonNode node = parser.readValueAsTree();
            var properties = properties(node.get("properties"));
            try {
                features.add(
                        new Feature(line, number, properties, shapes.read(node.get("geometry"))));
            } catch (Shapes.Unfit unfit) {
                String name = properties.getOrDefault("name", "");
                String which = "feature " + number + (name.isEmpty() ? "" : " (" + name + ")");
                faults.add(new Fault(line, which + " " + unfit.sentence()));
            }
        }
    }

    private static Map<String, String> properties(@Nullable JsonNode node) {
        var properties = new LinkedHashMap<String, String>();
        if (node != null && node.isObject()) {
            for (var member : node.properties()) {
                if (member.getValue().isValueNode() && !member.getValue().isNull()) {
                    properties.put(member.getKey(), member.getValue().asString().strip());
                }
            }
        }
        return properties;
    }
}
