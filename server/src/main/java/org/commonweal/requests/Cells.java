package org.commonweal.requests;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.commonweal.places.Point;
import org.commonweal.requests.RequestFeed.Box;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;

/// Where public requests are, by squares of a hundredth of a degree, so that a piece of the map is
/// a few ranges of one index.
final class Cells {
    private static final double A_DEGREE = 100;
    private static final long ROW = 100_000;
    private static final double MICRO = 1e6;

    private Cells() {}

    /// The squares a box touches; none when they are far too many.
    static List<Long> of(Box box) {
        long south = square(box.southWest().lat());
        long north = square(box.northEast().lat());
        long west = square(box.southWest().lon());
        long east = square(box.northEast().lon());
        var cells = new ArrayList<Long>();
        if ((north - south + 1) * (east - west + 1) > 1000) {
            return List.of();
        }
        for (long lat = south; lat <= north; lat++) {
            for (long lon = west; lon <= east; lon++) {
                cells.add(lat * ROW + lon);
            }
        }
        return cells;
    }

    /// South, north, west and east in millionths of a degree.
    static List<Long> micros(Box box) {
        return List.of(
                micro(box.southWest().lat()),
                micro(box.northEast().lat()),
                micro(box.southWest().lon()),
                micro(box.northEast().lon()));
    }

    /// Puts new rows of requests on the map.
    static void add(Tx tx, List<@Nullable Object[]> requests) throws SQLException {
        var spots = new ArrayList<@Nullable Object[]>(requests.size());
        for (var request : requests) {
            Point.parse(RequestRows.publicPoint(request))
                    .ifPresent(point ->
                            spots.add(
                                    new Object[] {
                                        cell(point.lat(), point.lon()),
                                        RequestRows.asked(request),
                                        RequestRows.id(request),
                                        micro(point.lat()),
                                        micro(point.lon())
                                    }));
        }
        tx.sql(
                        "insert into request_spots (cell, asked_at, request, lat, lon) values (?, ?, ?, ?, ?)")
                .runBatch(spots);
    }

    /// Puts one back on the map.
    static void put(Tx tx, long request, Instant asked, String place) throws SQLException {
        var point = Point.parse(place);
        if (point.isPresent()) {
            double lat = point.get().lat();
            double lon = point.get().lon();
            tx.sql(
                            "insert into request_spots (cell, asked_at, request, lat, lon) values (?, ?, ?, ?, ?)")
                    .with(cell(lat, lon), asked, request, micro(lat), micro(lon))
                    .run();
        }
    }

    static void remove(Tx tx, long request, Instant asked, String place) throws SQLException {
        var point = Point.parse(place);
        if (point.isPresent()) {
            tx.sql("delete from request_spots where cell = ? and asked_at = ? and request = ?")
                    .with(cell(point.get().lat(), point.get().lon()), asked, request)
                    .run();
        }
    }

    static void clear(Tx tx) throws SQLException {
        tx.sql("delete from request_spots").run();
    }

    private static long cell(double lat, double lon) {
        return square(lat) * ROW + square(lon);
    }

    private static long square(double degrees) {
        return (long) Math.floor(degrees * A_DEGREE);
    }

    private static long micro(double degrees) {
        return Math.round(degrees * MICRO);
    }
}
