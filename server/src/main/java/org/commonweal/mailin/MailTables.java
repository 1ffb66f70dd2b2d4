package org.commonweal.mailin;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.store.Row;
import org.commonweal.store.Tx;

/// The SQL of the room.
final class MailTables {
    /// A message that lies there.
    ///
    /// @param reason why, as the last part of a key of words
    /// @param request number of the request it seems to be about; 0 for none
    record Kept(
            long id,
            String reason,
            long request,
            String sender,
            String subject,
            byte[] raw,
            Instant at) {}

    boolean seen(Tx tx, byte[] hash) throws SQLException {
        return tx.sql("select at from mailin_seen where hash = ?")
                .with(hash)
                .one(row -> row.number(1))
                .isPresent();
    }

    void see(Tx tx, byte[] hash, Instant at) throws SQLException {
        tx.sql("insert into mailin_seen (hash, at) values (?, ?) on conflict do nothing")
                .with(hash, at)
                .run();
    }

    void hold(Tx tx, String state, Kept kept) throws SQLException {
        tx.sql(
                        "insert into mailin_held (state, reason, request, sender, subject, raw, at) values (?, ?, ?, ?, ?, ?, ?)")
                .with(
                        state,
                        kept.reason(),
                        kept.request(),
                        kept.sender(),
                        kept.subject(),
                        kept.raw(),
                        kept.at())
                .run();
    }

    /// Without the messages themselves, which may be large.
    List<Kept> list(Tx tx, String state, int limit) throws SQLException {
        return tx.sql(
                        "select id, reason, request, sender, subject, at from mailin_held where state = ? order by id limit ?")
                .with(state, limit)
                .list(row -> kept(row, new byte[0]));
    }

    long count(Tx tx, String state) throws SQLException {
        return tx.sql("select count(*) from mailin_held where state = ?")
                .with(state)
                .one(row -> row.number(1))
                .orElse(0L);
    }

    Optional<Kept> find(Tx tx, long id) throws SQLException {
        return tx.sql(
                        "select id, reason, request, sender, subject, raw, at from mailin_held where id = ?")
                .with(id)
                .one(row -> kept(row, row.bytes("raw")));
    }

    void remove(Tx tx, long id) throws SQLException {
        tx.sql("delete from mailin_held where id = ?").with(id).run();
        tx.forget("mailin_held");
    }

    void aside(Tx tx, long id, Instant at) throws SQLException {
        tx.sql("update mailin_held set state = 'aside', at = ? where id = ?").with(at, id).run();
    }

    void sweep(Tx tx, Instant aside, Instant seen) throws SQLException {
        tx.sql("delete from mailin_held where state = 'aside' and at < ?").with(aside).run();
        tx.sql("delete from mailin_seen where at < ?").with(seen).run();
        tx.forget("mailin_held");
    }

    private static Kept kept(Row row, byte[] raw) throws SQLException {
        return new Kept(
                row.number("id"),
                row.text("reason"),
                row.number("request"),
                row.text("sender"),
                row.text("subject"),
                raw,
                row.instant("at"));
    }
}
