package org.commonweal.search;

import java.util.Optional;
import java.util.TreeMap;
import org.commonweal.places.PlacePrecision;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.places.ShownPlace;
import org.commonweal.requests.RequestCard;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Service;
import org.jspecify.annotations.Nullable;

/// Where lists and the map say that a request is: never more exactly than its service says now,
/// also where that was made stricter after it was asked.
///
/// @param words empty when not given, hidden or erased
/// @param point null when not given, hidden or erased
record PublicPlace(String words, @Nullable Point point) {
    static PublicPlace of(RequestCard request, Catalogue catalogue, Places places) {
        var most =
                catalogue
                        .service(request.service())
                        .map(Service::precision)
                        .orElse(PlacePrecision.EXACT);
        var point = request.point();
        if (most == PlacePrecision.EXACT) {
            return new PublicPlace(request.place(), point);
        }
        var shown = point == null ? Optional.<ShownPlace>empty() : places.shown(point, most);
        // Words that were hidden or erased are not told by the point.
        return new PublicPlace(
                request.place().isEmpty() ? "" : shown.map(ShownPlace::words).orElse(""),
                shown.map(ShownPlace::point).orElse(null));
    }

    /// The services that tell places less exactly, with how exactly; empty where all tell them.
    static String blurred(Catalogue catalogue) {
        var blurred = new TreeMap<String, PlacePrecision>();
        for (var service : catalogue.services()) {
            if (service.precision() != PlacePrecision.EXACT) {
                blurred.put(service.code(), service.precision());
            }
        }
        return blurred.isEmpty() ? "" : blurred.toString();
    }
}
