package org.commonweal.places;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a town's files say about its places; checked by whoever made it, and never changed.
///
/// @param agencies in the order of the file; codes are unique
/// @param kinds kinds of area; the first is the one that goes on the record
/// @param askedKind code of the kind residents choose from when they have no map
/// @param areas grouped by kind in the order of `kinds`, then in the order of their files
/// @param routing who takes what
/// @param layers the base map, from the bottom up
/// @param centre where the map opens
/// @param credit who made the base map; shown wherever it is shown
/// @param appeals code of the agency whose lead decides an appeal where the agency that refused has
///   no second person; empty where no agency is named
/// @param tiles the town's own tile server; null where the base map is drawn here
public record Atlas(
        List<Agency> agencies,
        List<AreaKind> kinds,
        String askedKind,
        List<Area> areas,
        Routing routing,
        List<Layer> layers,
        Point centre,
        String credit,
        String appeals,
        @Nullable Tiles tiles) {
    public Atlas {
        agencies = List.copyOf(agencies);
        kinds = List.copyOf(kinds);
        areas = List.copyOf(areas);
        layers = List.copyOf(layers);
    }
}
