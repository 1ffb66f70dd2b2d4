package org.commonweal.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.commonweal.record.RecordFile;
import org.commonweal.record.RecordFiles;
import org.commonweal.verifier.Audit;
import org.commonweal.verifier.AuditOptions;
import org.commonweal.verifier.AuditReport;
import org.commonweal.verifier.Field;
import org.commonweal.verifier.Source;

/// The audit's three parts against hashing the same bytes and nothing else, on one thread.
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
        var sides =
                new Sides()
                        .side("audit", () -> audit(files, leaves.size()))
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
        table.row(
                "tree and bundles, against SHA-256 of the leaves",
                Table.seconds(sides.median("audit", 0)),
                Table.seconds(raw),
                Table.percent(sides.median("audit", 0) == 0 ? 0 : raw / sides.median("audit", 0)),
                "60 %");
        table.row(
                "entry rules, against SHA-256 of the leaves",
                Table.seconds(sides.median("audit", 1)),
                Table.seconds(raw),
                Table.percent(raw / sides.median("audit", 1)),
                "20 %");
        table.row(
                "openings, against HMAC of " + Table.count(messages.size()) + " fields",
                Table.seconds(sides.median("audit", 2)),
                Table.seconds(mac),
                Table.percent(mac / sides.median("audit", 2)),
                "none");
        table.row(
                "the whole audit, as a person waits for it",
                Table.seconds(sides.median("audit", 3)),
                "",
                "",
                "none");
        table.print();
    }

    private static double[] audit(RecordFiles files, int entries) throws IOException {
        long start = System.nanoTime();
        AuditReport report = Audit.run(new InProcess(files), AuditOptions.alone(), silent());
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

    /// The record's files without a network or a folder between.
    private record InProcess(RecordFiles files) implements Source {
        @Override
        public Optional<byte[]> get(String path) {
            return files.get(path).map(RecordFile::bytes);
        }

        @Override
        public String name() {
            return "this process";
        }
    }
}
