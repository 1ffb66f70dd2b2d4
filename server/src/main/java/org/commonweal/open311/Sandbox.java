package org.commonweal.open311;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.commonweal.keys.ProgramKey;
import org.commonweal.places.PlacePrecision;
import org.commonweal.places.Point;
import org.commonweal.places.ShownPlace;
import org.commonweal.services.Service;
import org.commonweal.web.Reply;
import org.jspecify.annotations.Nullable;

/// The test endpoint: answers as the desk does, off the record. What is filed here is kept in
/// memory only, is marked in every answer, reaches nobody, and goes when the desk stops or a
/// thousand newer ones have come.
final class Sandbox {
    private static final int MOST = 1000;
    private static final int MOST_UPDATES = 100;

    private final Open311Rooms rooms;
    private final ListQuery.Ground ground;
    private final AtomicLong count = new AtomicLong();
    private final Map<String, Trial> trials =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Trial> eldest) {
                    return size() > MOST;
                }
            };
    private final Map<String, String> names = new LinkedHashMap<>();

    Sandbox(Open311Rooms rooms, ListQuery.Ground ground) {
        this.rooms = rooms;
        this.ground = ground;
    }

    /// @param body by which two filings are the same
    /// @param token of a batch service's, else empty
    private record Trial(
            String id,
            Filing.Wish wish,
            Instant asked,
            String body,
            String token,
            List<Said> said) {
        @Nullable Point point() {
            return wish.ask().point();
        }

        Instant changed() {
            return said.isEmpty() ? asked : said.getLast().at();
        }
    }

    /// @param name the program gave it, or empty
    private record Said(String id, String name, Instant at, String words) {}

    synchronized Node.Members file(Call call, Filing.Wish wish) {
        var body = wish.ask().toString() + wish.account();
        var again = wish.again().map(key -> key.scope() + "\n" + key.key());
        var before = again.map(names::get).map(trials::get);
        if (before.isPresent()) {
            if (!before.get().body.equals(body)) {
                var faults = new Faults(ground.words());
                faults.wrong(409, "client_request_id", "open311.wrong.conflict");
                faults.demandNone();
            }
            return answer(before.get(), false, call);
        }
        var id = "test-" + count.incrementAndGet();
        var token = wish.service().batch() ? rooms.ids().hex(16) : "";
        var at = rooms.now().now();
        var trial = new Trial(id, wish, at, body, token, new ArrayList<>());
        trials.put(id, trial);
        again.ifPresent(name -> names.put(name, id));
        names.values().removeIf(kept -> !trials.containsKey(kept));
        return answer(trial, true, call);
    }

    private Node.Members answer(Trial trial, boolean fresh, Call call) {
        var doc = new Node.Members();
        if (trial.token.isEmpty()) {
            doc.text("service_request_id", trial.id);
        } else {
            doc.text("token", trial.token);
        }
        doc.text("service_notice", ground.words().say("open311.sandbox.notice"))
                .with("account_id", new Node.Absent());
        if (fresh && call.extended() && trial.wish.ask().contact().email().isEmpty()) {
            doc.text("asker_token", rooms.ids().token());
        }
        return doc;
    }

    synchronized Node.Members update(Call call) {
        var params = call.params();
        var faults = new Faults(ground.words());
        var id = params.text("service_request_id");
        var trial = trials.get(id);
        if (id.isEmpty()) {
            faults.wrong("service_request_id", "open311.wrong.needed");
        } else if (trial == null) {
            faults.wrong(404, "service_request_id", "open311.wrong.id", id);
        }
        var words = params.text("description");
        if (words.isEmpty() && params.one("status").isEmpty()) {
            faults.wrong("description", "open311.wrong.needed");
        }
        faults.demandNone();
        if (trial == null) {
            throw new IllegalStateException("an unknown id is a fault");
        }
        long key = call.program().map(ProgramKey::id).orElse(0L);
        var name = params.one("update_id").map(n -> key + "\n" + n).orElse("");
        var before =
                trial.said.stream().filter(s -> !name.isEmpty() && s.name.equals(name)).findFirst();
        if (before.isPresent()) {
            return new Node.Members().text("update_id", before.get().id);
        }
        if (trial.said.size() == MOST_UPDATES) {
            faults.wrong("service_request_id", "open311.sandbox.full");
            faults.demandNone();
        }
        var said =
                new Said(
                        id + "-" + (trial.said.size() + 1),
                        name,
                        rooms.now().now(),
                        words.isEmpty()
                                ? Faults.say(
                                        ground.words(),
                                        "open311.said.status",
                                        params.text("status"))
                                : words);
        trial.said.add(said);
        return new Node.Members().text("update_id", said.id);
    }

    synchronized Reply list(Call call) {
        var ids = call.params().listed("service_request_id");
        Function<Trial, Boolean> fits;
        int size = MOST;
        if (ids.isEmpty()) {
            var query = ListQuery.of(call.params(), ground, rooms.now().now());
            fits = trial -> fits(trial, query);
            size = query.size();
        } else {
            fits = trial -> ids.contains(trial.id);
        }
        var found =
                new ArrayList<>(trials.values())
                        .reversed().stream().filter(fits::apply).limit(size).toList();
        return reply(
                call,
                "service_requests",
                "request",
                found.stream().map(t -> doc(call, t)).toList());
    }

    private static boolean fits(Trial trial, ListQuery query) {
        var point = trial.point();
        var box = query.box();
        boolean within =
                box == null
                        || (point != null
                                && point.lat() >= box.southWest().lat()
                                && point.lat() <= box.northEast().lat()
                                && point.lon() >= box.southWest().lon()
                                && point.lon() <= box.northEast().lon());
        return within
                && (query.states().isEmpty() || query.states().stream().anyMatch(s -> s.open()))
                && (query.services().isEmpty()
                        || query.services().contains(trial.wish.service().code()))
                && within(trial.asked, query.asked())
                && within(trial.changed(), query.changed());
    }

    private static boolean within(Instant at, org.commonweal.requests.RequestFeed.Span span) {
        var from = span.from();
        var to = span.to();
        return (from == null || !at.isBefore(from)) && (to == null || !at.isAfter(to));
    }

    synchronized Reply one(Call call) {
        var trial = trials.get(call.target().id());
        if (trial == null) {
            var faults = new Faults(ground.words());
            faults.wrong(404, "service_request_id", "open311.wrong.id", call.target().id());
            faults.demandNone();
            throw new IllegalStateException("an unknown id is a fault");
        }
        return reply(call, "service_requests", "request", List.of(doc(call, trial)));
    }

    synchronized Reply token(Call call) {
        var token = call.target().id();
        var trial =
                trials.values().stream()
                        .filter(t -> !t.token.isEmpty() && t.token.equals(token))
                        .findFirst();
        if (trial.isEmpty()) {
            var faults = new Faults(ground.words());
            faults.wrong(404, "token", "open311.wrong.token", token);
            faults.demandNone();
        }
        var doc =
                new Node.Members()
                        .text("service_request_id", trial.map(Trial::id).orElse(""))
                        .text("token", token);
        return reply(call, "service_requests", "request", List.of(doc));
    }

    synchronized Reply updates(Call call) {
        var id = call.params().one("service_request_id");
        var docs = new ArrayList<Node.Members>();
        for (var trial : trials.values()) {
            if (id.isEmpty() || id.get().equals(trial.id)) {
                trial.said.forEach(said -> docs.add(doc(trial, said)));
            }
        }
        return reply(call, "service_request_updates", "request_update", docs);
    }

    private static Node.Members doc(Trial trial, Said said) {
        return new Node.Members()
                .text("update_id", said.id)
                .text("service_request_id", trial.id)
                .text("status", "open")
                .text("updated_datetime", Moments.text(said.at))
                .text("description", said.words);
    }

    private Node.Members doc(Call call, Trial trial) {
        var ask = trial.wish.ask();
        var service = trial.wish.service();
        var shown =
                Optional.ofNullable(trial.point())
                        .flatMap(p -> rooms.places().shown(p, service.precision()));
        var doc =
                new Node.Members()
                        .text("service_request_id", trial.id)
                        .text("status", "open")
                        .text("status_notes", ground.words().say("open311.sandbox.notice"))
                        .text("service_name", service.name())
                        .text("service_code", service.code());
        if (service.confidential()) {
            return doc.text("requested_datetime", Moments.text(trial.asked))
                    .text("updated_datetime", Moments.text(trial.changed()));
        }
        doc.text("description", ask.words())
                .text("service_notice", service.notice())
                .text("requested_datetime", Moments.text(trial.asked))
                .text("updated_datetime", Moments.text(trial.changed()))
                .text("address", address(service, ask.place(), shown))
                .with("lat", degrees(shown.map(s -> s.point().lat())))
                .with("long", degrees(shown.map(s -> s.point().lon())));
        return call.extended()
                ? doc.with("extended_attributes", new Node.Members().flag("test", true))
                : doc;
    }

    // As the desk itself: no closer than the service allows.
    private static String address(Service service, String said, Optional<ShownPlace> shown) {
        return service.precision() == PlacePrecision.EXACT
                ? said
                : shown.map(ShownPlace::words).orElse("");
    }

    private static Node degrees(Optional<Double> degrees) {
        return degrees.<Node>map(Node.Real::new).orElse(new Node.Absent());
    }

    private static Reply reply(Call call, String root, String item, List<Node.Members> docs) {
        var pieces = docs.stream().map(doc -> call.format().piece(item, doc)).toList();
        return Reply.bytes(call.format().type(), call.format().list(root, pieces));
    }
}
