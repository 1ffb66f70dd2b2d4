package org.commonweal.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/// Finds the areas a place lies in. A border belongs to both its sides; the area named first in the
/// town's files gets the place, so the answer is the same on every day and every machine.
///
/// Safe for any number of threads once made.
final class AreaIndex {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private record Entry(int order, Area area, PreparedGeometry shape) {}

    private final STRtree tree = new STRtree();

    AreaIndex(List<Area> areas) {
        for (int order = 0; order < areas.size(); order++) {
            var area = areas.get(order);
            var entry = new Entry(order, area, PreparedGeometryFactory.prepare(area.shape()));
            tree.insert(area.shape().getEnvelopeInternal(), entry);
            // A prepared polygon builds its index at the first question; asked here, no two threads
            // build it at once.
            entry.shape.covers(GEOMETRY.createPoint(area.shape().getCoordinate()));
        }
        tree.build();
    }

    List<Area> at(double lat, double lon) {
        var coordinate = new Coordinate(lon, lat);
        var candidates = new ArrayList<Entry>();
        tree.query(new Envelope(coordinate), entry -> candidates.add((Entry) entry));
        candidates.sort(Comparator.comparingInt(Entry::order));
        var point = GEOMETRY.createPoint(coordinate);
        var kinds = new HashSet<String>();
        var found = new ArrayList<Area>();
        for (var candidate : candidates) {
            if (!kinds.contains(candidate.area.kind()) && candidate.shape.covers(point)) {
                kinds.add(candidate.area.kind());
                found.add(candidate.area);
            }
        }
        return found;
    }
}
