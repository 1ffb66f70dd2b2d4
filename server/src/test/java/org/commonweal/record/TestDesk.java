package org.commonweal.record;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.commonweal.outside.Chance;
import org.commonweal.outside.TurnedNow;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;
import org.commonweal.verifier.Audit;
import org.commonweal.verifier.AuditOptions;
import org.commonweal.verifier.AuditReport;
import org.commonweal.verifier.CaseHandle;
import org.commonweal.verifier.Register;
import org.commonweal.verifier.Source;

/// A desk of nothing but a store and a record, with two services and two agencies.
final class TestDesk implements AutoCloseable {
    static final String ORIGIN = "alderhaven.example/record";
    static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    final TurnedNow now = new TurnedNow(MONDAY);
    final Chance chance = Chance.secure();
    final Store store;
    final Record record;

    TestDesk(String where, Path keys) {
        store = Store.open(where);
        record = Record.open(store, keys, ORIGIN, now, chance);
        store.change(tx -> {
            record.openDesk(tx, "Alderhaven");
            record.publishRegister(
                    tx, Register.SERVICES, List.of("lamp", "pothole"), Map.of("title", "Services"));
            record.publishRegister(tx, Register.AGENCIES, List.of("parks", "streets"), Map.of());
            record.publishRegister(tx, Register.AREAS, List.of("ward:north"), Map.of());
        });
    }

    CaseHandle newCase() {
        return CaseHandle.of(chance.bytes(CaseHandle.LENGTH));
    }

    static Draft asked(CaseHandle handle, boolean confidential, String words, String email) {
        return new Draft(
                "request.asked/1",
                handle,
                confidential,
                MONDAY,
                Map.of("service", "pothole", "area", "ward:north", "channel", "page", "round", 1),
                Map.of("words", words, "email", email, "place", "Elm Row 7"));
    }

    static Draft noted(CaseHandle handle, boolean confidential, String words) {
        return new Draft(
                "request.noted/1",
                handle,
                confidential,
                MONDAY,
                Map.of("service", "pothole", "by", "asker"),
                Map.of("words", words));
    }

    long ask(CaseHandle handle, String words) {
        return store.write(tx -> record.append(tx, asked(handle, false, words, "ada@example.org")));
    }

    long append(Draft draft) {
        return store.write(tx -> record.append(tx, draft));
    }

    Stored entry(long n) {
        return store.read(tx -> record.entry(tx, n));
    }

    long size() {
        return record.checkpoint().size();
    }

    /// Copies what the public can read into a folder and lets the verifier judge it.
    AuditReport audit() {
        try {
            var folder = Files.createTempDirectory("record");
            try {
                dump(folder);
                return Audit.run(
                        Source.of(folder.toString()),
                        AuditOptions.alone().withKey(record.key()),
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    void dump(Path folder) throws IOException {
        for (var path : record.files().paths()) {
            var file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, record.files().get(path).orElseThrow().bytes());
        }
    }

    /// Entries with a payload a counter can find again.
    static long append(Record record, Tx tx, CaseHandle handle, boolean fresh, String words)
            throws SQLException {
        return record.append(
                tx, fresh ? asked(handle, false, words, "") : noted(handle, false, words));
    }

    @Override
    public void close() {
        record.close();
        store.close();
    }
}
