package org.commonweal.desk;

import java.util.ArrayList;
import java.util.List;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.RequestView.Withheld;
import org.commonweal.verdicts.RequestTelling;
import org.commonweal.web.Exchange;
import org.commonweal.web.WebViews.Picture;

/// What is hidden from the public, for those who work on the request: a crew must find the place
/// that everybody else may not read.
final class DeskWithheld {
    private final RequestTelling telling;

    DeskWithheld(RequestTelling telling) {
        this.telling = telling;
    }

    List<DeskViews.Withheld> of(Exchange exchange, RequestView view, List<Withheld> withheld) {
        var base = "/desk/requests/" + view.number().digits() + "/photos/";
        var all = new ArrayList<DeskViews.Withheld>();
        for (var one : withheld) {
            var photos = new ArrayList<Picture>();
            for (var photo : one.photos()) {
                photos.add(
                        new Picture(
                                base + photo.sha256() + "/small.jpg",
                                base + photo.sha256() + ".jpg",
                                exchange.say("desk.one.withheld.photo", photos.size() + 1)));
            }
            all.add(
                    new DeskViews.Withheld(
                            what(exchange, view, one),
                            one.text(),
                            telling.answers(exchange.shell(), view.service(), one.answers()),
                            photos));
        }
        return all;
    }

    private String what(Exchange exchange, RequestView view, Withheld one) {
        var field = exchange.say("verdicts.field." + one.field());
        return one.step() == 0
                ? field
                : exchange.say(
                        "desk.one.withheld.later",
                        field,
                        telling.step(exchange.shell(), view.steps().get(one.step())));
    }
}
