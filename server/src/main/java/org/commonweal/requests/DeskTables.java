package org.commonweal.requests;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonweal.requests.Windows.Downtime;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;

/// The desk's own tables beside the requests: when it was away, its last sign of life, and the keys
/// under which something was taken in.
final class DeskTables {
    /// What was taken in under a key before.
    record Before(byte[] body, long request) {}

    Optional<Before> before(Tx tx, byte[] key) throws SQLException {
        return tx.sql("select body, request from request_client_keys where hash = ?")
                .with((Object) key)
                .one(row -> new Before(row.bytes(1), row.number(2)));
    }

    /// Adds those of some keys that something was taken in under.
    void known(Tx tx, List<byte[]> keys, Set<ByteBuffer> known) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        var marks = "?, ".repeat(keys.size() - 1) + "?";
        tx.sql("select hash from request_client_keys where hash in (" + marks + ")")
                .with(keys.toArray())
                .each(row -> known.add(ByteBuffer.wrap(row.bytes(1))));
    }

    void remember(Tx tx, byte[] key, byte[] body, long request) throws SQLException {
        remember(tx, List.<@Nullable Object[]>of(new @Nullable Object[] {key, body, request}));
    }

    /// @param rows key, body and request of each
    void remember(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        tx.sql("insert into request_client_keys (hash, body, request) values (?, ?, ?)")
                .runBatch(rows);
    }

    void forgetClientKeys(Tx tx, long request) throws SQLException {
        tx.sql("delete from request_client_keys where request = ?").with(request).run();
        tx.forget("request_client_keys");
    }

    List<Downtime> downtimes(Tx tx) throws SQLException {
        return tx.sql("select from_at, to_at from request_downtimes order by entry")
                .list(row ->
                        new Downtime(
                                Instant.ofEpochMilli(row.number(1)),
                                Instant.ofEpochMilli(row.number(2))));
    }

    void addDowntime(Tx tx, long entry, Downtime downtime) throws SQLException {
        tx.sql("insert into request_downtimes (entry, from_at, to_at) values (?, ?, ?)")
                .with(entry, downtime.from(), downtime.to())
                .run();
    }

    Optional<Instant> heartbeat(Tx tx) throws SQLException {
        return tx.sql("select at from request_heartbeat where one = 1")
                .one(row -> Instant.ofEpochMilli(row.number(1)));
    }

    void beat(Tx tx, Instant at) throws SQLException {
        tx.sql(
                        """
                        insert into request_heartbeat (one, at) values (1, ?)
                        on conflict (one) do update set at = excluded.at
                        """)
                .with(at)
                .run();
    }
}
