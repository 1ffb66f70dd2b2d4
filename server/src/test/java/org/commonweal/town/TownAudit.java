package org.commonweal.town;

import java.nio.file.Path;
import org.commonweal.record.Record;

/// The last step of every story, for towns that other rooms' tests build.
public final class TownAudit {
    private TownAudit() {}

    /// Checks a whole public record from its files alone, through the verifier.
    public static void audit(Record record, Path folder) {
        TownRecord.audit(record, folder);
    }
}
