package org.commonweal.asking;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.commonweal.requests.RequestList;
import org.commonweal.requests.RequestList.Filter;
import org.commonweal.requests.State;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Choice;
import org.jspecify.annotations.Nullable;

/// Everything public that was asked, narrowed by state, agency, area, service and time.
final class ListPage {
    private static final int ROWS = 20;
    private static final List<String> PARTS =
            List.of("state", "agency", "area", "service", "from", "to");

    private final AskingRooms rooms;
    private final RequestRows rows;

    ListPage(AskingRooms rooms, RequestRows rows) {
        this.rooms = rooms;
        this.rows = rows;
    }

    void register(Routes routes) {
        routes.get("/requests", Access.PUBLIC, this::list);
    }

    private Reply list(Exchange exchange) {
        var form = checked(exchange, exchange.queryAsForm());
        var after = exchange.query("after").orElse("");
        var found =
                form.right()
                        ? list(exchange, form, after)
                        : new RequestList(List.of(), java.util.Optional.empty());
        var narrowed = address(form);
        var view =
                new AskingViews.Requests(
                        form,
                        states(exchange),
                        agencies(exchange),
                        areas(exchange),
                        rooms.places().kinds().getFirst().name(),
                        services(exchange),
                        found.rows().stream().map(row -> rows.row(exchange, row)).toList(),
                        narrowed.length() > "/requests".length(),
                        after.isEmpty() ? "" : narrowed,
                        found.next().map(next -> with(narrowed, "after", next)).orElse(""));
        return form.right()
                ? Reply.page("asking/requests", view)
                : Reply.invalid("asking/requests", view);
    }

    private RequestList list(Exchange exchange, Form form, String after) {
        try {
            return rooms.requests().list(filter(form, exchange.shell().zone()), after, ROWS);
        } catch (IllegalArgumentException e) {
            // A page key that was cut or made up.
            throw Problem.of(400);
        }
    }

    private static Form checked(Exchange exchange, Form typed) {
        var form = typed;
        for (var name : List.of("from", "to")) {
            var text = form.text(name);
            if (!text.isEmpty() && day(text) == null) {
                form = form.wrong(name, exchange.say("asking.list." + name + ".wrong"));
            }
        }
        return form;
    }

    private static Filter filter(Form form, ZoneId zone) {
        var states =
                switch (form.text("state")) {
                    case "" -> Set.<State>of();
                    case "open" ->
                            Set.copyOf(Arrays.stream(State.values()).filter(State::open).toList());
                    case String code -> Set.of(State.of(code).orElseThrow(() -> Problem.of(400)));
                };
        return Filter.ALL
                .in(states)
                .agency(form.text("agency"))
                .area(form.text("area"))
                .service(form.text("service"))
                .asked(
                        start(day(form.text("from")), 0, zone),
                        start(day(form.text("to")), 1, zone));
    }

    private static @Nullable Instant start(@Nullable LocalDate day, int later, ZoneId zone) {
        return day == null ? null : day.plusDays(later).atStartOfDay(zone).toInstant();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() >= 1900 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String address(Form form) {
        var address = "/requests";
        for (var part : PARTS) {
            if (!form.text(part).isEmpty()) {
                address = with(address, part, form.text(part));
            }
        }
        return address;
    }

    private static String with(String address, String name, String value) {
        return address
                + (address.contains("?") ? "&" : "?")
                + name
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static List<Choice> states(Exchange exchange) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", exchange.say("asking.list.any_state")));
        choices.add(new Choice("open", exchange.say("asking.list.open")));
        for (var state : State.values()) {
            choices.add(new Choice(state.code(), exchange.say("requests.state." + state.code())));
        }
        return choices;
    }

    private List<Choice> agencies(Exchange exchange) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", exchange.say("asking.list.any_agency")));
        rooms.places().agencies().forEach(a -> choices.add(new Choice(a.code(), a.name())));
        return choices;
    }

    private List<Choice> areas(Exchange exchange) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", exchange.say("asking.list.any_area")));
        var kind = rooms.places().kinds().getFirst().code();
        rooms.places().areas(kind).forEach(a -> choices.add(new Choice(a.ref(), a.name())));
        return choices;
    }

    private List<Choice> services(Exchange exchange) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", exchange.say("asking.list.any_service")));
        for (var service : rooms.catalogue().get().services()) {
            if (!service.confidential()) {
                choices.add(new Choice(service.code(), service.name()));
            }
        }
        return choices;
    }
}
