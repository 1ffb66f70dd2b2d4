package org.commonweal.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Checks a whole record from its published bytes: signature, origin, every tile and bundle, the
/// root, the chain of each case, the vocabulary, the registers, an earlier checkpoint, the
/// witnesses and the openings. Streams: memory grows with the number of cases only.
public final class Audit {
    private final Source source;
    private final AuditOptions options;
    private final PrintStream out;
    private final Findings findings = new Findings();
    private final DumpCheck dumps;
    private final EntryCheck entries;
    private final HeadCheck head;
    private AuditReport.Fields fields = AuditReport.Fields.NONE;
    private long tiles;
    private long bundles;
    private long treeNanos;
    private long openingNanos;

    private Audit(Source source, AuditOptions options, PrintStream out) throws IOException {
        this.source = source;
        this.options = options;
        this.out = out;
        dumps = new DumpCheck(options.dump());
        entries = new EntryCheck(source, findings, dumps);
        head = new HeadCheck(source, findings, options);
    }

    /// Audits and tells about it on `out`, the verdict in the last lines.
    ///
    /// @throws IOException when the record cannot be read at all or stops answering; a file that is
    ///   missing or wrong is a finding, not an exception
    public static AuditReport run(Source source, AuditOptions options, PrintStream out)
            throws IOException {
        return new Audit(source, options, out).run(Optional.empty());
    }

    /// Audits as [#run] does and, when all is well, hands the signed checkpoint that was audited to
    /// `keep`.
    static AuditReport run(Source source, AuditOptions options, PrintStream out, Keeper keep)
            throws IOException {
        return new Audit(source, options, out).run(Optional.of(keep));
    }

    /// Takes the checkpoint of a record found good.
    @FunctionalInterface
    interface Keeper {
        void keep(byte[] checkpoint) throws IOException;
    }

    private AuditReport run(Optional<Keeper> keeper) throws IOException {
        byte[] signed = head.fetch();
        Optional<Checkpoint> checkpoint = head.check(signed);
        if (checkpoint.isPresent()) {
            out.println(
                    "Record "
                            + checkpoint.get().origin()
                            + ", "
                            + count(checkpoint.get().size(), "entry", "entries")
                            + ", read from "
                            + source.name());
            walk(checkpoint.get());
        }
        dumps.unknown().ifPresent(sentence -> findings.wrong(Findings.Check.DUMP, sentence));
        AuditReport report = report(checkpoint.map(Checkpoint::size).orElse(0L));
        tell(report);
        if (report.isGood() && keeper.isPresent()) {
            keeper.get().keep(signed);
        }
        return report;
    }

    private void walk(Checkpoint checkpoint) throws IOException {
        Optional<Checkpoint> then = head.since(checkpoint);
        TreeCheck tree = new TreeCheck(source, findings, then.map(Checkpoint::size).orElse(-1L));
        Progress progress = new Progress(out, options.progress(), "entries");
        try (BundleFeed feed =
                new BundleFeed(source, 0, checkpoint.size(), true, options.threads())) {
            while (feed.hasNext()) {
                LeafBundle bundle = feed.next();
                bundles++;
                tree.add(bundle);
                entries.add(bundle);
                progress.at(tree.range().size(), checkpoint.size());
            }
        } finally {
            progress.done();
        }
        tree.finish(checkpoint);
        tiles = tree.tiles();
        treeNanos = tree.nanos();
        then.ifPresent(before -> head.compare(before, tree.rootThen()));
        if (options.openings()) {
            openings(checkpoint, tree.range());
        }
    }

    /// Reads the bundles once more, since a source need not give the same bytes twice, and holds
    /// the openings against them.
    private void openings(Checkpoint checkpoint, CompactRange read) throws IOException {
        OpeningsCheck check =
                new OpeningsCheck(source, findings, entries.withdrawals(), checkpoint.size());
        TreeCheck again = new TreeCheck(source, new Findings(), -1);
        Progress progress = new Progress(out, options.progress(), "openings");
        try (BundleFeed feed =
                new BundleFeed(source, 0, checkpoint.size(), false, options.threads())) {
            while (feed.hasNext()) {
                LeafBundle bundle = feed.next();
                again.addLeaves(bundle);
                check.add(bundle);
                progress.at(again.range().size(), checkpoint.size());
            }
        } finally {
            progress.done();
        }
        if (!Arrays.equals(again.range().root(), read.root())) {
            findings.wrong(
                    Findings.Check.BUNDLES,
                    "the entries were not the same when read a second time");
        }
        check.finish(check.misses() ? late(checkpoint, read.copy()) : new Withdrawals());
        fields = check.fields();
        openingNanos = check.nanos();
    }

    /// What has been erased or hidden while the audit ran: the record shows it no longer, and the
    /// entry that says so is beyond the checkpoint audited. Believed only under a newer checkpoint
    /// that continues the audited one.
    private Withdrawals late(Checkpoint audited, CompactRange range) throws IOException {
        Withdrawals late = new Withdrawals();
        Optional<VerifierKey> key = head.key();
        if (key.isEmpty()) {
            return late;
        }
        try {
            Checkpoint now = Checkpoint.open(head.fetch(), key.get());
            EntryScanner scan = new EntryScanner();
            long n = range.size();
            try (BundleFeed feed = new BundleFeed(source, n / Tile.WIDTH, now.size(), false, 1)) {
                while (now.size() > audited.size() && feed.hasNext()) {
                    LeafBundle bundle = feed.next();
                    for (int i = (int) (n % Tile.WIDTH); i < bundle.width; i++, n++) {
                        range.append(
                                Arrays.copyOfRange(
                                        bundle.hashes, i * Hashes.LENGTH, (i + 1) * Hashes.LENGTH));
                        scan.scan(bundle.bytes, bundle.starts[i], bundle.ends[i]);
                        if (Withdrawals.is(scan.shape())) {
                            late.add(scan, n);
                        }
                    }
                }
            }
            return Arrays.equals(range.root(), now.root()) ? late : new Withdrawals();
        } catch (InvalidRecord e) {
            return new Withdrawals();
        }
    }

    private AuditReport report(long size) {
        List<String> failures = new ArrayList<>();
        for (Findings.Check check : Findings.Check.values()) {
            failures.addAll(findings.sentences(check));
        }
        return new AuditReport(
                size,
                entries.cases(),
                tiles,
                bundles,
                entries.documents(),
                fields,
                findings.count(),
                failures,
                notProved(),
                new AuditReport.Nanos(treeNanos, entries.nanos(), openingNanos));
    }

    private List<String> notProved() {
        List<String> sentences = new ArrayList<>();
        boolean known =
                options.key().isPresent()
                        || options.policy().filter(policy -> !policy.logs().isEmpty()).isPresent();
        if (!known) {
            sentences.add(
                    "who signed (the key came from the record itself; give the desk's key with --key)");
        }
        if (options.since().isEmpty()) {
            sentences.add(
                    "that nothing was rewritten before today (give a checkpoint kept from an earlier audit with --since)");
        }
        if (options.policy().isEmpty()) {
            sentences.add("that others are shown the same record (give witnesses with --policy)");
        }
        if (!options.openings()) {
            sentences.add(
                    "that the words shown are those committed to (ask for it with --openings)");
        }
        return sentences;
    }

    private void tell(AuditReport report) {
        for (Findings.Check check : Findings.Check.values()) {
            long wrong = findings.count(check);
            findings.sentences(check)
                    .forEach(sentence -> out.println("FAILED " + check.words + ": " + sentence));
            if (wrong > findings.sentences(check).size()) {
                out.println(
                        "FAILED "
                                + check.words
                                + ": and "
                                + (wrong - findings.sentences(check).size())
                                + " more");
            }
        }
        dumps.told().ifPresent(sentence -> out.println(sentence + "."));
        if (options.openings()) {
            AuditReport.Fields found = report.fields();
            out.println(
                    String.format(
                            Locale.ROOT,
                            "Fields: %,d opened, %,d withheld, %,d erased, %,d hidden, %,d violated.",
                            found.opened(),
                            found.withheld(),
                            found.erased(),
                            found.hidden(),
                            found.violated()));
        }
        out.println(
                "Checked "
                        + count(report.size(), "entry", "entries")
                        + " of "
                        + count(report.cases(), "case", "cases")
                        + " in "
                        + count(report.bundles(), "bundle", "bundles")
                        + ", "
                        + count(report.tiles(), "tile", "tiles")
                        + ", "
                        + count(report.registers(), "register", "registers")
                        + ": "
                        + (report.isGood()
                                ? "all good, 0 failed."
                                : count(report.failed(), "check", "checks") + " failed."));
        report.notProved().forEach(sentence -> out.println("Not proved: " + sentence + "."));
        out.flush();
    }

    private static String count(long n, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : many);
    }
}
