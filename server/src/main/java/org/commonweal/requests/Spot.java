package org.commonweal.requests;

import java.util.Optional;
import org.commonweal.places.PlacePrecision;
import org.commonweal.places.Places;
import org.commonweal.places.ShownPlace;
import org.commonweal.services.Service;

/// What everybody is told of a request's place, and what staff alone are told.
///
/// @param place in words
/// @param point `lat,lon`, or empty
/// @param kept the place as it was given, for staff; empty where everybody is told as much
record Spot(String place, String point, String kept) {
    /// What a service that tells places less exactly makes of the place given.
    ///
    /// @param area that goes on the record, or empty
    static Spot of(Ask ask, String area, Optional<Service> service, Places places) {
        var point = ask.point();
        String exact = point == null ? "" : point.text();
        var most = service.map(Service::precision).orElse(PlacePrecision.EXACT);
        if (most == PlacePrecision.EXACT || (ask.place().isEmpty() && exact.isEmpty())) {
            return new Spot(ask.place(), exact, "");
        }
        var found =
                point != null
                        ? Optional.of(point)
                        : places.search(ask.place(), 1).stream()
                                .findFirst()
                                .map(place -> place.point());
        var shown =
                found.flatMap(at -> places.shown(at, most))
                        .or(() -> places.area(area).map(Places::shown));
        return new Spot(
                shown.map(ShownPlace::words).orElse(""),
                shown.map(ShownPlace::point).map(at -> at.text()).orElse(""),
                ask.place().isEmpty() || exact.isEmpty()
                        ? ask.place() + exact
                        : ask.place() + "\n" + exact);
    }
}
