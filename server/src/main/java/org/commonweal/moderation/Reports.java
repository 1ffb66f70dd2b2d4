package org.commonweal.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.outside.Now;
import org.commonweal.requests.RequestNumber;
import org.commonweal.store.Store;

/// What people reported, for staff to look at. A report hides nothing by itself. Words and e-mail
/// address are private, never on the record, and erased when the report is settled; what is left
/// says that there was one, of which kind, and what came of it. Safe for any thread.
public final class Reports {
    /// What can be wrong, in the order a page offers it. `hidden` objects to something hidden.
    static final List<String> KINDS =
            List.of("personal", "person", "abuse", "advertisement", "unrelated", "hidden", "other");

    /// What can come of it.
    static final List<String> OUTCOMES = List.of("acted", "nothing");

    static final int MOST_WORDS = 2_000;

    private final Store store;
    private final Now now;

    /// @param store with the room's table
    public Reports(Store store, Now now) {
        this.store = store;
        this.now = now;
    }

    /// A report that waits.
    ///
    /// @param photo SHA-256 of the photo it is about, or empty
    /// @param words private
    /// @param email private; empty when none was left
    record Report(
            long id,
            RequestNumber request,
            String photo,
            String kind,
            String words,
            String email,
            Instant at) {}

    void add(RequestNumber request, String photo, String kind, String words, String email) {
        var at = now.now();
        store.change(tx -> ReportTables.add(tx, request, photo, kind, words, email, at));
    }

    /// Those that wait, the oldest first, at most two hundred.
    List<Report> waiting() {
        return store.read(ReportTables::waiting);
    }

    /// One that waits.
    Optional<Report> find(long id) {
        return store.read(tx -> ReportTables.find(tx, id));
    }

    /// Settles a report and erases what is private in it.
    ///
    /// @param outcome one of [#OUTCOMES]
    void settle(long id, String outcome) {
        var at = now.now();
        store.change(tx -> {
            ReportTables.settle(tx, id, outcome, at);
            tx.forget("moderation_reports");
        });
    }

    /// Erases what is private in every report about a request, waiting ones too, as when the
    /// request itself is erased.
    ///
    /// @return how many reports there were
    public int erase(RequestNumber request) {
        return store.write(tx -> {
            int erased = ReportTables.erase(tx, request);
            if (erased > 0) {
                tx.forget("moderation_reports");
            }
            return erased;
        });
    }
}
