package org.commonweal.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonweal.places.Places;
import org.commonweal.record.Record;
import org.commonweal.requests.ReadyRows.Ready;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// Takes rows of another desk's export, many in one transaction.
///
/// Everything that can be worked out before is, on the caller's thread, so that the one thread that
/// writes only writes. What is worked out before may count on numbers that somebody else takes
/// first, or on a row that another import brings first: that is looked at again inside the
/// transaction, and whatever does not hold is worked out once more there.
final class Importing {
    private static final int AT_ONCE = 500;
    private static final byte[] NOTHING = {};

    private final Record record;
    private final Places places;
    private final Situation situation;
    private final RequestTables tables;
    private final DeskTables desk;
    private final FigureTables figures;
    private final Journal journal;

    Importing(
            Requests.Rooms rooms,
            Situation situation,
            RequestTables tables,
            DeskTables desk,
            FigureTables figures,
            Journal journal) {
        this.record = rooms.record();
        this.places = rooms.places();
        this.situation = situation;
        this.tables = tables;
        this.desk = desk;
        this.figures = figures;
        this.journal = journal;
    }

    /// Works rows out.
    ///
    /// @param from the place in the sequence of numbers that the first will probably have
    ReadyRows ready(List<ImportedRow> rows, Instant at, long from) {
        var seen = new HashSet<ByteBuffer>();
        var all = new ArrayList<@Nullable Ready>(rows.size());
        long next = from;
        for (var row : rows) {
            var key = key(row);
            all.add(seen.add(ByteBuffer.wrap(key)) ? ready(row, key, at, next++) : null);
        }
        return new ReadyRows(rows, all, at, from, next);
    }

    private static byte[] key(ImportedRow row) {
        return RequestKeys.sha256("import/" + row.source() + "\u0000" + row.sourceId());
    }

    private Ready ready(ImportedRow row, byte[] key, Instant at, long sequence) {
        var service = situation.offered(row.service());
        known(service.isPresent(), "service", row.service());
        known(
                row.agency().isEmpty() || places.agency(row.agency()).isPresent(),
                "agency",
                row.agency());
        known(row.area().isEmpty() || places.area(row.area()).isPresent(), "area", row.area());
        boolean confidential = service.orElseThrow().confidential();
        var event = event(row, RequestNumber.nth(sequence));
        var handle = journal.newCase();
        var facts = EventForm.facts(null, event);
        var now = Request.begin(0, confidential, event, at);
        // No window of an asker runs, so that the desk's downtimes do not matter.
        var derived = Derived.of(now, situation.young());
        return new Ready(
                key,
                journal.first(handle, confidential, event.name(), at, facts),
                RequestRows.request(handle.bytes(), facts, at, now, derived),
                RequestRows.step(0, event.name(), at, facts),
                figures.change(null, now, facts.getOrDefault("point", "")));
    }

    private static RequestEvent.Imported event(ImportedRow row, RequestNumber number) {
        var point = row.point();
        return new RequestEvent.Imported(
                row.service(),
                row.agency(),
                row.area(),
                row.source(),
                row.open(),
                row.opened().truncatedTo(ChronoUnit.SECONDS),
                seconds(row.target()),
                seconds(row.closed()),
                row.kept(),
                number.digits(),
                Content.lines(row.words()),
                row.place().strip(),
                point == null ? "" : point.text(),
                Content.lines(row.closingNote()),
                row.sourceId(),
                row.attributes().isEmpty()
                        ? ""
                        : new String(CanonicalJson.format(row.attributes()), UTF_8),
                List.of());
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

    /// Takes rows in.
    ///
    /// @return for each row whether it was added, or was there before
    List<Boolean> take(Tx tx, ReadyRows rows) throws SQLException {
        var present = present(tx, rows.ready);
        long next = tables.nextInSequence(tx);
        long counted = rows.from;
        var added = new ArrayList<Boolean>(rows.ready.size());
        var taken = new ArrayList<Ready>(rows.ready.size());
        for (int i = 0; i < rows.ready.size(); i++) {
            var row = rows.ready.get(i);
            boolean isNew = row != null && !present.contains(ByteBuffer.wrap(row.key()));
            added.add(isNew);
            if (row != null && isNew) {
                taken.add(
                        counted == next ? row : ready(rows.rows.get(i), row.key(), rows.at, next));
                next++;
            }
            counted += row == null ? 0 : 1;
        }
        write(tx, taken);
        return List.copyOf(added);
    }

    private Set<ByteBuffer> present(Tx tx, List<@Nullable Ready> rows) throws SQLException {
        var keys = new ArrayList<byte[]>(AT_ONCE);
        var present = new HashSet<ByteBuffer>();
        for (var row : rows) {
            if (row != null) {
                keys.add(row.key());
            }
            if (keys.size() == AT_ONCE) {
                desk.known(tx, keys, present);
                keys.clear();
            }
        }
        desk.known(tx, keys, present);
        return present;
    }

    private void write(Tx tx, List<Ready> rows) throws SQLException {
        var requests = new ArrayList<@Nullable Object[]>(rows.size());
        var steps = new ArrayList<@Nullable Object[]>(rows.size());
        var keys = new ArrayList<@Nullable Object[]>(rows.size());
        for (var row : rows) {
            long id = record.append(tx, row.entry());
            requests.add(RequestRows.numbered(row.request(), id, id, 1));
            steps.add(RequestRows.numbered(row.step(), id, id));
            keys.add(new @Nullable Object[] {row.key(), NOTHING, id});
            figures.count(tx, row.counted());
        }
        RequestRows.addRequests(tx, requests);
        RequestRows.addSteps(tx, steps);
        desk.remember(tx, keys);
        tables.takeNumbers(tx, rows.size());
    }
}
