package org.commonweal.asking;

import org.commonweal.places.Agency;
import org.commonweal.places.Area;
import org.commonweal.requests.RequestList;
import org.commonweal.services.Service;
import org.commonweal.web.Exchange;

/// Public requests as lists show them.
final class RequestRows {
    private final AskingRooms rooms;

    RequestRows(AskingRooms rooms) {
        this.rooms = rooms;
    }

    AskingViews.Lately row(Exchange exchange, RequestList.Row row) {
        return lately(exchange, row, "");
    }

    /// With the first photo's thumbnail.
    AskingViews.Lately withPhoto(Exchange exchange, RequestList.Row row) {
        var photo = row.photo();
        return lately(exchange, row, photo == null ? "" : "/photos/" + photo + "/small.jpg");
    }

    private AskingViews.Lately lately(Exchange exchange, RequestList.Row row, String photo) {
        return new AskingViews.Lately(
                "/requests/" + row.number().digits(),
                row.number().spoken(),
                service(row.service()),
                row.place(),
                row.words(),
                row.state().code(),
                exchange.say("requests.state." + row.state().code()),
                row.missed() && row.state().open(),
                rooms.places().area(row.area()).map(Area::name).orElse(""),
                rooms.places().agency(row.agency()).map(Agency::name).orElse(""),
                row.asked(),
                Wording.age(exchange, row.asked(), rooms.now().now()),
                photo);
    }

    private String service(String code) {
        return rooms.catalogue().get().service(code).map(Service::name).orElse(code);
    }
}
