package org.commonweal.requests;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.commonweal.requests.RequestTables.StepLine;
import org.commonweal.store.Dialect;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A request and its steps in order, read by one statement, so that they are of one moment wherever
/// it runs. The store hands both over as JSON: an answer of thirty-six columns costs SQLite's
/// driver a call out of Java for each name and each value, which is more than the reading itself.
///
/// @param steps in order
record Whole(Line line, List<StepLine> steps) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String READ =
            """
            select %array%(id, %hex%, number, state, confidential, source, service, agency, area, channel, asked_at,
                changed_at, handler, next_owner, window_at, returned, steps, last_entry, words, place, point, answers,
                photos, name, email, phone, contact_note, closing_note, source_id, gone),
              (select %list%(%array%(step, entry, event, at, %facts%, gone)) from request_steps where request = r.id)
            from requests as r where %by% = ?
            """;
    private static final String LITE =
            READ.replace("%array%", "json_array")
                    .replace("%list%", "json_group_array")
                    .replace("%hex%", "hex(handle)")
                    .replace("%facts%", "json(facts)");
    private static final String POSTGRES =
            READ.replace("%array%", "json_build_array")
                    .replace("%list%", "json_agg")
                    .replace("%hex%", "encode(handle, 'hex')")
                    .replace("%facts%", "facts::json");

    private static final Map<Dialect, String> BY_NUMBER = by("number");
    private static final Map<Dialect, String> BY_ID = by("id");

    private static Map<Dialect, String> by(String column) {
        return Map.of(
                Dialect.SQLITE,
                LITE.replace("%by%", column),
                Dialect.POSTGRESQL,
                POSTGRES.replace("%by%", column));
    }

    /// The request with a number.
    static Optional<Whole> of(Tx tx, RequestNumber number) throws SQLException {
        return one(tx, BY_NUMBER, number.value());
    }

    /// The request whose case begins with an entry.
    static Optional<Whole> of(Tx tx, long id) throws SQLException {
        return one(tx, BY_ID, id);
    }

    private static Optional<Whole> one(Tx tx, Map<Dialect, String> by, long key)
            throws SQLException {
        return tx.sql(Objects.requireNonNull(by.get(tx.dialect())))
                .with(key)
                .one(row -> new Whole(line(row.text(1)), steps(row.text(2))));
    }

    /// As it is now.
    Request request() {
        return RequestTables.fold(line, steps, Integer.MAX_VALUE);
    }

    Sight.Seen seen() {
        return new Sight.Seen(line, steps, request());
    }

    private static Line line(String json) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            var in = new Values(parser);
            return new Line(
                    in.number(),
                    HexFormat.of().parseHex(in.text()),
                    new RequestNumber(in.number()),
                    State.of(in.text()).orElseThrow(),
                    in.number() != 0,
                    in.text(),
                    in.text(),
                    in.text(),
                    in.text(),
                    in.text(),
                    Instant.ofEpochMilli(in.number()),
                    Instant.ofEpochMilli(in.number()),
                    in.text(),
                    in.text(),
                    in.maybeInstant(),
                    (int) in.number(),
                    (int) in.number(),
                    in.number(),
                    in.text(),
                    in.text(),
                    in.text(),
                    in.text(),
                    EventForm.split(in.text()),
                    new Ask.Contact(in.text(), in.text(), in.text(), in.text()),
                    in.text(),
                    in.text(),
                    Gone.names(in.text()));
        }
    }

    // In whatever order an aggregate found them.
    private static List<StepLine> steps(String json) {
        var steps = new ArrayList<StepLine>();
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            var in = new Values(parser);
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                steps.add(
                        new StepLine(
                                (int) in.number(),
                                in.number(),
                                in.text(),
                                Instant.ofEpochMilli(in.number()),
                                in.facts(),
                                Set.copyOf(EventForm.split(in.text()))));
                parser.nextToken();
            }
        }
        steps.sort(Comparator.comparingInt(StepLine::step));
        return steps;
    }

    /// The values of an array, one after the other.
    private record Values(JsonParser in) {
        long number() {
            in.nextToken();
            return in.getLongValue();
        }

        String text() {
            in.nextToken();
            return in.getString();
        }

        @Nullable Instant maybeInstant() {
            return in.nextToken() == JsonToken.VALUE_NULL
                    ? null
                    : Instant.ofEpochMilli(in.getLongValue());
        }

        Map<String, String> facts() {
            var facts = new HashMap<String, String>();
            in.nextToken();
            for (var name = in.nextName(); name != null; name = in.nextName()) {
                facts.put(name, text());
            }
            return facts;
        }
    }
}
