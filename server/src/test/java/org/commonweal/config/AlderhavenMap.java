package org.commonweal.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/// Draws the invented town: the same seed makes the same files. Run it on the tests' class path
/// after changing it, with the town's folder, `server/src/main/resources/towns/alderhaven`.
///
/// The town lies on the Dogger Bank, where there is only sea, so that no real place bears its
/// streets.
public final class AlderhavenMap {
    private static final double LAT = 54.72;
    private static final double LON = 2.2;
    private static final double METRES = 111_195;
    private static final long SEED = 311;

    private final AlderhavenLand land = new AlderhavenLand(new SplittableRandom(SEED));
    private final AlderhavenStreets streets =
            new AlderhavenStreets(land, new SplittableRandom(SEED + 1));

    /// Writes the files.
    ///
    /// @param args the town's folder
    public static void main(String[] args) throws IOException {
        for (var file : new AlderhavenMap().files().entrySet()) {
            var path = Path.of(args[0], file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /// The text of each file by its name.
    Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put(
                "map/land.geojson",
                collection(List.of(feature(Map.of("name", "Alderhaven"), drawn(land.land)))));
        files.put("map/water.geojson", collection(List.of(feature(Map.of(), drawn(land.water)))));
        var parks = new ArrayList<String>();
        land.parks.forEach((name, shape) -> parks.add(feature(Map.of("name", name), drawn(shape))));
        files.put("map/parks.geojson", collection(parks));
        var lines = new ArrayList<String>();
        for (var street : streets.streets()) {
            var properties = new LinkedHashMap<String, String>();
            properties.put("name", street.name());
            properties.put("class", street.kind());
            lines.add(feature(properties, DouglasPeuckerSimplifier.simplify(street.shape(), 0.8)));
        }
        files.put("map/streets.geojson", collection(lines));
        areas(files);
        return files;
    }

    private void areas(Map<String, String> files) {
        var wards = new LinkedHashMap<String, List<Geometry>>();
        var quarters = new ArrayList<String>();
        land.quarters.forEach((quarter, shape) -> {
            wards.computeIfAbsent(quarter.ward(), _ -> new ArrayList<>()).add(shape);
            quarters.add(feature(named(quarter.name()), shape));
        });
        var joined = new ArrayList<String>();
        wards.forEach(
                (name, shapes) -> joined.add(feature(named(name), UnaryUnionOp.union(shapes))));
        files.put("areas/neighbourhoods.geojson", collection(quarters));
        files.put("areas/wards.geojson", collection(joined));
    }

    private static Map<String, String> named(String name) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("code", PlacesReader.slug(name));
        properties.put("name", name);
        return properties;
    }

    private static Geometry drawn(Geometry shape) {
        return TopologyPreservingSimplifier.simplify(shape, 2);
    }

    private static String collection(List<String> features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[\n"
                + String.join(",\n", features)
                + "\n]}\n";
    }

    private static String feature(Map<String, String> properties, Geometry shape) {
        var text = new ArrayList<String>();
        properties.forEach((key, value) -> text.add("\"" + key + "\":\"" + value + "\""));
        String type = shape.getGeometryType();
        String coordinates =
                shape instanceof LineString line
                        ? places(line.getCoordinates())
                        : shape instanceof Polygon polygon ? polygon(polygon) : polygons(shape);
        return "{\"type\":\"Feature\",\"properties\":{"
                + String.join(",", text)
                + "},\"geometry\":{\"type\":\""
                + type
                + "\",\"coordinates\":"
                + coordinates
                + "}}";
    }

    private static String polygons(Geometry shape) {
        var polygons = new ArrayList<String>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            polygons.add(polygon((Polygon) shape.getGeometryN(i)));
        }
        return "[" + String.join(",", polygons) + "]";
    }

    private static String polygon(Polygon polygon) {
        var rings = new ArrayList<String>();
        rings.add(places(polygon.getExteriorRing().getCoordinates()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(places(polygon.getInteriorRingN(i).getCoordinates()));
        }
        return "[" + String.join(",", rings) + "]";
    }

    private static String places(Coordinate[] coordinates) {
        var places = new ArrayList<String>();
        for (var at : coordinates) {
            double lat = LAT + at.y / METRES;
            double lon = LON + at.x / METRES / StrictMath.cos(StrictMath.toRadians(LAT));
            String place = String.format(Locale.ROOT, "[%.5f,%.5f]", lon, lat);
            if (places.isEmpty() || !places.getLast().equals(place)) {
                places.add(place);
            }
        }
        return "[" + String.join(",", places) + "]";
    }
}
