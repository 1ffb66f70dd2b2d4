package org.commonweal.requests;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.people.Actor;
import org.commonweal.requests.Windows.Downtime;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;

/// The desk's clock: it finds what is due by the rows' alarms, and lets [Decision] say what that
/// means on the state of that very transaction, so that no clock says what another has said.
final class RequestClock {
    private static final System.Logger LOG = System.getLogger(RequestClock.class.getName());
    private static final Duration AWAY = Duration.ofHours(1);
    private static final int AT_ONCE = 200;

    private final Store store;
    private final RequestTables tables;
    private final DeskTables desk;
    private final Journal journal;
    private final Situation situation;

    RequestClock(
            Store store,
            RequestTables tables,
            DeskTables desk,
            Journal journal,
            Situation situation) {
        this.store = store;
        this.tables = tables;
        this.desk = desk;
        this.journal = journal;
        this.situation = situation;
    }

    Optional<Downtime> wake(Instant at) {
        return store.write(tx -> {
            var last = desk.heartbeat(tx);
            desk.beat(tx, at);
            if (last.isEmpty() || Duration.between(last.get(), at).compareTo(AWAY) <= 0) {
                return Optional.empty();
            }
            var away = new Downtime(last.get(), at);
            journal.away(tx, away, at);
            return Optional.of(away);
        });
    }

    int tick(Instant at) {
        store.change(tx -> desk.beat(tx, at));
        int entries = 0;
        for (var ids = alarms(at); !ids.isEmpty(); ids = alarms(at)) {
            var together = ids;
            try {
                entries += store.write(tx -> ring(tx, together, at));
            } catch (RuntimeException e) {
                return entries + ringOneByOne(ids, at);
            }
        }
        return entries;
    }

    /// The same within one transaction, all or nothing.
    int tick(Tx tx, Instant at) throws SQLException {
        desk.beat(tx, at);
        int entries = 0;
        for (var ids = tables.alarms(tx, at, AT_ONCE);
                !ids.isEmpty();
                ids = tables.alarms(tx, at, AT_ONCE)) {
            entries += ring(tx, ids, at);
        }
        return entries;
    }

    private List<Long> alarms(Instant at) {
        return store.read(tx -> tables.alarms(tx, at, AT_ONCE));
    }

    // One request that cannot be written must not keep the others waiting.
    private int ringOneByOne(List<Long> ids, Instant at) {
        int entries = 0;
        for (long id : ids) {
            try {
                entries += store.write(tx -> ring(tx, List.of(id), at));
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the clock could not serve entry " + id, e);
            }
        }
        return entries;
    }

    private int ring(Tx tx, List<Long> ids, Instant at) throws SQLException {
        int entries = 0;
        for (long id : ids) {
            var whole = Whole.of(tx, id).orElseThrow();
            var line = whole.line();
            var request = whole.request();
            var facts = situation.facts(tx, line, request, false);
            var tick = new RequestCommand.Tick();
            var decision = Decision.decide(request, tick, new Actor.TheClock(), at, facts);
            if (decision instanceof Decision.Happens(var events) && !events.isEmpty()) {
                journal.goOn(tx, line, request, events, at, facts);
                entries += events.size();
            } else {
                tables.rearm(tx, id, Derived.of(request, facts));
            }
        }
        return entries;
    }
}
