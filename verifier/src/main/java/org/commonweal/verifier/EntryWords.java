package org.commonweal.verifier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Says in words what an entry records.
final class EntryWords {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm:ss 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private EntryWords() {}

    static String what(Entry entry) {
        String act =
                switch (entry.event()) {
                    case "desk.opened/1" -> "The desk opened.";
                    case "desk.downtime/1" ->
                            "The desk was down from "
                                    + time(entry, "from")
                                    + " to "
                                    + time(entry, "to")
                                    + ".";
                    case "register.published/1" ->
                            "Version "
                                    + number(entry, "version")
                                    + " of the register "
                                    + text(entry, "register")
                                    + " was published; its document has the hash "
                                    + text(entry, "hash")
                                    + ".";
                    case "dump.published/1" ->
                            "The dump of "
                                    + text(entry, "day")
                                    + " as "
                                    + text(entry, "form")
                                    + " was published, of the record's first "
                                    + number(entry, "size")
                                    + " entries; its "
                                    + number(entry, "bytes")
                                    + " bytes have the hash "
                                    + text(entry, "hash")
                                    + ".";
                    case "request.asked/1" ->
                            "A request was asked" + by(entry, "channel", " by ") + ".";
                    case "request.promised/1" ->
                            "An agency took the request and promised" + due(entry) + ".";
                    case "request.noted/1" -> "A note was added by the " + text(entry, "by") + ".";
                    case "request.added/1" ->
                            "A resident who did not ask it added to the request"
                                    + by(entry, "channel", " by ")
                                    + ".";
                    case "request.taken/1" -> "A handler took the request.";
                    case "request.started/1" -> "Work began.";
                    case "promise.moved/1" ->
                            "The promise was moved"
                                    + by(entry, "due", " to ")
                                    + by(entry, "reason", ", for the reason ")
                                    + ".";
                    case "request.paused/1" ->
                            "The clock was paused" + by(entry, "reason", ", for the reason ") + ".";
                    case "request.resumed/1" ->
                            "The clock runs again" + by(entry, "due", "; due ") + ".";
                    case "promise.missed/1" ->
                            "The promise to "
                                    + (text(entry, "which").equals("answer") ? "answer" : "be done")
                                    + " was missed"
                                    + by(entry, "due", "; it was due ")
                                    + ".";
                    case "request.reported_done/1" ->
                            "The agency reported it done"
                                    + by(entry, "verdict_until", "; the asker may judge until ")
                                    + ".";
                    case "request.refused/1" ->
                            "The agency refused"
                                    + by(entry, "reason", ", for the reason ")
                                    + by(entry, "appeal_until", "; the asker may appeal until ")
                                    + ".";
                    case "request.appealed/1" -> "The asker appealed.";
                    case "appeal.decided/1" ->
                            "The appeal was decided: the refusal was "
                                    + text(entry, "outcome")
                                    + ".";
                    case "refusal.final/1" ->
                            "The refusal became final, by the asker's "
                                    + (text(entry, "by").equals("asker") ? "word" : "silence")
                                    + ".";
                    case "verdict.given/1" ->
                            "The asker judged: "
                                    + text(entry, "verdict").replace('_', ' ')
                                    + (entry.number("content").isPresent()
                                            ? ", content " + number(entry, "content") + " of 5"
                                            : "")
                                    + (entry.flag("late") ? " (after the window)" : "")
                                    + ".";
                    case "verdict.undone/1" -> "The asker took the verdict back.";
                    case "request.reopened/1" -> "The asker opened the request again.";
                    case "request.silent/1" ->
                            "No verdict came in the window; the asker "
                                    + (entry.flag("told")
                                            ? "had been told."
                                            : "could not be told.");
                    case "request.withdrawn/1" -> "The request was withdrawn.";
                    case "request.imported/1" ->
                            "A request was imported as another desk, "
                                    + text(entry, "source")
                                    + ", had it.";
                    case "field.erased/1" ->
                            "Of step "
                                    + number(entry, "of")
                                    + ", "
                                    + String.join(", ", entry.names())
                                    + " were erased; ground: "
                                    + text(entry, "ground")
                                    + ".";
                    case "field.hidden/1", "field.hidden/2" ->
                            "Of step "
                                    + number(entry, "of")
                                    + ", "
                                    + String.join(", ", entry.names())
                                    + " were hidden; ground: "
                                    + text(entry, "ground")
                                    + ".";
                    case "field.shown/1" ->
                            "Of step "
                                    + number(entry, "of")
                                    + ", "
                                    + String.join(", ", entry.names())
                                    + " were shown again.";
                    default -> throw new IllegalStateException("no words for " + entry.event());
                };
        return act
                + (entry.number("round").orElse(1) > 1
                        ? " Round " + number(entry, "round") + "."
                        : "");
    }

    static String when(Entry entry) {
        return entry.confidential()
                ? "on " + DAY.format(entry.at()) + " (a confidential case shows the day only)"
                : TIME.format(entry.at());
    }

    /// Who must answer, as far as the entry shows it.
    static String whom(Entry entry) {
        if (!entry.type().mayBeConfidential()) {
            return "the desk itself";
        }
        if (entry.confidential()) {
            return "confidential: neither service nor agency is shown";
        }
        String service = entry.text("service").map(code -> "service " + code).orElse("");
        String area = entry.text("area").map(code -> ", area " + code).orElse("");
        // The agency of a request stands in the entry that promises, never in the one that asks.
        String agency =
                entry.text("agency")
                        .map(code -> "agency " + code)
                        .orElse("the agency that promises a time, named in the entry that does");
        return service.isEmpty() ? "not named in this entry" : agency + " (" + service + area + ")";
    }

    static List<String> names(Entry entry) {
        return entry.fields().stream().map(Field::name).toList();
    }

    private static String due(Entry entry) {
        return entry.time("answer_due").isEmpty()
                ? " a time that is confidential"
                : " an answer by "
                        + time(entry, "answer_due")
                        + " and to be done by "
                        + time(entry, "done_due");
    }

    private static String by(Entry entry, String member, String before) {
        Object value = entry.members().get(member);
        return value == null
                ? ""
                : before
                        + (value instanceof Instant time
                                ? TIME.format(time)
                                : channel(value.toString()));
    }

    private static String channel(String value) {
        return switch (value) {
            case "page" -> "the web page";
            case "clerk" -> "a clerk";
            case "open311" -> "Open311";
            default -> value;
        };
    }

    private static String time(Entry entry, String member) {
        return entry.time(member).map(TIME::format).orElse("a time that is confidential");
    }

    private static String number(Entry entry, String member) {
        return Long.toString(entry.number(member).orElse(0));
    }

    private static String text(Entry entry, String member) {
        return entry.text(member).orElse("confidential");
    }
}
