package org.commonweal.asking;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.commonweal.store.Tx;

/// The table of what devices sent.
final class ArrivedTables {
    private ArrivedTables() {}

    /// @param body hash of what was sent
    /// @param number of the request, nine digits
    /// @param sealed its secrets, for whoever has the key
    record Line(String body, String number, byte[] sealed) {}

    static void add(Tx tx, String key, Line line, Instant expires) throws SQLException {
        tx.sql(
                        """
                        insert into asking_arrived (key, body, number, sealed, expires)
                        values (?, ?, ?, ?, ?)\
                        """)
                .with(key, line.body(), line.number(), line.sealed(), expires)
                .run();
    }

    static Optional<Line> find(Tx tx, String key, Instant at) throws SQLException {
        return tx.sql(
                        """
                        select body, number, sealed from asking_arrived
                        where key = ? and expires > ?\
                        """)
                .with(key, at)
                .one(row -> new Line(row.text("body"), row.text("number"), row.bytes("sealed")));
    }

    static int sweep(Tx tx, Instant at) throws SQLException {
        return tx.sql("delete from asking_arrived where expires <= ?").with(at).run();
    }
}
