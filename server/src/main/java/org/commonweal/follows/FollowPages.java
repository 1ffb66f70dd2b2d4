package org.commonweal.follows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonweal.follows.FollowKeys.Use;
import org.commonweal.notices.Sender;
import org.commonweal.requests.EmailAddress;
import org.commonweal.requests.RequestNumber;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Limits;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Choice;

/// Following without an account: choose, leave an address, confirm it by the link in a message,
/// change or leave by the link in any later one.
///
/// Opening a page changes nothing. Whether an address follows already is told to nobody but its
/// owner.
final class FollowPages {
    private static final Limits.Rate BY_SENDER = new Limits.Rate(10, Duration.ofMinutes(3));
    private static final Limits.Rate BY_ADDRESS = new Limits.Rate(5, Duration.ofMinutes(30));
    private static final int CHOICES = 8;

    private final FollowRooms rooms;
    private final FollowBook follows;
    private final FollowerLetters letters;
    private final Sender sender;
    private final Limits limits;

    FollowPages(
            FollowRooms rooms,
            FollowBook follows,
            FollowerLetters letters,
            Sender sender,
            Limits limits) {
        this.rooms = rooms;
        this.follows = follows;
        this.letters = letters;
        this.sender = sender;
        this.limits = limits;
    }

    void register(Routes routes) {
        routes.get("/follow", Access.PUBLIC, this::choose)
                .post("/follow", Access.PUBLIC, this::begin)
                .get("/follow/sent", Access.PUBLIC, this::sent)
                .get("/follow/{token}", Access.PUBLIC, this::kept)
                .get("/follow/{token}/confirm", Access.PUBLIC, this::asked)
                .post("/follow/{token}/confirm", Access.PUBLIC, this::confirmed)
                .post("/follow/{token}/how", Access.PUBLIC, this::how)
                .post("/follow/{token}/leave", Access.PUBLIC, this::left)
                .post("/follow/{token}/forget", Access.PUBLIC, this::forgotten)
                .foot("/follow", "follows.menu");
    }

    /// What the parts of an address or a form select; empty when one of them cannot be read.
    static Optional<Selection> selection(Form form) {
        return Selection.read(
                form.text("request"),
                form.text("service"),
                form.text("area"),
                form.text("near"),
                form.text("radius"));
    }

    private Reply choose(Exchange exchange) {
        var form = exchange.queryAsForm();
        var what = selection(form).orElseThrow(() -> Problem.of(400));
        demandThere(what);
        return Reply.page(
                "follows/follow",
                view(
                        exchange,
                        form.with("how", "each").with("radius", radius(what)),
                        what,
                        List.of()));
    }

    private static String radius(Selection what) {
        return Integer.toString(what.radius() == 0 ? Selection.USUAL : what.radius());
    }

    // A confidential request, one that never was and a kind that is not offered sound the same.
    private void demandThere(Selection what) {
        boolean there =
                what.request() == 0
                        || rooms.requests().view(new RequestNumber(what.request())).isPresent();
        boolean offered =
                what.service().isEmpty()
                        || rooms.services()
                                .current()
                                .service(what.service())
                                .filter(service -> !service.confidential())
                                .isPresent();
        if (!there
                || !offered
                || (!what.area().isEmpty() && rooms.places().area(what.area()).isEmpty())) {
            throw Problem.notFound();
        }
    }

    private Reply begin(Exchange exchange) {
        if (!rooms.outgoing().sends()) {
            throw Problem.of(409);
        }
        limits.demand("follow", exchange, BY_SENDER);
        var form = exchange.form();
        var what = selection(form).orElseThrow(() -> Problem.of(400));
        demandThere(what);
        var email = form.text("email");
        if (!EmailAddress.isWhole(email)) {
            form =
                    form.wrong(
                            "email",
                            say(exchange, email.isEmpty() ? "email.missing" : "email.wrong"));
        }
        var place = form.text("place");
        if (!place.isEmpty() && what.request() == 0) {
            var found = rooms.places().search(place, CHOICES);
            var choice = form.text("choice");
            var chosen =
                    found.size() == 1
                            ? Optional.of(found.getFirst())
                            : found.stream()
                                    .filter(one -> one.point().text().equals(choice))
                                    .findFirst();
            if (chosen.isEmpty()) {
                return found.isEmpty()
                        ? again(
                                exchange,
                                form.wrong("place", say(exchange, "place.none", place)),
                                what,
                                List.of())
                        : again(
                                exchange,
                                form.wrong("choice", say(exchange, "place.choose")),
                                what,
                                found.stream()
                                        .map(one -> new Choice(one.point().text(), one.label()))
                                        .toList());
            }
            int metres =
                    Integer.parseInt(
                            form.text("radius").isEmpty() ? radius(what) : form.text("radius"));
            what = new Selection(0, what.service(), what.area(), chosen.get().point(), metres);
        }
        if (what.everything()) {
            form = form.wrong("service", say(exchange, "nothing"));
        }
        if (!form.right()) {
            return again(exchange, form, what, List.of());
        }
        if (limits.take("follow of", email.toLowerCase(java.util.Locale.ROOT), BY_ADDRESS)
                .isEmpty()) {
            follows.begin(email, exchange.shell().lang(), what, form.text("how").equals("daily"));
        }
        return Reply.seeOther("/follow/sent");
    }

    private Reply again(Exchange exchange, Form form, Selection what, List<Choice> places) {
        return Reply.invalid("follows/follow", view(exchange, form, what, places));
    }

    private FollowViews.Choose view(
            Exchange exchange, Form form, Selection what, List<Choice> places) {
        var services = new ArrayList<Choice>();
        services.add(new Choice("", say(exchange, "any_service")));
        for (var service : rooms.services().current(exchange.language()).services()) {
            if (!service.confidential()) {
                services.add(new Choice(service.code(), service.name()));
            }
        }
        var areas = new ArrayList<Choice>();
        areas.add(new Choice("", say(exchange, "any_area")));
        for (var kind : rooms.places().kinds()) {
            rooms.places()
                    .areas(kind.code())
                    .forEach(area ->
                            areas.add(new Choice(area.ref(), area.nameIn(exchange.language()))));
        }
        var radii =
                Selection.RADII.stream()
                        .map(metres ->
                                new Choice(metres.toString(), say(exchange, "radius", metres)))
                        .toList();
        return new FollowViews.Choose(
                form,
                rooms.outgoing().sends(),
                what.request() == 0 ? "" : new RequestNumber(what.request()).spoken(),
                what.request() == 0 ? "" : new RequestNumber(what.request()).digits(),
                form.text("near"),
                "/feed" + what.query(),
                services,
                areas,
                radii,
                places);
    }

    private Reply sent(Exchange exchange) {
        return note(exchange, "sent");
    }

    private Reply asked(Exchange exchange) {
        var follow = follow(exchange, Use.CONFIRM);
        return follow.isEmpty()
                ? note(exchange, "unknown").status(404)
                : Reply.page(
                        "follows/confirm",
                        new FollowViews.Confirm(
                                exchange.path(),
                                what(exchange, follow.get()),
                                follow.get().email()));
    }

    private Reply confirmed(Exchange exchange) {
        var follow = follow(exchange, Use.CONFIRM);
        if (follow.isEmpty()) {
            return note(exchange, "unknown").status(404);
        }
        follows.confirm(follow.get().id());
        return Reply.seeOther("/follow/" + rooms.keys().token(Use.KEEP, follow.get().id()));
    }

    private Reply kept(Exchange exchange) {
        return follow(exchange, Use.KEEP)
                .filter(Follow::confirmed)
                .map(follow ->
                        quiet(
                                Reply.page(
                                        "follows/following",
                                        new FollowViews.Following(
                                                exchange.path(),
                                                what(exchange, follow),
                                                follow.email(),
                                                follow.daily()))))
                .orElseGet(() -> note(exchange, "unknown").status(404));
    }

    private Reply how(Exchange exchange) {
        var follow = follow(exchange, Use.KEEP);
        if (follow.isEmpty()) {
            return note(exchange, "unknown").status(404);
        }
        follows.daily(follow.get().id(), exchange.form().text("how").equals("daily"));
        return Reply.seeOther("/follow/" + exchange.path("token"));
    }

    // Mail programs send this by themselves (RFC 8058): no cookie, no page before it, and the
    // answer is no redirect. Leaving twice is leaving.
    private Reply left(Exchange exchange) {
        follow(exchange, Use.KEEP).ifPresent(follow -> follows.leave(follow.id()));
        return note(exchange, "left");
    }

    private Reply forgotten(Exchange exchange) {
        follow(exchange, Use.KEEP).ifPresent(follow -> follows.forget(follow.email()));
        return note(exchange, "forgotten");
    }

    private Optional<Follow> follow(Exchange exchange, Use use) {
        OptionalLong id = rooms.keys().read(use, exchange.path("token"));
        var follow = id.isPresent() ? follows.find(id.getAsLong()) : Optional.<Follow>empty();
        follow.ifPresent(found -> exchange.reads(found.language()));
        return follow;
    }

    private String what(Exchange exchange, Follow follow) {
        return letters.what(sender.voice(exchange.shell().lang()), follow.what());
    }

    private static Reply note(Exchange exchange, String key) {
        return quiet(
                Reply.page(
                        "follows/told",
                        new FollowViews.Told(
                                say(exchange, key + ".title"), say(exchange, key + ".words"))));
    }

    private static Reply quiet(Reply reply) {
        return reply.header("X-Robots-Tag", "noindex, nofollow")
                .header("Cache-Control", "no-store");
    }

    private static String say(Exchange exchange, String key, Object... args) {
        return exchange.say("follows." + key, args);
    }
}
