package org.commonweal.requests;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonweal.outside.Ids;
import org.commonweal.record.Draft;
import org.commonweal.record.Erasures.Withdrawn;
import org.commonweal.record.First;
import org.commonweal.record.Record;
import org.commonweal.record.Stored;
import org.commonweal.requests.Windows.Downtime;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CaseHandle;
import org.jspecify.annotations.Nullable;

/// Where events become entries and rows in one transaction, and where entries become the same rows
/// again.
final class Journal {
    private static final String DOWNTIME = "desk.downtime/1";

    private final Record record;
    private final RequestTables tables;
    private final DeskTables desk;
    private final FigureTables figures;
    private final Windows windows;
    private final Ids ids;

    Journal(
            Record record,
            RequestTables tables,
            DeskTables desk,
            FigureTables figures,
            Windows windows,
            Ids ids) {
        this.record = record;
        this.tables = tables;
        this.desk = desk;
        this.figures = figures;
        this.windows = windows;
        this.ids = ids;
    }

    /// What follows the first event of a case, once that has its number.
    interface Then {
        List<RequestEvent> after(Request first);
    }

    /// A request just begun.
    record Begun(Request request, long lastEntry) {}

    /// What only the passing of time needs.
    Facts time(Tx tx) throws SQLException {
        return new Facts(
                windows,
                desk.downtimes(tx),
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                "",
                false,
                false);
    }

    CaseHandle newCase() {
        return CaseHandle.of(ids.random(CaseHandle.LENGTH));
    }

    /// Begins a case.
    Begun begin(
            Tx tx,
            CaseHandle handle,
            boolean confidential,
            RequestEvent first,
            Instant at,
            Facts facts,
            Then then)
            throws SQLException {
        var own = EventForm.facts(null, first);
        long id = record.append(tx, first(handle, confidential, first.name(), at, own));
        var now = Request.begin(id, confidential, first, at);
        long last = id;
        var steps = new ArrayList<@Nullable Object[]>();
        steps.add(RequestRows.numbered(RequestRows.step(0, first.name(), at, own), id, id));
        for (var event : then.after(now)) {
            var more = EventForm.facts(now, event);
            last = append(tx, handle, confidential, at, event.name(), more);
            var row = RequestRows.step(steps.size(), event.name(), at, more);
            steps.add(RequestRows.numbered(row, id, last));
            now = now.evolve(event, at);
        }
        var row = RequestRows.request(handle.bytes(), own, at, now, Derived.of(now, facts));
        tables.insert(tx, RequestRows.numbered(row, id, last, steps.size()));
        RequestRows.addSteps(tx, steps);
        RequestRows.addPhotos(tx, id, confidential, 0, own);
        var point = own.getOrDefault("point", "");
        figures.changed(tx, null, now, point);
        return new Begun(now, last);
    }

    /// Works out the first entry of a case.
    First first(
            CaseHandle handle,
            boolean confidential,
            String event,
            Instant at,
            Map<String, String> facts) {
        return record.first(draft(handle, confidential, at, event, facts));
    }

    private static Draft draft(
            CaseHandle handle,
            boolean confidential,
            Instant at,
            String event,
            Map<String, String> facts) {
        return new Draft(
                event,
                handle,
                confidential,
                at,
                EventForm.members(event, facts),
                EventForm.fields(event, facts));
    }

    /// Goes on with a case.
    ///
    /// @return the request after the events, and its last entry
    Begun goOn(Tx tx, Line line, Request before, List<RequestEvent> events, Instant at, Facts facts)
            throws SQLException {
        var handle = CaseHandle.of(line.handle());
        var now = before;
        int step = line.steps();
        long last = 0;
        for (var event : events) {
            var more = EventForm.facts(now, event);
            last = append(tx, handle, line.confidential(), at, event.name(), more);
            tables.addStep(
                    tx, line.id(), line.confidential(), step++, last, event.name(), at, more);
            now = now.evolve(event, at);
        }
        tables.update(tx, now, Derived.of(now, facts), at, last, step);
        figures.changed(tx, before, now, line.point());
        return new Begun(now, last);
    }

    private long append(
            Tx tx,
            CaseHandle handle,
            boolean confidential,
            Instant at,
            String event,
            Map<String, String> facts)
            throws SQLException {
        return record.append(tx, draft(handle, confidential, at, event, facts));
    }

    /// The desk was away: every window that ran then ends later.
    void away(Tx tx, Downtime downtime, Instant at) throws SQLException {
        var facts = Map.of("from", downtime.from().toString(), "to", downtime.to().toString());
        long n = append(tx, record.desk(), false, at, DOWNTIME, facts);
        addDowntime(tx, n, downtime);
    }

    private void addDowntime(Tx tx, long entry, Downtime downtime) throws SQLException {
        desk.addDowntime(tx, entry, downtime);
        var facts = time(tx);
        for (long id : tables.windowsSince(tx, downtime.from())) {
            var request = Whole.of(tx, id).orElseThrow().request();
            tables.rearm(tx, id, Derived.of(request, facts));
        }
    }

    /// Erases fields of one step; the rows follow by [#withdrawn].
    void erase(Tx tx, Line line, int step, List<String> names, String ground) throws SQLException {
        record.eraseField(tx, CaseHandle.of(line.handle()), step, names, ground);
    }

    /// Hides fields of one step; the rows follow by [#withdrawn].
    void hide(Tx tx, Line line, int step, List<String> names, org.commonweal.record.Hiding hiding)
            throws SQLException {
        record.hideField(tx, CaseHandle.of(line.handle()), step, names, hiding);
    }

    /// Shows a field again; the rows follow by [#withdrawn].
    void show(Tx tx, Line line, int step, String name, org.commonweal.record.Hiding hiding)
            throws SQLException {
        record.showField(tx, CaseHandle.of(line.handle()), step, List.of(name), hiding);
    }

    /// What the record still has of an entry and shows nobody.
    Map<String, String> hidden(Tx tx, long entry) throws SQLException {
        return record.hidden(tx, entry);
    }

    /// The record let go of values or shows them again, whoever asked for it: so do the rows, and
    /// the case has one more entry.
    void withdrawn(Tx tx, Withdrawn withdrawn) throws SQLException {
        if (tables.byHandle(tx, withdrawn.handle().bytes()).isPresent()) {
            replay(tx, record.entry(tx, withdrawn.by()));
            ReachTables.erased(tx, tables.byHandle(tx, withdrawn.handle().bytes()).orElseThrow());
            tx.forget("requests");
            tx.forget("request_steps");
        }
    }

    private void withdrawn(
            Tx tx, Line line, String event, Map<String, String> facts, Instant at, long entry)
            throws SQLException {
        var steps = tables.steps(tx, line.id());
        long of = steps.get(Integer.parseInt(facts.getOrDefault("of", "0"))).entry();
        Gone.apply(tx, line, steps, event, facts, record.entry(tx, of).values());
        var now = Whole.of(tx, line.id()).orElseThrow().request();
        tables.update(tx, now, Derived.of(now, time(tx)), at, entry, steps.size());
        var point = tables.byId(tx, line.id()).orElseThrow().point();
        if (!point.equals(line.point())) {
            figures.moved(tx, now, line.point(), point);
        }
    }

    /// The whole record, in order.
    void replay(Tx tx, Each each) throws SQLException {
        long next = 0;
        for (var stored = record.find(tx, next);
                stored.isPresent();
                stored = record.find(tx, ++next)) {
            each.take(stored.get());
        }
    }

    /// Does something with an entry.
    interface Each {
        void take(Stored stored) throws SQLException;
    }

    /// Counts all requests anew.
    void recount(Tx tx) throws SQLException {
        figures.recount(
                tx,
                taker -> {
                    long after = -1;
                    for (var page = tables.after(tx, after);
                            !page.isEmpty();
                            page = tables.after(tx, after)) {
                        for (var line : page) {
                            taker.take(
                                    Whole.of(tx, line.id()).orElseThrow().request(), line.point());
                            after = line.id();
                        }
                    }
                });
    }

    /// Makes the rows of one entry again. Entries of other rooms are passed over.
    void replay(Tx tx, Stored stored) throws SQLException {
        var entry = stored.entry();
        var facts = new HashMap<String, String>();
        entry.members().forEach((name, value) -> facts.put(name, EventForm.text(value)));
        facts.putAll(stored.values());
        facts.values().removeIf(String::isEmpty);
        var at =
                Optional.ofNullable(entry.confidential() ? facts.remove("at") : null)
                        .map(Instant::parse)
                        .orElse(entry.at());
        String name = entry.event();
        if (name.equals(DOWNTIME)) {
            var downtime =
                    new Downtime(
                            Instant.parse(facts.getOrDefault("from", "")),
                            Instant.parse(facts.getOrDefault("to", "")));
            addDowntime(tx, stored.n(), downtime);
            return;
        }
        var event = EventForm.event(name, facts);
        var handle = entry.handle().bytes();
        if (entry.step() == 0) {
            if (event.isPresent()) {
                var own = EventForm.facts(null, event.get());
                var now = Request.begin(stored.n(), entry.confidential(), event.get(), at);
                var derived = Derived.of(now, time(tx));
                var row = RequestRows.request(handle, own, at, now, derived);
                tables.insert(tx, RequestRows.numbered(row, stored.n(), stored.n(), 1));
                tables.addStep(tx, stored.n(), entry.confidential(), 0, stored.n(), name, at, own);
            }
            return;
        }
        var line = tables.byHandle(tx, handle);
        if (line.isEmpty()) {
            return;
        }
        if (event.isPresent()) {
            var before = Whole.of(tx, line.get().id()).orElseThrow().request();
            var more = EventForm.facts(before, event.get());
            tables.addStep(
                    tx,
                    line.get().id(),
                    entry.confidential(),
                    entry.step(),
                    stored.n(),
                    name,
                    at,
                    more);
            var now = before.evolve(event.get(), at);
            var derived = Derived.of(now, time(tx));
            tables.update(tx, now, derived, at, stored.n(), entry.step() + 1);
        } else if (Gone.is(name)) {
            tables.addStep(
                    tx,
                    line.get().id(),
                    entry.confidential(),
                    entry.step(),
                    stored.n(),
                    name,
                    at,
                    facts);
            withdrawn(tx, line.get(), name, facts, at, stored.n());
        }
    }
}
