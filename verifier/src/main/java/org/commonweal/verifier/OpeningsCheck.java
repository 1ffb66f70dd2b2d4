package org.commonweal.verifier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Holds what the record shows of committed fields against the commitments. Runs after the entries
/// have been read once, because an erasure stands later than what it erases.
final class OpeningsCheck {
    private final Source source;
    private final Findings findings;
    private final Withdrawals withdrawals;
    private final long size;
    private final EntryScanner scan = new EntryScanner();
    private final List<Missing> missing = new ArrayList<>();
    private final List<Early> early = new ArrayList<>();
    private long opened;
    private long withheld;
    private long erased;
    private long hidden;
    private long violated;
    private long nanos;

    /// A public field that is not shown though nothing says why.
    record Missing(long n, long high, long low, int step, String field) {}

    /// A hidden field that is shown, which an entry beyond the checkpoint may have said.
    record Early(Missing field, long by) {}

    OpeningsCheck(Source source, Findings findings, Withdrawals withdrawals, long size) {
        this.source = source;
        this.findings = findings;
        this.withdrawals = withdrawals;
        this.size = size;
    }

    void add(LeafBundle bundle) throws IOException {
        long first = bundle.index * Tile.WIDTH;
        String path = ServedOpenings.path(first);
        Optional<byte[]> file = source.get(path);
        long before = System.nanoTime();
        Map<Long, ServedOpenings> lines = lines(path, file.orElse(new byte[0]), first);
        for (int i = 0; bundle.readable && i < bundle.width; i++) {
            check(bundle, i, first + i, Optional.ofNullable(lines.remove(first + i)));
        }
        for (long n : lines.keySet()) {
            if (n < size) {
                wrong(path + " has a line for entry " + n + ", which is not in its bundle");
            }
        }
        nanos += System.nanoTime() - before;
    }

    private Map<Long, ServedOpenings> lines(String path, byte[] file, long first) {
        Map<Long, ServedOpenings> lines = new HashMap<>();
        try {
            for (ServedOpenings line : ServedOpenings.parse(file)) {
                lines.put(line.n(), line);
                if (line.n() < first || line.n() >= first + Tile.WIDTH) {
                    wrong(
                            path
                                    + " has a line for entry "
                                    + line.n()
                                    + ", which is not in its bundle");
                }
            }
        } catch (InvalidRecord e) {
            wrong(path + ": " + e.sentence());
        }
        return lines;
    }

    private void check(LeafBundle bundle, int i, long n, Optional<ServedOpenings> line) {
        try {
            scan.scan(bundle.bytes, bundle.starts[i], bundle.ends[i]);
        } catch (InvalidRecord e) {
            return;
        }
        Shape shape = scan.shape();
        Map<String, Withdrawals.Withdrawal> withdrawn =
                withdrawals.of(scan.caseHigh(), scan.caseLow(), scan.step());
        if (!withdrawn.isEmpty()) {
            names(shape, n, withdrawn.keySet());
        }
        Set<String> shown = line.map(served -> served.fields().keySet()).orElse(Set.of());
        for (Field field : shape.fields) {
            judge(
                    field,
                    n,
                    Optional.ofNullable(withdrawn.get(field.name())),
                    shown.contains(field.name()));
        }
        line.ifPresent(served -> open(shape, n, served));
    }

    private void names(Shape shape, long n, Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        shape.fields.forEach(field -> unknown.remove(field.name()));
        if (!unknown.isEmpty()) {
            wrong(
                    "entry "
                            + n
                            + " never had the fields "
                            + unknown
                            + " that a later entry withdraws");
        }
    }

    private void judge(
            Field field, long n, Optional<Withdrawals.Withdrawal> withdrawal, boolean shown) {
        if (withdrawal.isPresent()) {
            boolean gone = withdrawal.get().erased();
            if (shown && gone) {
                shown(n, field.name(), withdrawal.get().by(), " erased it");
            } else if (shown) {
                early.add(new Early(place(field, n), withdrawal.get().by()));
            } else if (gone) {
                erased++;
            } else {
                hidden++;
            }
        } else if (!field.open()) {
            if (shown) {
                violated++;
                wrong(
                        "entry "
                                + n
                                + ": \""
                                + field.name()
                                + "\" is sealed and yet shown to everybody");
            } else {
                withheld++;
            }
        } else if (shown) {
            opened++;
        } else {
            missing.add(place(field, n));
        }
    }

    private Missing place(Field field, long n) {
        return new Missing(n, scan.caseHigh(), scan.caseLow(), scan.step(), field.name());
    }

    private void shown(long n, String field, long by, String how) {
        violated++;
        wrong("entry " + n + ": \"" + field + "\" is shown though entry " + by + how);
    }

    private void open(Shape shape, long n, ServedOpenings served) {
        CaseHandle handle = new CaseHandle(scan.caseHigh(), scan.caseLow());
        List<byte[]> commitments = new ArrayList<>(shape.fields.size());
        for (Field field : shape.fields) {
            Opening opening = served.fields().get(field.name());
            byte[] bare = served.commitments().get(field.name());
            if ((opening == null) == (bare == null)) {
                wrong(
                        "entry "
                                + n
                                + ": \""
                                + field.name()
                                + "\" must be either opened or committed to on its line");
                return;
            }
            if (opening != null) {
                commitments.add(Commitment.of(opening, handle, scan.step(), field.name()));
            } else if (bare != null) {
                commitments.add(bare);
            }
        }
        if (served.fields().isEmpty()
                || served.fields().size() + served.commitments().size() != shape.fields.size()) {
            wrong(
                    "entry "
                            + n
                            + ": its line of openings names fields it does not have, or opens none");
        } else if (!Arrays.equals(
                Commitment.fieldroot(commitments),
                Hashes.parseHex(scan.text(shape.slot("fields"))))) {
            opened -= served.fields().size();
            violated += served.fields().size();
            wrong("entry " + n + ": what is shown is not what was committed to");
        }
    }

    /// Settles the fields that nobody shows, and those shown though hidden: what was withdrawn or
    /// shown again since, by entries that `late` knows, is no violation.
    void finish(Withdrawals late) {
        for (Early one : early) {
            Missing field = one.field;
            if (late.shows(field.high, field.low, field.step, field.field)) {
                opened++;
            } else {
                shown(field.n, field.field, one.by, " hid it");
            }
        }
        early.clear();
        for (Missing field : missing) {
            Optional<Withdrawals.Withdrawal> since =
                    late.of(field.high, field.low, field.step, field.field);
            if (since.isEmpty()) {
                violated++;
                wrong(
                        "entry "
                                + field.n
                                + ": \""
                                + field.field
                                + "\" is public and neither shown, hidden nor erased");
            } else if (since.get().erased()) {
                erased++;
            } else {
                hidden++;
            }
        }
        missing.clear();
    }

    boolean misses() {
        return !missing.isEmpty() || !early.isEmpty();
    }

    private void wrong(String sentence) {
        findings.wrong(Findings.Check.OPENINGS, sentence);
    }

    AuditReport.Fields fields() {
        return new AuditReport.Fields(opened, withheld, erased, hidden, violated);
    }

    long nanos() {
        return nanos;
    }
}
