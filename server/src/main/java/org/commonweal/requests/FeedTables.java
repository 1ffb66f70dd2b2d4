package org.commonweal.requests;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonweal.requests.RequestFeed.Box;
import org.commonweal.requests.RequestFeed.Item;
import org.commonweal.requests.RequestFeed.Span;
import org.commonweal.requests.RequestFeed.Version;
import org.commonweal.store.Dialect;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;

/// The SQL of what other programs read. A page is a merge of index ranges, each cut to the page, so
/// that it costs the same however many requests there are.
final class FeedTables {
    private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,18})_(\\d{1,18})");
    private static final int MOST_RANGES = 64;
    private static final long NO_WINDOW = 0;

    private record Found(Item item, long sort) {}

    RequestFeed list(Tx tx, RequestFeed.Wanted wanted) throws SQLException {
        String sort = wanted.byChange() ? "changed_at" : "asked_at";
        boolean lite = tx.dialect() == Dialect.SQLITE;
        var where = new Where();
        where.add("r.confidential = 0");
        where.span("r.asked_at", wanted.asked());
        where.span("r.changed_at", wanted.changed());
        where.after("r." + sort, "r.id", false, wanted.after());
        if (!wanted.held().isEmpty()) {
            where.add("(r.state <> 'waiting' or r.service not in " + marks(wanted.held()) + ")");
            where.values.addAll(sorted(wanted.held()));
        }
        var ranges = ranges(where, wanted, lite);
        int rows = wanted.skip() + wanted.limit() + 1;
        String order = " order by %s desc, id desc limit %d".formatted(sort, rows);
        var sql =
                ranges.stream()
                        .map(range ->
                                "select * from (select r.id as id, r.number as number, r.last_entry as last_entry,"
                                        + " r.window_at as window_at, "
                                        + range.table
                                        + "."
                                        + sort
                                        + " as "
                                        + sort
                                        + " from "
                                        + range.text
                                        + order
                                        + ") as part")
                        .collect(Collectors.joining(" union all "));
        var values = new ArrayList<Object>();
        ranges.forEach(range -> values.addAll(range.values));
        var found =
                tx.sql(ranges.size() == 1 ? sql : sql + order)
                        .with(values.toArray())
                        .list(row ->
                                new Found(
                                        item(row.number(1), row.number(2), row.number(3), row),
                                        row.number(5)));
        var page = found.subList(Math.min(wanted.skip(), found.size()), found.size());
        boolean more = page.size() > wanted.limit();
        var shown = page.subList(0, Math.min(page.size(), wanted.limit()));
        return new RequestFeed(
                shown.stream().map(Found::item).toList(),
                more
                        ? Optional.of(shown.getLast().sort() + "_" + shown.getLast().item().id())
                        : Optional.empty());
    }

    private static Item item(long id, long number, long entry, org.commonweal.store.Row row)
            throws SQLException {
        long window = row.maybeNumber("window_at").orElse(NO_WINDOW);
        return new Item(id, new RequestNumber(number), new Version(entry, window));
    }

    /// @param table whose index gives the order
    private record Range(String text, List<Object> values, String table) {}

    /// The ranges to merge. One list of codes and the states lead, while they are few; the rest is
    /// looked at row by row.
    private static List<Range> ranges(Where base, RequestFeed.Wanted wanted, boolean lite) {
        if (wanted.byChange()) {
            // Kept from the other indexes, which do not give the order.
            String plus = lite ? "+" : "";
            var where = new Where(base);
            where.in(plus + "r.state", codes(wanted));
            where.in(plus + "r.service", wanted.services());
            where.in(plus + "r.agency", wanted.agencies());
            where.in(plus + "r.area", wanted.areas());
            where.box(wanted.box(), lite);
            return List.of(where.range("requests r"));
        }
        var box = wanted.box();
        var cells = box == null ? List.<Long>of() : Cells.of(box);
        if (box != null && !cells.isEmpty() && cells.size() <= MOST_RANGES) {
            return cells(base, wanted, box, cells);
        }
        var codes = codes(wanted);
        String led = "";
        Collection<String> leading = List.of();
        for (var each :
                List.of(
                        new Lead("r.service", wanted.services()),
                        new Lead("r.area", wanted.areas()),
                        new Lead("r.agency", wanted.agencies()))) {
            if (led.isEmpty() && !each.codes.isEmpty()) {
                led = each.column;
                leading = each.codes;
            }
        }
        if (!led.isEmpty() && codes.isEmpty()) {
            codes = java.util.Arrays.stream(State.values()).map(State::code).toList();
        }
        int ranges = Math.max(1, codes.size()) * Math.max(1, leading.size());
        if (ranges > MOST_RANGES) {
            led = "";
            leading = List.of();
        }
        var rest = new Where(base);
        rest.in("r.service", led.equals("r.service") ? List.of() : wanted.services());
        rest.in("r.area", led.equals("r.area") ? List.of() : wanted.areas());
        rest.in("r.agency", led.equals("r.agency") ? List.of() : wanted.agencies());
        rest.box(box, lite);
        var all = new ArrayList<Range>();
        for (var state : codes.isEmpty() ? List.of("") : codes) {
            for (var code : leading.isEmpty() ? List.of("") : sorted(leading)) {
                var where = new Where(rest);
                where.equal("r.state", state);
                where.equal(led, code);
                all.add(where.range("requests r"));
            }
        }
        return all;
    }

    private record Lead(String column, Collection<String> codes) {}

    private static List<Range> cells(
            Where base, RequestFeed.Wanted wanted, Box box, List<Long> cells) {
        var all = new ArrayList<Range>();
        for (long cell : cells) {
            var where = new Where(base);
            where.add("s.cell = ?");
            where.values.add(cell);
            where.add("s.lat between ? and ? and s.lon between ? and ?");
            where.values.addAll(Cells.micros(box));
            where.span("s.asked_at", wanted.asked());
            where.in("r.state", codes(wanted));
            where.in("r.service", wanted.services());
            where.in("r.agency", wanted.agencies());
            where.in("r.area", wanted.areas());
            where.after("s.asked_at", "s.request", false, wanted.after());
            all.add(where.range("request_spots s join requests r on r.id = s.request", "s"));
        }
        return all;
    }

    private static List<String> codes(RequestFeed.Wanted wanted) {
        return wanted.states().stream().sorted().map(State::code).toList();
    }

    private static List<String> sorted(Collection<String> codes) {
        return List.copyOf(new TreeSet<>(codes));
    }

    private static String marks(Collection<?> values) {
        return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    }

    /// One request, by its number, if it may be in a list.
    Optional<Item> one(Tx tx, RequestNumber number) throws SQLException {
        return tx.sql(
                        """
                        select id, number, last_entry, window_at from requests where number = ? and confidential = 0
                        """)
                .with(number.value())
                .one(row -> item(row.number(1), row.number(2), row.number(3), row));
    }

    private record Happened(RequestUpdates.Line line, long at) {}

    RequestUpdates updates(Tx tx, RequestUpdates.Wanted wanted) throws SQLException {
        var where = new Where();
        where.add("r.confidential = 0 and s.step > 0");
        where.span("s.at", wanted.span());
        where.after("s.at", "s.entry", true, wanted.after());
        var number = wanted.request();
        if (number != null) {
            where.add("r.number = ?");
            where.values.add(number.value());
        }
        if (!wanted.held().isEmpty()) {
            where.add("(r.state <> 'waiting' or r.service not in " + marks(wanted.held()) + ")");
            where.values.addAll(sorted(wanted.held()));
        }
        String way = wanted.newest() ? " desc" : "";
        String from =
                number == null
                        ? "request_steps s join requests r on r.id = s.request"
                        : "requests r join request_steps s on s.request = r.id";
        var found =
                tx.sql(
                                "select r.id, r.number, r.last_entry, r.window_at as window_at, s.step, s.entry, s.at from "
                                        + where.range(from).text
                                        + " order by s.at%s, s.entry%s limit %d"
                                                .formatted(way, way, wanted.limit() + 1))
                        .with(where.values.toArray())
                        .list(row ->
                                new Happened(
                                        new RequestUpdates.Line(
                                                item(
                                                        row.number(1),
                                                        row.number(2),
                                                        row.number(3),
                                                        row),
                                                (int) row.number(5),
                                                row.number(6)),
                                        row.number(7)));
        boolean more = found.size() > wanted.limit();
        var shown = found.subList(0, Math.min(found.size(), wanted.limit()));
        var last = shown.isEmpty() ? null : shown.getLast();
        var lines = shown.stream().map(Happened::line).toList();
        return new RequestUpdates(
                wanted.newest() ? lines.reversed() : lines,
                more && !wanted.newest() && last != null
                        ? Optional.of(last.at() + "_" + last.line().entry())
                        : Optional.empty());
    }

    /// Conditions with their values.
    private static final class Where {
        private final StringBuilder text = new StringBuilder("1 = 1");
        private final List<Object> values = new ArrayList<>();

        Where() {}

        Where(Where other) {
            text.setLength(0);
            text.append(other.text);
            values.addAll(other.values);
        }

        void add(String condition) {
            text.append(" and ").append(condition);
        }

        void equal(String column, String value) {
            if (!value.isEmpty()) {
                add(column + " = ?");
                values.add(value);
            }
        }

        void in(String column, Collection<String> codes) {
            if (!codes.isEmpty()) {
                add(column + " in " + marks(codes));
                values.addAll(sorted(codes));
            }
        }

        void span(String column, Span span) {
            var from = span.from();
            if (from != null) {
                add(column + " >= ?");
                values.add(from);
            }
            var to = span.to();
            if (to != null) {
                add(column + " <= ?");
                values.add(to);
            }
        }

        /// What a cursor that is none leaves is nothing.
        void after(String sort, String id, boolean up, String cursor) {
            var key = CURSOR.matcher(cursor);
            if (key.matches()) {
                add("(%s, %s) %s (?, ?)".formatted(sort, id, up ? ">" : "<"));
                values.add(Long.parseLong(key.group(1)));
                values.add(Long.parseLong(key.group(2)));
            } else if (!cursor.isEmpty()) {
                add("1 = 0");
            }
        }

        /// Row by row, from the point's own text.
        void box(@Nullable Box box, boolean lite) {
            if (box == null) {
                return;
            }
            String lat =
                    lite
                            ? "cast(substr(r.point, 1, instr(r.point, ',') - 1) as real)"
                            : "cast(split_part(r.point, ',', 1) as double precision)";
            String lon =
                    lite
                            ? "cast(substr(r.point, instr(r.point, ',') + 1) as real)"
                            : "cast(split_part(r.point, ',', 2) as double precision)";
            add(
                    "case when r.point = '' then 0 when %s between ? and ? and %s between ? and ? then 1 else 0 end = 1"
                            .formatted(lat, lon));
            values.add(box.southWest().lat());
            values.add(box.northEast().lat());
            values.add(box.southWest().lon());
            values.add(box.northEast().lon());
        }

        Range range(String from) {
            return range(from, "r");
        }

        Range range(String from, String table) {
            return new Range(from + " where " + text, List.copyOf(values), table);
        }
    }
}
