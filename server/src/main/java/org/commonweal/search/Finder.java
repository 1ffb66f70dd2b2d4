package org.commonweal.search;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.commonweal.places.Box;
import org.commonweal.places.Point;
import org.commonweal.requests.RequestNumber;
import org.commonweal.search.Found.Count;
import org.commonweal.search.Found.Facet;
import org.commonweal.search.Queries.Said;
import org.commonweal.search.SearchQuery.Order;
import org.jspecify.annotations.Nullable;

/// Finds the numbers of one page, and counts.
final class Finder {
    /// More than this is not put in the order of fitness: common words would all have to be
    /// weighed.
    private static final int MOST_WEIGHED = 10_000;

    /// The most pages of the best; what is further down fits badly.
    private static final int MOST_BEST_PAGES = 25;

    private static final Pattern KEY = Pattern.compile("(-?\\d{1,15})_(\\d{1,15})");
    private static final Pattern PAGE = Pattern.compile("p(\\d{1,2})");

    private final Queries queries;

    Finder(Queries queries) {
        this.queries = queries;
    }

    /// What was found, by number.
    record Hits(
            List<RequestNumber> numbers,
            Order order,
            int total,
            boolean capped,
            Map<Facet, List<Count>> counts,
            boolean looser,
            boolean respelt,
            Optional<String> next) {}

    /// @throws IllegalArgumentException for a page key that is none of ours
    Hits find(IndexSearcher searcher, SearchQuery query, Names names, String after, int rows)
            throws IOException {
        var said = queries.words(searcher, query.words(), names);
        var whole = both(said, queries.narrowing(query, null));
        var newest = newest(searcher, whole, null, Found.MOST_COUNTED + 1);
        boolean capped = newest.length > Found.MOST_COUNTED;
        var counted = capped ? Arrays.copyOf(newest, Found.MOST_COUNTED) : newest;
        boolean worded = !query.words().isBlank();
        var order =
                !worded || newest.length > MOST_WEIGHED
                        ? Order.NEWEST
                        : Optional.ofNullable(query.order()).orElse(Order.BEST);
        var page =
                order == Order.BEST
                        ? best(searcher, whole, after, rows)
                        : newest(searcher, whole, newest, after, rows);
        return new Hits(
                Counting.numbers(searcher, page.docs).stream().map(RequestNumber::new).toList(),
                order,
                counted.length,
                capped,
                counts(searcher, query, said, counted),
                said.looser(),
                said.respelt(),
                page.next);
    }

    /// Where they are.
    ///
    /// @param piece of the map, which narrows beside all else
    /// @param zoom of the common web map grid
    Spread spread(IndexSearcher searcher, SearchQuery query, Names names, Box piece, int zoom)
            throws IOException {
        var said = queries.words(searcher, query.words(), names);
        var all = both(said, queries.narrowing(query, null));
        var placed = also(all, new FieldExistsQuery(Fields.LAT));
        var grid = searcher.search(also(all, Queries.in(piece)), Grid.counting(piece, zoom));
        int total = searcher.count(all);
        var spots = new ArrayList<Spread.Spot>();
        for (var gathered : grid.gathered()) {
            long only = gathered.count() == 1 ? Counting.number(searcher, gathered.doc()) : 0;
            spots.add(new Spread.Spot(gathered.middle(), gathered.box(), gathered.count(), only));
        }
        return new Spread(spots, total, total - searcher.count(placed));
    }

    /// Where requests are.
    ///
    /// @param total how many fit, in the piece of the map or not
    /// @param unplaced how many of them have no place
    record Spread(List<Spot> spots, int total, int unplaced) {
        /// @param only number of the one request; 0 where there are more
        record Spot(Point middle, Box box, int count, long only) {}
    }

    private record Page(ScoreDoc[] docs, Optional<String> next) {}

    private static Page newest(
            IndexSearcher searcher, Query query, ScoreDoc[] first, String after, int rows)
            throws IOException {
        var key = KEY.matcher(after);
        if (!after.isEmpty() && !key.matches()) {
            throw new IllegalArgumentException("not a page key: " + after);
        }
        var docs =
                after.isEmpty()
                        ? first
                        : newest(
                                searcher,
                                query,
                                new FieldDoc(
                                        Integer.MAX_VALUE,
                                        0,
                                        new Object[] {
                                            Long.parseLong(key.group(1)),
                                            Long.parseLong(key.group(2))
                                        }),
                                rows + 1);
        if (docs.length <= rows) {
            return new Page(docs, Optional.empty());
        }
        var last = ((FieldDoc) docs[rows - 1]).fields;
        return new Page(Arrays.copyOf(docs, rows), Optional.of(last[0] + "_" + last[1]));
    }

    private static ScoreDoc[] newest(
            IndexSearcher searcher, Query query, @Nullable FieldDoc after, int most)
            throws IOException {
        int room = Math.clamp(searcher.getIndexReader().maxDoc(), 1, most);
        var collecting = new TopFieldCollectorManager(SearchIndex.NEWEST, room, after, room);
        return searcher.search(query, collecting).scoreDocs;
    }

    private static Page best(IndexSearcher searcher, Query query, String after, int rows)
            throws IOException {
        var key = PAGE.matcher(after);
        if (!after.isEmpty() && !key.matches()) {
            throw new IllegalArgumentException("not a page key: " + after);
        }
        int page = after.isEmpty() ? 1 : Integer.parseInt(key.group(1));
        if (page < 1 || page > MOST_BEST_PAGES) {
            throw new IllegalArgumentException("not a page: " + page);
        }
        var collecting = new TopScoreDocCollectorManager(page * rows + 1, MOST_WEIGHED);
        var docs = searcher.search(query, collecting).scoreDocs;
        int from = Math.min(docs.length, (page - 1) * rows);
        int to = Math.min(docs.length, page * rows);
        boolean more = docs.length > to && page < MOST_BEST_PAGES;
        return new Page(
                Arrays.copyOfRange(docs, from, to),
                more ? Optional.of("p" + (page + 1)) : Optional.empty());
    }

    private Map<Facet, List<Count>> counts(
            IndexSearcher searcher, SearchQuery query, Said said, ScoreDoc[] counted)
            throws IOException {
        var counts = new EnumMap<Facet, List<Count>>(Facet.class);
        for (var facet : Facet.values()) {
            var docs =
                    narrows(query, facet)
                            ? newest(
                                    searcher,
                                    both(said, queries.narrowing(query, facet)),
                                    null,
                                    Found.MOST_COUNTED)
                            : counted;
            counts.put(facet, Counting.facet(searcher, docs, facet));
        }
        return counts;
    }

    private static boolean narrows(SearchQuery query, Facet facet) {
        return switch (facet) {
            case STATE -> !query.states().isEmpty();
            case SERVICE -> !query.service().isEmpty();
            case AGENCY -> !query.agency().isEmpty();
            case AREA -> !query.area().isEmpty();
        };
    }

    private static Query also(Query query, Query more) {
        return new BooleanQuery.Builder().add(query, FILTER).add(more, FILTER).build();
    }

    private static Query both(Said said, Query narrowing) {
        return new BooleanQuery.Builder().add(said.query(), MUST).add(narrowing, FILTER).build();
    }
}
