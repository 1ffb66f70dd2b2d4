package org.commonweal.places;

import java.util.LinkedHashMap;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.json.JsonMapper;

/// Writes one document of the base map: whole numbers only, each place as its distance from the one
/// before.
final class MapJson {
    /// Steps a degree: five decimals, about a metre.
    private static final double SCALE = 100_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final StringBuilder text = new StringBuilder();
    private final long west;
    private final long south;
    private long x;
    private long y;

    MapJson(String credit, Envelope box) {
        this.west = step(box.getMinX());
        this.south = step(box.getMinY());
        text.append("{\"credit\":").append(JSON.writeValueAsString(credit));
        text.append(",\"scale\":100000,\"box\":[")
                .append(west)
                .append(',')
                .append(south)
                .append(',');
        text.append(step(box.getMaxX()))
                .append(',')
                .append(step(box.getMaxY()))
                .append("],\"layers\":[");
    }

    void layer(Layer.Kind kind, List<Layer.Feature> features) {
        if (features.isEmpty()) {
            return;
        }
        var names = new LinkedHashMap<String, Integer>();
        features.forEach(feature -> names.putIfAbsent(feature.name(), names.size()));
        text.append(text.charAt(text.length() - 1) == '[' ? "" : ",");
        text.append("{\"kind\":\"").append(kind.code()).append("\",\"names\":");
        text.append(JSON.writeValueAsString(names.keySet())).append(",\"shapes\":[");
        for (var feature : features) {
            for (int i = 0; i < feature.shape().getNumGeometries(); i++) {
                shape(
                        feature,
                        names.getOrDefault(feature.name(), 0),
                        feature.shape().getGeometryN(i));
            }
        }
        if (text.charAt(text.length() - 1) == ',') {
            text.setLength(text.length() - 1);
        }
        text.append("]}");
    }

    String text() {
        return text + "]}";
    }

    private void shape(Layer.Feature feature, int name, Geometry shape) {
        switch (shape) {
            case LineString line -> {
                text.append('[').append(feature.importance()).append(',').append(name).append(',');
                places(line.getCoordinates());
                text.append("],");
            }
            case Polygon polygon -> {
                text.append('[').append(feature.importance()).append(',').append(name).append(',');
                places(polygon.getExteriorRing().getCoordinates());
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    text.append(',');
                    places(polygon.getInteriorRingN(i).getCoordinates());
                }
                text.append("],");
            }
            // A cut can leave a single place where a shape only touches the frame: nothing to draw.
            default -> {}
        }
    }

    private void places(Coordinate[] coordinates) {
        x = west;
        y = south;
        text.append('[');
        for (int i = 0; i < coordinates.length; i++) {
            long toX = step(coordinates[i].x);
            long toY = step(coordinates[i].y);
            if (i > 0 && toX == x && toY == y) {
                continue;
            }
            text.append(i == 0 ? "" : ",").append(toX - x).append(',').append(toY - y);
            x = toX;
            y = toY;
        }
        text.append(']');
    }

    private static long step(double degrees) {
        return Math.round(degrees * SCALE);
    }
}
