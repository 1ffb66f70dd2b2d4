package org.commonweal.record;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonweal.record.Erasures.How;
import org.commonweal.record.Erasures.Withdrawn;
import org.commonweal.record.RecordTables.Line;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CaseHandle;
import org.commonweal.verifier.Field;

/// Erasing, hiding and showing again: the packed row is rewritten, the rooms let go, an entry says
/// so.
final class Withdrawal {
    private final Record record;
    private final Appender appender;
    private final List<Erasures> listeners;

    Withdrawal(Record record, Appender appender, List<Erasures> listeners) {
        this.record = record;
        this.appender = appender;
        this.listeners = listeners;
    }

    /// What is said with it.
    ///
    /// @param how what becomes of the fields
    /// @param members of the entry, beside which fields they are
    /// @param fields of the entry
    record Said(How how, String event, Map<String, ?> members, Map<String, String> fields) {
        static Said erased(String ground) {
            return new Said(How.ERASED, "field.erased/1", Map.of("ground", ground), Map.of());
        }
    }

    long of(Tx tx, CaseHandle handle, int step, List<String> names, Said said, Instant at)
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
        var left = new ArrayList<>(open(line, said.how()));
        left.retainAll(names);
        if (left.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing is left of " + names + " that could be withdrawn or shown again");
        }
        return withdraw(tx, line, left, said, at);
    }

    int ofCase(Tx tx, CaseHandle handle, String ground, Instant at) throws SQLException {
        int entries = 0;
        for (var line : ofCase(tx, handle)) {
            var left = open(line, How.ERASED);
            if (!left.isEmpty()) {
                withdraw(tx, line, left, Said.erased(ground), at);
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

    /// The fields to which it can still be done.
    private static List<String> open(Line line, How how) {
        var fields = line.entry().fields();
        return line.body()
                .map(SealedFields::unpack)
                .map(sealed ->
                        how == How.SHOWN
                                ? List.copyOf(sealed.hidden(fields).keySet())
                                : sealed.withdrawable(fields, how == How.ERASED))
                .orElse(List.of());
    }

    private long withdraw(Tx tx, Line line, List<String> names, Said said, Instant at)
            throws SQLException {
        var entry = line.entry();
        boolean erase = said.how() == How.ERASED;
        var sealed = SealedFields.unpack(line.body().orElseThrow());
        var left =
                said.how() == How.SHOWN
                        ? sealed.showing(entry, names)
                        : sealed.without(entry, names, erase);
        appender.rewriteSealed(tx, line.n(), left.pack());
        if (erase) {
            tx.forget("record_sealed");
        }
        var members = new HashMap<String, Object>(said.members());
        members.put("of", entry.step());
        members.put("names", names);
        long by =
                record.append(
                        tx,
                        new Draft(
                                said.event(),
                                entry.handle(),
                                entry.confidential(),
                                at,
                                members,
                                said.fields()));
        var withdrawn =
                new Withdrawn(
                        entry.handle(), entry.step(), line.n(), List.copyOf(names), said.how(), by);
        for (var listener : listeners) {
            listener.withdraw(tx, withdrawn);
        }
        return by;
    }
}
