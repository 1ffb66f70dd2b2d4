package org.commonweal.requests;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;

/// What anybody may see of the requests that were looked at lately, kept in memory.
///
/// Never old: where the store has not changed at all since, it is as it was; else each look reads
/// from the store how far the request has come, and what is kept holds only for exactly that.
/// Whatever changes a request or takes something from view is one more entry of it; the end of a
/// window alone moves without one, and is compared too. Kept for a minute or so and let go with
/// every erasure, so that memory does not hold what the tables no longer do.
final class Views {
    private static final int MOST = 1_000;

    /// How far a request has come.
    private record Mark(long lastEntry, @Nullable Instant windowEnds) {}

    /// @param version of the store when it was seen to hold
    private record Kept(long version, Mark mark, RequestView view) {
        Kept at(long version) {
            return new Kept(version, mark, view);
        }

        boolean holds(long now) {
            return now != Store.UNKNOWN && now == version;
        }
    }

    private final Map<RequestNumber, Kept> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<RequestNumber, Kept> eldest) {
                    return size() > MOST;
                }
            };

    /// What anybody may see; empty for a confidential request, as for one that never was.
    Optional<RequestView> of(Store store, RequestNumber number) {
        return kept(store, number).map(Kept::view);
    }

    private Optional<Kept> kept(Store store, RequestNumber number) {
        var before = find(number);
        // Taken before anything is read: what comes later makes it too low, never too high.
        long version = store.version();
        if (before.isPresent()) {
            if (before.get().holds(version)) {
                return before;
            }
            var mark = store.glance(tx -> mark(tx, number));
            if (mark.isPresent() && before.get().mark.equals(mark.get())) {
                keep(number, before.get().at(version));
                return before;
            }
        }
        return store.glance(tx -> read(tx, number, version));
    }

    private static Optional<Mark> mark(Tx tx, RequestNumber number) throws SQLException {
        return tx.sql(
                        "select last_entry, window_at from requests where number = ? and confidential = 0")
                .with(number.value())
                .one(row -> new Mark(row.number(1), row.maybeInstant(2).orElse(null)));
    }

    private Optional<Kept> read(Tx tx, RequestNumber number, long version) throws SQLException {
        var found = Whole.of(tx, number).filter(whole -> !whole.line().confidential());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var line = found.get().line();
        var view = Sight.view(found.get().seen());
        var mark = new Mark(line.lastEntry(), line.windowEnds());
        var fresh = new Kept(version, mark, view);
        keep(number, fresh);
        return Optional.of(fresh);
    }

    private synchronized Optional<Kept> find(RequestNumber number) {
        return Optional.ofNullable(kept.get(number));
    }

    private synchronized void keep(RequestNumber number, Kept view) {
        kept.put(number, view);
    }

    /// Lets go of all.
    synchronized void clear() {
        kept.clear();
    }
}
