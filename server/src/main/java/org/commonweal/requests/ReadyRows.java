package org.commonweal.requests;

import java.time.Instant;
import java.util.List;
import org.commonweal.record.First;
import org.commonweal.requests.FigureTables.Change;
import org.jspecify.annotations.Nullable;

/// Rows of another desk's export, worked out but not taken in: what each will say on the record and
/// in the tables, if the numbers they count on are still free then. Made by [Requests#ready], taken
/// once by [Requests#imported(ReadyRows)].
public final class ReadyRows {
    final List<ImportedRow> rows;
    final List<@Nullable Ready> ready;
    final Instant at;
    final long from;
    final long to;

    /// @param ready for each row; null for one that stands in these rows before
    /// @param from the place in the sequence of numbers that the first counts on
    /// @param to the place after the last one
    ReadyRows(List<ImportedRow> rows, List<@Nullable Ready> ready, Instant at, long from, long to) {
        this.rows = rows;
        this.ready = ready;
        this.at = at;
        this.from = from;
        this.to = to;
    }

    /// One row.
    ///
    /// @param key hash of its source and id
    /// @param entry of the record
    /// @param request row of the request, without the entry's number
    /// @param step row of its first step, likewise
    /// @param counted by how much the figures change
    record Ready(
            byte[] key,
            First entry,
            @Nullable Object[] request,
            @Nullable Object[] step,
            Change counted) {}
}
