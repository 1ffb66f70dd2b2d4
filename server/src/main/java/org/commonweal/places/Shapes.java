package org.commonweal.places;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import tools.jackson.databind.JsonNode;

/// Makes geometry of the `geometry` member of a GeoJSON feature, or says why it cannot.
final class Shapes {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private final GeoJson.Wanted wanted;

    Shapes(GeoJson.Wanted wanted) {
        this.wanted = wanted;
    }

    /// Why a geometry cannot be used, as the end of a sentence that begins with the feature's name.
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String sentence) {
            super(sentence, null, false, false);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    Geometry read(@Nullable JsonNode geometry) throws Unfit {
        String type = geometry == null ? "" : geometry.path("type").asString("");
        var coordinates = geometry == null ? null : geometry.get("coordinates");
        if (coordinates == null || !coordinates.isArray()) {
            throw new Unfit("has no coordinates.");
        }
        var shape =
                switch (wanted) {
                    case SURFACES, DRAWN_SURFACES -> surface(type, coordinates);
                    case LINES -> line(type, coordinates);
                };
        if (shape.isEmpty()) {
            throw new Unfit("has no coordinates.");
        }
        var wrong = new IsValidOp(shape).getValidationError();
        if (wrong != null && wanted == GeoJson.Wanted.DRAWN_SURFACES) {
            return GeometryFixer.fix(shape);
        }
        if (wrong != null) {
            throw new Unfit(
                    "is not a proper surface: its border touches or crosses itself near "
                            + at(wrong.getCoordinate())
                            + ".");
        }
        return shape;
    }

    private static Geometry surface(String type, JsonNode coordinates) throws Unfit {
        return switch (type) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> {
                var polygons = new ArrayList<Polygon>();
                for (var each : coordinates) {
                    polygons.add(polygon(each));
                }
                yield GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
            }
            default ->
                    throw new Unfit("is a " + type + "; here a Polygon or MultiPolygon is wanted.");
        };
    }

    private static Geometry line(String type, JsonNode coordinates) throws Unfit {
        return switch (type) {
            case "LineString" -> lineString(coordinates);
            case "MultiLineString" -> {
                var lines = new ArrayList<LineString>();
                for (var each : coordinates) {
                    lines.add(lineString(each));
                }
                yield GEOMETRY.createMultiLineString(lines.toArray(LineString[]::new));
            }
            default ->
                    throw new Unfit(
                            "is a " + type + "; here a LineString or MultiLineString is wanted.");
        };
    }

    private static Polygon polygon(JsonNode rings) throws Unfit {
        var made = new ArrayList<LinearRing>();
        for (var ring : rings) {
            made.add(ring(coordinates(ring)));
        }
        if (made.isEmpty()) {
            throw new Unfit("has no coordinates.");
        }
        return GEOMETRY.createPolygon(
                made.getFirst(), made.subList(1, made.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(List<Coordinate> coordinates) throws Unfit {
        if (coordinates.isEmpty()) {
            throw new Unfit("has no coordinates.");
        }
        if (!coordinates.getFirst().equals2D(coordinates.getLast())) {
            throw new Unfit(
                    "does not close: its border begins at "
                            + at(coordinates.getFirst())
                            + " and ends at "
                            + at(coordinates.getLast())
                            + ".");
        }
        if (coordinates.size() < 4) {
            throw new Unfit("is no surface: a border needs at least three corners.");
        }
        return GEOMETRY.createLinearRing(coordinates.toArray(Coordinate[]::new));
    }

    private static LineString lineString(JsonNode places) throws Unfit {
        var coordinates = coordinates(places);
        if (coordinates.size() < 2) {
            throw new Unfit("is no line: it needs at least two places.");
        }
        return GEOMETRY.createLineString(coordinates.toArray(Coordinate[]::new));
    }

    private static List<Coordinate> coordinates(JsonNode places) throws Unfit {
        var coordinates = new ArrayList<Coordinate>(places.size());
        for (var place : places) {
            double lon = place.path(0).asDouble(Double.NaN);
            double lat = place.path(1).asDouble(Double.NaN);
            if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
                throw new Unfit(
                        "has coordinates that are not longitude and latitude in degrees: "
                                + place
                                + ".");
            }
            coordinates.add(new Coordinate(lon, lat));
        }
        return coordinates;
    }

    private static String at(Coordinate coordinate) {
        return new Point(coordinate.y, coordinate.x).text();
    }
}
