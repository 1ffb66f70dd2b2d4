package org.commonweal.requests;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonweal.record.Record;
import org.commonweal.services.Service;
import org.commonweal.services.Services;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;

/// The whole desk as anybody may read it, from end to end in pages that cost the same wherever they
/// lie. Confidential requests are in none of them; nor are those of a batch service before a person
/// has passed them. Safe for any thread; within a [Store#read] everything is of that one moment.
public final class PublicRequests {
    /// The most entries of one page of changes.
    public static final int MOST = 1000;

    private final Store store;
    private final Record record;
    private final Set<String> held;
    private final RequestTables tables = new RequestTables();

    /// @param services published and current for as long as this is used
    public PublicRequests(Store store, Record record, Services services) {
        this.store = store;
        this.record = record;
        this.held =
                services.current().services().stream()
                        .filter(Service::batch)
                        .map(Service::code)
                        .collect(Collectors.toSet());
    }

    /// A page of the whole desk.
    ///
    /// @param requests in the order of their first entries; none may stand in a page that is not
    ///   the last
    /// @param last handed back as `after` for the page that follows
    /// @param more whether one may follow
    public record Page(List<RequestTold> requests, long last, boolean more) {
        public Page {
            requests = List.copyOf(requests);
        }
    }

    /// One entry of a public request.
    ///
    /// @param entry its number on the record
    /// @param event literal name and version
    public record Change(long entry, String event, Instant at, RequestNumber request) {}

    /// What happened after some position of the record.
    ///
    /// @param changes in the record's order
    /// @param requests those that the changes are of, as they are now
    /// @param gone those that anybody could see and nobody can now
    /// @param through the last position looked at: handed back as `after` for what follows
    /// @param size of the record at that moment; there is more while `through + 1` is less
    public record Changes(
            List<Change> changes,
            List<RequestTold> requests,
            List<RequestNumber> gone,
            long through,
            long size) {
        public Changes {
            changes = List.copyOf(changes);
            requests = List.copyOf(requests);
            gone = List.copyOf(gone);
        }
    }

    /// The requests whose first entries come after one.
    ///
    /// @param after number of an entry, or -1 for the beginning
    public Page page(long after) {
        return store.read(tx -> {
            var lines = tables.after(tx, after);
            if (lines.isEmpty()) {
                return new Page(List.of(), after, false);
            }
            long last = lines.getLast().id();
            var steps = tables.steps(tx, lines.getFirst().id(), last);
            var told =
                    lines.stream()
                            .filter(line -> !line.confidential())
                            .map(line ->
                                    told(new Whole(line, steps.getOrDefault(line.id(), List.of()))))
                            .filter(this::shown)
                            .toList();
            return new Page(told, last, true);
        });
    }

    /// What happened to public requests after a position of the record.
    ///
    /// @param after number of an entry, or -1 for the beginning
    /// @param limit how many entries of requests to look at, 1 to [#MOST]
    public Changes changes(long after, int limit) {
        return store.read(tx -> changes(tx, after, limit));
    }

    private record Happened(long entry, long request, String event, Instant at) {}

    private Changes changes(Tx tx, long after, int limit) throws SQLException {
        long size = record.size();
        var found =
                tx.sql(
                                """
                                select entry, request, event, at from request_steps where entry > ?
                                order by entry limit ?
                                """)
                        .with(after, limit)
                        .list(row ->
                                new Happened(
                                        row.number(1),
                                        row.number(2),
                                        row.text(3),
                                        Instant.ofEpochMilli(row.number(4))));
        Map<Long, RequestTold> seen = new LinkedHashMap<>();
        for (var one : found) {
            if (!seen.containsKey(one.request)) {
                seen.put(one.request, told(Whole.of(tx, one.request).orElseThrow()));
            }
        }
        seen.values().removeIf(told -> told.confidential() || !(shown(told) || wasShown(told)));
        var changes = new ArrayList<Change>();
        for (var one : found) {
            var told = seen.get(one.request);
            if (told != null) {
                changes.add(new Change(one.entry, one.event, one.at, told.view().number()));
            }
        }
        return new Changes(
                changes,
                seen.values().stream().filter(this::shown).toList(),
                seen.values().stream()
                        .filter(told -> !shown(told))
                        .map(told -> told.view().number())
                        .toList(),
                found.size() == limit ? found.getLast().entry : Math.max(after, size - 1),
                size);
    }

    private static RequestTold told(Whole whole) {
        return Sight.told(whole.seen());
    }

    private boolean shown(RequestTold told) {
        var view = told.view();
        return view.state() != State.WAITING || !held.contains(view.service());
    }

    private static boolean wasShown(RequestTold told) {
        return told.after().stream().anyMatch(stood -> stood.state() != State.WAITING);
    }
}
