package org.commonweal.requests;

import java.sql.SQLException;
import org.commonweal.requests.Ask.Hears;
import org.commonweal.store.Tx;

/// The SQL of how an asker is told: in which language, and by what. Private, and not on the record,
/// where it would say something of a person for ever; so replay does not make it again, and it goes
/// with the last address or number.
final class ReachTables {
    private ReachTables() {}

    /// Keeps it of a new request; of one who cannot be reached there is nothing to keep.
    static void keep(Tx tx, long request, Ask.Contact contact) throws SQLException {
        if (reached(contact) && !(contact.language().isEmpty() && contact.hears() == Hears.MAIL)) {
            insert(tx, request, contact);
        }
    }

    private static void insert(Tx tx, long request, Ask.Contact contact) throws SQLException {
        tx.sql(
                        "insert into request_reach (request, language, hears) values (?, ?, ?)"
                                + " on conflict (request) do update set hears = excluded.hears")
                .with(request, contact.language(), contact.hears().code())
                .run();
    }

    /// How to reach a request's asker, with the language.
    static Ask.Contact contact(Tx tx, Line line) throws SQLException {
        var contact = line.contact();
        if (!reached(contact)) {
            return contact;
        }
        return tx.sql("select language, hears from request_reach where request = ?")
                .with(line.id())
                .one(row -> contact.in(row.text(1)).by(Hears.of(row.text(2)).orElse(Hears.MAIL)))
                .orElse(contact);
    }

    /// The asker wants to be told by something else from now on.
    ///
    /// @return whether there is anything to be told by
    static boolean change(Tx tx, Line line, Hears hears) throws SQLException {
        var contact = contact(tx, line);
        if (!reached(contact) || (hears.byText() && contact.phone().isEmpty())) {
            return false;
        }
        insert(tx, line.id(), contact.by(hears));
        return true;
    }

    /// Something of an asker's was erased.
    ///
    /// @param line as it is without
    static void erased(Tx tx, Line line) throws SQLException {
        if (!reached(line.contact())) {
            tx.sql("delete from request_reach where request = ?").with(line.id()).run();
            tx.forget("request_reach");
        } else if (line.contact().phone().isEmpty()) {
            tx.sql("update request_reach set hears = 'mail' where request = ?")
                    .with(line.id())
                    .run();
        }
    }

    private static boolean reached(Ask.Contact contact) {
        return !contact.email().isEmpty() || !contact.phone().isEmpty();
    }
}
