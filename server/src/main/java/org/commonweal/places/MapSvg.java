package org.commonweal.places;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.linemerge.LineMerger;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/// Writes one picture of the map.
final class MapSvg {
    private static final int NAMES = 14;
    private static final double LETTER = 5.6;

    private static final double[] PLACES_OF_A_NAME = {0.5, 0.25, 0.75};

    /// Pixels a street may bend under its name.
    private static final double STRAIGHT = 2.5;

    private final StringBuilder svg = new StringBuilder();
    private final Envelope box;
    private final int width;
    private final int height;
    private final List<Envelope> written = new ArrayList<>();

    MapSvg(Envelope box, int width, int height, String title) {
        this.box = box;
        this.width = width;
        this.height = height;
        svg.append(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map-picture\" role=\"img\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width + " " + height)
                .append("\" font-family=\"system-ui, sans-serif\"><title>")
                .append(escape(title))
                .append(
                        "</title><rect class=\"map-outside\" width=\"100%\" height=\"100%\" fill=\"#e4e6e3\"/>");
    }

    void surfaces(Layer.Kind kind, List<Layer.Feature> features) {
        String colour =
                switch (kind) {
                    case LAND -> "#f7f4ec";
                    case WATER -> "#a9cfe0";
                    case PARK -> "#cfe3bd";
                    case STREET -> "none";
                };
        var path = new StringBuilder();
        for (var feature : features) {
            surface(feature.shape(), path);
        }
        if (!path.isEmpty()) {
            svg.append(
                            "<path class=\"map-"
                                    + kind.code()
                                    + "\" fill=\""
                                    + colour
                                    + "\" fill-rule=\"evenodd\" d=\"")
                    .append(path)
                    .append("\"/>");
        }
    }

    /// Streets: every casing first, then every surface, so that they join where they meet.
    void streets(List<Layer.Feature> features, boolean near) {
        String[] widths =
                near ? new String[] {"9", "6.5", "4.5"} : new String[] {"2.2", "1.2", "0.6"};
        if (near) {
            strokes(features, "map-street-edge", "#c9c3b4", new String[] {"11", "8.5", "6"});
        }
        strokes(features, "map-street", near ? "#ffffff" : "#b7ae9b", widths);
        if (near) {
            names(features);
        }
    }

    private void strokes(
            List<Layer.Feature> features, String kind, String colour, String[] widths) {
        for (int importance = 3; importance >= 1; importance--) {
            var path = new StringBuilder();
            for (var feature : features) {
                if (feature.importance() == importance) {
                    lines(feature.shape(), path);
                }
            }
            if (!path.isEmpty()) {
                svg.append(
                                "<path class=\""
                                        + kind
                                        + "\" fill=\"none\" stroke=\""
                                        + colour
                                        + "\" stroke-width=\"")
                        .append(widths[importance - 1])
                        .append("\" stroke-linejoin=\"round\" stroke-linecap=\"round\" d=\"")
                        .append(path)
                        .append("\"/>");
            }
        }
    }

    /// Writes names along the straight pieces that are long enough for them, the largest streets
    /// first.
    private void names(List<Layer.Feature> features) {
        var merged = new LinkedHashMap<String, LineMerger>();
        for (var feature : features.reversed()) {
            if (!feature.name().isEmpty()) {
                merged.computeIfAbsent(feature.name(), _ -> new LineMerger()).add(feature.shape());
            }
        }
        svg.append(
                        "<g class=\"map-name\" font-size=\"10\" fill=\"#4a4538\" stroke=\"#ffffff\" stroke-width=\"2.5\"")
                .append(
                        " stroke-linejoin=\"round\" paint-order=\"stroke\" text-anchor=\"middle\">");
        double bend = STRAIGHT * box.getWidth() / width;
        merged.forEach((name, lines) -> {
            for (Object line : lines.getMergedLineStrings()) {
                var straight =
                        DouglasPeuckerSimplifier.simplify((Geometry) line, bend).getCoordinates();
                if (written.size() >= NAMES || name(name, straight)) {
                    return;
                }
            }
        });
        svg.append("</g>");
    }

    private boolean name(String name, Coordinate[] line) {
        double needed = name.length() * LETTER + 8;
        for (int i = 1; i < line.length; i++) {
            double dx = x(line[i]) - x(line[i - 1]);
            double dy = y(line[i]) - y(line[i - 1]);
            for (double share : PLACES_OF_A_NAME) {
                double x = x(line[i - 1]) + dx * share;
                double y = y(line[i - 1]) + dy * share;
                boolean fits = Math.hypot(dx, dy) * 2 * Math.min(share, 1 - share) >= needed;
                if (fits && free(x, y, dx, dy, needed)) {
                    write(name, x, y, Math.toDegrees(Math.atan2(dy, dx)));
                    return true;
                }
            }
        }
        return false;
    }

    private void write(String name, double x, double y, double degrees) {
        double upright = degrees > 90 ? degrees - 180 : degrees < -90 ? degrees + 180 : degrees;
        svg.append(
                        "<text transform=\"translate("
                                + one(x)
                                + " "
                                + one(y)
                                + ") rotate("
                                + one(upright))
                .append(")\" dy=\"3.3\">")
                .append(escape(name))
                .append("</text>");
    }

    /// Takes the room a name needs, if the picture has it and no other name is there nor the mark
    /// in the middle.
    private boolean free(double x, double y, double dx, double dy, double needed) {
        double length = Math.hypot(dx, dy);
        double halfX = Math.abs(dx / length) * needed / 2 + 6;
        double halfY = Math.abs(dy / length) * needed / 2 + 6;
        var room = new Envelope(x - halfX, x + halfX, y - halfY, y + halfY);
        var middle =
                new Envelope(
                        width / 2.0 - 12, width / 2.0 + 12, height / 2.0 - 30, height / 2.0 + 6);
        boolean free =
                new Envelope(0, width, 0, height - 16).contains(room)
                        && !room.intersects(middle)
                        && written.stream().noneMatch(room::intersects);
        if (free) {
            written.add(room);
        }
        return free;
    }

    void mark(Point point) {
        var at = new Coordinate(point.lon(), point.lat());
        svg.append(
                        "<g class=\"map-mark\" transform=\"translate("
                                + one(x(at))
                                + " "
                                + one(y(at))
                                + ")\">")
                .append(
                        "<path d=\"M0 0C-3-7-10-11-10-18a10 10 0 0 1 20 0c0 7-7 11-10 18z\" fill=\"#9c2f2f\"")
                .append(
                        " stroke=\"#ffffff\" stroke-width=\"1.5\"/><circle cy=\"-18\" r=\"3.6\" fill=\"#ffffff\"/></g>");
    }

    String finish(String credit) {
        svg.append(
                        "<text class=\"map-credit\" x=\""
                                + (width - 6)
                                + "\" y=\""
                                + (height - 6)
                                + "\" font-size=\"10\"")
                .append(
                        " fill=\"#4a4538\" stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\"")
                .append(" paint-order=\"stroke\" text-anchor=\"end\">")
                .append(escape(credit))
                .append("</text></svg>");
        return svg.toString();
    }

    private void surface(Geometry shape, StringBuilder path) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof Polygon polygon) {
                line(polygon.getExteriorRing().getCoordinates(), path).append('z');
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    line(polygon.getInteriorRingN(hole).getCoordinates(), path).append('z');
                }
            }
        }
    }

    private void lines(Geometry shape, StringBuilder path) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof LineString line) {
                line(line.getCoordinates(), path);
            }
        }
    }

    private StringBuilder line(Coordinate[] coordinates, StringBuilder path) {
        for (int i = 0; i < coordinates.length; i++) {
            path.append(i == 0 ? 'M' : i == 1 ? 'L' : ' ');
            path.append(one(x(coordinates[i]))).append(' ').append(one(y(coordinates[i])));
        }
        return path;
    }

    private double x(Coordinate at) {
        return (at.x - box.getMinX()) / box.getWidth() * width;
    }

    private double y(Coordinate at) {
        return (box.getMaxY() - at.y) / box.getHeight() * height;
    }

    private static String one(double number) {
        long tenths = Math.round(number * 10);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
