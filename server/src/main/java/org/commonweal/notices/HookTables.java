package org.commonweal.notices;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.store.Row;
import org.commonweal.store.Tx;

/// The SQL of webhooks.
final class HookTables {
    /// An address that is told of every public step.
    record Hook(long id, String url, String secret, Instant since) {}

    /// One thing to be told to one address.
    record Call(
            long id,
            long hook,
            long entry,
            Occasion occasion,
            long request,
            String state,
            int attempts,
            Instant changedAt,
            String reason) {}

    private static final String CALLS =
            "select id, hook, entry, occasion, request, state, attempts, changed_at, reason from notices_calls ";

    /// @return whether it was new
    boolean add(Tx tx, String url, String secret, Instant now) throws SQLException {
        return tx.sql(
                                "insert into notices_hooks (url, secret, since) values (?, ?, ?) on conflict do nothing")
                        .with(url, secret, now)
                        .run()
                > 0;
    }

    List<Hook> hooks(Tx tx) throws SQLException {
        return tx.sql("select id, url, secret, since from notices_hooks order by id")
                .list(HookTables::hook);
    }

    Optional<Hook> hook(Tx tx, long id) throws SQLException {
        return tx.sql("select id, url, secret, since from notices_hooks where id = ?")
                .with(id)
                .one(HookTables::hook);
    }

    boolean remove(Tx tx, String url) throws SQLException {
        tx.sql(
                        "delete from notices_calls where hook in (select id from notices_hooks where url = ?)")
                .with(url)
                .run();
        return tx.sql("delete from notices_hooks where url = ?").with(url).run() > 0;
    }

    void note(Tx tx, News news, Instant now) throws SQLException {
        tx.sql(
                        "insert into notices_calls (hook, entry, occasion, request, state, attempts, next_at, changed_at, reason)"
                                + " select id, ?, ?, ?, 'waiting', 0, ?, ?, '' from notices_hooks where true on conflict do nothing")
                .with(news.entry(), news.occasion().code(), news.request(), now, now)
                .run();
    }

    /// What is to be tried now: of each address only the oldest, so that steps arrive in order.
    List<Call> due(Tx tx, Instant now, int limit) throws SQLException {
        return tx.sql(
                        CALLS
                                + "c where state = 'waiting' and next_at <= ? and not exists (select 1 from notices_calls e where e.hook = c.hook"
                                + " and e.state = 'waiting' and e.id < c.id) order by id limit ?")
                .with(now, limit)
                .list(HookTables::call);
    }

    boolean claim(Tx tx, Call call, Instant until) throws SQLException {
        return tx.sql(
                                "update notices_calls set attempts = attempts + 1, next_at = ? where id = ? and state = 'waiting' and attempts = ?")
                        .with(until, call.id(), call.attempts())
                        .run()
                > 0;
    }

    void end(Tx tx, Call call, String state, String reason, Instant now) throws SQLException {
        tx.sql("update notices_calls set state = ?, reason = ?, changed_at = ? where id = ?")
                .with(state, reason, now, call.id())
                .run();
    }

    void later(Tx tx, Call call, Instant when, String reason, Instant now) throws SQLException {
        tx.sql("update notices_calls set next_at = ?, reason = ?, changed_at = ? where id = ?")
                .with(when, reason, now, call.id())
                .run();
    }

    List<Call> newest(Tx tx, int limit) throws SQLException {
        return tx.sql(CALLS + "order by id desc limit ?").with(limit).list(HookTables::call);
    }

    void sweep(Tx tx, Instant before) throws SQLException {
        tx.sql("delete from notices_calls where state <> 'waiting' and changed_at < ?")
                .with(before)
                .run();
    }

    private static Hook hook(Row row) throws SQLException {
        return new Hook(
                row.number("id"), row.text("url"), row.text("secret"), row.instant("since"));
    }

    private static Call call(Row row) throws SQLException {
        return new Call(
                row.number("id"),
                row.number("hook"),
                row.number("entry"),
                Occasion.of(row.text("occasion")),
                row.number("request"),
                row.text("state"),
                (int) row.number("attempts"),
                row.instant("changed_at"),
                row.text("reason"));
    }
}
