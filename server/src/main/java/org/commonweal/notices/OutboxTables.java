package org.commonweal.notices;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.store.Row;
import org.commonweal.store.Tx;

/// The SQL of the outbox.
final class OutboxTables {
    private static final String COLUMNS =
            "select id, entry, occasion, request, follow, message, state, attempts, next_at, changed_at, reason from notices_outbox ";

    /// The first entry not looked at; empty before the room was opened the first time.
    Optional<Long> place(Tx tx) throws SQLException {
        return tx.sql("select next from notices_place").one(row -> row.number(1));
    }

    void beginAt(Tx tx, long entry) throws SQLException {
        tx.sql("insert into notices_place (one, next) values (1, ?) on conflict (one) do nothing")
                .with(entry)
                .run();
    }

    void moveTo(Tx tx, long entry) throws SQLException {
        tx.sql("update notices_place set next = ? where next < ?").with(entry, entry).run();
    }

    /// Notes something to be told, once.
    ///
    /// @return whether it was new
    boolean add(
            Tx tx,
            long entry,
            Occasion occasion,
            long request,
            long follow,
            String message,
            Instant when,
            Instant now)
            throws SQLException {
        return tx.sql(
                                "insert into notices_outbox (entry, occasion, request, follow, message, state, attempts, next_at, changed_at, reason)"
                                        + " values (?, ?, ?, ?, ?, 'waiting', 0, ?, ?, '') on conflict do nothing")
                        .with(entry, occasion.code(), request, follow, message, when, now)
                        .run()
                > 0;
    }

    /// Whether something for a follower waits.
    boolean waits(Tx tx, Occasion occasion, long follow) throws SQLException {
        return tx.sql(
                        "select id from notices_outbox where occasion = ? and follow = ? and state = 'waiting'")
                .with(occasion.code(), follow)
                .one(row -> row.number(1))
                .isPresent();
    }

    /// What is to be tried now, in the order it was noted: of one request and reader only the
    /// oldest, so that nobody reads the end before the beginning. A reminder waits for nobody and
    /// keeps nobody waiting.
    ///
    /// @param texts text messages, else letters
    List<Note> due(Tx tx, boolean texts, Instant now, int limit) throws SQLException {
        return tx.sql(
                        COLUMNS
                                + "o where state = 'waiting' and next_at <= ? and follow "
                                + (texts ? "< 0" : ">= 0")
                                + " and not exists (select 1 from notices_outbox e where e.request = o.request"
                                + " and e.follow = o.follow and e.state = 'waiting' and e.id < o.id and e.occasion not in ('reminder', 'digest', 'confirm'))"
                                + " order by id limit ?")
                .with(now, limit)
                .list(OutboxTables::note);
    }

    /// Takes a note to be tried, so that no other server tries it at the same time.
    ///
    /// @param until when it may be tried again if nothing is heard of it
    boolean claim(Tx tx, Note note, Instant until) throws SQLException {
        return tx.sql(
                                "update notices_outbox set attempts = attempts + 1, next_at = ? where id = ? and state = 'waiting' and attempts = ?")
                        .with(until, note.id(), note.attempts())
                        .run()
                > 0;
    }

    void end(Tx tx, Note note, Note.State state, String reason, Instant now) throws SQLException {
        tx.sql("update notices_outbox set state = ?, reason = ?, changed_at = ? where id = ?")
                .with(state.code(), reason, now, note.id())
                .run();
    }

    void later(Tx tx, Note note, Instant when, String reason, Instant now) throws SQLException {
        tx.sql("update notices_outbox set next_at = ?, reason = ?, changed_at = ? where id = ?")
                .with(when, reason, now, note.id())
                .run();
    }

    /// Sends a note that failed or was never sent on its way once more.
    boolean again(Tx tx, long id, Instant now) throws SQLException {
        return tx.sql(
                                "update notices_outbox set state = 'waiting', attempts = 0, next_at = ?, changed_at = ? where id = ? and state in ('failed', 'unsent')")
                        .with(now, now, id)
                        .run()
                > 0;
    }

    /// Lets go of everything noted for one of the audience.
    void forget(Tx tx, long follow) throws SQLException {
        tx.sql("delete from notices_outbox where follow = ?").with(follow).run();
    }

    List<Note> inState(Tx tx, Note.State state, int limit) throws SQLException {
        return tx.sql(COLUMNS + "where state = ? order by changed_at desc, id desc limit ?")
                .with(state.code(), limit)
                .list(OutboxTables::note);
    }

    long count(Tx tx, Note.State state) throws SQLException {
        return tx.sql("select count(*) from notices_outbox where state = ?")
                .with(state.code())
                .one(row -> row.number(1))
                .orElse(0L);
    }

    Optional<Note> byMessage(Tx tx, String message) throws SQLException {
        return tx.sql(COLUMNS + "where message = ?").with(message).one(OutboxTables::note);
    }

    /// Of what was sent to one reader of one request, the first Message-ID, under which mail
    /// programs gather the others.
    Optional<String> thread(Tx tx, Note note) throws SQLException {
        return tx.sql(
                        "select message from notices_outbox where request = ? and follow = ? and request > 0 and state = 'sent' and id < ? order by id limit 1")
                .with(note.request(), note.follow(), note.id())
                .one(row -> row.text(1));
    }

    /// Lets go of notes that are over and were last touched before a moment.
    int sweep(Tx tx, Instant before) throws SQLException {
        return tx.sql("delete from notices_outbox where state <> 'waiting' and changed_at < ?")
                .with(before)
                .run();
    }

    private static Note note(Row row) throws SQLException {
        return new Note(
                row.number("id"),
                row.number("entry"),
                Occasion.of(row.text("occasion")),
                row.number("request"),
                row.number("follow"),
                row.text("message"),
                Note.State.of(row.text("state")),
                (int) row.number("attempts"),
                row.instant("next_at"),
                row.instant("changed_at"),
                row.text("reason"));
    }
}
