package org.commonweal.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.places.Places;
import org.commonweal.requests.Asked.Fault;
import org.commonweal.requests.Outcome.Because;
import org.commonweal.requests.RequestEvent.Origin;
import org.commonweal.requests.Requests.Rooms;
import org.commonweal.services.Answers;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Service;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CanonicalJson;

/// Whether an asking can be taken, and what it then says on the record.
final class Intake {
    private static final Pattern PHONE = Pattern.compile("[+(]?[\\p{Nd}][\\p{Nd}()./ +-]{2,38}");
    private static final Pattern AREA = Pattern.compile("[^\\p{Cntrl}]{0,200}");

    private final Rooms rooms;
    private final Places places;
    private final ZoneId zone;
    private final RequestTables tables;
    private final DeskTables desk;
    private final Journal journal;
    private final RequestKeys keys;
    private final Situation situation;

    Intake(
            Rooms rooms,
            Situation situation,
            RequestTables tables,
            DeskTables desk,
            Journal journal,
            RequestKeys keys) {
        this.rooms = rooms;
        this.places = rooms.places();
        this.situation = situation;
        this.zone = situation.zone();
        this.tables = tables;
        this.desk = desk;
        this.journal = journal;
        this.keys = keys;
    }

    /// An asking looked at before the transaction, so that nobody waits for it.
    ///
    /// @param under what was offered then
    /// @param key hash of the client's key
    /// @param body hash of what is asked
    record Looked(
            Catalogue under,
            Optional<Service> service,
            Checked checked,
            Optional<byte[]> key,
            byte[] body) {}

    Looked look(Ask ask, Optional<ClientKey> key) {
        var hash = key.map(k -> RequestKeys.sha256(k.scope() + "\u0000" + k.key()));
        return look(ask, hash, body(ask, key.map(ClientKey::more).orElse("")));
    }

    private Looked look(Ask ask, Optional<byte[]> key, byte[] body) {
        var under = situation.offered();
        var service = under.service(ask.service());
        return new Looked(under, service, check(ask, service), key, body);
    }

    @SuppressWarnings("ReferenceEquality") // another catalogue is another object, however alike
    Asked ask(Tx tx, Actor actor, Ask ask, Looked before, Instant at) throws SQLException {
        var hash = before.key();
        var body = before.body();
        if (hash.isPresent()) {
            var taken = desk.before(tx, hash.get());
            if (taken.isPresent()) {
                return again(tx, taken.get(), body);
            }
        }
        boolean may =
                !(actor instanceof Actor.Staff staff)
                        || (staff.role() == Role.CLERK && ask.channel() == Ask.Channel.CLERK);
        if (!may) {
            return new Asked.Rejected(List.of(fault("channel", "requests.ask.clerks_only", "")));
        }
        var looked = before.under() == situation.offered() ? before : look(ask, hash, body);
        if (!(actor instanceof Actor.Staff)
                && looked.service().filter(Service::internal).isPresent()) {
            return new Asked.Rejected(
                    List.of(fault("service", "requests.ask.service_unknown", ask.service())));
        }
        var checked = looked.checked();
        if (!checked.faults().isEmpty()) {
            return new Asked.Rejected(checked.faults());
        }
        var handle = journal.newCase();
        var missing = rooms.photos().keep(tx, Requests.owner(handle.bytes(), 0), ask.photos());
        if (missing.isPresent()) {
            var photo = missing.get().sha256();
            return new Asked.Rejected(
                    List.of(fault("photos", "requests.ask.photo_unknown", photo)));
        }
        var number = RequestNumber.nth(tables.nextInSequence(tx));
        var facts = situation.toAsk(ask.service());
        var begun =
                journal.begin(
                        tx,
                        handle,
                        looked.service().orElseThrow().confidential(),
                        event(ask, checked, number),
                        at,
                        facts,
                        first -> after(first, ask, checked, at, facts));
        long id = begun.request().about().id();
        if (hash.isPresent()) {
            desk.remember(tx, hash.get(), body, id);
        }
        ReachTables.keep(tx, id, ask.contact());
        var fresh = keys.issue(tx, id);
        return new Asked.Accepted(number, id, begun.request().state(), fresh.code(), fresh.link());
    }

    /// What follows the asking at once: the promise, where a rule names the agency; and for staff
    /// alone the place, where everybody is told less of it, and what was said aside.
    private static List<RequestEvent> after(
            Request first, Ask ask, Checked checked, Instant at, Facts facts) {
        var events = new ArrayList<RequestEvent>();
        Decision.promise(first, checked.agency(), Origin.RULE, at, facts).ifPresent(events::add);
        if (!checked.spot().kept().isEmpty()) {
            events.add(new RequestEvent.Noted("asker", "", List.of(), checked.spot().kept()));
        }
        if (!ask.aside().isEmpty()) {
            var by = ask.channel() == Ask.Channel.CLERK ? "clerk" : "asker";
            events.add(new RequestEvent.Noted(by, "", List.of(), ask.aside()));
        }
        return events;
    }

    private Asked again(Tx tx, DeskTables.Before before, byte[] body) throws SQLException {
        if (!Arrays.equals(before.body(), body)) {
            return new Asked.Conflict();
        }
        var line = tables.byId(tx, before.request()).orElseThrow();
        return new Asked.Again(line.number(), line.id());
    }

    /// What came of the check.
    ///
    /// @param faults empty when it can be taken
    /// @param answers in their canonical form
    /// @param area `kind:code`, or empty
    /// @param agency that a rule names, or empty
    /// @param spot what is told of the place
    record Checked(List<Fault> faults, Answers answers, String area, String agency, Spot spot) {}

    Checked check(Ask ask, Optional<Service> service) {
        var faults = new ArrayList<Fault>();
        if (service.isEmpty()) {
            faults.add(fault("service", "requests.ask.service_unknown", ask.service()));
        }
        var answers = Answers.NONE;
        if (service.isPresent()) {
            var checked = Answers.check(service.get().attributes(), ask.answers(), zone);
            switch (checked) {
                case Answers.Checked.Accepted(var good) -> answers = good;
                case Answers.Checked.Rejected(var problems) ->
                        problems.forEach(p ->
                                faults.add(
                                        fault(
                                                "answers." + p.question(),
                                                "services." + p.kind().key(),
                                                p.given())));
            }
        }
        // Programs may leave the words out: the service says what it is about.
        if (ask.channel() != Ask.Channel.OPEN311
                && ask.words().isEmpty()
                && ask.photos().isEmpty()
                && answers.isEmpty()) {
            faults.add(fault("words", "requests.ask.words_needed", ""));
        }
        text(faults, "words", ask.words(), Content.words(ask.words()));
        text(faults, "place", ask.place(), Content.line(ask.place()));
        if (!ask.area().isEmpty()
                && (!AREA.matcher(ask.area()).matches() || places.area(ask.area()).isEmpty())) {
            faults.add(fault("area", "requests.ask.area_unknown", ask.area()));
        }
        if (ask.photos().size() > Content.MOST_PHOTOS) {
            faults.add(fault("photos", "requests.ask.too_many_photos", ""));
        }
        if (new HashSet<>(ask.photos()).size() < ask.photos().size()) {
            faults.add(fault("photos", "requests.ask.same_photo", ""));
        }
        contact(faults, ask.contact());
        text(faults, "aside", ask.aside(), Content.words(ask.aside()));
        String area = area(ask);
        String agency = "";
        if (faults.isEmpty()) {
            var point = ask.point();
            var taker =
                    point != null
                            ? places.agencyFor(ask.service(), point)
                            : places.agencyFor(
                                    ask.service(), places.area(ask.area()).stream().toList());
            // Somebody passes a batch service's requests before anybody has them.
            boolean batch = service.isPresent() && service.get().batch();
            agency = batch ? "" : taker.map(org.commonweal.places.Agency::code).orElse("");
        }
        return new Checked(faults, answers, area, agency, Spot.of(ask, area, service, places));
    }

    private String area(Ask ask) {
        var point = ask.point();
        return point == null
                ? ask.area()
                : places.recordArea(point).map(org.commonweal.places.Area::ref).orElse("");
    }

    private static void contact(List<Fault> faults, Ask.Contact contact) {
        text(faults, "name", contact.name(), Content.line(contact.name()));
        if (!contact.email().isEmpty() && !EmailAddress.isOne(contact.email())) {
            faults.add(fault("email", "requests.ask.email_bad", contact.email()));
        }
        if (!contact.phone().isEmpty() && !PHONE.matcher(contact.phone()).matches()) {
            faults.add(fault("phone", "requests.ask.phone_bad", contact.phone()));
        }
        if (contact.hears().byText() && contact.phone().isEmpty()) {
            faults.add(fault("phone", "requests.ask.phone_needed", ""));
        }
        text(faults, "contact_note", contact.note(), Content.words(contact.note()));
    }

    private static void text(
            List<Fault> faults, String field, String given, Optional<Because> because) {
        because.ifPresent(b ->
                faults.add(
                        fault(
                                field,
                                b == Because.WORDS_TOO_LONG
                                        ? "requests.ask.too_long"
                                        : "requests.ask.unreadable",
                                given)));
    }

    private static Fault fault(String field, String key, String given) {
        int most = Math.min(given.length(), 80);
        return new Fault(field, key, Content.readable(given.substring(0, most)));
    }

    RequestEvent.Asked event(Ask ask, Checked checked, RequestNumber number) {
        return new RequestEvent.Asked(
                ask.service(),
                checked.area(),
                ask.channel().code(),
                number.digits(),
                ask.words(),
                checked.spot().place(),
                checked.spot().point(),
                json(checked.answers()),
                ask.photos().stream().map(org.commonweal.photos.PhotoId::sha256).toList(),
                ask.contact().name(),
                ask.contact().email(),
                ask.contact().phone(),
                ask.contact().note());
    }

    /// The bytes by which two askings are the same.
    static byte[] body(Ask ask, String more) {
        var answers = new TreeMap<String, Object>();
        ask.answers().forEach((code, given) -> answers.put(code, List.copyOf(given)));
        var point = ask.point();
        var contact = ask.contact();
        return RequestKeys.sha256(
                String.join(
                        "\u0000",
                        ask.channel().code(),
                        ask.service(),
                        ask.words(),
                        ask.place(),
                        point == null ? "" : point.text(),
                        ask.area(),
                        ask.photos().toString(),
                        answers.toString(),
                        contact.name(),
                        contact.email(),
                        contact.phone(),
                        contact.note()
                                + (contact.hears() == Ask.Hears.MAIL
                                        ? ""
                                        : "\u0000" + contact.hears().code()),
                        ask.aside().isEmpty() ? more : more + "\u0000" + ask.aside()));
    }

    private static String json(Answers answers) {
        return answers.isEmpty()
                ? ""
                : new String(CanonicalJson.format(Map.copyOf(answers.byCode())), UTF_8);
    }
}
