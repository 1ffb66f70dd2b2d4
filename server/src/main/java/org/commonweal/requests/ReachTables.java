package org.commonweal.requests;

import java.sql.SQLException;
import org.commonweal.store.Tx;

/// The SQL of the language in which an asker is told. Private, and not on the record, where it
/// would say something of a person for ever; so replay does not make it again, and it goes with the
/// last address or number.
final class ReachTables {
    private ReachTables() {}

    /// Keeps it of a new request; of one who cannot be reached there is nothing to keep.
    static void keep(Tx tx, long request, Ask.Contact contact) throws SQLException {
        if (reached(contact) && !contact.language().isEmpty()) {
            tx.sql("insert into request_reach (request, language) values (?, ?)")
                    .with(request, contact.language())
                    .run();
        }
    }

    /// How to reach a request's asker, with the language.
    static Ask.Contact contact(Tx tx, Line line) throws SQLException {
        var contact = line.contact();
        if (!reached(contact)) {
            return contact;
        }
        return tx.sql("select language from request_reach where request = ?")
                .with(line.id())
                .one(row -> contact.in(row.text(1)))
                .orElse(contact);
    }

    /// Something of an asker's was erased.
    ///
    /// @param line as it is without
    static void erased(Tx tx, Line line) throws SQLException {
        if (!reached(line.contact())) {
            tx.sql("delete from request_reach where request = ?").with(line.id()).run();
            tx.forget("request_reach");
        }
    }

    private static boolean reached(Ask.Contact contact) {
        return !contact.email().isEmpty() || !contact.phone().isEmpty();
    }
}
