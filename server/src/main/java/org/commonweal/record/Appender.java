package org.commonweal.record;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.commonweal.outside.Chance;
import org.commonweal.record.RecordTables.CaseEnd;
import org.commonweal.record.RecordTables.Line;
import org.commonweal.store.BatchHook;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CaseHandle;
import org.commonweal.verifier.Checkpoint;
import org.commonweal.verifier.CompactRange;
import org.commonweal.verifier.Entry;
import org.commonweal.verifier.EntryDraft;
import org.commonweal.verifier.RegisterDocument;
import org.commonweal.verifier.Signer;
import org.jspecify.annotations.Nullable;

/// Gathers the entries of one batch in memory and, when the batch is sealed, writes them and one
/// signed checkpoint.
///
/// Owned by the store's writer thread. Every batch starts from the head row, so what another server
/// appended meanwhile, or what was rolled back, needs no thought.
final class Appender implements BatchHook {
    /// How far everything goes back when one caller's work is undone.
    private record Mark(CompactRange range, int entries, int nodes, int undo, int codes) {}

    private record Undo(
            CaseHandle handle, @Nullable Moved before, long sealed, byte @Nullable [] body) {}

    /// A case that this batch moved on.
    ///
    /// @param begun whether it began in this batch
    private record Moved(CaseEnd end, boolean begun) {}

    private static final byte[] NOTHING = {};

    private final Signer signer;
    private final Chance chance;
    private final Executor signing;
    private final Committed committed;
    private final Codes codes = new Codes();

    private final List<@Nullable Object[]> entries = new ArrayList<>();
    private final List<@Nullable Object[]> nodes = new ArrayList<>();
    private final Map<Long, byte[]> sealed = new HashMap<>();
    private final Map<CaseHandle, Moved> cases = new LinkedHashMap<>();
    private final List<Undo> undo = new ArrayList<>();
    private CompactRange range = new CompactRange();
    private @Nullable Tx batch;
    private long first;
    private long codesUpTo;

    /// Told of the new size after a commit that appended.
    @FunctionalInterface
    interface Committed {
        void to(long size);
    }

    Appender(Signer signer, Chance chance, Executor signing, Committed committed) {
        this.signer = signer;
        this.chance = chance;
        this.signing = signing;
        this.committed = committed;
    }

    @Override
    public void begin(Tx tx) throws SQLException {
        clear();
        range =
                RecordTables.lockHead(tx)
                        .orElseThrow(() -> new SQLException("the record has no head"))
                        .range();
        first = range.size();
        if (codesUpTo != first || first == 0) {
            RecordTables.registersSince(tx, codesUpTo).forEach(codes::publish);
            codes.settle();
            codesUpTo = first;
        }
        batch = tx;
    }

    @Override
    public Object mark() {
        return new Mark(range.copy(), entries.size(), nodes.size(), undo.size(), codes.mark());
    }

    @Override
    public void rollbackTo(Object mark) {
        var to = (Mark) mark;
        range = to.range.copy();
        cut(entries, to.entries);
        cut(nodes, to.nodes);
        while (undo.size() > to.undo) {
            undo(undo.removeLast());
        }
        codes.rollbackTo(to.codes);
    }

    private void undo(Undo change) {
        if (change.body == null) {
            sealed.remove(change.sealed);
            if (change.before == null) {
                cases.remove(change.handle);
            } else {
                cases.put(change.handle, change.before);
            }
        } else {
            sealed.put(change.sealed, change.body);
        }
    }

    private static void cut(List<?> list, int size) {
        list.subList(size, list.size()).clear();
    }

    /// Appends one entry.
    ///
    /// @return its number
    long append(Tx tx, Draft draft) throws SQLException {
        refuseOutside(tx);
        var handle = draft.handle();
        var pending = cases.get(handle);
        var end = pending != null ? pending.end : RecordTables.caseEnd(tx, handle).orElse(null);
        if (end != null && end.confidential() != draft.confidential()) {
            throw new IllegalArgumentException(
                    "a case is confidential from its first entry to its last, or never");
        }
        int step = end == null ? 0 : end.step() + 1;
        codes.check(draft, step);
        var prev = Optional.ofNullable(end).map(CaseEnd::hash);
        return append(draft, step, pending, end, write(draft, step, prev));
    }

    /// Works out the first entry of a case, by any thread.
    First first(Draft draft) {
        return new First(draft, write(draft, 0, Optional.empty()));
    }

    /// Appends the first entry of a case that nobody ever heard of.
    ///
    /// @return its number
    long append(Tx tx, First first) {
        refuseOutside(tx);
        if (cases.containsKey(first.draft.handle())) {
            throw new IllegalArgumentException("the case has begun");
        }
        codes.check(first.draft, 0);
        return append(first.draft, 0, null, null, first.written);
    }

    private EntryDraft.Written write(Draft draft, int step, Optional<byte[]> prev) {
        return new EntryDraft(
                        draft.event(),
                        draft.handle(),
                        step,
                        prev,
                        draft.at(),
                        draft.confidential(),
                        draft.members(),
                        draft.fields())
                .write(chance::fill);
    }

    private long append(
            Draft draft,
            int step,
            @Nullable Moved pending,
            @Nullable CaseEnd end,
            EntryDraft.Written written) {
        var handle = draft.handle();
        long n = range.size();
        range.append(written.hash(), this::closed);
        entries.add(new Object[] {n, end == null ? -1L : end.n(), written.hash(), written.bytes()});
        if (!written.sealed().isEmpty()) {
            sealed.put(n, SealedFields.pack(written.sealed()));
        }
        undo.add(new Undo(handle, pending, n, null));
        var moved = new CaseEnd(n, step, draft.confidential(), written.hash());
        cases.put(handle, new Moved(moved, step == 0 || pending != null && pending.begun));
        return n;
    }

    private void closed(int level, long index, byte[] hash) {
        if (level > 0 && level % 8 == 0) {
            nodes.add(new Object[] {level / 8, index, hash});
        }
    }

    /// Publishes a register version: takes the codes up for the entries that follow.
    void publish(RegisterDocument document) {
        codes.publish(document);
    }

    /// An entry of this batch, which no table holds yet.
    ///
    /// @return empty for entries of earlier batches and for transactions that are not this batch
    Optional<Line> pending(Tx tx, long n) {
        if (!tx.equals(batch) || n < first || n >= range.size()) {
            return Optional.empty();
        }
        var row = entries.get((int) (n - first));
        return Optional.of(
                new Line(
                        n,
                        row[1] instanceof Long prev ? prev : -1,
                        Entry.parse(row[3] instanceof byte[] bytes ? bytes : NOTHING),
                        Optional.ofNullable(sealed.get(n))));
    }

    /// Where a case ends, this batch included.
    Optional<CaseEnd> caseEnd(Tx tx, CaseHandle handle) throws SQLException {
        var pending = tx.equals(batch) ? cases.get(handle) : null;
        return pending != null ? Optional.of(pending.end) : RecordTables.caseEnd(tx, handle);
    }

    /// Replaces an entry's packed fields.
    void rewriteSealed(Tx tx, long n, byte[] body) throws SQLException {
        refuseOutside(tx);
        var before = sealed.get(n);
        if (before == null) {
            RecordTables.rewriteSealed(tx, n, body);
        } else {
            undo.add(new Undo(new CaseHandle(0, 0), null, n, before));
            sealed.put(n, body);
        }
    }

    private void refuseOutside(Tx tx) {
        if (!tx.equals(batch)) {
            throw new IllegalStateException(
                    "the record is appended to inside a write of its own store");
        }
    }

    // The root is known before the rows are written, so signing goes on beside that.
    @Override
    public void seal(Tx tx) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        var checkpoint = new Checkpoint(signer.key().name(), range.size(), range.root());
        var note = CompletableFuture.supplyAsync(() -> checkpoint.sign(signer).format(), signing);
        RecordTables.addEntries(tx, entries);
        RecordTables.addNodes(tx, nodes);
        var rows = new ArrayList<@Nullable Object[]>(sealed.size());
        for (long n = first; n < range.size(); n++) {
            var body = sealed.get(n);
            if (body != null) {
                rows.add(new Object[] {n, body});
            }
        }
        RecordTables.addSealed(tx, rows);
        var begun = new ArrayList<@Nullable Object[]>(cases.size());
        var onward = new ArrayList<@Nullable Object[]>();
        cases.forEach((handle, moved) -> {
            var end = moved.end;
            if (moved.begun) {
                begun.add(
                        new Object[] {
                            handle.bytes(), end.n(), end.step(), end.confidential(), end.hash()
                        });
            } else {
                onward.add(new Object[] {end.n(), end.step(), end.hash(), handle.bytes()});
            }
        });
        RecordTables.addCases(tx, begun);
        RecordTables.moveCases(tx, onward);
        RecordTables.moveHead(tx, range, note.join());
    }

    @Override
    public void committed() {
        boolean appended = !entries.isEmpty();
        long size = range.size();
        codesUpTo = size;
        codes.settle();
        clear();
        if (appended) {
            committed.to(size);
        }
    }

    @Override
    public void rolledBack() {
        codes.rollbackTo(0);
        clear();
    }

    private void clear() {
        entries.clear();
        nodes.clear();
        sealed.clear();
        cases.clear();
        undo.clear();
        batch = null;
    }
}
