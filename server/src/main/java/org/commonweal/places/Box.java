package org.commonweal.places;

import java.util.Optional;

/// A piece of the map, between two meridians and two parallels; WGS 84, kept to six decimals. It
/// never reaches across the meridian of 180 degrees.
///
/// @param west degrees east of its left edge
/// @param south degrees north of its lower edge
/// @param east degrees east of its right edge, not west of the left one
/// @param north degrees north of its upper edge, not south of the lower one
public record Box(double west, double south, double east, double north) {
    /// @throws IllegalArgumentException when an edge is no number, out of range, or on the wrong
    ///   side of the other
    public Box {
        var low = new Point(south, west);
        var high = new Point(north, east);
        if (low.lat() > high.lat() || low.lon() > high.lon()) {
            throw new IllegalArgumentException("the edges of a box are the wrong way round");
        }
        west = low.lon();
        south = low.lat();
        east = high.lon();
        north = high.lat();
    }

    /// Reads `west,south,east,north` as [#text()] writes it.
    ///
    /// @return empty when the words are not four edges within range and the right way round
    public static Optional<Box> parse(String text) {
        var edges = text.split(",", -1);
        if (edges.length != 4) {
            return Optional.empty();
        }
        var low = Point.parse(edges[1] + ',' + edges[0]);
        var high = Point.parse(edges[3] + ',' + edges[2]);
        return low.isPresent()
                        && high.isPresent()
                        && low.get().lat() <= high.get().lat()
                        && low.get().lon() <= high.get().lon()
                ? Optional.of(of(low.get(), high.get()))
                : Optional.empty();
    }

    /// @param low its south-western corner
    /// @param high its north-eastern corner
    public static Box of(Point low, Point high) {
        return new Box(low.lon(), low.lat(), high.lon(), high.lat());
    }

    /// `west,south,east,north` with at most six decimals and no trailing zeros.
    public String text() {
        return Point.decimal(west)
                + ','
                + Point.decimal(south)
                + ','
                + Point.decimal(east)
                + ','
                + Point.decimal(north);
    }

    /// Its middle.
    public Point middle() {
        return new Point((south + north) / 2, (west + east) / 2);
    }

    /// Whether all of another lies in it.
    public boolean holds(Box other) {
        return other.west >= west
                && other.east <= east
                && other.south >= south
                && other.north <= north;
    }

    /// Metres from its lower edge to its upper one.
    public double height() {
        return new Point(south, west).metresTo(new Point(north, west));
    }

    /// Metres from its left edge to its right one, half-way up.
    public double width() {
        double middle = (south + north) / 2;
        return new Point(middle, west).metresTo(new Point(middle, east));
    }

    /// A box of another size around the same middle, cut where the map ends.
    ///
    /// @param width metres
    /// @param height metres
    public Box sized(double width, double height) {
        return of(middle().moved(-height / 2, -width / 2), middle().moved(height / 2, width / 2));
    }

    /// A box of the same size elsewhere, cut where the map ends.
    ///
    /// @param right how many of its widths to the east
    /// @param up how many of its heights to the north
    public Box moved(double right, double up) {
        double east = (this.east - west) * right;
        double north = (this.north - south) * up;
        return of(
                new Point(latitude(south + north), longitude(west + east)),
                new Point(latitude(this.north + north), longitude(this.east + east)));
    }

    private static double latitude(double degrees) {
        return Math.clamp(degrees, -90, 90);
    }

    private static double longitude(double degrees) {
        return Math.clamp(degrees, -180, 180);
    }
}
