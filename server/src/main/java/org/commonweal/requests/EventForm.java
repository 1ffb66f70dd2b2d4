package org.commonweal.requests;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonweal.requests.RequestEvent.Origin;
import org.commonweal.requests.RequestEvent.Which;
import org.commonweal.verifier.EventType;
import org.commonweal.verifier.Member;
import org.commonweal.verifier.Vocabulary;
import org.jspecify.annotations.Nullable;

/// The form of events on the record and in the tables: one flat map of text by the vocabulary's
/// names, members and fields alike, absent ones left out.
final class EventForm {
    // As the record writes a time.
    private static final int WHOLE_SECONDS = "2011-09-10T00:00:00Z".length();

    private EventForm() {}

    /// The event's own facts.
    static Map<String, String> facts(RequestEvent event) {
        var facts = new TreeMap<String, String>();
        switch (event) {
            case RequestEvent.Asked e -> {
                facts.put("service", e.service());
                facts.put("area", e.area());
                facts.put("channel", e.channel());
                facts.put("number", e.number());
                facts.put("words", e.words());
                facts.put("place", e.place());
                facts.put("point", e.point());
                facts.put("answers", e.answers());
                facts.put("photos", lines(e.photos()));
                facts.put("name", e.asker());
                facts.put("email", e.email());
                facts.put("phone", e.phone());
                facts.put("contact_note", e.contactNote());
            }
            case RequestEvent.Promised e -> {
                facts.put("agency", e.agency());
                facts.put("round", Integer.toString(e.round()));
                facts.put("by", e.by().code());
                facts.put("answer_due", e.answerDue().toString());
                facts.put("done_due", e.doneDue().toString());
                facts.put("standard", Integer.toString(e.standard()));
                facts.put("calendar", Integer.toString(e.calendar()));
                facts.put("handler", e.handler());
            }
            case RequestEvent.Noted e -> {
                facts.put("by", e.by());
                facts.put("words", e.words());
                facts.put("photos", lines(e.photos()));
                facts.put("note", e.note());
            }
            case RequestEvent.Added e -> {
                facts.put("channel", e.channel());
                facts.put("words", e.words());
                facts.put("photos", lines(e.photos()));
            }
            case RequestEvent.HandlerTook e -> facts.put("handler", e.handler());
            case RequestEvent.Started e -> {
                facts.put("words", e.words());
                facts.put("handler", e.handler());
            }
            case RequestEvent.Moved e -> {
                facts.put("reason", e.reason());
                facts.put("due", e.due().toString());
                facts.put("words", e.words());
            }
            case RequestEvent.Paused e -> {
                facts.put("reason", e.reason());
                facts.put("words", e.words());
            }
            case RequestEvent.Resumed e -> {
                facts.put("due", e.due().toString());
                facts.put("paused_seconds", Long.toString(e.pausedSeconds()));
            }
            case RequestEvent.Missed e -> {
                facts.put("which", e.which().code());
                facts.put("due", e.due().toString());
            }
            case RequestEvent.ReportedDone e -> {
                facts.put("verdict_until", e.verdictUntil().toString());
                facts.put("words", e.words());
                facts.put("photos", lines(e.photos()));
                facts.put("handler", e.handler());
            }
            case RequestEvent.Refused e -> {
                facts.put("reason", e.reason());
                facts.put("appeal_until", e.appealUntil().toString());
                facts.put("words", e.words());
                facts.put("next_owner", e.nextOwner());
                facts.put("handler", e.handler());
            }
            case RequestEvent.Appealed e -> facts.put("words", e.words());
            case RequestEvent.AppealDecided e -> {
                facts.put("outcome", e.upheld() ? "upheld" : "overturned");
                facts.put("words", e.words());
                facts.put("handler", e.handler());
            }
            case RequestEvent.RefusalFinal e -> facts.put("by", e.by());
            case RequestEvent.VerdictGiven e -> {
                facts.put("verdict", e.verdict().code());
                facts.put("content", e.content() == 0 ? "" : Integer.toString(e.content()));
                facts.put("by", e.by());
                facts.put("late", Boolean.toString(e.late()));
                facts.put("words", e.words());
            }
            case RequestEvent.VerdictUndone _ -> {}
            case RequestEvent.Reopened e -> {
                facts.put("round", Integer.toString(e.round()));
                facts.put("words", e.words());
            }
            case RequestEvent.Silent e -> facts.put("told", Boolean.toString(e.told()));
            case RequestEvent.Withdrawn e -> facts.put("words", e.words());
            case RequestEvent.Imported e -> {
                facts.put("service", e.service());
                facts.put("agency", e.agency());
                facts.put("area", e.area());
                facts.put("source", e.source());
                facts.put("state", e.open() ? "open" : "closed_before");
                facts.put("opened", e.opened().toString());
                facts.put("target", text(e.target()));
                facts.put("closed", text(e.closed()));
                facts.put("kept", e.kept());
                facts.put("number", e.number());
                facts.put("words", e.words());
                facts.put("place", e.place());
                facts.put("point", e.point());
                facts.put("closing_note", e.closingNote());
                facts.put("source_id", e.sourceId());
                facts.put("attributes", e.attributes());
                facts.put("photos", lines(e.photos()));
            }
        }
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    /// The event's facts with what every entry of its case repeats.
    ///
    /// @param before the request the event happens to; null for the first event
    static Map<String, String> facts(@Nullable Request before, RequestEvent event) {
        var facts = facts(event);
        var type = type(event.name());
        repeat(type, facts, "service", before == null ? "" : before.about().service());
        repeat(type, facts, "agency", before == null ? "" : before.agency());
        repeat(type, facts, "area", before == null ? "" : before.about().area());
        repeat(
                type,
                facts,
                "round",
                before == null ? "1" : Integer.toString(before.round().number()));
        return facts;
    }

    private static void repeat(
            EventType type, Map<String, String> facts, String name, String value) {
        if (!isMember(type, name)) {
            facts.remove(name);
        } else if (!value.isEmpty()) {
            facts.putIfAbsent(name, value);
        }
    }

    /// Whether an event shows something in the clear under a name.
    static boolean isMember(EventType type, String name) {
        for (var member : type.members()) {
            if (member.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /// Reads an event back; facts that were erased or hidden are absent.
    ///
    /// @return empty for entries of a case that change nothing about it: erasures and hidings
    static Optional<RequestEvent> event(String name, Map<String, String> facts) {
        var f = new Told(facts);
        return Optional.ofNullable(
                switch (name) {
                    case "request.asked/1" ->
                            new RequestEvent.Asked(
                                    f.text("service"),
                                    f.text("area"),
                                    f.text("channel"),
                                    f.text("number"),
                                    f.text("words"),
                                    f.text("place"),
                                    f.text("point"),
                                    f.text("answers"),
                                    f.lines("photos"),
                                    f.text("name"),
                                    f.text("email"),
                                    f.text("phone"),
                                    f.text("contact_note"));
                    case "request.promised/1" ->
                            new RequestEvent.Promised(
                                    f.text("agency"),
                                    f.number("round"),
                                    Origin.valueOf(f.text("by").toUpperCase(java.util.Locale.ROOT)),
                                    f.time("answer_due"),
                                    f.time("done_due"),
                                    f.number("standard"),
                                    f.number("calendar"),
                                    f.text("handler"));
                    case "request.noted/1" ->
                            new RequestEvent.Noted(
                                    f.text("by"),
                                    f.text("words"),
                                    f.lines("photos"),
                                    f.text("note"));
                    case "request.added/1" ->
                            new RequestEvent.Added(
                                    f.text("channel"), f.text("words"), f.lines("photos"));
                    case "request.taken/1" -> new RequestEvent.HandlerTook(f.text("handler"));
                    case "request.started/1" ->
                            new RequestEvent.Started(f.text("words"), f.text("handler"));
                    case "promise.moved/1" ->
                            new RequestEvent.Moved(
                                    f.text("reason"), f.time("due"), f.text("words"));
                    case "request.paused/1" ->
                            new RequestEvent.Paused(f.text("reason"), f.text("words"));
                    case "request.resumed/1" ->
                            new RequestEvent.Resumed(f.time("due"), f.number("paused_seconds"));
                    case "promise.missed/1" ->
                            new RequestEvent.Missed(
                                    f.text("which").equals("answer") ? Which.ANSWER : Which.DONE,
                                    f.time("due"));
                    case "request.reported_done/1" ->
                            new RequestEvent.ReportedDone(
                                    f.time("verdict_until"),
                                    f.text("words"),
                                    f.lines("photos"),
                                    f.text("handler"));
                    case "request.refused/1" ->
                            new RequestEvent.Refused(
                                    f.text("reason"),
                                    f.time("appeal_until"),
                                    f.text("words"),
                                    f.text("next_owner"),
                                    f.text("handler"));
                    case "request.appealed/1" -> new RequestEvent.Appealed(f.text("words"));
                    case "appeal.decided/1" ->
                            new RequestEvent.AppealDecided(
                                    f.text("outcome").equals("upheld"),
                                    f.text("words"),
                                    f.text("handler"));
                    case "refusal.final/1" -> new RequestEvent.RefusalFinal(f.text("by"));
                    case "verdict.given/1" ->
                            new RequestEvent.VerdictGiven(
                                    Verdict.of(f.text("verdict")).orElseThrow(),
                                    f.text("content").isEmpty() ? 0 : f.number("content"),
                                    f.text("by"),
                                    f.text("late").equals("true"),
                                    f.text("words"));
                    case "verdict.undone/1" -> new RequestEvent.VerdictUndone();
                    case "request.reopened/1" ->
                            new RequestEvent.Reopened(f.number("round"), f.text("words"));
                    case "request.silent/1" ->
                            new RequestEvent.Silent(f.text("told").equals("true"));
                    case "request.withdrawn/1" -> new RequestEvent.Withdrawn(f.text("words"));
                    case "request.imported/1" ->
                            new RequestEvent.Imported(
                                    f.text("service"),
                                    f.text("agency"),
                                    f.text("area"),
                                    f.text("source"),
                                    f.text("state").equals("open"),
                                    f.time("opened"),
                                    f.maybeTime("target"),
                                    f.maybeTime("closed"),
                                    f.text("kept"),
                                    f.text("number"),
                                    f.text("words"),
                                    f.text("place"),
                                    f.text("point"),
                                    f.text("closing_note"),
                                    f.text("source_id"),
                                    f.text("attributes"),
                                    f.lines("photos"));
                    default -> null;
                });
    }

    /// The members among an event's facts, typed as the record wants them.
    static Map<String, Object> members(String event, Map<String, String> facts) {
        var members = new HashMap<String, Object>();
        for (var member : type(event).members()) {
            var text = facts.get(member.name());
            if (text != null) {
                members.put(member.name(), typed(member.kind(), text));
            }
        }
        return members;
    }

    /// The fields among an event's facts.
    static Map<String, String> fields(String event, Map<String, String> facts) {
        var fields = new HashMap<String, String>();
        for (var field : type(event).fields()) {
            var text = facts.get(field.name());
            if (text != null) {
                fields.put(field.name(), text);
            }
        }
        return fields;
    }

    static EventType type(String event) {
        return Vocabulary.event(event)
                .orElseThrow(() -> new IllegalArgumentException("no such event: " + event));
    }

    /// Text of a member as an entry holds it.
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> names ->
                    names.stream().map(Object::toString).collect(Collectors.joining("\n"));
            default -> value.toString();
        };
    }

    static List<String> split(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }

    private static Object typed(Member.Kind kind, String text) {
        return switch (kind) {
            case Member.Kind.Whole _, Member.Kind.Version _ -> Long.valueOf(text);
            case Member.Kind.Flag _ -> Boolean.valueOf(text);
            case Member.Kind.Moment _ ->
                    text.length() == WHOLE_SECONDS ? text : Instant.parse(text);
            case Member.Kind.Names _ -> split(text);
            case Member.Kind.Word _,
                    Member.Kind.Code _,
                    Member.Kind.Day _,
                    Member.Kind.Digest _,
                    Member.Kind.RegisterName _ ->
                    text;
        };
    }

    // Instant.parse takes ten times as long for the record's own form.
    private static Instant moment(String text) {
        if (text.length() != WHOLE_SECONDS || !text.endsWith("Z")) {
            return Instant.parse(text);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private record Told(Map<String, String> byName) {
        String text(String name) {
            return byName.getOrDefault(name, "");
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }

        Instant time(String name) {
            return moment(text(name));
        }

        @Nullable Instant maybeTime(String name) {
            return text(name).isEmpty() ? null : time(name);
        }

        List<String> lines(String name) {
            return split(text(name));
        }
    }
}
