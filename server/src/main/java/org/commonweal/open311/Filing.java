package org.commonweal.open311;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonweal.keys.ProgramKey;
import org.commonweal.people.Actor;
import org.commonweal.photos.PhotoId;
import org.commonweal.photos.Taken;
import org.commonweal.places.Area;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.requests.AboutPlace;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.ClientKey;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.State;
import org.commonweal.services.Attribute;
import org.commonweal.services.Service;
import org.commonweal.web.Upload;
import org.jspecify.annotations.Nullable;

/// Takes requests: `POST requests.F`.
final class Filing {
    private static final int LINE = 200;
    private static final int WORDS = 4000;
    private static final Map<String, String> NAMES =
            Map.of(
                    "service", "service_code",
                    "words", "description",
                    "place", "address_string",
                    "point", "lat",
                    "area", "area",
                    "photos", "media",
                    "name", "first_name",
                    "contact_note", "contact_note");

    private final Open311Rooms rooms;
    private final Places places;
    private final Open311Tables tables;
    private final Sandbox sandbox;

    Filing(Open311Rooms rooms, Open311Tables tables, Sandbox sandbox) {
        this.rooms = rooms;
        this.places = rooms.places();
        this.tables = tables;
        this.sandbox = sandbox;
    }

    /// What a client asks for, checked.
    ///
    /// @param again names the call, so that sending twice files once
    record Wish(Ask ask, Service service, String account, Optional<ClientKey> again) {}

    /// Files a request.
    ///
    /// @return the document of the answer
    /// @throws Refused with everything that is wrong
    Node.Members file(Call call) {
        var wish = wish(call);
        return call.target().sandbox() ? sandbox.file(call, wish) : file(call, wish);
    }

    private Node.Members file(Call call, Wish wish) {
        long key = call.program().map(ProgramKey::id).orElse(0L);
        if (key == 0) {
            crowded(wish);
        }
        var token = wish.service.batch() ? rooms.ids().hex(16) : "";
        var looked = rooms.requests().look(wish.ask, wish.again);
        var asked =
                rooms.requests()
                        .together(step -> {
                            var done = step.ask(new Actor.Asker(Actor.Proof.SESSION), looked);
                            if (done instanceof Asked.Accepted accepted) {
                                tables.file(
                                        step.tx(),
                                        accepted.number(),
                                        new Open311Tables.Filed(
                                                key,
                                                account(accepted.number(), wish.account),
                                                token));
                            }
                            return done;
                        });
        return switch (asked) {
            case Asked.Accepted accepted -> answer(call, wish, accepted.number(), token, accepted);
            case Asked.Again again ->
                    answer(call, wish, again.number(), token(again.number()), null);
            case Asked.Conflict _ -> throw conflict();
            case Asked.Rejected(var faults) -> throw refused(faults);
        };
    }

    // A program with a key has a rate of its own, and answers for what it brings.
    private void crowded(Wish wish) {
        AboutPlace.take(rooms.limits(), wish.ask.point(), wish.ask.area())
                .ifPresent(wait -> {
                    throw Refused.wait(wait, rooms.words().say("open311.problem.429"));
                });
    }

    /// An account of the program's own, as it is kept: hashed with the request's number, so that
    /// two requests of one account cannot be told to be.
    static byte[] account(RequestNumber number, String account) {
        return account.isEmpty() ? new byte[0] : Offer.sha256("account", number.digits(), account);
    }

    Refused conflict() {
        var faults = new Faults(rooms.words());
        faults.wrong(409, "client_request_id", "open311.wrong.conflict");
        faults.demandNone();
        throw new IllegalStateException("a conflict is a fault");
    }

    private String token(RequestNumber number) {
        return rooms.store()
                .read(tx -> tables.filed(tx, number))
                .map(Open311Tables.Filed::token)
                .orElse("");
    }

    /// @param fresh what was accepted just now; null when it came before, and then no secret is
    ///   told
    private Node.Members answer(
            Call call,
            Wish wish,
            RequestNumber number,
            String token,
            Asked.@Nullable Accepted fresh) {
        var doc = new Node.Members();
        if (token.isEmpty()) {
            doc.text("service_request_id", number.digits());
        } else {
            doc.text("token", token);
        }
        doc.text("service_notice", notice(wish.service, fresh))
                .with("account_id", new Node.Absent());
        boolean mailed = !wish.ask.contact().email().isEmpty();
        if (fresh != null && call.extended() && !mailed) {
            doc.text("asker_token", fresh.link());
        }
        return doc;
    }

    private String notice(Service service, Asked.@Nullable Accepted fresh) {
        if (!service.notice().isEmpty() || (fresh == null && !service.batch())) {
            return service.notice();
        }
        if (fresh == null || fresh.state() != State.PROMISED) {
            return rooms.words().say("open311.notice.waiting");
        }
        var due = rooms.services().promise(service, rooms.now().now()).doneDue();
        return rooms.words().say("open311.notice.promised", Moments.text(due));
    }

    private Wish wish(Call call) {
        var params = call.params();
        var faults = new Faults(rooms.words());
        var code = params.text("service_code");
        var service = rooms.services().current().service(code).filter(s -> !s.internal());
        if (code.isEmpty()) {
            faults.wrong("service_code", "open311.wrong.needed");
        } else if (service.isEmpty()) {
            faults.wrong(404, "service_code", "open311.wrong.service", code);
        }
        var spot = spot(params, faults);
        var account = line(params, "account_id", faults);
        var device = line(params, "device_id", faults);
        var words = words(params, faults);
        var uploads = call.exchange().form().uploads();
        var ask =
                new Ask(
                        Ask.Channel.OPEN311,
                        code,
                        words,
                        spot.words,
                        spot.point,
                        spot.area,
                        service.map(s -> answers(s, params)).orElse(Map.of()),
                        List.of(),
                        contact(call, params));
        if (service.isPresent()) {
            rooms.requests()
                    .look(ask, Optional.empty())
                    .faults()
                    .forEach(fault -> add(faults, fault));
        }
        var again = again(call, faults, String.join("\u0000", account, device));
        faults.demandNone();
        var photos = call.target().sandbox() ? List.<PhotoId>of() : photos(uploads, faults);
        faults.demandNone();
        return new Wish(ask.with(photos), service.orElseThrow(), account, again);
    }

    // Programs choose no language at the foot of a page: what they ask to be answered in is the
    // language of whoever holds them.
    private static Ask.Contact contact(Call call, Params params) {
        var name = (params.text("first_name") + " " + params.text("last_name")).strip();
        return new Ask.Contact(name, params.text("email"), params.text("phone"), "")
                .in(call.exchange().wished());
    }

    private record Spot(String words, @Nullable Point point, String area) {}

    /// One full place: two coordinates, or an address. An address that the map knows has its
    /// street's point, as on our own pages.
    private Spot spot(Params params, Faults faults) {
        var address = params.text("address_string");
        var lat = coordinate(params, "lat", 90, faults);
        var lon = coordinate(params, "long", 180, faults);
        if (lat != null && lon != null) {
            var point = new Point(lat, lon);
            if (places.areasAt(point).isEmpty()) {
                faults.wrong("lat", "open311.wrong.outside");
                faults.wrong("long", "open311.wrong.outside");
            }
            return new Spot(address, point, "");
        }
        boolean one = params.one("lat").isPresent() ^ params.one("long").isPresent();
        if (one) {
            faults.wrong(params.one("lat").isPresent() ? "long" : "lat", "open311.wrong.needed");
        } else if (params.one("lat").isEmpty() && address.isEmpty()) {
            boolean id = params.one("address_id").isPresent();
            faults.wrong(
                    id ? "address_id" : "lat",
                    id ? "open311.wrong.address_id" : "open311.wrong.no_place");
        }
        var found = places.search(address, 1).stream().findFirst();
        return new Spot(
                address,
                found.map(place -> place.point()).orElse(null),
                found.stream()
                        .flatMap(place -> place.areas().stream())
                        .findFirst()
                        .map(Area::ref)
                        .orElse(""));
    }

    private static @Nullable Double coordinate(
            Params params, String name, int most, Faults faults) {
        var text = params.one(name);
        if (text.isEmpty()) {
            return null;
        }
        var degrees = ListQuery.degrees(text.get()).filter(d -> Math.abs(d) <= most);
        if (degrees.isEmpty()) {
            faults.wrong(name, "open311.wrong.degrees", text.get());
        }
        return degrees.orElse(null);
    }

    private static String line(Params params, String name, Faults faults) {
        var text = params.text(name);
        if (text.length() > LINE) {
            faults.wrong(name, "open311.wrong.long", Integer.toString(LINE));
            return "";
        }
        return text;
    }

    /// The description, and below it where pictures are that lie elsewhere: as words, since nobody
    /// here ever fetches them.
    private String words(Params params, Faults faults) {
        var said = params.text("description");
        var all = with(rooms, said, params.all("media_url"));
        if (length(said) <= WORDS && length(all) > WORDS) {
            faults.wrong("media_url", "open311.wrong.long_all", Integer.toString(WORDS));
            return said;
        }
        return all;
    }

    static String with(Open311Rooms rooms, String said, List<String> media) {
        var lines =
                media.stream()
                        .distinct()
                        .map(url -> rooms.words().say("open311.said.media", url))
                        .toList();
        return Stream.of(said, String.join("\n", lines))
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + "\n\n" + b)
                .orElse("");
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Answers to the questions that are asked; clients send many more.
    static Map<String, List<String>> answers(Service service, Params params) {
        var answers = new HashMap<>(params.attributes());
        answers.keySet()
                .removeIf(code -> service.attribute(code).filter(Attribute::variable).isEmpty());
        return answers;
    }

    private Optional<ClientKey> again(Call call, Faults faults, String more) {
        var given =
                call.params()
                        .one("client_request_id")
                        .or(() ->
                                call.exchange()
                                        .header("Idempotency-Key")
                                        .map(String::strip)
                                        .filter(v -> !v.isEmpty()));
        if (given.filter(v -> v.length() > LINE).isPresent()) {
            faults.wrong("client_request_id", "open311.wrong.long", Integer.toString(LINE));
            return Optional.empty();
        }
        long key = call.program().map(ProgramKey::id).orElse(0L);
        return given.map(v -> new ClientKey("open311/" + key, v, more));
    }

    /// Files under whatever name they came.
    List<PhotoId> photos(List<Upload> uploads, Faults faults) {
        var photos = new ArrayList<PhotoId>();
        for (var upload : uploads) {
            switch (rooms.photos().take(upload.path(), upload.fileName())) {
                case Taken.Kept(var photo) -> {
                    if (!photos.contains(photo.id())) {
                        photos.add(photo.id());
                    }
                }
                case Taken.Refused refused ->
                        faults.wrong(name(upload), refused.key(), refused.name());
            }
        }
        return photos;
    }

    private static String name(Upload upload) {
        return upload.field().isBlank() ? "media" : upload.field();
    }

    private void add(Faults faults, Asked.Fault fault) {
        var field = fault.field();
        var name =
                field.startsWith("answers.")
                        ? "attribute[" + field.substring("answers.".length()) + "]"
                        : NAMES.getOrDefault(field, field);
        faults.wrong(name, fault.key(), fault.given());
    }

    private Refused refused(List<Asked.Fault> found) {
        var faults = new Faults(rooms.words());
        found.forEach(fault -> add(faults, fault));
        faults.demandNone();
        throw new IllegalStateException("a refusal without a fault");
    }
}
