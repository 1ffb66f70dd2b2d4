package org.commonweal.verifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Everything that can be said on the record. Writer and checker read the same table, so neither
/// knows a word the other does not. A name and its version are frozen: a changed meaning is a new
/// version beside the old one.
public final class Vocabulary {
    /// What a confidential case commits to on every entry, in this order, after the event's own
    /// fields.
    static final List<String> ALWAYS_SEALED = List.of("service", "agency", "area", "at");

    /// The largest step a case can reach.
    static final int LAST_STEP = 1_000_000_000;

    /// The most that is ever counted.
    private static final long MOST = 1L << 50;

    private static final Member SERVICE = code("service", Register.SERVICES);
    private static final Member AGENCY = code("agency", Register.AGENCIES);
    private static final Member AREA = code("area", Register.AREAS).optional();
    private static final Member REASON = code("reason", Register.REASONS);
    private static final Member ROUND = whole("round", 1, 9_999);
    private static final Member OF = whole("of", 0, LAST_STEP);
    private static final Member NAMES = new Member("names", new Member.Kind.Names(), true);

    private static final Map<String, EventType> EVENTS = new LinkedHashMap<>();

    static {
        desk("desk.opened/1", of(), open("name"));
        desk("desk.downtime/1", of(moment("from"), moment("to")), open());
        desk(
                "register.published/1",
                of(
                        new Member("register", new Member.Kind.RegisterName(), true),
                        whole("version", 1, Integer.MAX_VALUE),
                        new Member("hash", new Member.Kind.Digest(), true)),
                open());
        desk(
                "dump.published/1",
                of(
                        new Member("day", new Member.Kind.Day(), true),
                        word("form", "csv", "jsonl", "geojson"),
                        whole("size", 0, MOST),
                        whole("bytes", 0, MOST),
                        new Member("hash", new Member.Kind.Digest(), true)),
                open());
        request(
                "request.asked/1",
                of(
                        SERVICE,
                        AREA,
                        word("channel", "page", "clerk", "open311", "mail"),
                        whole("round", 1, 1)),
                open("number", "words", "place", "point", "answers", "photos"),
                "name",
                "email",
                "phone",
                "contact_note");
        request(
                "request.promised/1",
                of(
                        SERVICE,
                        AGENCY,
                        AREA,
                        ROUND,
                        word("by", "rule", "person", "return", "appeal"),
                        moment("answer_due"),
                        moment("done_due"),
                        version("standard", Register.SERVICES),
                        version("calendar", Register.CALENDARS)),
                open(),
                "handler");
        request(
                "request.noted/1",
                of(SERVICE, AGENCY.optional(), word("by", "handler", "lead", "clerk", "asker")),
                open("words", "photos"),
                "note");
        request(
                "request.added/1",
                of(SERVICE, AGENCY.optional(), word("channel", "page", "clerk")),
                open("words", "photos"));
        request("request.taken/1", of(SERVICE, AGENCY, ROUND), open(), "handler");
        request("request.started/1", of(SERVICE, AGENCY, ROUND), open("words"), "handler");
        request(
                "promise.moved/1",
                of(SERVICE, AGENCY, ROUND, REASON, moment("due")),
                open("words"));
        request("request.paused/1", of(SERVICE, AGENCY, ROUND, REASON), open("words"));
        request(
                "request.resumed/1",
                of(SERVICE, AGENCY, ROUND, moment("due"), whole("paused_seconds", 0, 1L << 40)),
                open());
        request(
                "promise.missed/1",
                of(SERVICE, AGENCY, ROUND, word("which", "answer", "done"), moment("due")),
                open());
        request(
                "request.reported_done/1",
                of(SERVICE, AGENCY, ROUND, moment("verdict_until")),
                open("words", "photos"),
                "handler");
        request(
                "request.refused/1",
                of(SERVICE, AGENCY, ROUND, REASON, moment("appeal_until")),
                open("words", "next_owner"),
                "handler");
        request("request.appealed/1", of(SERVICE, AGENCY, ROUND), open("words"));
        request(
                "appeal.decided/1",
                of(SERVICE, AGENCY, ROUND, word("outcome", "upheld", "overturned")),
                open("words"),
                "handler");
        request(
                "refusal.final/1",
                of(SERVICE, AGENCY, ROUND, word("by", "asker", "silence")),
                open());
        request(
                "verdict.given/1",
                of(
                        SERVICE,
                        AGENCY,
                        ROUND,
                        word("verdict", "resolved", "partly", "not_resolved"),
                        whole("content", 1, 5).optional(),
                        word("by", "link", "code", "clerk", "relayed"),
                        flag("late")),
                open("words"));
        request("verdict.undone/1", of(SERVICE, AGENCY, ROUND), open());
        request("request.reopened/1", of(SERVICE, AGENCY, ROUND), open("words"));
        request("request.silent/1", of(SERVICE, AGENCY, ROUND, flag("told")), open());
        request("request.withdrawn/1", of(SERVICE, AGENCY.optional(), ROUND), open("words"));
        request(
                "request.imported/1",
                of(
                        SERVICE,
                        AGENCY.optional(),
                        AREA,
                        new Member("source", new Member.Kind.Code(Optional.empty()), true),
                        word("state", "open", "closed_before"),
                        moment("opened"),
                        moment("target").optional(),
                        moment("closed").optional(),
                        word("kept", "ontime", "overdue", "unknown")),
                open("number", "words", "place", "point", "source_id", "attributes", "photos"),
                "closing_note");
        request(
                "field.erased/1",
                of(OF, NAMES, word("ground", "asker", "law", "court", "minor", "mistake")),
                open());
        request(
                "field.hidden/1",
                of(OF, NAMES, word("ground", "personal", "abuse", "unlawful", "other")),
                open());
        request(
                "field.hidden/2",
                of(
                        OF,
                        NAMES,
                        word(
                                "ground",
                                "personal",
                                "person",
                                "abuse",
                                "advertisement",
                                "unrelated",
                                "unlawful",
                                "other"),
                        word("by", "clerk", "lead", "administrator")),
                open("words", "instead"),
                "handler");
        request(
                "field.shown/1",
                of(OF, NAMES, word("by", "clerk", "lead", "administrator")),
                open("words"),
                "handler");
    }

    private static final List<String> FIELD_NAMES = fieldNames();

    private Vocabulary() {}

    /// Every event, in the order of RECORD.md.
    public static List<EventType> events() {
        return List.copyOf(EVENTS.values());
    }

    /// The event of this name and version.
    public static Optional<EventType> event(String name) {
        return Optional.ofNullable(EVENTS.get(name));
    }

    /// Every field name any event has, sorted: what an erasure may name.
    static List<String> fieldNamesInUse() {
        return FIELD_NAMES;
    }

    private static List<String> fieldNames() {
        TreeSet<String> names = new TreeSet<>();
        EVENTS.values()
                .forEach(event -> {
                    event.fields(false).forEach(field -> names.add(field.name()));
                    if (event.mayBeConfidential()) {
                        event.fields(true).forEach(field -> names.add(field.name()));
                    }
                });
        return List.copyOf(names);
    }

    private static void desk(String name, List<Member> members, List<Field> fields) {
        EVENTS.put(name, new EventType(name, false, members, fields));
    }

    private static void request(
            String name, List<Member> members, List<Field> open, String... sealed) {
        List<Field> fields = new ArrayList<>(open);
        for (String field : sealed) {
            fields.add(new Field(field, false));
        }
        EVENTS.put(name, new EventType(name, true, members, fields));
    }

    private static List<Member> of(Member... members) {
        return List.of(members);
    }

    private static List<Field> open(String... names) {
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            fields.add(new Field(name, true));
        }
        return fields;
    }

    private static Member code(String name, Register register) {
        return new Member(name, new Member.Kind.Code(Optional.of(register)), true);
    }

    private static Member word(String name, String... words) {
        return new Member(name, new Member.Kind.Word(List.of(words)), true);
    }

    private static Member whole(String name, long least, long most) {
        return new Member(name, new Member.Kind.Whole(least, most), true);
    }

    private static Member version(String name, Register register) {
        return new Member(name, new Member.Kind.Version(register), true);
    }

    private static Member moment(String name) {
        return new Member(name, new Member.Kind.Moment(), true);
    }

    private static Member flag(String name) {
        return new Member(name, new Member.Kind.Flag(), true);
    }
}
