package org.commonweal.places;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/// One layer of the base map, drawn below those named after it.
///
/// @param kind what it shows
/// @param features what is on it
public record Layer(Kind kind, List<Feature> features) {
    public Layer {
        features = List.copyOf(features);
    }

    /// What a layer shows. Streets are lines, the others are surfaces.
    public enum Kind {
        LAND("land"),
        WATER("water"),
        PARK("park"),
        STREET("street");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /// The word for it in files and in the map's documents.
        public String code() {
            return code;
        }
    }

    /// One thing on the map.
    ///
    /// @param name as people know it, or empty
    /// @param importance of a street: 1 the largest to 3 the smallest; 1 for everything else
    /// @param shape line or surface, longitude first, WGS 84
    public record Feature(String name, int importance, Geometry shape) {}
}
