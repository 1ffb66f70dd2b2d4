package org.commonweal.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.commonweal.outside.Now;
import org.commonweal.places.Places;
import org.commonweal.requests.RequestCard;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Service;
import org.commonweal.web.Exchange;
import org.commonweal.web.WebViews.Link;

/// Public requests worded for lists; template `search/rows` shows them.
public final class RequestRows {
    private static final int EXCERPT = 200;

    private final Places places;
    private final Function<String, Catalogue> catalogue;
    private final Now now;

    /// @param catalogue what the town offers at this moment, in a language
    public RequestRows(Places places, Function<String, Catalogue> catalogue, Now now) {
        this.places = places;
        this.catalogue = catalogue;
        this.now = now;
    }

    /// One request in the reader's words.
    public SearchViews.Row row(Exchange exchange, RequestCard request) {
        return row(exchange, request, "", List.of());
    }

    /// What one request is about and where, in one line.
    String title(Exchange exchange, RequestCard request) {
        var language = exchange.language();
        var place = PublicPlace.of(request, catalogue.apply(language), places).words();
        return exchange.shell().list(List.of(service(language, request.service()), place));
    }

    /// One request that may be the same as another: how far away it is, and the way to follow it.
    ///
    /// @param ways what else can be done with it
    public SearchViews.Row row(Exchange exchange, Alike alike, Link... ways) {
        var away =
                alike.metres().isEmpty()
                        ? exchange.say("search.away.street")
                        : alike.metres().getAsInt() < 10
                                ? exchange.say("search.away.here")
                                : exchange.say("search.away", near(alike.metres().getAsInt()));
        var all = new ArrayList<>(List.of(ways));
        all.add(
                new Link(
                        "/follow?request=" + alike.request().number().digits(),
                        exchange.say("search.follow.one")));
        return row(exchange, alike.request(), away, all);
    }

    // To say 87 m would claim more than a pin on a map knows.
    private static int near(int metres) {
        return metres < 100 ? metres / 10 * 10 : metres / 50 * 50;
    }

    private SearchViews.Row row(
            Exchange exchange, RequestCard request, String away, List<Link> ways) {
        var language = exchange.language();
        return new SearchViews.Row(
                "/requests/" + request.number().digits(),
                request.number().spoken(),
                service(language, request.service()),
                PublicPlace.of(request, catalogue.apply(language), places).words(),
                words(exchange, request),
                request.state().code(),
                exchange.say("requests.state." + request.state().code()),
                request.missed() && request.state().open(),
                places.area(request.area()).map(area -> area.nameIn(language)).orElse(""),
                places.agency(request.agency()).map(agency -> agency.nameIn(language)).orElse(""),
                request.asked(),
                age(exchange, request.asked()),
                request.photo().isEmpty() ? "" : "/photos/" + request.photo() + "/small.jpg",
                away,
                ways);
    }

    private String service(String language, String code) {
        return catalogue.apply(language).service(code).map(Service::name).orElse(code);
    }

    private static String words(Exchange exchange, RequestCard request) {
        return request.words().isEmpty()
                ? request.goneWords().map(why -> why.say(exchange::say)).orElse("")
                : excerpt(request.words());
    }

    private static String excerpt(String words) {
        return words.codePointCount(0, words.length()) <= EXCERPT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, EXCERPT)) + "…";
    }

    // How long ago: "12 minutes ago", "3 days ago".
    private String age(Exchange exchange, Instant then) {
        var age = Duration.between(then, now.now());
        if (age.toMinutes() < 1) {
            return exchange.say("search.ago.now");
        }
        if (age.toHours() < 1) {
            return exchange.say("search.ago.minutes", age.toMinutes());
        }
        if (age.toDays() < 1) {
            return exchange.say("search.ago.hours", age.toHours());
        }
        return age.toDays() < 60
                ? exchange.say("search.ago.days", age.toDays())
                : exchange.say("search.ago.on", exchange.shell().day(then));
    }
}
