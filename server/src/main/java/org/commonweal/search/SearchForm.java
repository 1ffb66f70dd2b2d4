package org.commonweal.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonweal.places.Box;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.requests.State;
import org.commonweal.search.SearchQuery.Order;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Problem;
import org.jspecify.annotations.Nullable;

/// A search as it stands in an address, and back. Every view has its own address, and the same view
/// always has the same one.
final class SearchForm {
    static final String PATH = "/requests";

    /// The parts of an address, in their order; what is empty is left out.
    static final List<String> PARTS =
            List.of(
                    "q", "state", "service", "area", "agency", "near", "within", "box", "from",
                    "to", "order", "view");

    static final List<Integer> DISTANCES = List.of(100, 300, 1000, 3000);
    private static final int MOST_TYPED = 300;

    private final Form form;
    private final Optional<Point> place;
    private final Optional<Box> box;

    private SearchForm(Form form, Optional<Point> place, Optional<Box> box) {
        this.form = form;
        this.place = place;
        this.box = box;
    }

    /// Reads what was typed, and marks what cannot be understood.
    ///
    /// @throws Problem 400 for a state or an order that is none, or a box that is none
    static SearchForm of(Exchange exchange, Places places) {
        var form = exchange.queryAsForm();
        for (var name : List.of("from", "to")) {
            var text = form.text(name);
            if (!text.isEmpty() && day(text) == null) {
                form = form.wrong(name, exchange.say("search." + name + ".wrong"));
            }
        }
        for (var name : List.of("q", "near")) {
            if (form.text(name).length() > MOST_TYPED) {
                form = form.wrong(name, exchange.say("search.long", MOST_TYPED));
            }
        }
        var near = form.text("near");
        var place = Point.parse(near);
        if (place.isEmpty() && !form.text("within").isEmpty() && form.error("near").isEmpty()) {
            place = places.search(near, 1).stream().findFirst().map(found -> found.point());
            if (place.isEmpty() && !near.isEmpty()) {
                form = form.wrong("near", exchange.say("search.near.wrong", near));
            }
        }
        states(form);
        order(form);
        var box = box(exchange, form);
        if (place.isPresent() && box.isPresent()) {
            // Somebody on a piece of the map looks for a place: that is what they want to see.
            return new SearchForm(form.with("box"), place, Optional.empty());
        }
        return new SearchForm(form, place, box);
    }

    private static Optional<Box> box(Exchange exchange, Form form) {
        var text = form.text("box");
        var box = Box.parse(text);
        if (box.isEmpty() && !text.isEmpty()) {
            throw Problem.of(400, exchange.say("search.box.wrong"));
        }
        return box;
    }

    Form form() {
        return form;
    }

    boolean right() {
        return form.right();
    }

    boolean map() {
        return form.text("view").equals("map");
    }

    Optional<Point> place() {
        return place;
    }

    /// The piece of the map it is narrowed to; none where it is narrowed to a place.
    Optional<Box> box() {
        return box;
    }

    int metres() {
        var within = form.text("within");
        return within.matches("[1-9]\\d{0,4}") ? Integer.parseInt(within) : DISTANCES.get(1);
    }

    SearchQuery query(ZoneId zone) {
        var query =
                SearchQuery.ALL
                        .words(form.text("q"))
                        .in(states(form))
                        .service(form.text("service"))
                        .agency(form.text("agency"))
                        .area(form.text("area"))
                        .within(box.orElse(null))
                        .asked(
                                start(day(form.text("from")), 0, zone),
                                start(day(form.text("to")), 1, zone))
                        .order(order(form).orElse(null));
        return place.isPresent()
                ? query.near(place.get(), metres())
                : query.street(form.text("near"));
    }

    private static Set<State> states(Form form) {
        return switch (form.text("state")) {
            case "" -> Set.of();
            case "open" -> Set.copyOf(Arrays.stream(State.values()).filter(State::open).toList());
            case String code -> Set.of(State.of(code).orElseThrow(() -> Problem.of(400)));
        };
    }

    private static Optional<Order> order(Form form) {
        return switch (form.text("order")) {
            case "" -> Optional.empty();
            case "new" -> Optional.of(Order.NEWEST);
            case "best" -> Optional.of(Order.BEST);
            default -> throw Problem.of(400);
        };
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

    /// Whether anything narrows.
    boolean narrowed() {
        return PARTS.stream()
                .filter(part -> !List.of("order", "view").contains(part))
                .anyMatch(part -> !form.text(part).isEmpty());
    }

    /// The address of this search's first page.
    String address() {
        return with();
    }

    /// The address of the same search with other parts: name, value, name, value; an empty value
    /// leaves the part out.
    String with(String... other) {
        var address = new StringBuilder(PATH);
        for (var part : PARTS) {
            var value = form.text(part);
            for (int i = 0; i < other.length; i += 2) {
                value = other[i].equals(part) ? other[i + 1] : value;
            }
            add(address, part, value);
        }
        return address.toString();
    }

    /// The address of the same search on a piece of the map instead of around a place.
    String at(Box box) {
        return place.isPresent()
                ? with("near", "", "within", "", "box", box.text())
                : with("box", box.text());
    }

    /// The address of the same search wherever it was.
    String anywhere() {
        return place.isPresent() ? with("near", "", "within", "", "box", "") : with("box", "");
    }

    /// The address of the page after a key.
    String after(String key) {
        var address = new StringBuilder(with());
        add(address, "after", key);
        return address.toString();
    }

    private static void add(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append(address.indexOf("?") < 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
