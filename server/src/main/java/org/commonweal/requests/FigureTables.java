package org.commonweal.requests;

import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.commonweal.store.AtEnd;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;

/// The counts of the front page, kept with every change: what the request counts for after it, less
/// what it counted for before. So no page counts, and taking a verdict back takes its counts back.
///
/// Changes of a batch are added up first, so that a count that many requests share is written once.
final class FigureTables {
    // The place of the follower that counted before this room did so itself.
    private static final String POSITION = "position";

    private final ZoneId zone;
    private final AtEnd<Change> adder = FigureTables::write;

    FigureTables(ZoneId zone) {
        this.zone = zone;
    }

    record Count(String month, String name) {}

    /// By how much counts change.
    ///
    /// @param anew whether these are all there is, and what was counted before is dropped
    record Change(boolean anew, Map<Count, Long> by) {}

    /// Counts what happened to one request.
    ///
    /// @param before the request before it; null when it was the first
    void changed(Tx tx, @Nullable Request before, Request after) {
        count(tx, change(before, after));
    }

    /// Counts what [#change] worked out.
    void count(Tx tx, Change change) {
        tx.atEnd(adder, change);
    }

    /// What happened to one request, worked out by any thread.
    Change change(@Nullable Request before, Request after) {
        var delta = counts(after);
        if (before != null) {
            counts(before).forEach((count, n) -> delta.merge(count, -n, Long::sum));
        }
        return new Change(false, delta);
    }

    /// Counts everything anew.
    ///
    /// @param requests hands over each request there is
    void recount(Tx tx, Requests requests) throws SQLException {
        var all = new HashMap<Count, Long>();
        requests.each(
                request -> counts(request).forEach((count, n) -> all.merge(count, n, Long::sum)));
        tx.atEnd(adder, new Change(true, all));
    }

    /// All requests, one after the other.
    interface Requests {
        void each(Consumer<Request> taker) throws SQLException;
    }

    /// Whether these counts were left by a follower, which may not have come to the end.
    boolean followed(Tx tx) throws SQLException {
        return tx.sql("select 1 from request_figures where month = '' and name = ?")
                .with(POSITION)
                .one(row -> row.number(1))
                .isPresent();
    }

    private static void write(Tx tx, List<Change> changes) throws SQLException {
        var sums = new HashMap<Count, Long>();
        for (var change : changes) {
            if (change.anew) {
                tx.sql("delete from request_figures").run();
                sums.clear();
            }
            change.by.forEach((count, n) -> sums.merge(count, n, Long::sum));
        }
        for (var sum : sums.entrySet()) {
            if (sum.getValue() != 0) {
                add(tx, sum.getKey().month, sum.getKey().name, sum.getValue());
            }
        }
    }

    private static void add(Tx tx, String month, String name, long n) throws SQLException {
        tx.sql(
                        """
                        insert into request_figures (month, name, count) values (?, ?, ?)
                        on conflict (month, name) do update set count = request_figures.count + excluded.count
                        """)
                .with(month, name, n)
                .run();
        if (n < 0) {
            tx.sql("delete from request_figures where month = ? and name = ? and count = 0")
                    .with(month, name)
                    .run();
        }
    }

    /// What one request counts for.
    private Map<Count, Long> counts(Request request) {
        var counts = new HashMap<Count, Long>();
        var asked = request.about().asked();
        count(counts, asked, request.about().imported() ? "imported" : "asked");
        count(counts, asked, "state/" + request.state().code());
        for (var round : request.rounds()) {
            var promise = round.promise();
            if (promise != null) {
                count(counts, promise.doneDue(), "kept/" + request.kept(round).code());
            }
            if (round.by() == RequestEvent.Origin.RETURN) {
                count(counts, round.began(), "returned");
            }
            var refusal = round.refusal();
            if (refusal != null) {
                count(counts, refusal.at(), "refused");
                var decided = refusal.decided();
                if (decided != null) {
                    count(counts, decided, "appealed");
                    if (refusal.overturned()) {
                        count(counts, decided, "overturned");
                    }
                }
            }
        }
        for (var verdict : request.verdicts()) {
            boolean relayed = verdict.by().equals("relayed");
            count(
                    counts,
                    verdict.at(),
                    (relayed ? "relayed/" : "verdict/") + verdict.verdict().code());
            if (verdict.late()) {
                count(counts, verdict.at(), "late");
            }
            if (verdict.content() > 0) {
                count(counts, verdict.at(), "content/" + verdict.content());
            }
        }
        if (request.state() == State.SILENT) {
            count(counts, request.since(), request.told() ? "silent/told" : "silent/untold");
        }
        return counts;
    }

    private void count(Map<Count, Long> counts, Instant at, String name) {
        counts.merge(new Count(YearMonth.from(at.atZone(zone)).toString(), name), 1L, Long::sum);
    }

    /// Adds up whole months.
    Figures figures(Tx tx, YearMonth from, YearMonth to) throws SQLException {
        var sums = new TreeMap<String, Long>();
        tx.sql(
                        """
                        select name, sum(count) from request_figures where month >= ? and month <= ?
                        group by name
                        """)
                .with(from.toString(), to.toString())
                .each(row -> sums.put(row.text(1), row.number(2)));
        Function<String, Long> sum = name -> sums.getOrDefault(name, 0L);
        var states = new EnumMap<State, Long>(State.class);
        for (var state : State.values()) {
            states.put(state, sum.apply("state/" + state.code()));
        }
        var promises = new EnumMap<Kept, Long>(Kept.class);
        for (var kept : Kept.values()) {
            promises.put(kept, sum.apply("kept/" + kept.code()));
        }
        var verdicts = new EnumMap<Verdict, Long>(Verdict.class);
        for (var verdict : Verdict.values()) {
            verdicts.put(verdict, sum.apply("verdict/" + verdict.code()));
        }
        var relayed = new EnumMap<Verdict, Long>(Verdict.class);
        for (var verdict : Verdict.values()) {
            relayed.put(verdict, sum.apply("relayed/" + verdict.code()));
        }
        var content = new TreeMap<Integer, Long>();
        for (int n = 1; n <= 5; n++) {
            content.put(n, sum.apply("content/" + n));
        }
        return new Figures(
                from,
                to,
                sum.apply("asked"),
                sum.apply("imported"),
                states,
                promises,
                verdicts,
                relayed,
                sum.apply("late"),
                content,
                sum.apply("silent/told"),
                sum.apply("silent/untold"),
                sum.apply("returned"),
                sum.apply("refused"),
                sum.apply("appealed"),
                sum.apply("overturned"));
    }
}
