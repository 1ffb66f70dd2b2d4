package org.commonweal.moderation;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.moderation.Reports.Report;
import org.commonweal.requests.RequestNumber;
import org.commonweal.store.Row;
import org.commonweal.store.Tx;

/// The room's table.
final class ReportTables {
    private ReportTables() {}

    static void add(
            Tx tx,
            RequestNumber request,
            String photo,
            String kind,
            String words,
            String email,
            Instant at)
            throws SQLException {
        tx.sql(
                        """
                        insert into moderation_reports (request, photo, kind, words, email, at, outcome)
                        values (?, ?, ?, ?, ?, ?, '')
                        """)
                .with(request.value(), photo, kind, words, email, at)
                .run();
    }

    static List<Report> waiting(Tx tx) throws SQLException {
        return tx.sql(
                        """
                        select id, request, photo, kind, words, email, at from moderation_reports
                        where settled_at is null order by id limit 200
                        """)
                .list(ReportTables::report);
    }

    static Optional<Report> find(Tx tx, long id) throws SQLException {
        return tx.sql(
                        """
                        select id, request, photo, kind, words, email, at from moderation_reports
                        where settled_at is null and id = ?
                        """)
                .with(id)
                .one(ReportTables::report);
    }

    private static Report report(Row row) throws SQLException {
        return new Report(
                row.number("id"),
                new RequestNumber(row.number("request")),
                row.text("photo"),
                row.text("kind"),
                row.text("words"),
                row.text("email"),
                row.instant("at"));
    }

    static void settle(Tx tx, long id, String outcome, Instant at) throws SQLException {
        tx.sql(
                        """
                        update moderation_reports set words = '', email = '', settled_at = ?, outcome = ?
                        where id = ? and settled_at is null
                        """)
                .with(at, outcome, id)
                .run();
    }

    static int erase(Tx tx, RequestNumber request) throws SQLException {
        return tx.sql("update moderation_reports set words = '', email = '' where request = ?")
                .with(request.value())
                .run();
    }
}
