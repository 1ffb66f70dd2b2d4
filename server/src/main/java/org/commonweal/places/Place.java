package org.commonweal.places;

import java.util.List;

/// A place found by its address.
///
/// @param label the address in one line, as it is shown and kept
/// @param point where it is
/// @param areas the areas it lies in, at most one a kind, the kind of the record first
/// @param precision how well the point answers the address
public record Place(String label, Point point, List<Area> areas, Precision precision) {
    public Place {
        areas = List.copyOf(areas);
    }

    /// How well a point answers an address.
    public enum Precision {
        /// Where two streets meet.
        CROSSING,
        /// Somewhere in the middle of the street, or of its part within the area named.
        STREET,
        /// Somewhere in a park.
        PARK,
        /// A house number was asked for, which the map does not know: the middle of its street.
        /// Pages say so.
        STREET_OF_NUMBER
    }
}
