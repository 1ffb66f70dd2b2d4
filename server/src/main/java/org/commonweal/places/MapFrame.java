package org.commonweal.places;

import java.util.Locale;
import org.locationtech.jts.geom.Envelope;

/// What a picture of the map shows, so that a page can lay something over it.
///
/// @param path where the picture is served
/// @param west degrees east of its left edge
/// @param south degrees north of its lower edge
/// @param east degrees east of its right edge
/// @param north degrees north of its upper edge
/// @param width CSS pixels
/// @param height CSS pixels
public record MapFrame(
        String path, double west, double south, double east, double north, int width, int height) {
    static MapFrame of(String path, Envelope box, int width, int height) {
        return new MapFrame(
                path, box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), width, height);
    }

    /// What it shows of the map; a picture at the end of the map shows less of it.
    public Box box() {
        return new Box(
                Math.clamp(west, -180, 180),
                Math.clamp(south, -90, 90),
                Math.clamp(east, -180, 180),
                Math.clamp(north, -90, 90));
    }

    /// Whether a place is in the picture.
    public boolean shows(Point point) {
        return point.lon() >= west
                && point.lon() <= east
                && point.lat() >= south
                && point.lat() <= north;
    }

    /// How far from the left a place is, in pixels with one decimal.
    public String x(Point point) {
        return one((point.lon() - west) / (east - west) * width);
    }

    /// How far from the top a place is, in pixels with one decimal.
    public String y(Point point) {
        return one((north - point.lat()) / (north - south) * height);
    }

    /// The place at a pixel of the picture; the nearest one in it for a pixel outside.
    ///
    /// @param x from the left
    /// @param y from the top
    public Point at(int x, int y) {
        return new Point(
                north - (north - south) * Math.clamp(y, 0, height) / height,
                west + (east - west) * Math.clamp(x, 0, width) / width);
    }

    private static String one(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }
}
