package org.commonweal.places;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// A town of two wards side by side, the eastern with a hole (a lake that is nobody's), three
/// streets and a park.
final class SmallTown {
    private SmallTown() {}

    static final String WARDS =
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"code":"west","name":"West"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[0.01,0],[0.01,0.01],[0,0.01],[0,0]]]}},
            {"type":"Feature","properties":{"code":"east","name":"East"},"geometry":{"type":"MultiPolygon","coordinates":[[[[0.01,0],[0.02,0],[0.02,0.01],[0.01,0.01],[0.01,0]],[[0.014,0.004],[0.016,0.004],[0.016,0.006],[0.014,0.006],[0.014,0.004]]]]}}
            ]}
            """;

    private static final String STREETS =
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"Mill Lane"},"geometry":{"type":"LineString","coordinates":[[0.002,0.002],[0.009,0.002],[0.018,0.002]]}},
            {"type":"Feature","properties":{"name":"Müller's Way"},"geometry":{"type":"LineString","coordinates":[[0.005,0.001],[0.005,0.009]]}},
            {"type":"Feature","properties":{"name":"St James Street"},"geometry":{"type":"LineString","coordinates":[[0.001,0.008],[0.009,0.008]]}}
            ]}
            """;

    private static final String PARKS =
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"Old Common"},"geometry":{"type":"Polygon","coordinates":[[[0.006,0.004],[0.008,0.004],[0.008,0.006],[0.006,0.006],[0.006,0.004]]]}}
            ]}
            """;

    static Places places() {
        return new Places(atlas());
    }

    static Atlas atlas() {
        var areas =
                read(WARDS, GeoJson.Wanted.SURFACES).stream()
                        .map(each ->
                                new Area(
                                        "ward",
                                        text(each, "code"),
                                        text(each, "name"),
                                        each.shape()))
                        .toList();
        return new Atlas(
                List.of(
                        new Agency("roads", "Roads", "", ""),
                        new Agency("office", "Office", "1", "a@b")),
                List.of(new AreaKind("ward", "Ward")),
                "ward",
                areas,
                new Routing(
                        List.of(
                                new Routing.Rule(Set.of("pothole"), "ward:east", "office"),
                                new Routing.Rule(Set.of("pothole", "light"), "", "roads"))),
                List.of(
                        layer(Layer.Kind.PARK, PARKS, GeoJson.Wanted.DRAWN_SURFACES),
                        layer(Layer.Kind.STREET, STREETS, GeoJson.Wanted.LINES)),
                new Point(0.005, 0.01),
                "Drawn by <us> & friends",
                "roads",
                null);
    }

    static List<GeoJson.Feature> read(String json, GeoJson.Wanted wanted) {
        return GeoJson.read(json.getBytes(StandardCharsets.UTF_8), wanted).features();
    }

    private static Layer layer(Layer.Kind kind, String json, GeoJson.Wanted wanted) {
        return new Layer(
                kind,
                read(json, wanted).stream()
                        .map(each -> new Layer.Feature(text(each, "name"), 1, each.shape()))
                        .toList());
    }

    private static String text(GeoJson.Feature feature, String key) {
        return feature.properties().getOrDefault(key, "");
    }
}
