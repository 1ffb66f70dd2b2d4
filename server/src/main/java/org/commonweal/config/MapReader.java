package org.commonweal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonweal.places.GeoJson;
import org.commonweal.places.Layer;
import org.commonweal.places.Point;

/// Reads `[map]` and its layers.
final class MapReader {
    /// OpenStreetMap's classes of street by their importance; every other class is the smallest.
    private static final Map<String, Integer> IMPORTANCE =
            Map.of(
                    "motorway", 1,
                    "trunk", 1,
                    "primary", 1,
                    "motorway_link", 1,
                    "trunk_link", 1,
                    "primary_link", 1,
                    "secondary", 2,
                    "tertiary", 2,
                    "secondary_link", 2,
                    "tertiary_link", 2);

    private static final int SMALLEST = 3;
    private final Ground ground;
    private final List<Layer> layers = new ArrayList<>();
    private String credit = "";
    private Point centre = new Point(0, 0);

    MapReader(Ground ground) {
        this.ground = ground;
    }

    List<Layer> layers() {
        return layers;
    }

    String credit() {
        return credit;
    }

    Point centre() {
        return centre;
    }

    void read(Section town) {
        var section = town.section("map", Keys.MAP);
        if (section.isEmpty()) {
            town.mistake("map", "A town needs [map].");
            return;
        }
        section.ifPresent(map -> {
            credit = map.text("credit");
            var numbers = map.numbers("centre");
            if (numbers.size() == 2
                    && Math.abs(numbers.get(0)) <= 90
                    && Math.abs(numbers.get(1)) <= 180) {
                centre = new Point(numbers.get(0), numbers.get(1));
            } else {
                map.mistake(
                        "centre",
                        "\"centre\" of [map] must be latitude and longitude, such as [51.5, -0.1].");
            }
            map.sections("layers", Keys.LAYER).forEach(this::layer);
            if (layers.stream().noneMatch(layer -> layer.kind() == Layer.Kind.STREET)) {
                map.note("layers", "There is no layer of streets, so no address can be found.");
            }
        });
    }

    private void layer(Section section) {
        String word = section.text("kind");
        var kind =
                Stream.of(Layer.Kind.values()).filter(each -> each.code().equals(word)).findFirst();
        if (kind.isEmpty() && !word.isEmpty()) {
            var known = Stream.of(Layer.Kind.values()).map(Layer.Kind::code).toList();
            section.mistake(
                    "kind",
                    "There is no kind of layer \"" + word + "\"" + Closest.hint(word, known));
        }
        var bytes = ground.file(section, "file");
        if (kind.isEmpty() || bytes.isEmpty()) {
            return;
        }
        var wanted =
                kind.get() == Layer.Kind.STREET
                        ? GeoJson.Wanted.LINES
                        : GeoJson.Wanted.DRAWN_SURFACES;
        var reading = GeoJson.read(bytes.get(), wanted);
        for (var fault : reading.faults()) {
            ground.problems()
                    .mistake(
                            section.text("file"),
                            fault.line(),
                            PlacesReader.capital(fault.sentence()));
        }
        String name = section.text("name", "name");
        String classKey = section.text("class", "class");
        layers.add(
                new Layer(
                        kind.get(),
                        reading.features().stream()
                                .map(feature -> feature(kind.get(), feature, name, classKey))
                                .toList()));
    }

    private static Layer.Feature feature(
            Layer.Kind kind, GeoJson.Feature feature, String name, String classKey) {
        int importance =
                kind == Layer.Kind.STREET
                        ? IMPORTANCE.getOrDefault(
                                feature.properties().getOrDefault(classKey, ""), SMALLEST)
                        : 1;
        return new Layer.Feature(
                feature.properties().getOrDefault(name, ""), importance, feature.shape());
    }
}
