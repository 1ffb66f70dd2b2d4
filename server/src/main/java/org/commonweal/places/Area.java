package org.commonweal.places;

import org.locationtech.jts.geom.Geometry;

/// A named part of the town with a border.
///
/// @param kind code of its [AreaKind]
/// @param code unique within the kind
/// @param name as people know it
/// @param shape polygon or multipolygon, longitude first, WGS 84, valid
public record Area(String kind, String code, String name, Geometry shape) {
    /// The reference used on the record, in routes and in addresses of pages: `kind:code`.
    public String ref() {
        return kind + ":" + code;
    }
}
