package org.commonweal.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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
import org.commonweal.services.Service;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// Whether an asking can be taken, and what it then says on the record.
final class Intake {
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]{1,189}");
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

    Asked ask(Tx tx, Actor actor, Ask ask, Optional<ClientKey> key, Instant at)
            throws SQLException {
        var hash = key.map(k -> RequestKeys.sha256(k.scope() + "\u0000" + k.key()));
        var body = body(ask);
        if (hash.isPresent()) {
            var before = desk.before(tx, hash.get());
            if (before.isPresent()) {
                return again(tx, before.get(), body);
            }
        }
        boolean may =
                !(actor instanceof Actor.Staff staff)
                        || (staff.role() == Role.CLERK && ask.channel() == Ask.Channel.CLERK);
        if (!may) {
            return new Asked.Rejected(List.of(fault("channel", "requests.ask.clerks_only", "")));
        }
        var offered = situation.offered(ask.service());
        var checked = check(ask, offered);
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
        var number = tables.nextNumber(tx);
        var facts = situation.toAsk(tx, ask.service());
        var begun =
                journal.begin(
                        tx,
                        handle,
                        offered.orElseThrow().confidential(),
                        event(ask, checked, number),
                        at,
                        facts,
                        first ->
                                Decision.promise(first, checked.agency(), Origin.RULE, at, facts)
                                        .stream()
                                        .toList());
        long id = begun.request().about().id();
        if (hash.isPresent()) {
            desk.remember(tx, hash.get(), body, id);
        }
        var fresh = keys.issue(tx, id);
        return new Asked.Accepted(number, id, begun.request().state(), fresh.code(), fresh.link());
    }

    private Asked again(Tx tx, DeskTables.Before before, byte[] body) throws SQLException {
        if (!Arrays.equals(before.body(), body)) {
            return new Asked.Conflict();
        }
        var line = tables.byId(tx, before.request()).orElseThrow();
        return new Asked.Again(line.number(), line.id());
    }

    /// Takes one row of another desk's export.
    ///
    /// @return false when it was taken before
    boolean imported(Tx tx, ImportedRow row, Instant at, Facts facts) throws SQLException {
        var hash = RequestKeys.sha256("import/" + row.source() + "\u0000" + row.sourceId());
        if (desk.before(tx, hash).isPresent()) {
            return false;
        }
        known(situation.offered(row.service()).isPresent(), "service", row.service());
        known(
                row.agency().isEmpty() || places.agency(row.agency()).isPresent(),
                "agency",
                row.agency());
        known(row.area().isEmpty() || places.area(row.area()).isPresent(), "area", row.area());
        var point = row.point();
        var event =
                new RequestEvent.Imported(
                        row.service(),
                        row.agency(),
                        row.area(),
                        row.source(),
                        row.open(),
                        row.opened().truncatedTo(ChronoUnit.SECONDS),
                        seconds(row.target()),
                        seconds(row.closed()),
                        row.kept(),
                        tables.nextNumber(tx).digits(),
                        Content.lines(row.words()),
                        row.place().strip(),
                        point == null ? "" : point.text(),
                        Content.lines(row.closingNote()),
                        row.sourceId(),
                        row.attributes().isEmpty()
                                ? ""
                                : new String(CanonicalJson.format(row.attributes()), UTF_8),
                        List.of());
        boolean confidential = situation.offered(row.service()).orElseThrow().confidential();
        var begun =
                journal.begin(
                        tx, journal.newCase(), confidential, event, at, facts, _ -> List.of());
        desk.remember(tx, hash, new byte[0], begun.request().about().id());
        return true;
    }

    private static @Nullable Instant seconds(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void known(boolean known, String what, String code) {
        if (!known) {
            throw new IllegalArgumentException(
                    "the row names the %s \"%s\", which is not here".formatted(what, code));
        }
    }

    /// What came of the check.
    ///
    /// @param faults empty when it can be taken
    /// @param answers in their canonical form
    /// @param area `kind:code`, or empty
    /// @param agency that a rule names, or empty
    record Checked(List<Fault> faults, Answers answers, String area, String agency) {}

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
        if (ask.words().isEmpty() && ask.photos().isEmpty() && answers.isEmpty()) {
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
        String area = area(ask);
        String agency = "";
        if (faults.isEmpty()) {
            var point = ask.point();
            var taker =
                    point != null
                            ? places.agencyFor(ask.service(), point)
                            : places.agencyFor(
                                    ask.service(), places.area(ask.area()).stream().toList());
            agency = taker.map(org.commonweal.places.Agency::code).orElse("");
        }
        return new Checked(faults, answers, area, agency);
    }

    private String area(Ask ask) {
        var point = ask.point();
        return point == null
                ? ask.area()
                : places.recordArea(point).map(org.commonweal.places.Area::ref).orElse("");
    }

    private static void contact(List<Fault> faults, Ask.Contact contact) {
        text(faults, "name", contact.name(), Content.line(contact.name()));
        if (!contact.email().isEmpty() && !EMAIL.matcher(contact.email()).matches()) {
            faults.add(fault("email", "requests.ask.email_bad", contact.email()));
        }
        if (!contact.phone().isEmpty() && !PHONE.matcher(contact.phone()).matches()) {
            faults.add(fault("phone", "requests.ask.phone_bad", contact.phone()));
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
        var point = ask.point();
        return new RequestEvent.Asked(
                ask.service(),
                checked.area(),
                ask.channel().code(),
                number.digits(),
                ask.words(),
                ask.place(),
                point == null ? "" : point.text(),
                json(checked.answers()),
                ask.photos().stream().map(org.commonweal.photos.PhotoId::sha256).toList(),
                ask.contact().name(),
                ask.contact().email(),
                ask.contact().phone(),
                ask.contact().note());
    }

    /// The bytes by which two askings are the same.
    static byte[] body(Ask ask) {
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
                        contact.note()));
    }

    private static String json(Answers answers) {
        return answers.isEmpty()
                ? ""
                : new String(CanonicalJson.format(Map.copyOf(answers.byCode())), UTF_8);
    }
}
