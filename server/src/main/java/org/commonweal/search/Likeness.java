package org.commonweal.search;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST_NOT;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.State;
import org.jspecify.annotations.Nullable;

/// Finds requests that may be about the same thing: of the same or a related service, near or on
/// the same street, open or lately closed.
///
/// The weights are those of a logistic regression over the requests that the City of Boston itself
/// called duplicates in September 2011, rounded; docs/search.md says how they were found and what
/// they find in October. Words count a little; what Boston published has none to measure it by.
final class Likeness {
    static final int MOST = 5;

    private static final double METRES = 800;
    private static final Duration LATELY = Duration.ofDays(14);
    private static final int MOST_CANDIDATES = 1_000;

    private static final double BASE = 5.5;
    private static final double SAME_SERVICE = 1.6;
    private static final double SAME_STREET = 1.3;
    private static final double DISTANCE = 1.7;
    private static final double DISTANCE_FROM = 20;
    private static final double DISTANCE_UNKNOWN = 4.3;
    private static final double AGE = 0.5;
    private static final double AGE_FROM_HOURS = 2;
    private static final double CLOSED = 4.5;
    private static final double WORDS = 1;

    /// Less likely ones are not shown.
    static final double LEAST = -0.2;

    private final SearchLanguages languages;
    private final Documents documents;

    Likeness(SearchLanguages languages, Documents documents) {
        this.languages = languages;
        this.documents = documents;
    }

    /// One that is like it.
    record Hit(RequestNumber number, OptionalInt metres, boolean sameStreet, double score) {}

    List<Hit> find(IndexSearcher searcher, Thing thing, List<String> related, Instant at)
            throws IOException {
        var streets = Set.copyOf(documents.streets(thing.place()));
        var where = where(thing, streets);
        if (where == null) {
            return List.of();
        }
        var query =
                new BooleanQuery.Builder()
                        .add(Queries.in(Fields.SERVICE, related), FILTER)
                        .add(where, FILTER)
                        .add(Queries.asked(null, at.plusMillis(1)), FILTER)
                        .add(closedBefore(at.minus(LATELY)), MUST_NOT)
                        .add(
                                new TermQuery(new Term(Fields.STATE, State.WITHDRAWN.code())),
                                MUST_NOT);
        int room = Math.clamp(searcher.getIndexReader().maxDoc(), 1, MOST_CANDIDATES);
        var collecting = new TopFieldCollectorManager(SearchIndex.NEWEST, room, null, room);
        var found = searcher.search(query.build(), collecting).scoreDocs;
        var words = shares(searcher, thing.words(), found);
        var hits = new ArrayList<Hit>();
        for (int i = 0; i < found.length; i++) {
            var hit = hit(searcher, found[i], thing, streets, at, words[i]);
            if (hit.score >= LEAST) {
                hits.add(hit);
            }
        }
        hits.sort(Comparator.comparingDouble(hit -> -hit.score));
        return hits.stream().limit(MOST).toList();
    }

    private static @Nullable Query where(Thing thing, Set<String> streets) {
        var where = new BooleanQuery.Builder();
        var point = thing.point();
        if (point != null) {
            where.add(Queries.near(point.lat(), point.lon(), METRES), SHOULD);
        }
        if (!streets.isEmpty()) {
            where.add(Queries.in(Fields.STREET, streets), SHOULD);
        }
        var query = where.build();
        return query.clauses().isEmpty() ? null : query;
    }

    private static Query closedBefore(Instant at) {
        return LongPoint.newRangeQuery(Fields.CLOSED, Long.MIN_VALUE, at.toEpochMilli() - 1);
    }

    private Hit hit(
            IndexSearcher searcher,
            ScoreDoc doc,
            Thing thing,
            Set<String> streets,
            Instant at,
            double words)
            throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc.doc, leaves));
        var part = leaf.reader();
        int within = doc.doc - leaf.docBase;
        boolean sameStreet = sharesStreet(part, within, streets);
        var metres = metres(part, within, thing);
        if (metres.isPresent() && metres.getAsDouble() > METRES) {
            // Two streets of one name.
            return new Hit(number(part, within), OptionalInt.empty(), false, LEAST - 1);
        }
        double hours = (at.toEpochMilli() - number(part, within, Fields.ASKED, 0)) / 3_600_000.0;
        boolean closed = number(part, within, Fields.CLOSED, Long.MAX_VALUE) <= at.toEpochMilli();
        boolean sameService = text(part, within, Fields.SERVICE).equals(thing.service());
        double score =
                BASE
                        + (sameService ? SAME_SERVICE : 0)
                        + (sameStreet ? SAME_STREET : 0)
                        - (metres.isPresent()
                                ? DISTANCE * Math.log1p(metres.getAsDouble() / DISTANCE_FROM)
                                : DISTANCE_UNKNOWN)
                        - AGE * Math.log1p(hours / AGE_FROM_HOURS)
                        - (closed ? CLOSED : 0)
                        + WORDS * words;
        return new Hit(
                number(part, within),
                metres.isPresent()
                        ? OptionalInt.of((int) Math.round(metres.getAsDouble()))
                        : OptionalInt.empty(),
                sameStreet,
                score);
    }

    private static RequestNumber number(LeafReader part, int doc) throws IOException {
        return new RequestNumber(number(part, doc, Fields.NUMBER, 0));
    }

    private static long number(LeafReader part, int doc, String field, long otherwise)
            throws IOException {
        var column = DocValues.getSortedNumeric(part, field);
        return column.advanceExact(doc) ? column.nextValue() : otherwise;
    }

    private static String text(LeafReader part, int doc, String field) throws IOException {
        var column = DocValues.getSorted(part, field);
        return column.advanceExact(doc) ? column.lookupOrd(column.ordValue()).utf8ToString() : "";
    }

    private static OptionalDouble metres(LeafReader part, int doc, Thing thing) throws IOException {
        var here = thing.point();
        long lat = number(part, doc, Fields.LAT, Long.MIN_VALUE);
        if (here == null || lat == Long.MIN_VALUE) {
            return OptionalDouble.empty();
        }
        long lon = number(part, doc, Fields.LON, 0);
        return OptionalDouble.of(here.metresTo(Documents.point(lat, lon)));
    }

    private static boolean sharesStreet(LeafReader part, int doc, Set<String> streets)
            throws IOException {
        var column = DocValues.getSortedSet(part, Fields.STREET);
        if (!streets.isEmpty() && column.advanceExact(doc)) {
            for (int i = 0; i < column.docValueCount(); i++) {
                if (streets.contains(column.lookupOrd(column.nextOrd()).utf8ToString())) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Which part of the words each of the found has.
    private double[] shares(IndexSearcher searcher, String words, ScoreDoc[] found)
            throws IOException {
        var shares = new double[found.length];
        var asked = languages.asked(words);
        for (var word : asked) {
            var has = new BooleanQuery.Builder();
            has.add(new TermQuery(new Term(Fields.WORDS, word.plain())), SHOULD);
            word.stems()
                    .forEach(
                            (field, stem) -> has.add(new TermQuery(new Term(field, stem)), SHOULD));
            var weight =
                    searcher.createWeight(
                            searcher.rewrite(new ConstantScoreQuery(has.build())),
                            ScoreMode.COMPLETE_NO_SCORES,
                            1);
            for (int i = 0; i < found.length; i++) {
                var leaves = searcher.getIndexReader().leaves();
                var leaf = leaves.get(ReaderUtil.subIndex(found[i].doc, leaves));
                var scorer = weight.scorer(leaf);
                int within = found[i].doc - leaf.docBase;
                if (scorer != null && scorer.iterator().advance(within) == within) {
                    shares[i] += 1.0 / asked.size();
                }
            }
        }
        return shares;
    }
}
