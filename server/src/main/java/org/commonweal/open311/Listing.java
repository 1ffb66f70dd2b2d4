package org.commonweal.open311;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonweal.open311.Pieces.Kind;
import org.commonweal.requests.RequestFeed;
import org.commonweal.requests.RequestFeed.Item;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestTold;
import org.commonweal.requests.RequestUpdates;
import org.commonweal.requests.Requests;
import org.commonweal.requests.State;
import org.commonweal.services.Service;
import org.commonweal.web.Reply;

/// Reads requests, updates and tokens off the desk.
final class Listing {
    private static final String ROOT = "service_requests";
    private static final String UPDATES = "service_request_updates";
    private static final int MOST_IDS = 1000;
    private static final long NEVER = 0;

    private final Open311Rooms rooms;
    private final Requests requests;
    private final ListQuery.Ground ground;
    private final RequestDoc docs;
    private final Open311Tables tables;
    private final Pieces pieces;
    private final Answers answers = Answers.ofThisMachine();
    private final Set<String> held;

    Listing(
            Open311Rooms rooms,
            ListQuery.Ground ground,
            RequestDoc docs,
            Open311Tables tables,
            Pieces pieces) {
        this.rooms = rooms;
        this.requests = rooms.requests();
        this.ground = ground;
        this.docs = docs;
        this.tables = tables;
        this.pieces = pieces;
        this.held =
                rooms.services().current().services().stream()
                        .filter(Service::batch)
                        .map(Service::code)
                        .collect(Collectors.toSet());
    }

    /// `GET requests.F`.
    Reply list(Call call) {
        if (call.params().one("service_request_id").isPresent()) {
            return named(call);
        }
        var query = ListQuery.of(call.params(), ground, rooms.now().now());
        var feed = requests.feed(query.wanted(held));
        var reply =
                Reply.bytes(
                        call.format().type(), call.format().list(ROOT, pieces(call, feed.items())));
        return next(query, feed)
                .map(after ->
                        reply.header("Link", "<" + ListQuery.next(call, after) + ">; rel=\"next\""))
                .orElse(reply);
    }

    // A list without dates ends after 90 days; its last page leads on to what is older.
    private static Optional<String> next(ListQuery query, RequestFeed feed) {
        var from = query.asked().from();
        return feed.next()
                .or(() ->
                        query.undated() && from != null
                                ? Optional.of(from.toEpochMilli() + "_" + NEVER)
                                : Optional.empty());
    }

    /// `service_request_id` overrides all else; ids that are not here are left out.
    private Reply named(Call call) {
        var ids = call.params().listed("service_request_id");
        if (ids.size() > MOST_IDS) {
            var faults = new Faults(ground.words());
            faults.wrong("service_request_id", "open311.wrong.ids", Integer.toString(MOST_IDS));
            faults.demandNone();
        }
        var numbers = new LinkedHashSet<RequestNumber>();
        ids.forEach(id -> RequestNumber.parse(id).ifPresent(numbers::add));
        var all = new ArrayList<byte[]>();
        for (var number : numbers) {
            one(call, number).ifPresent(seen -> all.add(seen.bytes));
        }
        return Reply.bytes(call.format().type(), call.format().list(ROOT, all));
    }

    /// `GET requests/{id}.F`, ready to be read from any page of the web.
    Reply one(Call call) {
        var id = call.target().id();
        var asked = new Answers.Asked(id, call.format(), call.extended());
        long version = rooms.store().version();
        var kept = answers.find(asked, version);
        if (kept != null) {
            return kept;
        }
        var number = RequestNumber.parse(id).orElseThrow(() -> unknown(id));
        var item = requests.item(number);
        if (item.isPresent()) {
            var same = answers.find(asked, item.get().version(), version);
            if (same != null) {
                return same;
            }
        }
        var seen = one(call, number, item).orElseThrow(() -> unknown(id));
        var bytes = call.format().list(ROOT, List.of(seen.bytes));
        var reply = Open311.open(Reply.bytes(call.format().type(), bytes), call.target());
        if (seen.tag.isEmpty() || item.isEmpty()) {
            return reply;
        }
        var tagged = reply.etag(seen.tag);
        answers.keep(asked, item.get().version(), version, tagged, bytes.length);
        return tagged;
    }

    private Refused unknown(String id) {
        return Refused.of(
                404, "service_request_id: " + Faults.say(ground.words(), "open311.wrong.id", id));
    }

    /// @param tag empty where the answer depends on who asks
    private record Seen(byte[] bytes, String tag) {}

    private Optional<Seen> one(Call call, RequestNumber number) {
        return one(call, number, requests.item(number));
    }

    private Optional<Seen> one(Call call, RequestNumber number, Optional<Item> item) {
        if (item.isEmpty()) {
            return own(call, number);
        }
        var piece = pieces(call, List.of(item.get()));
        if (piece.isEmpty()) {
            return own(call, number);
        }
        var version = item.get().version();
        var tag =
                call.format()
                        + "-"
                        + item.get().id()
                        + "-"
                        + version.entry()
                        + "-"
                        + version.window()
                        + (call.extended() ? "-x" : "");
        return Optional.of(new Seen(piece.getFirst(), tag));
    }

    /// A request that no list holds, for the key that filed it.
    private Optional<Seen> own(Call call, RequestNumber number) {
        var program = call.program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        var filed = rooms.store().read(tx -> tables.filed(tx, number));
        return filed.filter(f -> f.key() == program.get().id())
                .flatMap(_ -> requests.told(number))
                .filter(told -> told.confidential())
                .map(told -> new Seen(call.format().piece("request", RequestDoc.bare(told)), ""));
    }

    /// The documents of some requests, from memory where their version is there.
    private List<byte[]> pieces(Call call, List<Item> items) {
        var kind = call.extended() ? Kind.EXTENDED : Kind.PLAIN;
        var found = new HashMap<Long, byte[]>();
        var missing = new HashMap<Long, Item>();
        for (var item : items) {
            var kept = pieces.find(new Pieces.Key(kind, call.format(), item.id()), item.version());
            if (kept != null) {
                found.put(item.id(), kept.getFirst());
            } else {
                missing.put(item.id(), item);
            }
        }
        for (var told : told(missing)) {
            if (isShown(told)) {
                var item = item(missing, told);
                var bytes =
                        call.format()
                                .piece("request", docs.of(told, call.extended(), call.address()));
                keep(kind, call.format(), item, told, List.of(bytes));
                found.put(item.id(), bytes);
            }
        }
        return items.stream()
                .filter(item -> found.containsKey(item.id()))
                .map(item -> found.get(item.id()))
                .toList();
    }

    private static Item item(Map<Long, Item> missing, RequestTold told) {
        return Objects.requireNonNull(missing.get(told.view().steps().getFirst().entry()));
    }

    private List<RequestTold> told(Map<Long, Item> missing) {
        return missing.isEmpty() ? List.of() : requests.told(missing.keySet());
    }

    // A change may have come between the list and the reading: then the piece is of a version that
    // nobody asked for yet, and is not kept.
    private void keep(Kind kind, Format format, Item item, RequestTold told, List<byte[]> parts) {
        if (told.view().steps().getLast().entry() == item.version().entry()) {
            pieces.keep(new Pieces.Key(kind, format, item.id()), item.version(), parts);
        }
    }

    private boolean isShown(RequestTold told) {
        var view = told.view();
        return !told.confidential()
                && !(view.state() == State.WAITING && held.contains(view.service()));
    }

    /// `GET tokens/{token}.F`: the id, once a person has passed the request.
    Reply token(Call call) {
        var token = call.target().id();
        var number =
                rooms.store()
                        .read(tx -> tables.byToken(tx, token))
                        .orElseThrow(() ->
                                Refused.of(
                                        404,
                                        "token: "
                                                + Faults.say(
                                                        ground.words(),
                                                        "open311.wrong.token",
                                                        token)));
        boolean passed =
                requests.told(number)
                        .filter(told -> told.view().state() != State.WAITING)
                        .isPresent();
        var doc =
                new Node.Members()
                        .text("service_request_id", passed ? number.digits() : "")
                        .text("token", token);
        return Reply.bytes(
                call.format().type(),
                call.format().list(ROOT, List.of(call.format().piece("request", doc))));
    }

    /// `GET servicerequestupdates.F`.
    Reply updates(Call call) {
        var faults = new Faults(ground.words());
        var params = call.params();
        var span =
                new RequestFeed.Span(
                        ListQuery.moment(params, "start_date", false, ground, faults),
                        ListQuery.moment(params, "end_date", true, ground, faults));
        ListQuery.ordered(span, "start_date", "end_date", faults);
        var after = ListQuery.after(params, faults);
        int size = Math.min(ListQuery.whole(params, "page_size", 1000, faults), RequestFeed.MOST);
        faults.demandNone();
        var id = params.one("service_request_id");
        var number = id.flatMap(RequestNumber::parse);
        if (id.isPresent() && number.filter(n -> requests.item(n).isPresent()).isEmpty()) {
            throw unknown(id.get());
        }
        boolean newest = span.from() == null && after.isEmpty() && number.isEmpty();
        if (newest) {
            var end = span.to() == null ? rooms.now().now() : span.to();
            span = new RequestFeed.Span(end.minus(ListQuery.SPAN), span.to());
        }
        var page =
                requests.updates(
                        new RequestUpdates.Wanted(
                                span, number.orElse(null), newest, held, after, size));
        var reply =
                Reply.bytes(call.format().type(), call.format().list(UPDATES, lines(call, page)));
        return page.next()
                .map(key ->
                        reply.header("Link", "<" + ListQuery.next(call, key) + ">; rel=\"next\""))
                .orElse(reply);
    }

    private List<byte[]> lines(Call call, RequestUpdates page) {
        var known = new HashMap<Long, List<byte[]>>();
        var missing = new HashMap<Long, Item>();
        for (var line : page.lines()) {
            var item = line.request();
            var kept =
                    pieces.find(
                            new Pieces.Key(Kind.UPDATES, call.format(), item.id()), item.version());
            if (kept != null) {
                known.put(item.id(), kept);
            } else {
                missing.put(item.id(), item);
            }
        }
        for (var told : told(missing)) {
            var parts = new ArrayList<byte[]>();
            for (int step = 0; step < told.after().size(); step++) {
                parts.add(
                        isShown(told)
                                ? docs.update(told, step, call.address())
                                        .map(doc -> call.format().piece("request_update", doc))
                                        .orElse(new byte[0])
                                : new byte[0]);
            }
            var item = item(missing, told);
            keep(Kind.UPDATES, call.format(), item, told, parts);
            known.put(item.id(), parts);
        }
        var lines = new ArrayList<byte[]>();
        for (var line : page.lines()) {
            var parts = known.getOrDefault(line.request().id(), List.of());
            if (line.step() < parts.size() && parts.get(line.step()).length > 0) {
                lines.add(parts.get(line.step()));
            }
        }
        return lines;
    }
}
