package org.commonweal.opendata;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonweal.store.Row;
import org.commonweal.store.Tx;

/// The room's tables: which dumps were published, and when something public last went. Days are
/// text, which sorts as they do.
final class DumpTables {
    private DumpTables() {}

    static Optional<LocalDate> last(Tx tx) throws SQLException {
        return tx.sql("select day from opendata_dumps order by day desc limit 1")
                .one(row -> LocalDate.parse(row.text("day")));
    }

    static void add(Tx tx, Dump dump) throws SQLException {
        tx.sql(
                        """
                        insert into opendata_dumps (day, form, size, bytes, sha, entry, at)
                        values (?, ?, ?, ?, ?, ?, ?)\
                        """)
                .with(
                        dump.day().toString(),
                        dump.form().word(),
                        dump.size(),
                        dump.bytes(),
                        dump.sha(),
                        dump.entry(),
                        dump.at())
                .run();
    }

    static Optional<Dump> find(Tx tx, LocalDate day, Form form) throws SQLException {
        return tx.sql("select * from opendata_dumps where day = ? and form = ?")
                .with(day.toString(), form.word())
                .one(DumpTables::dump);
    }

    /// The dumps of some days, the newest first, each day's in the order of their entries.
    ///
    /// @param before only of earlier days
    /// @param days of how many days at most
    static List<Dump> before(Tx tx, LocalDate before, int days) throws SQLException {
        return tx.sql(
                        """
                        select * from opendata_dumps where day in
                          (select distinct day from opendata_dumps where day < ?
                           order by day desc limit ?)
                        order by day desc, entry\
                        """)
                .with(before.toString(), days)
                .list(DumpTables::dump);
    }

    /// Those whose files are still there.
    static List<Dump> kept(Tx tx) throws SQLException {
        return tx.sql("select * from opendata_dumps where withdrawn is null and dropped = 0")
                .list(DumpTables::dump);
    }

    /// Lets go of what is older than a day.
    static int drop(Tx tx, LocalDate before) throws SQLException {
        return tx.sql(
                        """
                        update opendata_dumps set dropped = 1
                        where day < ? and dropped = 0 and withdrawn is null\
                        """)
                .with(before.toString())
                .run();
    }

    /// Withdraws every dump that tells of an entry.
    ///
    /// @param n the entry
    /// @param by the entry that erased or hid something of it
    static void withdraw(Tx tx, long n, long by) throws SQLException {
        tx.sql(
                        """
                        update opendata_dumps set withdrawn = ?
                        where size > ? and withdrawn is null\
                        """)
                .with(by, n)
                .run();
        tx.sql(
                        """
                        insert into opendata_withdrawn (one, entry) values (1, ?)
                        on conflict (one) do update set entry = excluded.entry\
                        """)
                .with(by)
                .run();
    }

    /// The newest entry that erased or hid something public; -1 when none has.
    static long withdrawn(Tx tx) throws SQLException {
        return tx.sql("select entry from opendata_withdrawn where one = 1")
                .one(row -> row.number(1))
                .orElse(-1L);
    }

    private static Dump dump(Row row) throws SQLException {
        return new Dump(
                LocalDate.parse(row.text("day")),
                Form.of(row.text("form")).orElseThrow(),
                row.number("size"),
                row.number("bytes"),
                row.text("sha"),
                row.number("entry"),
                Instant.ofEpochMilli(row.number("at")),
                row.maybeNumber("withdrawn"),
                row.number("dropped") == 1);
    }
}
