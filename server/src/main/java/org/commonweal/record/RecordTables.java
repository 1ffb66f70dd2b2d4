package org.commonweal.record;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonweal.store.Dialect;
import org.commonweal.store.Row;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CaseHandle;
import org.commonweal.verifier.CompactRange;
import org.commonweal.verifier.Entry;
import org.commonweal.verifier.Hashes;
import org.commonweal.verifier.Register;
import org.commonweal.verifier.RegisterDocument;
import org.jspecify.annotations.Nullable;

/// The record's SQL.
final class RecordTables {
    /// Where the record stands.
    ///
    /// @param note the signed checkpoint
    /// @param desk the case of the desk itself
    record Head(String origin, CompactRange range, byte[] note, CaseHandle desk) {}

    /// Where a case ends.
    record CaseEnd(long n, int step, boolean confidential, byte[] hash) {}

    /// An entry's row with its packed fields.
    ///
    /// @param prev the number of the case's entry before it, or -1
    record Line(long n, long prev, Entry entry, Optional<byte[]> body) {
        Stored stored() {
            return new Stored(
                    n,
                    entry,
                    body.map(bytes -> SealedFields.unpack(bytes).values(entry.fields()))
                            .orElse(Map.of()));
        }
    }

    private static final String LINE =
            """
            select e.n, e.prev, e.bytes, s.body from record_entries e left join record_sealed s on s.n = e.n
            where e.n >= ? and e.n < ? order by e.n\
            """;

    private RecordTables() {}

    static Optional<Head> head(Tx tx) throws SQLException {
        return tx.sql("select origin, size, edge, note, desk from record_head where id = 1")
                .one(RecordTables::head);
    }

    static long size(Tx tx) throws SQLException {
        return tx.sql("select size from record_head where id = 1")
                .one(row -> row.number(1))
                .orElseThrow();
    }

    /// The head, kept from other writers until the transaction ends.
    static Optional<Head> lockHead(Tx tx) throws SQLException {
        return tx.dialect() == Dialect.SQLITE
                ? head(tx)
                : tx.sql(
                                "select origin, size, edge, note, desk from record_head where id = 1 for update")
                        .one(RecordTables::head);
    }

    private static Head head(Row row) throws SQLException {
        var edge = ByteBuffer.wrap(row.bytes("edge"));
        var roots = new ArrayList<byte[]>();
        while (edge.hasRemaining()) {
            var hash = new byte[Hashes.LENGTH];
            edge.get(hash);
            roots.add(hash);
        }
        return new Head(
                row.text("origin"),
                new CompactRange(row.number("size"), roots),
                row.bytes("note"),
                CaseHandle.of(row.bytes("desk")));
    }

    static void firstHead(Tx tx, String origin, byte[] note, CaseHandle desk) throws SQLException {
        tx.sql(
                        """
                        insert into record_head (id, origin, size, edge, note, desk) values (1, ?, 0, ?, ?, ?)
                        on conflict (id) do nothing\
                        """)
                .with(origin, new byte[0], note, desk.bytes())
                .run();
    }

    static void moveHead(Tx tx, CompactRange range, byte[] note) throws SQLException {
        var edge = ByteBuffer.allocate(Hashes.LENGTH * Long.bitCount(range.size()));
        range.roots().forEach(edge::put);
        tx.sql("update record_head set size = ?, edge = ?, note = ? where id = 1")
                .with(range.size(), edge.array(), note)
                .run();
    }

    static void addEntries(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        tx.sql("insert into record_entries (n, prev, hash, bytes) values (?, ?, ?, ?)")
                .runBatch(rows);
    }

    static void addNodes(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        tx.sql("insert into record_nodes (level, n, hash) values (?, ?, ?)").runBatch(rows);
    }

    static void addSealed(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        tx.sql("insert into record_sealed (n, body) values (?, ?)").runBatch(rows);
    }

    static void addCases(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        tx.sql(
                        "insert into record_cases (handle, n, step, confidential, hash) values (?, ?, ?, ?, ?)")
                .runBatch(rows);
    }

    static void moveCases(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        tx.sql("update record_cases set n = ?, step = ?, hash = ? where handle = ?").runBatch(rows);
    }

    static Optional<CaseEnd> caseEnd(Tx tx, CaseHandle handle) throws SQLException {
        return tx.sql("select n, step, confidential, hash from record_cases where handle = ?")
                .with(handle.bytes())
                .one(row ->
                        new CaseEnd(
                                row.number(1),
                                (int) row.number(2),
                                row.number(3) != 0,
                                row.bytes(4)));
    }

    static Optional<Line> line(Tx tx, long n) throws SQLException {
        return tx.sql(LINE).with(n, n + 1).one(RecordTables::line);
    }

    /// The lines from `from` (included) to `to` (excluded) that exist.
    static List<Line> lines(Tx tx, long from, long to) throws SQLException {
        return tx.sql(LINE).with(from, to).list(RecordTables::line);
    }

    private static Line line(Row row) throws SQLException {
        return new Line(
                row.number(1), row.number(2), Entry.parse(row.bytes(3)), row.maybeBytes("body"));
    }

    static void rewriteSealed(Tx tx, long n, byte[] body) throws SQLException {
        tx.sql("update record_sealed set body = ? where n = ?").with(body, n).run();
    }

    static List<byte[]> leafHashes(Tx tx, long from, long to) throws SQLException {
        return tx.sql("select hash from record_entries where n >= ? and n < ? order by n")
                .with(from, to)
                .list(row -> row.bytes(1));
    }

    static List<byte[]> nodeHashes(Tx tx, int level, long from, long to) throws SQLException {
        return tx.sql(
                        "select hash from record_nodes where level = ? and n >= ? and n < ? order by n")
                .with(level, from, to)
                .list(row -> row.bytes(1));
    }

    static List<byte[]> entryBytes(Tx tx, long from, long to) throws SQLException {
        return tx.sql("select bytes from record_entries where n >= ? and n < ? order by n")
                .with(from, to)
                .list(row -> row.bytes(1));
    }

    /// The number after the last entry, and after the last node of a level.
    static long after(Tx tx, int level) throws SQLException {
        var query =
                level == 0
                        ? tx.sql("select coalesce(max(n), -1) from record_entries")
                        : tx.sql("select coalesce(max(n), -1) from record_nodes where level = ?")
                                .with(level);
        return 1 + query.one(row -> row.number(1)).orElseThrow();
    }

    static void addRegister(Tx tx, RegisterDocument document, long n, String hash, byte[] bytes)
            throws SQLException {
        tx.sql(
                        "insert into record_registers (register, version, n, hash, document) values (?, ?, ?, ?, ?)")
                .with(document.register().word(), document.version(), n, hash, bytes)
                .run();
    }

    static Optional<RegisterDocument> register(Tx tx, Register register) throws SQLException {
        return tx.sql(
                        "select document from record_registers where register = ? order by version desc limit 1")
                .with(register.word())
                .one(row -> RegisterDocument.parse(row.bytes(1)));
    }

    static Optional<RegisterDocument> register(Tx tx, Register register, int version)
            throws SQLException {
        return tx.sql("select document from record_registers where register = ? and version = ?")
                .with(register.word(), version)
                .one(row -> RegisterDocument.parse(row.bytes(1)));
    }

    /// Every version published by an entry from `n` on, oldest first.
    static List<RegisterDocument> registersSince(Tx tx, long n) throws SQLException {
        return tx.sql("select document from record_registers where n >= ? order by n")
                .with(n)
                .list(row -> RegisterDocument.parse(row.bytes(1)));
    }

    static Optional<byte[]> registerBytes(Tx tx, String hash) throws SQLException {
        return tx.sql("select document from record_registers where hash = ?")
                .with(hash)
                .one(row -> row.bytes(1));
    }

    static List<String> registerHashes(Tx tx) throws SQLException {
        return tx.sql("select hash from record_registers order by n").list(row -> row.text(1));
    }

    static long position(Tx tx, String follower) throws SQLException {
        return tx.sql("select position from record_followers where name = ?")
                .with(follower)
                .one(row -> row.number(1))
                .orElse(0L);
    }

    static void savePosition(Tx tx, String follower, long position) throws SQLException {
        tx.sql(
                        """
                        insert into record_followers (name, position) values (?, ?)
                        on conflict (name) do update set position = excluded.position\
                        """)
                .with(follower, position)
                .run();
    }
}
