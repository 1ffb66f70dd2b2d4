package org.commonweal.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonweal.verifier.Register;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/// What the record publishes about places: who the agencies are, where the areas lie, who takes
/// what where. With these documents anybody can route a request again and compare.
///
/// Borders are whole numbers, millionths of a degree, longitude and latitude in turn; a shape is a
/// list of polygons, a polygon a list of rings, the first the outer one.
final class PlaceRegisters {
    private static final double SCALE = 1_000_000;

    /// One register as it is published.
    ///
    /// @param register which
    /// @param codes what entries may name from it; areas as `kind:code`
    /// @param document its content
    record Published(Register register, List<String> codes, Map<String, Object> document) {}

    private PlaceRegisters() {}

    static List<Published> of(Atlas atlas) {
        return List.of(agencies(atlas), areas(atlas), routing(atlas));
    }

    private static Published agencies(Atlas atlas) {
        var list = new ArrayList<Map<String, Object>>();
        for (var agency : atlas.agencies()) {
            list.add(
                    with(
                            agency.translations(),
                            object(
                                    "code",
                                    agency.code(),
                                    "email",
                                    agency.email(),
                                    "name",
                                    agency.name(),
                                    "phone",
                                    agency.phone())));
        }
        return new Published(
                Register.AGENCIES,
                atlas.agencies().stream().map(Agency::code).toList(),
                object("agencies", list));
    }

    private static Published areas(Atlas atlas) {
        var kinds = new ArrayList<Map<String, Object>>();
        for (var kind : atlas.kinds()) {
            kinds.add(with(kind.translations(), object("code", kind.code(), "name", kind.name())));
        }
        var list = new ArrayList<Map<String, Object>>();
        for (var area : atlas.areas()) {
            list.add(
                    with(
                            area.translations(),
                            object(
                                    "code",
                                    area.code(),
                                    "kind",
                                    area.kind(),
                                    "name",
                                    area.name(),
                                    "shape",
                                    shape(area.shape()))));
        }
        return new Published(
                Register.AREAS,
                atlas.areas().stream().map(Area::ref).toList(),
                object("areas", list, "kinds", kinds));
    }

    private static Published routing(Atlas atlas) {
        var list = new ArrayList<Map<String, Object>>();
        for (var rule : atlas.routing().rules()) {
            list.add(
                    object(
                            "agency",
                            rule.agency(),
                            "area",
                            rule.area(),
                            "services",
                            List.copyOf(new TreeSet<>(rule.services()))));
        }
        return new Published(Register.ROUTING, List.of(), object("rules", list));
    }

    // Left out where there are none, so that a town of one language keeps its hashes.
    private static Map<String, Object> with(
            Map<String, String> translations, Map<String, Object> own) {
        if (!translations.isEmpty()) {
            own.put("translations", new TreeMap<>(translations));
        }
        return own;
    }

    private static Map<String, Object> object(Object... members) {
        var object = new TreeMap<String, Object>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], members[i + 1]);
        }
        return object;
    }

    private static List<List<List<Long>>> shape(Geometry shape) {
        var polygons = new ArrayList<List<List<Long>>>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            var polygon = (Polygon) shape.getGeometryN(i);
            var rings = new ArrayList<List<Long>>();
            rings.add(ring(polygon.getExteriorRing().getCoordinates()));
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                rings.add(ring(polygon.getInteriorRingN(hole).getCoordinates()));
            }
            polygons.add(rings);
        }
        return polygons;
    }

    private static List<Long> ring(Coordinate[] places) {
        var numbers = new ArrayList<Long>();
        for (var place : places) {
            numbers.add(Math.round(place.x * SCALE));
            numbers.add(Math.round(place.y * SCALE));
        }
        return numbers;
    }
}
