package org.commonweal.record;

import java.sql.SQLException;
import java.util.Arrays;
import org.commonweal.record.RecordTables.Head;
import org.commonweal.store.Tx;
import org.commonweal.verifier.Checkpoint;
import org.commonweal.verifier.CompactRange;
import org.commonweal.verifier.InvalidRecord;
import org.commonweal.verifier.Signer;
import org.commonweal.verifier.Tile;

/// What is checked each time the desk opens, in a few milliseconds however long the record is: that
/// the signed checkpoint is ours, and that its size and root are those of the rows. An audit checks
/// the rest.
final class Soundness {
    private static final int LEVELS = 8;

    private Soundness() {}

    /// @throws RecordUnsound when something does not fit
    static void check(Tx tx, Head head, Signer signer) throws SQLException {
        var key = signer.key();
        if (!head.origin().equals(key.name())) {
            throw new RecordUnsound(
                    "the record here is "
                            + head.origin()
                            + ", but the desk is configured as "
                            + key.name()
                            + ": a record keeps its name for ever");
        }
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.open(head.note(), key);
        } catch (InvalidRecord e) {
            throw new RecordUnsound(
                    "the signing key is not the one that signed this record ("
                            + e.sentence()
                            + "): restore the key from its backup");
        }
        long size = head.range().size();
        if (checkpoint.size() != size || !Arrays.equals(checkpoint.root(), head.range().root())) {
            throw new RecordUnsound(
                    "the record's head is not what its checkpoint says: restore the database");
        }
        checkRows(tx, size, checkpoint.root());
    }

    private static void checkRows(Tx tx, long size, byte[] root) throws SQLException {
        var range = new CompactRange();
        for (int level = LEVELS - 1; level >= 0; level--) {
            long count = size >> (8 * level);
            if (RecordTables.after(tx, level) != count) {
                throw new RecordUnsound(
                        "the record's checkpoint counts "
                                + size
                                + " entries, its tables do not (level "
                                + level
                                + "): restore the database");
            }
            long from = count - count % Tile.WIDTH;
            var hashes =
                    level == 0
                            ? RecordTables.leafHashes(tx, from, count)
                            : RecordTables.nodeHashes(tx, level, from, count);
            for (var hash : hashes) {
                range.append(8 * level, hash, (_, _, _) -> {});
            }
        }
        if (range.size() != size || !Arrays.equals(range.root(), root)) {
            throw new RecordUnsound(
                    "the record's entries do not lead to the root that was signed: restore the database");
        }
    }
}
