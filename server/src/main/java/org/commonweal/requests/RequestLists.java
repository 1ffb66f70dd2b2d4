package org.commonweal.requests;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.photos.PhotoId;
import org.commonweal.places.Point;
import org.commonweal.requests.RequestList.Desk;
import org.commonweal.requests.RequestList.Filter;
import org.commonweal.requests.RequestList.Row;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;

/// The lists' SQL. Each list is a merge of index ranges, one a state, each cut to a page: so a page
/// costs the same however many requests there are and whichever page it is.
final class RequestLists {
    private static final String COLUMNS =
            """
            id, number, state, service, agency, area, words, place, point, photos, asked_at, changed_at, round, due_at, missed,
            paused, handler, confidential, source, work_at
            """;
    private static final String NEWEST =
            """
            , (select event from request_steps
               where request = requests.id and step = requests.steps - 1) as newest
            """;
    private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,18})_(\\d{1,18})");
    private static final int EXCERPT = 200;

    private record Found(long id, long sort, Row row) {}

    RequestList list(Tx tx, Filter filter, String after, int limit) throws SQLException {
        var states = filter.states();
        boolean one =
                filter.agency().isEmpty() && filter.area().isEmpty() && filter.service().isEmpty();
        if (states.isEmpty() && !one) {
            states = EnumSet.allOf(State.class);
        }
        var query = new Merge("asked_at", true, after, limit);
        query.where("confidential = 0");
        query.equal("agency", filter.agency());
        query.equal("area", filter.area());
        query.equal("service", filter.service());
        query.when("asked_at >= ?", filter.from());
        query.when("asked_at < ?", filter.to());
        return query.page(tx, states, false);
    }

    RequestList desk(
            Tx tx,
            Actor.Staff staff,
            List<String> lent,
            Desk which,
            Filter narrow,
            String after,
            int limit)
            throws SQLException {
        var query = new Merge("work_at", false, after, limit);
        query.where("work_at is not null");
        query.equal("area", narrow.area());
        query.equal("service", narrow.service());
        boolean routes = staff.role() == Role.LEAD || staff.role() == Role.CLERK;
        if (which == Desk.WAITING ? !routes : !staff.role().handles()) {
            return new RequestList(List.of(), Optional.empty());
        }
        if (which != Desk.WAITING && staff.agency().isPresent()) {
            var agencies = new ArrayList<>(List.of(staff.agency().get()));
            if (which == Desk.APPEALS) {
                agencies.addAll(lent);
            }
            query.among("agency", agencies);
        }
        Set<State> states =
                switch (which) {
                    case MINE -> {
                        query.where("handler <> ''");
                        query.equal("handler", Decision.id(staff));
                        yield EnumSet.noneOf(State.class);
                    }
                    case AGENCY -> EnumSet.of(State.PROMISED, State.UNDER_WAY);
                    case RETURNED -> {
                        query.where("returned > 0 and handler = ''");
                        yield EnumSet.of(State.PROMISED);
                    }
                    case APPEALS -> {
                        // The one who refused is the one who had it last.
                        query.when("handler <> ?", Decision.id(staff));
                        yield EnumSet.of(State.APPEALED);
                    }
                    case WAITING -> EnumSet.of(State.WAITING);
                    case PAUSED -> {
                        query.where("paused = 1");
                        yield EnumSet.of(State.PROMISED, State.UNDER_WAY);
                    }
                    case VERDICT -> EnumSet.of(State.REPORTED_DONE);
                };
        if (which == Desk.MINE) {
            query.where("state in ('promised', 'under_way')");
        }
        return query.page(tx, states, true);
    }

    /// One range of an index for each state, merged in the list's order.
    private static final class Merge {
        private final String sort;
        private final boolean down;
        private final int limit;
        private final StringBuilder where = new StringBuilder("1 = 1");
        private final List<Object> values = new ArrayList<>();

        Merge(String sort, boolean down, String after, int limit) {
            if (limit < 1 || limit > RequestList.MOST) {
                throw new IllegalArgumentException(
                        "a page has 1 to " + RequestList.MOST + " rows, not " + limit);
            }
            this.sort = sort;
            this.down = down;
            this.limit = limit;
            var cursor = CURSOR.matcher(after);
            if (cursor.matches()) {
                where.append(" and (%s, id) %s (?, ?)".formatted(sort, down ? "<" : ">"));
                values.add(Long.parseLong(cursor.group(1)));
                values.add(Long.parseLong(cursor.group(2)));
            } else if (!after.isEmpty()) {
                where.append(" and 1 = 0");
            }
        }

        void where(String condition) {
            where.append(" and ").append(condition);
        }

        void equal(String column, String value) {
            if (!value.isEmpty()) {
                when(column + " = ?", value);
            }
        }

        void among(String column, List<String> some) {
            where(
                    column
                            + " in ("
                            + String.join(", ", Collections.nCopies(some.size(), "?"))
                            + ")");
            values.addAll(some);
        }

        void when(String condition, @Nullable Object value) {
            if (value != null) {
                where(condition);
                values.add(value);
            }
        }

        RequestList page(Tx tx, Set<State> states, boolean staff) throws SQLException {
            String columns = staff ? COLUMNS + NEWEST : COLUMNS;
            String order =
                    down
                            ? " order by %s desc, id desc limit ".formatted(sort)
                            : " order by %s, id limit ".formatted(sort);
            var parts = new ArrayList<String>();
            var all = new ArrayList<Object>();
            for (var state : states) {
                parts.add(part(columns, " and state = '" + state.code() + "'", order));
                all.addAll(values);
            }
            if (states.isEmpty()) {
                parts.add(part(columns, "", order));
                all.addAll(values);
            }
            String sql =
                    parts.size() == 1
                            ? parts.getFirst()
                            : String.join(" union all ", parts) + order + (limit + 1);
            var found =
                    tx.sql(sql)
                            .with(all.toArray())
                            .list(row ->
                                    new Found(row.number("id"), row.number(sort), row(row, staff)));
            boolean more = found.size() > limit;
            var rows = found.stream().limit(limit).map(Found::row).toList();
            return new RequestList(
                    rows,
                    more
                            ? Optional.of(
                                    found.get(limit - 1).sort() + "_" + found.get(limit - 1).id())
                            : Optional.empty());
        }

        private String part(String columns, String state, String order) {
            return "select * from (select %s from requests where %s%s%s%d) as part"
                    .formatted(columns, where, state, order, limit + 1);
        }
    }

    private static Row row(org.commonweal.store.Row row, boolean staff) throws SQLException {
        var words = row.text("words");
        return new Row(
                new RequestNumber(row.number("number")),
                State.of(row.text("state")).orElseThrow(),
                row.text("service"),
                row.text("agency"),
                row.text("area"),
                excerpt(words),
                row.text("place"),
                point(row.text("point")),
                EventForm.split(row.text("photos")).stream()
                        .findFirst()
                        .map(PhotoId::new)
                        .orElse(null),
                row.instant("asked_at"),
                row.instant("changed_at"),
                (int) row.number("round"),
                row.maybeInstant("due_at").orElse(null),
                row.flag("missed"),
                row.flag("paused"),
                staff && row.maybeText("newest").filter("request.added/1"::equals).isPresent(),
                staff && !row.text("handler").isEmpty(),
                row.flag("confidential"),
                !row.text("source").isEmpty());
    }

    static @Nullable Point point(String text) {
        return Point.parse(text).orElse(null);
    }

    private static String excerpt(String words) {
        return words.codePointCount(0, words.length()) <= EXCERPT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, EXCERPT)) + "…";
    }
}
