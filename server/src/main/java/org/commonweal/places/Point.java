package org.commonweal.places;

import java.util.Optional;

/// A place on the ground, WGS 84, kept to six decimals (about 0.1 m).
///
/// @param lat degrees north, -90 to 90
/// @param lon degrees east, -180 to 180
public record Point(double lat, double lon) {
    private static final int DECIMALS = 12;
    private static final double METRES_A_DEGREE = 111_195;

    /// @throws IllegalArgumentException when a coordinate is not a number or out of range
    public Point {
        if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException("not a place on the ground: " + lat + ", " + lon);
        }
        lat = Math.round(lat * 1e6) / 1e6;
        lon = Math.round(lon * 1e6) / 1e6;
    }

    /// Reads `lat,lon` as [#text()] writes it, with white space around each and up to twelve
    /// decimals.
    ///
    /// @return empty when the words are not two coordinates within range
    public static Optional<Point> parse(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            return Optional.empty();
        }
        var lat = text.substring(0, comma).strip();
        var lon = text.substring(comma + 1).strip();
        if (!isDecimal(lat, 2) || !isDecimal(lon, 3)) {
            return Optional.empty();
        }
        double north = Double.parseDouble(lat);
        double east = Double.parseDouble(lon);
        return Math.abs(north) <= 90 && Math.abs(east) <= 180
                ? Optional.of(new Point(north, east))
                : Optional.empty();
    }

    private static boolean isDecimal(String text, int whole) {
        int from = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        return point < 0
                ? isDigits(text, from, text.length(), whole)
                : isDigits(text, from, point, whole)
                        && isDigits(text, point + 1, text.length(), DECIMALS);
    }

    private static boolean isDigits(String text, int from, int to, int most) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to && to - from <= most;
    }

    /// The form the record commits to: `lat,lon` with at most six decimals and no trailing zeros.
    public String text() {
        return decimal(lat) + "," + decimal(lon);
    }

    /// Metres to another place, good to half a percent over a town.
    public double metresTo(Point other) {
        double north = (other.lat - lat) * METRES_A_DEGREE;
        double east =
                (other.lon - lon)
                        * METRES_A_DEGREE
                        * Math.cos(Math.toRadians((lat + other.lat) / 2));
        return Math.hypot(north, east);
    }

    /// The place so many metres north and east of this one, good to half a percent over a town.
    public Point moved(double north, double east) {
        double narrow = Math.max(0.01, Math.cos(Math.toRadians(lat)));
        return new Point(
                Math.clamp(lat + north / METRES_A_DEGREE, -90, 90),
                Math.clamp(lon + east / METRES_A_DEGREE / narrow, -180, 180));
    }

    static String decimal(double degrees) {
        long millionths = Math.round(degrees * 1e6);
        long rest = Math.abs(millionths) % 1_000_000;
        var text = new StringBuilder(12);
        if (millionths < 0) {
            text.append('-');
        }
        text.append(Math.abs(millionths) / 1_000_000);
        if (rest > 0) {
            text.append('.');
            for (long unit = 100_000; rest > 0; unit /= 10) {
                text.append(rest / unit);
                rest %= unit;
            }
        }
        return text.toString();
    }
}
