package org.commonweal.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.record.RecordFile.Kept;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;
import org.commonweal.verifier.EntryBundle;
import org.commonweal.verifier.RegisterDocument;
import org.commonweal.verifier.ServedOpenings;
import org.commonweal.verifier.Tile;
import org.commonweal.verifier.TlogProof;
import org.commonweal.verifier.VerifierKey;

/// The public record as files: what is served under `/record/`, and what a copy of it in a folder
/// holds. Safe for use by any thread; each call sees one moment.
public final class RecordFiles {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = "application/octet-stream";
    private static final String JSON = "application/json";

    private final Store store;
    private final VerifierKey key;

    RecordFiles(Store store, VerifierKey key) {
        this.store = store;
        this.key = key;
    }

    /// The file at a path.
    ///
    /// @param path `checkpoint`, `key`, `tile/<L>/<N>[.p/<W>]`, `tile/entries/<N>[.p/<W>]`,
    ///   `register/<hash>`, `openings/<N>` or `proof/<n>`
    /// @return empty when the record has no such file (yet)
    public Optional<RecordFile> get(String path) {
        var slash = path.indexOf('/');
        var rest = path.substring(slash + 1);
        return switch (slash < 0 ? path : path.substring(0, slash)) {
            case "checkpoint" ->
                    slash < 0 ? Optional.of(text(Kept.BRIEFLY, checkpoint())) : Optional.empty();
            case "key" ->
                    slash < 0
                            ? Optional.of(text(Kept.BRIEFLY, (key.format() + "\n").getBytes(UTF_8)))
                            : Optional.empty();
            case "tile" -> Tile.parse(path).flatMap(tile -> store.read(tx -> tile(tx, tile)));
            case "register" ->
                    store.read(tx -> RecordTables.registerBytes(tx, rest))
                            .map(bytes -> new RecordFile(JSON, Kept.ALWAYS, bytes));
            case "openings" ->
                    Tile.parseNumber(rest).flatMap(n -> store.read(tx -> openings(tx, n)));
            case "proof" ->
                    number(rest)
                            .flatMap(n -> store.read(tx -> new Proofs(tx).proof(n)))
                            .map(proof ->
                                    new RecordFile(
                                            TlogProof.CONTENT_TYPE, Kept.NEVER, proof.format()));
            default -> Optional.empty();
        };
    }

    /// Every path that a whole copy of the record needs now: checkpoint, key, tiles and bundles of
    /// that size, registers and openings.
    ///
    /// @return paths for [#get], the checkpoint first
    public List<String> paths() {
        var paths = new ArrayList<>(List.of("checkpoint", "key"));
        var hashes = new ArrayList<String>();
        long size =
                store.read(tx -> {
                    hashes.addAll(RecordTables.registerHashes(tx));
                    return RecordTables.head(tx).orElseThrow().range().size();
                });
        for (int level = Tile.ENTRIES; level < 8; level++) {
            for (long n = 0; Tile.width(level, n, size) > 0; n++) {
                paths.add(new Tile(level, n, Tile.width(level, n, size)).path());
                if (level == Tile.ENTRIES) {
                    paths.add(ServedOpenings.path(n * Tile.WIDTH));
                }
            }
        }
        hashes.forEach(hash -> paths.add(RegisterDocument.path(hash)));
        return paths;
    }

    private byte[] checkpoint() {
        return store.read(tx -> RecordTables.head(tx).orElseThrow().note());
    }

    private static RecordFile text(Kept kept, byte[] bytes) {
        return new RecordFile(TEXT, kept, bytes);
    }

    // A narrower tile than there is now is the beginning of it: what an older checkpoint needs.
    private static Optional<RecordFile> tile(Tx tx, Tile tile) throws SQLException {
        long size = RecordTables.head(tx).orElseThrow().range().size();
        if (Tile.width(tile.level(), tile.index(), size) < tile.width()) {
            return Optional.empty();
        }
        long from = tile.index() * Tile.WIDTH;
        var bytes =
                tile.level() == Tile.ENTRIES
                        ? EntryBundle.format(RecordTables.entryBytes(tx, from, from + tile.width()))
                        : new Proofs(tx).tile(tile);
        return Optional.of(new RecordFile(BYTES, Kept.ALWAYS, bytes));
    }

    private static Optional<RecordFile> openings(Tx tx, long bundle) throws SQLException {
        var lines = RecordTables.lines(tx, bundle * Tile.WIDTH, (bundle + 1) * Tile.WIDTH);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var served = new ArrayList<ServedOpenings>();
        for (var line : lines) {
            line.body()
                    .ifPresent(body -> {
                        var shown = SealedFields.unpack(body).served(line.n(), line.entry());
                        if (!shown.fields().isEmpty()) {
                            served.add(shown);
                        }
                    });
        }
        return Optional.of(new RecordFile(TEXT, Kept.NEVER, ServedOpenings.format(served)));
    }

    private static Optional<Long> number(String digits) {
        return digits.matches("0|[1-9][0-9]{0,17}")
                ? Optional.of(Long.parseLong(digits))
                : Optional.empty();
    }
}
