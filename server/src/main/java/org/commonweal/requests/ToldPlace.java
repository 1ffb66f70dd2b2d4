package org.commonweal.requests;

import java.util.Optional;
import org.commonweal.places.PlacePrecision;
import org.commonweal.places.Places;
import org.commonweal.places.ShownPlace;
import org.commonweal.services.Service;

/// Where a request is told to be: never more exactly than its service says; where the exact place
/// is not known or was withdrawn, its area. The one rule of every list that other programs read.
///
/// @param shown a point that stands for the place; empty where not even the area is known
/// @param address in words; empty where there are none
public record ToldPlace(Optional<ShownPlace> shown, Optional<String> address) {
    /// The place of a request.
    ///
    /// @param service its service, where it is still known
    public static ToldPlace of(RequestView view, Optional<Service> service, Places places) {
        var most = service.map(Service::precision).orElse(PlacePrecision.EXACT);
        var shown = shown(view, most, places);
        var address =
                most == PlacePrecision.EXACT && !view.place().isEmpty()
                        ? Optional.of(view.place())
                        : shown.map(ShownPlace::words).filter(w -> !w.isEmpty());
        return new ToldPlace(shown, address);
    }

    private static Optional<ShownPlace> shown(
            RequestView view, PlacePrecision most, Places places) {
        var point = view.point();
        if (point == null) {
            return places.area(view.area()).map(Places::shown);
        }
        if (most != PlacePrecision.EXACT) {
            return places.shown(point, most);
        }
        // Many know their street only: then the point is that of the street.
        return places.shown(point, PlacePrecision.STREET)
                .filter(street -> street.point().equals(point))
                .or(() -> Optional.of(new ShownPlace(point, "", PlacePrecision.EXACT)));
    }
}
