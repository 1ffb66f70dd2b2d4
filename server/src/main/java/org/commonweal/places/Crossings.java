package org.commonweal.places;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

/// Where two streets meet.
final class Crossings {
    /// Degrees, about 20 m: simplified maps draw streets that meet a little apart.
    private static final double NEAR = 0.00018;

    /// Degrees, about 80 m: closer than this is one crossing, such as both sides of a divided road.
    private static final double SAME = 0.0007;

    private Crossings() {}

    static List<Coordinate> of(List<LineSegment> one, List<LineSegment> other) {
        var tree = new STRtree();
        for (var leg : other) {
            tree.insert(new Envelope(leg.p0, leg.p1), leg);
        }
        var found = new ArrayList<Coordinate>();
        for (var leg : one) {
            var box = new Envelope(leg.p0, leg.p1);
            box.expandBy(NEAR);
            tree.query(box, each -> meet(leg, (LineSegment) each, found));
        }
        return found;
    }

    private static void meet(LineSegment leg, LineSegment each, List<Coordinate> found) {
        if (leg.distance(each) <= NEAR) {
            var at = leg.closestPoints(each)[0];
            if (found.stream().noneMatch(known -> known.distance(at) < SAME)) {
                found.add(at);
            }
        }
    }
}
