package org.commonweal.open311;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.commonweal.places.Area;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.requests.RequestFeed;
import org.commonweal.requests.RequestFeed.Box;
import org.commonweal.requests.RequestFeed.Span;
import org.commonweal.requests.State;
import org.commonweal.web.Words;
import org.jspecify.annotations.Nullable;

/// What a list is asked for, as every client writes it.
///
/// @param states none for all
/// @param services none for all
/// @param agencies none for all
/// @param areas none for all
/// @param asked when it was asked for, the last 90 days where no date is given
/// @param undated whether no date was given, and no page of a longer list
/// @param changed when it was changed last
/// @param byChange whether changes were asked for
/// @param box null for anywhere
/// @param after the key of an earlier page, or empty
/// @param page from 1
/// @param size of a page
record ListQuery(
        Set<State> states,
        Set<String> services,
        Set<String> agencies,
        Set<String> areas,
        Span asked,
        boolean undated,
        Span changed,
        boolean byChange,
        @Nullable Box box,
        String after,
        int page,
        int size) {
    /// How far back a list goes whose dates nobody gave.
    static final Duration SPAN = Duration.ofDays(90);

    private static final Pattern CURSOR = Pattern.compile("-?\\d{1,18}_\\d{1,18}");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    // Most languages write what is close to the equator or to Greenwich as 4.7E-4.
    private static final Pattern DEGREES =
            Pattern.compile(
                    "[+-]?(?:\\d{1,3}(?:\\.\\d{0,20})?|\\.\\d{1,20})(?:[eE][+-]?\\d{1,2})?");
    private static final List<String> KEPT =
            List.of(
                    "jurisdiction_id",
                    "service_code",
                    "status",
                    "start_date",
                    "end_date",
                    "updated_after",
                    "updated_before",
                    "bbox",
                    "area",
                    "agency",
                    "extensions",
                    "page_size",
                    "service_request_id");

    /// What a reader of lists must know.
    ///
    /// @param known whether there is or was such a service
    record Ground(Words words, ZoneId zone, Places places, Predicate<String> known) {}

    /// @throws Refused with everything that is wrong
    static ListQuery of(Params params, Ground ground, Instant now) {
        var faults = new Faults(ground.words);
        var asked =
                new Span(
                        moment(params, "start_date", false, ground, faults),
                        moment(params, "end_date", true, ground, faults));
        var changed =
                new Span(
                        moment(params, "updated_after", false, ground, faults),
                        moment(params, "updated_before", true, ground, faults));
        ordered(asked, "start_date", "end_date", faults);
        ordered(changed, "updated_after", "updated_before", faults);
        boolean byChange = !changed.equals(Span.ANY);
        var after = after(params, faults);
        boolean undated = asked.equals(Span.ANY) && !byChange && after.isEmpty();
        if (asked.from() == null && !byChange && after.isEmpty()) {
            var end = asked.to() == null ? now : asked.to();
            asked = new Span(end.minus(SPAN), asked.to());
        }
        var services = params.listed("service_code");
        for (var code : services) {
            if (!ground.known.test(code)) {
                faults.wrong(404, "service_code", "open311.wrong.service", code);
            }
        }
        int size = whole(params, "page_size", RequestFeed.MOST, faults);
        int page = whole(params, "page", 1, faults);
        size = Math.min(size, RequestFeed.MOST);
        if ((page - 1L) * size > RequestFeed.FARTHEST) {
            faults.wrong("page", "open311.wrong.page_far");
        }
        var query =
                new ListQuery(
                        states(params, faults),
                        services,
                        agencies(params, ground, faults),
                        areas(params, ground, faults),
                        asked,
                        undated,
                        changed,
                        byChange,
                        box(params, faults),
                        after,
                        page,
                        size);
        faults.demandNone();
        return query;
    }

    /// @param held see [RequestFeed.Wanted#held()]
    RequestFeed.Wanted wanted(Set<String> held) {
        return new RequestFeed.Wanted(
                states,
                services,
                agencies,
                areas,
                asked,
                changed,
                box,
                byChange,
                held,
                after,
                (page - 1) * size,
                size);
    }

    /// The address of the page that follows.
    static String next(Call call, String after) {
        var query = new StringBuilder();
        for (var name : KEPT) {
            for (var value : call.params().all(name)) {
                query.append(name).append('=').append(encode(value)).append('&');
            }
        }
        return call.address() + call.path() + "?" + query + "after=" + encode(after);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static @Nullable Instant moment(
            Params params, String name, boolean end, Ground ground, Faults faults) {
        var text = params.one(name);
        if (text.isEmpty()) {
            return null;
        }
        var at = Moments.parse(text.get(), ground.zone, end);
        if (at.isEmpty()) {
            faults.wrong(name, "open311.wrong.date", text.get());
        }
        return at.orElse(null);
    }

    static void ordered(Span span, String from, String to, Faults faults) {
        var start = span.from();
        var end = span.to();
        if (start != null && end != null && end.isBefore(start)) {
            faults.wrong(to, "open311.wrong.order", from);
        }
    }

    static String after(Params params, Faults faults) {
        var after = params.text("after");
        if (!after.isEmpty() && !CURSOR.matcher(after).matches()) {
            faults.wrong("after", "open311.wrong.after");
        }
        return after;
    }

    static int whole(Params params, String name, int otherwise, Faults faults) {
        var text = params.one(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!WHOLE.matcher(text.get()).matches() || Integer.parseInt(text.get()) < 1) {
            faults.wrong(name, "open311.wrong.whole", text.get());
            return otherwise;
        }
        return Integer.parseInt(text.get());
    }

    private static Set<State> states(Params params, Faults faults) {
        var words = new HashSet<String>();
        for (var word : params.listed("status")) {
            var status = word.toLowerCase(Locale.ROOT);
            if (status.equals("open") || status.equals("closed")) {
                words.add(status);
            } else {
                faults.wrong("status", "open311.wrong.status", word);
            }
        }
        var states = EnumSet.noneOf(State.class);
        if (words.size() == 1) {
            Arrays.stream(State.values())
                    .filter(state -> words.contains(state.open311Status()))
                    .forEach(states::add);
        }
        return states;
    }

    private static Set<String> agencies(Params params, Ground ground, Faults faults) {
        var agencies = params.listed("agency");
        for (var code : agencies) {
            if (ground.places.agency(code).isEmpty()) {
                faults.wrong("agency", "open311.wrong.agency", code);
            }
        }
        return agencies;
    }

    private static Set<String> areas(Params params, Ground ground, Faults faults) {
        var kind = ground.places.kinds().getFirst().code();
        var refs = new HashSet<String>();
        for (var given : params.listed("area")) {
            var area = ground.places.area(given).or(() -> ground.places.area(kind + ":" + given));
            if (area.isEmpty()) {
                faults.wrong("area", "open311.wrong.area", given);
            }
            area.map(Area::ref).ifPresent(refs::add);
        }
        return refs;
    }

    private static @Nullable Box box(Params params, Faults faults) {
        var text = params.one("bbox");
        if (text.isEmpty()) {
            return null;
        }
        var sides = text.get().split(",", -1);
        if (sides.length == 4 && Arrays.stream(sides).allMatch(s -> degrees(s).isPresent())) {
            var d = Arrays.stream(sides).mapToDouble(s -> degrees(s).orElseThrow()).toArray();
            if (Math.abs(d[0]) <= 180
                    && Math.abs(d[2]) <= 180
                    && Math.abs(d[1]) <= 90
                    && Math.abs(d[3]) <= 90
                    && d[0] <= d[2]
                    && d[1] <= d[3]) {
                return new Box(new Point(d[1], d[0]), new Point(d[3], d[2]));
            }
        }
        faults.wrong("bbox", "open311.wrong.bbox", text.get());
        return null;
    }

    /// A coordinate in decimals, as programs write numbers.
    static Optional<Double> degrees(String text) {
        var plain = text.strip().replace('\u2212', '-');
        return DEGREES.matcher(plain).matches()
                ? Optional.of(Double.parseDouble(plain))
                : Optional.empty();
    }
}
