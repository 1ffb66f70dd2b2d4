package org.commonweal.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

/// The named streets of the town, cut where they pass from one area into the next.
///
/// A street of one name in one area is one part, however many lines the map draws it with. Made
/// once, then read only.
final class Gazetteer {
    /// A street, or as much of it as lies in one area of one kind.
    ///
    /// @param name as it is written on the map
    /// @param area the area's reference; empty where the street lies in none of that kind
    /// @param legs straight pieces, longitude first
    record Part(String name, String area, List<LineSegment> legs) {
        /// A place on the street near the middle of the part.
        Coordinate middle() {
            double x = 0;
            double y = 0;
            double length = 0;
            for (var leg : legs) {
                x += leg.midPoint().x * leg.getLength();
                y += leg.midPoint().y * leg.getLength();
                length += leg.getLength();
            }
            var centre = length == 0 ? legs.getFirst().p0 : new Coordinate(x / length, y / length);
            return legs.stream()
                    .map(LineSegment::midPoint)
                    .min(Comparator.comparingDouble(centre::distance))
                    .orElseThrow();
        }
    }

    private record Leg(String name, LineSegment line) {}

    private final AreaIndex areas;
    private final Map<String, List<Part>> partsOfKind = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Part>>> byName = new LinkedHashMap<>();
    private final STRtree legs = new STRtree();

    Gazetteer(Atlas atlas, AreaIndex areas) {
        this.areas = areas;
        var parts = new LinkedHashMap<String, Map<String, Part>>();
        atlas.kinds().forEach(kind -> parts.put(kind.code(), new LinkedHashMap<>()));
        for (var layer : atlas.layers()) {
            for (var feature : layer.features()) {
                if (layer.kind() == Layer.Kind.STREET && !feature.name().isEmpty()) {
                    add(feature.name(), feature.shape(), parts);
                }
            }
        }
        legs.build();
        parts.forEach((kind, byKey) -> {
            partsOfKind.put(kind, List.copyOf(byKey.values()));
            byName.put(kind, byKey.values().stream().collect(Collectors.groupingBy(Part::name)));
        });
    }

    private void add(String name, Geometry shape, Map<String, Map<String, Part>> parts) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            var coordinates = shape.getGeometryN(i).getCoordinates();
            for (int j = 1; j < coordinates.length; j++) {
                var leg = new LineSegment(coordinates[j - 1], coordinates[j]);
                legs.insert(new Envelope(leg.p0, leg.p1), new Leg(name, leg));
                var middle = leg.midPoint();
                var within = areas.at(middle.y, middle.x);
                parts.forEach((kind, byKey) -> {
                    String area =
                            within.stream()
                                    .filter(each -> each.kind().equals(kind))
                                    .findFirst()
                                    .map(Area::ref)
                                    .orElse("");
                    byKey.computeIfAbsent(
                                    name + "\n" + area,
                                    _ -> new Part(name, area, new ArrayList<>()))
                            .legs()
                            .add(leg);
                });
            }
        }
    }

    /// The parts of all streets, cut by one kind of area, in the order of the map.
    List<Part> parts(String kind) {
        return partsOfKind.getOrDefault(kind, List.of());
    }

    /// The part of a street in an area; where it has none there (it runs along the border), its
    /// first part anywhere.
    Optional<Part> part(String kind, String name, String area) {
        var named = byName.getOrDefault(kind, Map.of()).getOrDefault(name, List.of());
        return named.stream()
                .filter(part -> part.area().equals(area))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    /// The name of the street nearest to a place, if one is within so many metres.
    Optional<String> nearest(Point point, double metres) {
        var here = new Coordinate(point.lon(), point.lat());
        double narrow = Math.cos(Math.toRadians(point.lat()));
        double degrees = metres / 111_195;
        var box = new Envelope(here);
        box.expandBy(degrees / Math.max(narrow, 0.01), degrees);
        var best =
                new Object() {
                    double metres = Double.MAX_VALUE;
                    String name = "";
                };
        legs.query(
                box,
                found -> {
                    var leg = (Leg) found;
                    var on = leg.line.closestPoint(here);
                    double away = point.metresTo(new Point(on.y, on.x));
                    if (away < best.metres
                            || (away == best.metres && leg.name.compareTo(best.name) < 0)) {
                        best.metres = away;
                        best.name = leg.name;
                    }
                });
        return best.metres <= metres ? Optional.of(best.name) : Optional.empty();
    }
}
