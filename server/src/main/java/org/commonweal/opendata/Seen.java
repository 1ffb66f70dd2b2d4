package org.commonweal.opendata;

import java.util.Optional;
import org.commonweal.places.Places;
import org.commonweal.requests.RequestTold;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.ToldPlace;
import org.commonweal.services.Service;
import org.commonweal.services.Services;

/// A public request with what its codes mean today: what a row is made of.
///
/// @param told never of a confidential request
/// @param address the desk's own, for links
record Seen(
        RequestTold told,
        Optional<Service> service,
        ToldPlace place,
        Places places,
        String address) {
    static Seen of(RequestTold told, Services services, Places places, String address) {
        if (told.confidential()) {
            throw new IllegalArgumentException("a confidential request is in no data");
        }
        var view = told.view();
        var service = services.known(view.service());
        return new Seen(told, service, ToldPlace.of(view, service, places), places, address);
    }

    RequestView view() {
        return told.view();
    }

    RequestView.Round round() {
        return told.view().round();
    }
}
