package org.commonweal.open311;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.commonweal.requests.RequestNumber;
import org.commonweal.store.Tx;

/// The SQL of this room: who filed what, and which update came before.
final class Open311Tables {
    /// Who filed a request.
    ///
    /// @param key number of the key; 0 for none
    /// @param account hash of the account the program named; empty for none
    /// @param token by which a batch service's request is asked after; empty for others
    record Filed(long key, byte[] account, String token) {}

    Optional<Filed> filed(Tx tx, RequestNumber number) throws SQLException {
        return tx.sql("select key_id, account, token from open311_filed where number = ?")
                .with(number.value())
                .one(row ->
                        new Filed(
                                row.number("key_id"),
                                row.bytes("account"),
                                row.maybeText("token").orElse("")));
    }

    Optional<RequestNumber> byToken(Tx tx, String token) throws SQLException {
        return tx.sql("select number from open311_filed where token = ?")
                .with(token)
                .one(row -> new RequestNumber(row.number(1)));
    }

    void file(Tx tx, RequestNumber number, Filed filed) throws SQLException {
        tx.sql("insert into open311_filed (number, key_id, account, token) values (?, ?, ?, ?)")
                .with(
                        number.value(),
                        filed.key(),
                        filed.account(),
                        filed.token().isEmpty() ? null : filed.token())
                .run();
    }

    /// An update that came before.
    ///
    /// @param body hash of what it said
    /// @param entry where it stands on the record
    record Before(byte[] body, long entry) {}

    Optional<Before> before(Tx tx, byte[] key) throws SQLException {
        return tx.sql("select body, entry from open311_updates where hash = ?")
                .with((Object) key)
                .one(row -> new Before(row.bytes(1), row.number(2)));
    }

    void remember(Tx tx, byte[] key, Before update) throws SQLException {
        tx.sql("insert into open311_updates (hash, body, entry) values (?, ?, ?)")
                .with(key, update.body(), update.entry())
                .run();
    }

    /// Since when what is offered is what it is: now, when its hash is not the one kept.
    Instant changed(Tx tx, byte[] hash, Instant now) throws SQLException {
        var kept =
                tx.sql("select hash, at from open311_changes where one = 1")
                        .one(row -> new Since(row.bytes("hash"), row.instant("at")));
        if (kept.isPresent() && java.util.Arrays.equals(kept.get().hash, hash)) {
            return kept.get().at;
        }
        tx.sql(
                        """
                        insert into open311_changes (one, hash, at) values (1, ?, ?)
                        on conflict (one) do update set hash = excluded.hash, at = excluded.at
                        """)
                .with(hash, now)
                .run();
        return now;
    }

    private record Since(byte[] hash, Instant at) {}
}
