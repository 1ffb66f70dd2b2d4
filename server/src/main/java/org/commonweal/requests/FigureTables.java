package org.commonweal.requests;

import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.commonweal.places.Places;
import org.commonweal.requests.FigureCounts.Count;
import org.commonweal.store.AtEnd;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;

/// The counts of the front page and of the pages by area and service, kept with every change: what
/// the request counts for after it, less what it counted for before. So no page counts, and taking
/// a verdict back takes its counts back.
///
/// Changes of a batch are added up first, so that a count that many requests share is written once.
final class FigureTables {
    private static final String ADD =
            """
            insert into request_figures (part, month, name, count) values (?, ?, ?, ?)
            on conflict (part, month, name) do update set count = request_figures.count + excluded.count
            """;
    private static final String DROP =
            "delete from request_figures where part = ? and month = ? and name = ? and count = 0";

    private final FigureCounts counts;
    private final Places places;
    private final AtEnd<Change> adder = FigureTables::write;

    FigureTables(ZoneId zone, Places places) {
        this.counts = new FigureCounts(zone, places);
        this.places = places;
    }

    /// By how much counts change.
    ///
    /// @param anew whether these are all there is, and what was counted before is dropped
    record Change(boolean anew, Map<Count, Long> by) {}

    /// Counts what happened to one request.
    ///
    /// @param before the request before it; null when it was the first
    /// @param point where everybody may see that it is, or empty
    void changed(Tx tx, @Nullable Request before, Request after, String point) {
        count(tx, change(before, after, point));
    }

    /// Counts what [#change] worked out.
    void count(Tx tx, Change change) {
        tx.atEnd(adder, change);
    }

    /// What happened to one request, worked out by any thread.
    Change change(@Nullable Request before, Request after, String point) {
        return new Change(false, counts.change(before, after, point));
    }

    /// Counts a request for the areas that stand with it now that its place was erased or hidden,
    /// or is shown again.
    ///
    /// @param from where it was, or empty
    /// @param to where everybody may see that it is now, or empty
    void moved(Tx tx, Request request, String from, String to) {
        var delta = counts.of(request, to);
        less(delta, counts.of(request, from));
        count(tx, new Change(false, delta));
    }

    private static void less(Map<Count, Long> delta, Map<Count, Long> before) {
        before.forEach((count, n) -> delta.merge(count, -n, Long::sum));
    }

    /// Counts everything anew.
    ///
    /// @param requests hands over each request there is
    void recount(Tx tx, Requests requests) throws SQLException {
        var all = new HashMap<Count, Long>();
        requests.each((request, point) ->
                counts.of(request, point).forEach((count, n) -> all.merge(count, n, Long::sum)));
        all.put(drawn(), 1L);
        tx.atEnd(adder, new Change(true, all));
    }

    /// All requests, one after the other.
    interface Requests {
        void each(Taker taker) throws SQLException;
    }

    /// Takes one request and where everybody may see that it is.
    interface Taker {
        void take(Request request, String point);
    }

    /// Whether these counts were made for the areas as the town draws them now. They were not when
    /// an older program made them, which knew of no areas.
    boolean current(Tx tx) throws SQLException {
        var drawn = drawn();
        return tx.sql("select 1 from request_figures where part = ? and month = ? and name = ?")
                .with(drawn.part(), drawn.month(), drawn.name())
                .one(row -> row.number(1))
                .isPresent();
    }

    // A row of no month, which is no figure.
    private Count drawn() {
        return new Count("", "", "areas/" + places.borders());
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
        var added = new ArrayList<@Nullable Object[]>();
        var less = new ArrayList<@Nullable Object[]>();
        sums.forEach((count, n) -> {
            if (n != 0) {
                added.add(new Object[] {count.part(), count.month(), count.name(), n});
            }
            if (n < 0) {
                less.add(new Object[] {count.part(), count.month(), count.name()});
            }
        });
        tx.sql(ADD).runBatch(added);
        tx.sql(DROP).runBatch(less);
    }

    /// Adds up whole months.
    Figures figures(Tx tx, Scope of, YearMonth from, YearMonth to) throws SQLException {
        var sums = new TreeMap<String, Long>();
        read(tx, of, from, to, (_, name, n) -> sums.merge(name, n, Long::sum));
        return figures(from, to, sums);
    }

    /// The months one by one, those without any counts included.
    List<Figures> months(Tx tx, Scope of, YearMonth from, YearMonth to) throws SQLException {
        var months = new TreeMap<YearMonth, Map<String, Long>>();
        for (var month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            months.put(month, new HashMap<>());
        }
        read(
                tx,
                of,
                from,
                to,
                (month, name, n) -> {
                    var sums = months.get(YearMonth.parse(month));
                    if (sums != null) {
                        sums.put(name, n);
                    }
                });
        var all = new ArrayList<Figures>();
        months.forEach((month, sums) -> all.add(figures(month, month, sums)));
        return all;
    }

    private interface Reader {
        void take(String month, String name, long count);
    }

    private static void read(Tx tx, Scope of, YearMonth from, YearMonth to, Reader reader)
            throws SQLException {
        tx.sql(
                        """
                        select month, name, count from request_figures
                        where part = ? and month >= ? and month <= ?
                        """)
                .with(of.key(), from.toString(), to.toString())
                .each(row -> reader.take(row.text(1), row.text(2), row.number(3)));
    }

    private static Figures figures(YearMonth from, YearMonth to, Map<String, Long> sums) {
        Function<String, Long> sum = name -> sums.getOrDefault(name, 0L);
        var states = new EnumMap<State, Long>(State.class);
        var missed = new EnumMap<State, Long>(State.class);
        for (var state : State.values()) {
            states.put(state, sum.apply("state/" + state.code()));
            missed.put(state, sum.apply("missed/" + state.code()));
        }
        var promises = new EnumMap<Kept, Long>(Kept.class);
        for (var kept : Kept.values()) {
            promises.put(kept, sum.apply("kept/" + kept.code()));
        }
        var verdicts = new EnumMap<Verdict, Long>(Verdict.class);
        var relayed = new EnumMap<Verdict, Long>(Verdict.class);
        for (var verdict : Verdict.values()) {
            verdicts.put(verdict, sum.apply("verdict/" + verdict.code()));
            relayed.put(verdict, sum.apply("relayed/" + verdict.code()));
        }
        return new Figures(
                from,
                to,
                sum.apply("asked"),
                sum.apply("imported"),
                states,
                missed,
                promises,
                verdicts,
                relayed,
                sum.apply("late"),
                numbered(sums, "content/"),
                sum.apply("silent/told"),
                sum.apply("silent/untold"),
                sum.apply("returned"),
                sum.apply("reopened"),
                numbered(sums, "took/"),
                sum.apply("refused"),
                sum.apply("appealed"),
                sum.apply("overturned"));
    }

    private static Map<Integer, Long> numbered(Map<String, Long> sums, String prefix) {
        var numbers = new TreeMap<Integer, Long>();
        sums.forEach((name, n) -> {
            if (name.startsWith(prefix)) {
                numbers.put(Integer.parseInt(name.substring(prefix.length())), n);
            }
        });
        return numbers;
    }
}
