package org.commonweal.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CanonicalJson;
import org.commonweal.verifier.Field;
import org.jspecify.annotations.Nullable;

/// The tables that replay of the record makes again: requests, their steps, downtimes, the sequence
/// of numbers.
final class RequestTables {
    private static final String COLUMNS =
            """
            id, handle, number, state, confidential, source, service, agency, area, channel, asked_at, changed_at,
            handler, next_owner, window_at, returned, steps, last_entry, words, place, point, answers, photos, name, email,
            phone, contact_note, closing_note, source_id, gone
            """;

    /// One entry of a case.
    ///
    /// @param facts by the vocabulary's names; of step 0 only those the row does not hold
    record StepLine(
            int step,
            long entry,
            String event,
            Instant at,
            Map<String, String> facts,
            Set<String> gone) {
        Optional<RequestEvent> asEvent() {
            return EventForm.event(event, facts);
        }
    }

    Optional<Line> byNumber(Tx tx, RequestNumber number) throws SQLException {
        return tx.sql("select " + COLUMNS + " from requests where number = ?")
                .with(number.value())
                .one(RequestTables::line);
    }

    Optional<Line> byId(Tx tx, long id) throws SQLException {
        return tx.sql("select " + COLUMNS + " from requests where id = ?")
                .with(id)
                .one(RequestTables::line);
    }

    Optional<Line> byHandle(Tx tx, byte[] handle) throws SQLException {
        return tx.sql("select " + COLUMNS + " from requests where handle = ?")
                .with((Object) handle)
                .one(RequestTables::line);
    }

    /// The requests after one, by id, a page of them.
    List<Line> after(Tx tx, long id) throws SQLException {
        return tx.sql("select " + COLUMNS + " from requests where id > ? order by id limit 200")
                .with(id)
                .list(RequestTables::line);
    }

    private static Line line(org.commonweal.store.Row row) throws SQLException {
        return new Line(
                row.number(1),
                row.bytes(2),
                new RequestNumber(row.number(3)),
                State.of(row.text(4)).orElseThrow(),
                row.number(5) != 0,
                row.text(6),
                row.text(7),
                row.text(8),
                row.text(9),
                row.text(10),
                Instant.ofEpochMilli(row.number(11)),
                Instant.ofEpochMilli(row.number(12)),
                row.text(13),
                row.text(14),
                row.maybeInstant(15).orElse(null),
                (int) row.number(16),
                (int) row.number(17),
                row.number(18),
                row.text(19),
                row.text(20),
                row.text(21),
                row.text(22),
                EventForm.split(row.text(23)),
                new Ask.Contact(row.text(24), row.text(25), row.text(26), row.text(27)),
                row.text(28),
                row.text(29),
                Gone.names(row.text(30)));
    }

    List<StepLine> steps(Tx tx, long request) throws SQLException {
        return tx.sql(
                        """
                        select step, entry, event, at, facts, gone from request_steps
                        where request = ? order by step
                        """)
                .with(request)
                .list(RequestTables::stepLine);
    }

    private static StepLine stepLine(org.commonweal.store.Row row) throws SQLException {
        return new StepLine(
                (int) row.number(1),
                row.number(2),
                row.text(3),
                Instant.ofEpochMilli(row.number(4)),
                json(row.text(5)),
                Set.copyOf(EventForm.split(row.text(6))));
    }

    /// The steps of several requests at once, by their ids.
    Map<Long, List<StepLine>> steps(Tx tx, long first, long last) throws SQLException {
        var all = new HashMap<Long, List<StepLine>>();
        tx.sql(
                        """
                        select step, entry, event, at, facts, gone, request from request_steps
                        where request between ? and ? order by request, step
                        """)
                .with(first, last)
                .each(row ->
                        all.computeIfAbsent(row.number(7), _ -> new ArrayList<>())
                                .add(stepLine(row)));
        return all;
    }

    /// Folds a case.
    ///
    /// @param until only the steps before this one
    static Request fold(Line line, List<StepLine> steps, int until) {
        Request now = null;
        for (var step : steps) {
            var event = step.asEvent();
            if (step.step() < until && event.isPresent()) {
                now =
                        now == null
                                ? Request.begin(
                                        line.id(), line.confidential(), event.get(), step.at())
                                : now.evolve(event.get(), step.at());
            }
        }
        if (now == null) {
            throw new IllegalStateException("case of entry " + line.id() + " has no first step");
        }
        return now;
    }

    /// The next number that no request has, by its place in their sequence.
    long nextInSequence(Tx tx) throws SQLException {
        return tx.sql("select next from request_sequence where one = 1")
                .one(row -> row.number(1))
                .orElseThrow();
    }

    /// Takes numbers for new requests, in their sequence.
    void takeNumbers(Tx tx, int count) throws SQLException {
        tx.sql("update request_sequence set next = next + ? where one = 1").with(count).run();
    }

    /// Makes the row of a new request.
    void insert(Tx tx, @Nullable Object[] row) throws SQLException {
        RequestRows.addRequests(tx, List.<@Nullable Object[]>of(row));
        takeNumbers(tx, 1);
    }

    /// Brings the row up to date with the request.
    void update(Tx tx, Request now, Derived derived, Instant changed, long lastEntry, int steps)
            throws SQLException {
        tx.sql(
                        """
                        update requests set state = ?, agency = ?, changed_at = ?, since = ?, round = ?, due_at = ?,
                            missed = ?, paused = ?, returned = ?, handler = ?, next_owner = ?, window_at = ?, work_at = ?,
                            alarm_at = ?, last_entry = ?, steps = ?
                        where id = ?
                        """)
                .with(
                        now.state().code(),
                        now.agency(),
                        changed,
                        now.since(),
                        now.round().number(),
                        derived.due(),
                        derived.missed(),
                        derived.paused(),
                        derived.returned(),
                        now.handler(),
                        derived.nextOwner(),
                        derived.window(),
                        derived.work(),
                        derived.alarm(),
                        lastEntry,
                        steps,
                        now.about().id())
                .run();
    }

    /// Only what a downtime changes.
    void rearm(Tx tx, long request, Derived derived) throws SQLException {
        tx.sql("update requests set window_at = ?, work_at = ?, alarm_at = ? where id = ?")
                .with(derived.window(), derived.work(), derived.alarm(), request)
                .run();
    }

    void addStep(
            Tx tx,
            long request,
            boolean confidential,
            int step,
            long entry,
            String event,
            Instant at,
            Map<String, String> facts)
            throws SQLException {
        RequestRows.addPhotos(tx, request, confidential, step, facts);
        var row = RequestRows.numbered(RequestRows.step(step, event, at, facts), request, entry);
        RequestRows.addSteps(tx, List.<@Nullable Object[]>of(row));
    }

    /// The fields of an entry that may still be erased, hidden ones included: words, photos and
    /// persons. What the case is made of (codes, times, the number) stays.
    static List<String> erasable(List<StepLine> steps, StepLine step) {
        var names =
                new ArrayList<>(
                        EventForm.type(step.event()).fields().stream().map(Field::name).toList());
        names.remove("number");
        for (var other : steps) {
            if (other.event().equals("field.erased/1")
                    && other.facts().getOrDefault("of", "").equals(Integer.toString(step.step()))) {
                names.removeAll(EventForm.split(other.facts().getOrDefault("names", "")));
            }
        }
        return names;
    }

    boolean showsPhoto(Tx tx, String photo) throws SQLException {
        return tx.sql("select 1 from request_photos where photo = ? limit 1")
                .with(photo)
                .one(row -> row.number(1))
                .isPresent();
    }

    /// The fields of an entry that everybody may read.
    static Set<String> publicNames(StepLine step) {
        return EventForm.type(step.event()).fields().stream()
                .filter(field -> field.open() && !field.name().equals("number"))
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    List<Long> alarms(Tx tx, Instant now, int limit) throws SQLException {
        return tx.sql("select id from requests where alarm_at <= ? order by alarm_at, id limit ?")
                .with(now, limit)
                .list(row -> row.number(1));
    }

    /// When something is next due, if anything is.
    Optional<Instant> nextAlarm(Tx tx) throws SQLException {
        return tx.sql(
                        "select alarm_at from requests where alarm_at is not null order by alarm_at limit 1")
                .one(row -> row.instant("alarm_at"));
    }

    /// Requests in whose window a downtime may have fallen.
    List<Long> windowsSince(Tx tx, Instant from) throws SQLException {
        return tx.sql("select id from requests where window_at > ? order by id")
                .with(from)
                .list(row -> row.number(1));
    }

    /// Empties what replay makes again.
    void clear(Tx tx) throws SQLException {
        tx.sql("delete from request_steps").run();
        tx.sql("delete from request_photos").run();
        Cells.clear(tx);
        tx.sql("delete from requests").run();
        tx.sql("delete from request_downtimes").run();
        tx.sql("update request_sequence set next = 0 where one = 1").run();
    }

    static String text(Map<String, String> facts) {
        return new String(CanonicalJson.format(facts), UTF_8);
    }

    private static Map<String, String> json(String text) {
        var facts = new HashMap<String, String>();
        CanonicalJson.parseObject(text.getBytes(UTF_8))
                .forEach((name, value) -> facts.put(name, value.toString()));
        return facts;
    }
}
