package org.commonweal.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.commonweal.record.RecordFile;
import org.commonweal.record.RecordFiles;
import org.commonweal.verifier.Audit;
import org.commonweal.verifier.AuditOptions;
import org.commonweal.verifier.AuditReport;
import org.commonweal.verifier.Field;
import org.commonweal.verifier.Source;

/// The audit's three parts against hashing the same bytes and nothing else: on one thread as the
/// hashing is, one thing after another, and on all processors as people run it.
final class AuditMeasure implements Measure {
    // Opening, case, step, two lengths: what a commitment hashes besides name and value.
    private static final int AROUND = 32 + 16 + 4 + 2 + 4;

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String about() {
        return "tree and bundles, entry rules, and openings against raw hashing (--entries N)";
    }

    @Override
    public void run(Options options) throws Exception {
        try (var folder = TemporaryFolder.make("audit");
                var house = BenchHouse.alderhaven(folder.path().toString(), folder.path())) {
            house.fill(options.entries() / 2);
            var leaves = new ArrayList<byte[]>();
            var messages = new ArrayList<byte[]>();
            house.store.read(tx -> {
                house.record.replay(
                        tx,
                        0,
                        stored -> {
                            leaves.add(prefixed(stored.entry().bytes()));
                            for (var field : stored.entry().fields()) {
                                if (field.open()) {
                                    messages.add(
                                            message(
                                                    field,
                                                    stored.values()
                                                            .getOrDefault(field.name(), "")));
                                }
                            }
                        });
                return leaves.size();
            });
            measure(options, house.record.files(), leaves, messages);
        }
    }

    private static void measure(
            Options options, RecordFiles files, List<byte[]> leaves, List<byte[]> messages)
            throws Exception {
        var source = new InProcess(files, new ConcurrentHashMap<>());
        int processors = Runtime.getRuntime().availableProcessors();
        var sides =
                new Sides()
                        .side("audit", () -> audit(source, leaves.size(), 1))
                        .side("together", () -> audit(source, leaves.size(), processors))
                        .side("SHA-256", () -> sha256(leaves))
                        .side("HMAC", () -> hmac(messages))
                        .measure(options.rounds());
        double raw = sides.median("SHA-256", 0);
        double mac = sides.median("HMAC", 0);
        var table =
                new Table(
                        "audit of " + Table.count(leaves.size()) + " entries",
                        "audit",
                        "raw",
                        "speed against raw",
                        "bar");
        for (var side : List.of("audit", "together")) {
            boolean alone = side.equals("audit");
            var how = alone ? ", one thread" : ", " + processors + " threads";
            part(table, sides, side, 0, "tree and bundles" + how, raw, alone ? "60 %" : "none");
            part(table, sides, side, 1, "entry rules" + how, raw, alone ? "20 %" : "none");
            part(table, sides, side, 2, "openings" + how, mac, "none");
            table.row(
                    "the whole audit, as a person waits for it" + how,
                    Table.seconds(sides.median(side, 3)),
                    "",
                    "",
                    "none");
        }
        table.print();
        System.out.printf(
                Locale.ROOT,
                "Tree, rules: SHA-256 of the same %d leaves; openings: HMAC of %d fields.%n",
                leaves.size(),
                messages.size());
    }

    private static void part(
            Table table,
            Sides sides,
            String side,
            int figure,
            String words,
            double raw,
            String bar) {
        double took = sides.median(side, figure);
        table.row(
                words,
                Table.seconds(took),
                Table.seconds(raw),
                Table.percent(took == 0 ? 0 : raw / took),
                bar);
    }

    private static double[] audit(Source source, int entries, int threads) throws IOException {
        long start = System.nanoTime();
        AuditReport report = Audit.run(source, AuditOptions.alone().withThreads(threads), silent());
        long took = System.nanoTime() - start;
        if (!report.isGood() || report.size() < entries) {
            throw new IllegalStateException("the audit found: " + report.failures());
        }
        var nanos = report.nanos();
        return new double[] {nanos.tree(), nanos.rules(), nanos.openings(), took};
    }

    private static double[] sha256(List<byte[]> leaves) throws GeneralSecurityException {
        long start = System.nanoTime();
        var digest = MessageDigest.getInstance("SHA-256");
        int mixed = 0;
        for (var leaf : leaves) {
            mixed ^= digest.digest(leaf)[0];
        }
        return new double[] {System.nanoTime() - start, mixed};
    }

    private static double[] hmac(List<byte[]> messages) throws GeneralSecurityException {
        long start = System.nanoTime();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        "commonweal.field.v1".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        int mixed = 0;
        for (var message : messages) {
            mixed ^= mac.doFinal(message)[0];
        }
        return new double[] {System.nanoTime() - start, mixed};
    }

    private static byte[] prefixed(byte[] entry) {
        var leaf = new byte[entry.length + 1];
        System.arraycopy(entry, 0, leaf, 1, entry.length);
        return leaf;
    }

    private static byte[] message(Field field, String value) {
        int text = value.getBytes(StandardCharsets.UTF_8).length;
        return new byte[AROUND + field.name().length() + text];
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /// The record's files without a network or a folder between, read once.
    private record InProcess(RecordFiles files, Map<String, Optional<byte[]>> read)
            implements Source {
        @Override
        public Optional<byte[]> get(String path) {
            return read.computeIfAbsent(path, p -> files.get(p).map(RecordFile::bytes));
        }

        @Override
        public String name() {
            return "this process";
        }
    }
}
