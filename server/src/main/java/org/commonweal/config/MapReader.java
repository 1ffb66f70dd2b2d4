package org.commonweal.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonweal.places.Area;
import org.commonweal.places.GeoJson;
import org.commonweal.places.Layer;
import org.commonweal.places.Point;
import org.commonweal.places.Tiles;
import org.jspecify.annotations.Nullable;

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

    // An address of tiles up to where its path begins.
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+(?=/)");
    private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]");

    private final Ground ground;
    private final List<Layer> layers = new ArrayList<>();
    private String credit = "";
    private Point centre = new Point(0, 0);
    private @Nullable Tiles tiles;

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

    @Nullable Tiles tiles() {
        return tiles;
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
            tiles = tiles(map);
            map.sections("layers", Keys.LAYER).forEach(this::layer);
            if (layers.stream().noneMatch(layer -> layer.kind() == Layer.Kind.STREET)) {
                map.note("layers", "There is no layer of streets, so no address can be found.");
            }
        });
    }

    /// Says so where the map would open away from every area: most often because latitude and
    /// longitude changed places, which nothing else would show.
    void noteCentre(Section town, List<Area> areas) {
        boolean isAway =
                areas.stream()
                        .noneMatch(area ->
                                area.shape()
                                        .getEnvelopeInternal()
                                        .contains(centre.lon(), centre.lat()));
        if (isAway && !areas.isEmpty()) {
            town.section("map", Keys.MAP)
                    .ifPresent(map ->
                            map.note(
                                    "centre",
                                    "\"centre\" of [map] is near no area. It is written latitude first; GeoJSON is written longitude first."));
        }
    }

    private static @Nullable Tiles tiles(Section map) {
        var address = map.text("tiles", "");
        var credit = map.text("tiles_credit", "");
        if (address.isEmpty()) {
            if (map.has("tiles") || map.has("tiles_credit")) {
                map.mistake(
                        map.has("tiles") ? "tiles" : "tiles_credit",
                        "\"tiles\" of [map] must name a tile server where \"tiles_credit\" says whose map it is.");
            }
            return null;
        }
        var origin = ORIGIN.matcher(address);
        if (!origin.lookingAt() || !isOfTiles(address, origin.group())) {
            map.mistake(
                    "tiles",
                    "\""
                            + address
                            + "\" is no address of map tiles; write it as \"https://tiles.example.org/{z}/{x}/{y}.png\".");
            return null;
        }
        if (credit.isEmpty()) {
            map.mistake(
                    "tiles", "[map] names a tile server; say in \"tiles_credit\" whose map it is.");
            return null;
        }
        return new Tiles(address, origin.group(), credit);
    }

    // Whoever listens on the way sees which streets somebody looks at, so it is https, but from a
    // server on this machine.
    private static boolean isOfTiles(String address, String origin) {
        var path = address.substring(origin.length());
        var bare = path;
        for (var part : List.of("{z}", "{x}", "{y}")) {
            if (path.indexOf(part) < 0 || path.indexOf(part) != path.lastIndexOf(part)) {
                return false;
            }
            bare = bare.replace(part, "0");
        }
        try {
            var uri = URI.create(origin + bare);
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && (origin.startsWith("https:") || HERE.contains(uri.getHost()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
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
