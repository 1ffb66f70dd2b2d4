package org.commonweal.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonweal.people.Actor;
import org.commonweal.photos.PhotoId;
import org.commonweal.requests.RequestEvent.Which;
import org.commonweal.requests.RequestTables.StepLine;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// Makes what people see of what is kept: the public part for everybody, the private parts for
/// those they belong to.
final class Sight {
    /// A request as read in one moment.
    record Seen(Line line, List<StepLine> steps, Request request) {}

    private Sight() {}

    /// What anybody may see.
    static RequestView view(Seen seen) {
        var line = seen.line;
        var request = seen.request;
        var first = seen.steps.getFirst();
        return new RequestView(
                line.number(),
                java.util.HexFormat.of().formatHex(line.handle()),
                request.state(),
                line.service(),
                request.agency(),
                line.area(),
                line.channel(),
                line.words(),
                line.place(),
                RequestLists.point(line.point()),
                line.source().isEmpty() ? answers(line.answers()) : Map.of(),
                photos(line.photos()),
                line.asked(),
                line.changed(),
                request.since(),
                line.windowEnds(),
                pausedFor(seen),
                line.returned(),
                line.nextOwner(),
                request.rounds().stream().map(round -> round(request, round)).toList(),
                seen.steps.stream().map(Sight::step).toList(),
                open(first, first.gone()),
                elsewhere(line, first));
    }

    /// What other programs are told.
    static RequestTold told(Seen seen) {
        var after = new ArrayList<RequestTold.Stood>();
        Request now = null;
        for (var step : seen.steps) {
            var event = step.asEvent();
            if (event.isPresent()) {
                now =
                        now == null
                                ? Request.begin(
                                        seen.line.id(),
                                        seen.line.confidential(),
                                        event.get(),
                                        step.at())
                                : now.evolve(event.get(), step.at());
            }
            var refusal = now == null ? null : now.round().refusal();
            after.add(
                    new RequestTold.Stood(
                            now == null ? seen.request.state() : now.state(),
                            refusal != null && !refusal.nextOwner().isEmpty()));
        }
        var verdicts = seen.request.verdicts();
        return new RequestTold(
                view(seen),
                seen.line.confidential(),
                after,
                verdicts.isEmpty() ? null : verdicts.getLast().verdict(),
                verdicts.isEmpty() ? "" : verdicts.getLast().by());
    }

    private static RequestView.Round round(Request request, Request.Round round) {
        var promise = round.promise();
        var claim = round.claim();
        var by = round.by();
        return new RequestView.Round(
                round.number(),
                by == null ? "" : by.code(),
                promise == null ? null : promise.answerDue(),
                promise == null ? null : promise.doneDue(),
                promise == null ? null : promise.due(),
                round.answered(),
                claim == null ? null : claim.at(),
                round.missed().contains(Which.ANSWER),
                round.late(),
                round.paused(),
                round.pausedSeconds(),
                promise == null ? 0 : promise.standard(),
                request.kept(round));
    }

    private static RequestView.Step step(StepLine step) {
        var members = new TreeMap<String, String>();
        for (var member : EventForm.type(step.event()).members()) {
            var text = step.facts().get(member.name());
            if (text != null && !Set.of("service", "area").contains(member.name())) {
                members.put(member.name(), text);
            }
        }
        return new RequestView.Step(
                step.step(),
                step.entry(),
                step.event(),
                step.at(),
                members,
                step.facts().getOrDefault("words", ""),
                photos(EventForm.split(step.facts().getOrDefault("photos", ""))),
                step.facts().getOrDefault("next_owner", ""),
                open(step, step.gone()));
    }

    // Names of sealed fields are nobody's business even when they are gone.
    private static Set<String> open(StepLine step, Set<String> names) {
        var open = new TreeSet<String>();
        for (var field : EventForm.type(step.event()).fields()) {
            if (field.open() && names.contains(field.name())) {
                open.add(field.name());
            }
        }
        return open;
    }

    private static String pausedFor(Seen seen) {
        if (!seen.request.paused()) {
            return "";
        }
        return seen.steps.reversed().stream()
                .filter(step -> step.event().equals("request.paused/1"))
                .findFirst()
                .map(step -> step.facts().getOrDefault("reason", ""))
                .orElse("");
    }

    private static RequestView.@Nullable Elsewhere elsewhere(Line line, StepLine first) {
        if (line.source().isEmpty()) {
            return null;
        }
        var attributes = new TreeMap<String, String>();
        object(line.answers()).forEach((name, value) -> attributes.put(name, value.toString()));
        return new RequestView.Elsewhere(
                line.source(),
                line.sourceId(),
                time(first, "target"),
                time(first, "closed"),
                first.facts().getOrDefault("kept", "unknown"),
                attributes);
    }

    private static @Nullable Instant time(StepLine step, String name) {
        return Optional.ofNullable(step.facts().get(name)).map(Instant::parse).orElse(null);
    }

    private static Map<String, List<String>> answers(String json) {
        var answers = new LinkedHashMap<String, List<String>>();
        object(json)
                .forEach((code, given) ->
                        answers.put(
                                code,
                                given instanceof List<?> list
                                        ? list.stream().map(Object::toString).toList()
                                        : List.of(given.toString())));
        return answers;
    }

    private static Map<String, Object> object(String json) {
        return json.isEmpty() ? Map.of() : CanonicalJson.parseObject(json.getBytes(UTF_8));
    }

    private static List<PhotoId> photos(List<String> hashes) {
        return hashes.stream().map(PhotoId::new).toList();
    }

    /// Whether somebody of staff may see private facts: those who handle for the agency that has
    /// it, who is lent to decide its appeal, and while nobody has it, those who may route it.
    static boolean privy(Request request, Actor.Staff staff, Facts facts) {
        if (Decision.parts(request, staff, facts).contains(RequestLife.Who.SECOND)) {
            return true;
        }
        return request.agency().isEmpty()
                ? staff.role().leads() || staff.role().clerks()
                : staff.handlesFor(request.agency());
    }

    /// One hidden field as staff read it.
    static RequestView.Withheld withheld(int step, String field, String value) {
        boolean photos = field.equals("photos");
        boolean answers = field.equals("answers");
        return new RequestView.Withheld(
                step,
                field,
                photos || answers ? "" : value,
                answers ? answers(value) : Map.of(),
                photos ? photos(EventForm.split(value)) : List.of());
    }

    /// @param withheld all that is hidden of it
    static RequestView.ForStaff forStaff(
            Tx tx,
            Seen seen,
            Actor.Staff staff,
            Instant at,
            Facts facts,
            List<RequestView.Withheld> withheld)
            throws SQLException {
        boolean privy = privy(seen.request, staff, facts);
        return new RequestView.ForStaff(
                view(seen),
                seen.line.confidential(),
                privy ? ReachTables.contact(tx, seen.line) : Ask.Contact.NONE,
                privy ? seen.request.handler() : "",
                privy ? notes(seen.steps) : List.of(),
                privy ? withheld : List.of(),
                Decision.possible(seen.request, staff, at, facts),
                privy ? seen.line.closingNote() : "");
    }

    private static List<RequestView.Note> notes(List<StepLine> steps) {
        return steps.stream()
                .filter(step -> step.facts().containsKey("note"))
                .map(step ->
                        new RequestView.Note(
                                step.step(),
                                step.at(),
                                step.facts().getOrDefault("by", ""),
                                step.facts().getOrDefault("note", "")))
                .toList();
    }

    static RequestView.ForAsker forAsker(Tx tx, Seen seen, Actor asker, Instant at, Facts facts)
            throws SQLException {
        var request = seen.request;
        var verdicts = request.verdicts();
        boolean undo = request.undo() != null && !verdicts.isEmpty();
        var possible = Decision.possible(request, asker, at, facts);
        return new RequestView.ForAsker(
                view(seen),
                seen.line.confidential(),
                ReachTables.contact(tx, seen.line),
                possible,
                verdicts.isEmpty() ? null : verdicts.getLast().verdict(),
                undo && possible.contains(RequestCommand.Kind.UNDO)
                        ? facts.windows()
                                .end(
                                        verdicts.getLast().at(),
                                        facts.windows().undoDays(),
                                        facts.downtimes())
                        : null);
    }
}
