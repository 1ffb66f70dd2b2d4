package org.commonweal.requests;

import java.time.Instant;
import java.util.Map;
import org.commonweal.places.Point;
import org.jspecify.annotations.Nullable;

/// One request of another desk's export, understood and checked by whoever reads the export.
///
/// @param source code of that desk: `a-z 0-9 _ . : -`
/// @param sourceId its id there; the same source and id are taken once
/// @param service code, offered here
/// @param agency code, known here; or empty
/// @param area `kind:code`, known here; or empty
/// @param open whether it joins the loop
/// @param opened when it was raised there
/// @param target its due instant there; null when it had none
/// @param closed when it was closed there; null when it was not
/// @param kept what that desk says: ontime, overdue or unknown
/// @param words public
/// @param place in words, public
/// @param point on the map; null when there is none
/// @param closingNote sealed
/// @param attributes whatever else that desk published, by its own names
public record ImportedRow(
        String source,
        String sourceId,
        String service,
        String agency,
        String area,
        boolean open,
        Instant opened,
        @Nullable Instant target,
        @Nullable Instant closed,
        String kept,
        String words,
        String place,
        @Nullable Point point,
        String closingNote,
        Map<String, String> attributes) {
    public ImportedRow {
        attributes = Map.copyOf(attributes);
    }
}
