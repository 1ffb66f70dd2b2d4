package org.commonweal.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// New rows of requests and their steps: worked out first, where that costs nobody else time, and
/// written once their numbers on the record are known.
final class RequestRows {
    private static final String REQUEST =
            """
            insert into requests (id, last_entry, steps, handle, number, confidential, source, service, area, channel,
                asked_at, words, place, point, answers, photos, name, email, phone, contact_note, closing_note, source_id,
                gone, state, agency, changed_at, since, round, due_at, missed, paused, returned, handler, next_owner,
                window_at, work_at, alarm_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?)
            """;
    private static final String STEP =
            """
            insert into request_steps (request, entry, step, event, at, facts, gone)
            values (?, ?, ?, ?, ?, ?, '')
            """;
    private static final String PHOTO =
            "insert into request_photos (photo, request, step) values (?, ?, ?)";

    private RequestRows() {}

    /// Where a public request is, as its row says.
    ///
    /// @return `lat,lon`; empty for a confidential request, and where it has no place
    static String publicPoint(@Nullable Object[] request) {
        return Boolean.TRUE.equals(request[5]) ? "" : String.valueOf(request[13]);
    }

    /// When a request was asked for, as its row says.
    static Instant asked(@Nullable Object[] request) {
        return (Instant) java.util.Objects.requireNonNull(request[10]);
    }

    /// The number of a request's first entry, as its row says.
    static long id(@Nullable Object[] request) {
        return (long) java.util.Objects.requireNonNull(request[0]);
    }

    /// The row of a new request, but for the numbers of its entries.
    ///
    /// @param facts of its first event
    /// @param now the request as it stands, perhaps some events later
    static @Nullable Object[] request(
            byte[] handle, Map<String, String> facts, Instant at, Request now, Derived derived) {
        var opened = facts.get("opened");
        var about = now.about();
        return new @Nullable Object[] {
            null,
            null,
            null,
            handle,
            Long.parseLong(text(facts, "number")),
            about.confidential(),
            about.source(),
            about.service(),
            about.area(),
            text(facts, "channel"),
            opened == null ? at : Instant.parse(opened),
            text(facts, "words"),
            text(facts, "place"),
            text(facts, "point"),
            facts.containsKey("attributes") ? text(facts, "attributes") : text(facts, "answers"),
            text(facts, "photos"),
            text(facts, "name"),
            text(facts, "email"),
            text(facts, "phone"),
            text(facts, "contact_note"),
            text(facts, "closing_note"),
            text(facts, "source_id"),
            now.state().code(),
            now.agency(),
            at,
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
            derived.alarm()
        };
    }

    /// Gives a row its numbers.
    ///
    /// @param id of the request: its first entry
    static @Nullable Object[] numbered(
            @Nullable Object[] request, long id, long lastEntry, int steps) {
        request[0] = id;
        request[1] = lastEntry;
        request[2] = steps;
        return request;
    }

    /// The row of one step, but for the numbers of the request and the entry.
    static @Nullable Object[] step(int step, String event, Instant at, Map<String, String> facts) {
        var kept = facts;
        if (step == 0) {
            kept = new TreeMap<>();
            for (var member : EventForm.type(event).members()) {
                var text = facts.get(member.name());
                if (text != null) {
                    kept.put(member.name(), text);
                }
            }
        }
        var json = new String(CanonicalJson.format(kept), UTF_8);
        return new @Nullable Object[] {null, null, step, event, at, json};
    }

    /// Gives a step its numbers.
    static @Nullable Object[] numbered(@Nullable Object[] step, long request, long entry) {
        step[0] = request;
        step[1] = entry;
        return step;
    }

    static void addRequests(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        tx.sql(REQUEST).runBatch(rows);
        Cells.add(tx, rows);
    }

    static void addSteps(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        tx.sql(STEP).runBatch(rows);
    }

    /// Remembers which photos of a step everybody may see.
    static void addPhotos(
            Tx tx, long request, boolean confidential, int step, Map<String, String> facts)
            throws SQLException {
        if (confidential || !facts.containsKey("photos")) {
            return;
        }
        for (var photo : new TreeSet<>(EventForm.split(text(facts, "photos")))) {
            tx.sql(PHOTO).with(photo, request, step).run();
        }
    }

    private static String text(Map<String, String> facts, String name) {
        return facts.getOrDefault(name, "");
    }
}
