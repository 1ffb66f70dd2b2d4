package org.commonweal.record;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonweal.record.Erasures.Withdrawn;
import org.commonweal.record.RecordTables.Line;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CaseHandle;
import org.commonweal.verifier.Field;

/// Erasing and hiding: the packed row is rewritten, the rooms let go, an entry says so.
final class Withdrawal {
    private final Record record;
    private final Appender appender;
    private final List<Erasures> listeners;

    Withdrawal(Record record, Appender appender, List<Erasures> listeners) {
        this.record = record;
        this.appender = appender;
        this.listeners = listeners;
    }

    long of(
            Tx tx,
            CaseHandle handle,
            int step,
            List<String> names,
            String ground,
            boolean erase,
            Instant at)
            throws SQLException {
        var line =
                ofCase(tx, handle).stream()
                        .filter(each -> each.entry().step() == step)
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("the case has no step " + step));
        var known = line.entry().fields().stream().map(Field::name).toList();
        if (names.isEmpty() || !known.containsAll(names)) {
            throw new IllegalArgumentException(
                    line.entry().event() + " has the fields " + known + ", not " + names);
        }
        var left = new ArrayList<>(withdrawable(line, erase));
        left.retainAll(names);
        if (left.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing is left of " + names + " that could be withdrawn");
        }
        return withdraw(tx, line, left, ground, erase, at);
    }

    int ofCase(Tx tx, CaseHandle handle, String ground, Instant at) throws SQLException {
        int entries = 0;
        for (var line : ofCase(tx, handle)) {
            var left = withdrawable(line, true);
            if (!left.isEmpty()) {
                withdraw(tx, line, left, ground, true, at);
                entries++;
            }
        }
        return entries;
    }

    // A case is walked back from its end: it has few entries, and an index by case would cost every
    // append.
    private List<Line> ofCase(Tx tx, CaseHandle handle) throws SQLException {
        var lines = new ArrayList<Line>();
        var end = appender.caseEnd(tx, handle);
        for (long n = end.isPresent() ? end.get().n() : -1; n >= 0; ) {
            var line = record.line(tx, n).orElseThrow();
            lines.add(line);
            n = line.prev();
        }
        return lines.reversed();
    }

    private static List<String> withdrawable(Line line, boolean erase) {
        return line.body()
                .map(body -> SealedFields.unpack(body).withdrawable(line.entry().fields(), erase))
                .orElse(List.of());
    }

    private long withdraw(
            Tx tx, Line line, List<String> names, String ground, boolean erase, Instant at)
            throws SQLException {
        var entry = line.entry();
        var left = SealedFields.unpack(line.body().orElseThrow()).without(entry, names, erase);
        appender.rewriteSealed(tx, line.n(), left.pack());
        if (erase) {
            tx.forget("record_sealed");
        }
        long by =
                record.append(
                        tx,
                        new Draft(
                                erase ? "field.erased/1" : "field.hidden/1",
                                entry.handle(),
                                entry.confidential(),
                                at,
                                Map.of("of", entry.step(), "names", names, "ground", ground),
                                Map.of()));
        var withdrawn =
                new Withdrawn(
                        entry.handle(), entry.step(), line.n(), List.copyOf(names), erase, by);
        for (var listener : listeners) {
            listener.withdraw(tx, withdrawn);
        }
        return by;
    }
}
