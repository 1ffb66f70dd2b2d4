package org.commonweal.asking;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.commonweal.store.Tx;

/// The room's table.
final class DraftTables {
    private DraftTables() {}

    /// @param body the draft; empty once it was sent
    /// @param number the request it became, or `+` and the one it was added to
    record Line(String body, Optional<String> number) {}

    static void add(Tx tx, String token, String body, Instant expires) throws SQLException {
        tx.sql("insert into asking_drafts (token, body, expires) values (?, ?, ?)")
                .with(token, body, expires)
                .run();
    }

    static Optional<Line> find(Tx tx, String token, Instant at) throws SQLException {
        return tx.sql("select body, number from asking_drafts where token = ? and expires > ?")
                .with(token, at)
                .one(row -> new Line(row.text("body"), row.maybeText("number")));
    }

    static void save(Tx tx, String token, String body, Instant expires) throws SQLException {
        tx.sql(
                        """
                        update asking_drafts set body = ?, expires = ?
                        where token = ? and number is null\
                        """)
                .with(body, expires, token)
                .run();
    }

    static void sent(Tx tx, String token, String number) throws SQLException {
        tx.sql("update asking_drafts set body = '', number = ? where token = ?")
                .with(number, token)
                .run();
    }

    static void drop(Tx tx, String token) throws SQLException {
        tx.sql("delete from asking_drafts where token = ?").with(token).run();
    }

    static int sweep(Tx tx, Instant at) throws SQLException {
        return tx.sql("delete from asking_drafts where expires <= ?").with(at).run();
    }
}
