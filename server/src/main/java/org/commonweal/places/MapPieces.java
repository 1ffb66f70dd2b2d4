package org.commonweal.places;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.linemerge.LineMerger;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/// The layers of the base map, indexed so that what lies in a box can be cut out. Made once, then
/// read only.
final class MapPieces {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /// Streets of this importance and larger are drawn on the map of the whole town; all of them
    /// where they are few.
    private static final int LARGE = 2;

    private static final int SMALLEST = 3;
    private static final int FEW = 1500;

    /// Degrees, about 10 m: what the map of the whole town may be wrong by.
    private static final double COARSE = 0.0001;

    private final Map<Layer.Kind, STRtree> trees = new EnumMap<>(Layer.Kind.class);
    private final Map<Layer.Kind, List<Layer.Feature>> features = new EnumMap<>(Layer.Kind.class);
    private final Map<Layer.Kind, List<Layer.Feature>> coarse = new ConcurrentHashMap<>();
    private final Envelope bounds = new Envelope();
    private final Envelope focus = new Envelope();

    MapPieces(Atlas atlas) {
        for (var kind : Layer.Kind.values()) {
            trees.put(kind, new STRtree());
            features.put(kind, new ArrayList<>());
        }
        for (var layer : atlas.layers()) {
            for (var feature : layer.features()) {
                var box = feature.shape().getEnvelopeInternal();
                tree(layer.kind()).insert(box, feature);
                all(layer.kind()).add(feature);
                if (layer.kind() != Layer.Kind.WATER) {
                    bounds.expandToInclude(box);
                }
                if (layer.kind() == Layer.Kind.STREET) {
                    focus.expandToInclude(box);
                }
            }
        }
        atlas.areas().forEach(area -> bounds.expandToInclude(area.shape().getEnvelopeInternal()));
        trees.values().forEach(STRtree::build);
    }

    private STRtree tree(Layer.Kind kind) {
        return trees.getOrDefault(kind, new STRtree());
    }

    private List<Layer.Feature> all(Layer.Kind kind) {
        return features.getOrDefault(kind, List.of());
    }

    /// The box around land, parks, streets and areas: water may reach further than anybody wants to
    /// look.
    Envelope bounds() {
        return bounds.copy();
    }

    /// The box around the streets, where people are; all of [#bounds()] for a map without streets.
    Envelope focus() {
        return focus.isNull() ? bounds() : focus.copy();
    }

    /// The features of a kind within a box, cut at its border.
    List<Layer.Feature> within(Layer.Kind kind, Envelope box) {
        var frame = GEOMETRY.toGeometry(box);
        var found = new ArrayList<Layer.Feature>();
        for (Object each : tree(kind).query(box)) {
            var feature = (Layer.Feature) each;
            var shape =
                    box.contains(feature.shape().getEnvelopeInternal())
                            ? feature.shape()
                            : feature.shape().intersection(frame);
            if (!shape.isEmpty()) {
                found.add(new Layer.Feature(feature.name(), feature.importance(), shape));
            }
        }
        found.sort(MapPieces::inOrder);
        return found;
    }

    private static int inOrder(Layer.Feature a, Layer.Feature b) {
        int byImportance = Integer.compare(b.importance(), a.importance());
        return byImportance != 0 ? byImportance : a.name().compareTo(b.name());
    }

    /// The features of a kind for the whole town, with fewer corners: without names, small streets
    /// and small surfaces.
    List<Layer.Feature> coarse(Layer.Kind kind) {
        return coarse.computeIfAbsent(
                kind, _ -> kind == Layer.Kind.STREET ? coarseStreets() : coarseSurfaces(kind));
    }

    /// The same, only what reaches into a box.
    List<Layer.Feature> coarseWithin(Layer.Kind kind, Envelope box) {
        return coarse(kind).stream()
                .filter(feature -> feature.shape().getEnvelopeInternal().intersects(box))
                .toList();
    }

    private List<Layer.Feature> coarseStreets() {
        var coarse = new ArrayList<Layer.Feature>();
        int least = all(Layer.Kind.STREET).size() <= FEW ? SMALLEST : LARGE;
        for (int importance = least; importance >= 1; importance--) {
            var merger = new LineMerger();
            for (var street : all(Layer.Kind.STREET)) {
                if (street.importance() == importance) {
                    merger.add(street.shape());
                }
            }
            for (Object line : merger.getMergedLineStrings()) {
                var simple = DouglasPeuckerSimplifier.simplify((Geometry) line, COARSE);
                coarse.add(new Layer.Feature("", importance, simple));
            }
        }
        return coarse;
    }

    private List<Layer.Feature> coarseSurfaces(Layer.Kind kind) {
        var coarse = new ArrayList<Layer.Feature>();
        for (var feature : all(kind)) {
            if (feature.shape().getArea() > 20 * COARSE * COARSE) {
                var simple = TopologyPreservingSimplifier.simplify(feature.shape(), COARSE);
                coarse.add(new Layer.Feature("", 1, simple));
            }
        }
        return coarse;
    }
}
