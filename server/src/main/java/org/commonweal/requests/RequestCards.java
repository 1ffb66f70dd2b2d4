package org.commonweal.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonweal.store.Row;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CanonicalJson;
import org.commonweal.verifier.CaseHandle;

/// Reads what lists and indexes need of public requests, many at a time. Part of the door
/// [Requests], for any thread.
public final class RequestCards {
    private static final String SELECT =
            """
            select number, id, state, service, agency, area, words, place, point, photos, asked_at, changed_at, since, missed, gone,
                source, case when state = 'closed_before' then
                    (select facts from request_steps where request = requests.id and step = 0) else '' end as first_facts
            from requests where confidential = 0 and
            """;

    // Few sizes, so that few statements are kept.
    private static final int[] SIZES = {1, 20, 256};

    private final Store store;

    RequestCards(Store store) {
        this.store = store;
    }

    /// Of some cases on the record, in no order. Confidential requests and cases that are no
    /// requests are passed over.
    public List<RequestCard> of(List<CaseHandle> handles) {
        var keys = handles.stream().map(handle -> (Object) handle.bytes()).toList();
        return store.read(tx -> found(tx, "handle", keys));
    }

    /// The same by number and in the order of the numbers, as the requests stand now.
    public List<RequestCard> numbered(List<RequestNumber> numbers) {
        var keys = numbers.stream().map(number -> (Object) number.value()).toList();
        var byNumber = new HashMap<RequestNumber, RequestCard>();
        for (var card : store.read(tx -> found(tx, "number", keys))) {
            byNumber.put(card.number(), card);
        }
        return numbers.stream().flatMap(number -> Stream.ofNullable(byNumber.get(number))).toList();
    }

    private static List<RequestCard> found(Tx tx, String column, List<Object> keys)
            throws SQLException {
        var found = new ArrayList<RequestCard>();
        int most = SIZES[SIZES.length - 1];
        for (int from = 0; from < keys.size(); from += most) {
            var some = new ArrayList<>(keys.subList(from, Math.min(from + most, keys.size())));
            int size = size(some.size());
            while (some.size() < size) {
                some.add(some.getLast());
            }
            var marks = String.join(", ", Collections.nCopies(size, "?"));
            tx.sql(SELECT + column + " in (" + marks + ")")
                    .with(some.toArray())
                    .each(row -> found.add(card(row)));
        }
        return found;
    }

    private static int size(int keys) {
        for (int size : SIZES) {
            if (keys <= size) {
                return size;
            }
        }
        throw new IllegalArgumentException("more than a page: " + keys);
    }

    private static RequestCard card(Row row) throws SQLException {
        var state = State.of(row.text("state")).orElseThrow();
        var photos = EventForm.split(row.text("photos"));
        return new RequestCard(
                new RequestNumber(row.number("number")),
                row.number("id"),
                state,
                row.text("service"),
                row.text("agency"),
                row.text("area"),
                row.text("words"),
                row.text("place"),
                RequestLists.point(row.text("point")),
                photos.isEmpty() ? "" : photos.getFirst(),
                row.instant("asked_at"),
                row.instant("changed_at"),
                state.open()
                        ? null
                        : elsewhere(row.text("first_facts")).orElse(row.instant("since")),
                row.flag("missed"),
                !row.text("gone").isEmpty(),
                Why.of(Gone.why(row.text("gone"), "words")),
                !row.text("source").isEmpty());
    }

    private static Optional<Instant> elsewhere(String facts) {
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(
                                CanonicalJson.parseObject(facts.getBytes(UTF_8)).get("closed"))
                        .map(text -> Instant.parse(text.toString()));
    }
}
