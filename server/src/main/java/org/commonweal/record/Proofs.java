package org.commonweal.record;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonweal.store.Tx;
import org.commonweal.verifier.Hashes;
import org.commonweal.verifier.Note;
import org.commonweal.verifier.Receipt;
import org.commonweal.verifier.Tile;
import org.commonweal.verifier.Tiles;
import org.commonweal.verifier.TlogProof;
import org.commonweal.verifier.Tree;

/// Proofs and tiles at the moment of one transaction.
final class Proofs {
    private final Tx tx;
    private final Map<Tile, byte[]> read = new HashMap<>();

    Proofs(Tx tx) {
        this.tx = tx;
    }

    /// The hashes of a tile, which must be within the record.
    byte[] tile(Tile tile) throws SQLException {
        long from = tile.index() * Tile.WIDTH;
        var hashes =
                tile.level() == 0
                        ? RecordTables.leafHashes(tx, from, from + tile.width())
                        : RecordTables.nodeHashes(tx, tile.level(), from, from + tile.width());
        var bytes = new ByteArrayOutputStream(Hashes.LENGTH * hashes.size());
        hashes.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    Optional<TlogProof> proof(long n) throws SQLException {
        var head = RecordTables.head(tx).orElseThrow();
        return n < 0 || n >= head.range().size()
                ? Optional.empty()
                : Optional.of(
                        new TlogProof(
                                Optional.empty(),
                                n,
                                path(n, head.range().size()),
                                Note.parse(head.note())));
    }

    Optional<Receipt> receipt(long n) throws SQLException {
        var proof = proof(n);
        if (proof.isEmpty()) {
            return Optional.empty();
        }
        var line = RecordTables.line(tx, n).orElseThrow();
        var entry = line.entry();
        var fields = line.body().map(SealedFields::unpack).orElse(new SealedFields(List.of()));
        return Optional.of(
                new Receipt(
                        entry,
                        fields.commitments(entry),
                        fields.openings(entry.fields()),
                        n,
                        proof.get().path(),
                        proof.get().checkpoint()));
    }

    private List<byte[]> path(long n, long size) {
        return Tree.inclusion(
                n, size, new Tiles(size, tile -> read.computeIfAbsent(tile, this::tileOrThrow)));
    }

    private byte[] tileOrThrow(Tile tile) {
        try {
            return tile(tile);
        } catch (SQLException e) {
            throw new UncheckedIOException(new java.io.IOException(e));
        }
    }
}
