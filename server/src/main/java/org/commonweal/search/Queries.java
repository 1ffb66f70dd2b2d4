package org.commonweal.search;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.commonweal.places.Box;
import org.commonweal.places.Places;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.State;
import org.commonweal.search.Found.Facet;
import org.commonweal.search.SearchLanguages.Word;
import org.jspecify.annotations.Nullable;

/// Makes Lucene's queries of ours.
final class Queries {
    private static final int EXPANSIONS = 30;
    private static final int LONG_WORD = 8;

    /// Places are kept to six decimals.
    private static final double HALF_A_STEP = 5e-7;

    private final SearchLanguages languages;
    private final Places places;

    Queries(SearchLanguages languages, Places places) {
        this.languages = languages;
        this.places = places;
    }

    /// What the words say.
    ///
    /// @param looser whether some of the words are enough, because no request has them all
    /// @param respelt whether a word was found nowhere, and words like it are taken
    record Said(Query query, boolean looser, boolean respelt) {
        static final Said NOTHING = new Said(MatchAllDocsQuery.INSTANCE, false, false);
    }

    /// The query of the words.
    Said words(IndexSearcher searcher, String typed, Names names) throws IOException {
        var number = RequestNumber.parse(typed);
        if (number.isPresent()) {
            var key = new TermQuery(Documents.key(number.get()));
            return new Said(new ConstantScoreQuery(key), false, false);
        }
        var words = languages.asked(typed);
        if (words.isEmpty()) {
            return typed.isBlank()
                    ? Said.NOTHING
                    : new Said(MatchNoDocsQuery.INSTANCE, false, false);
        }
        var each = new ArrayList<Query>();
        boolean respelt = false;
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var exact = word(word, names, i == words.size() - 1);
            boolean unknown = word.spelt() && searcher.count(exact) == 0;
            each.add(unknown ? respelt(word) : exact);
            respelt |= unknown;
        }
        var all = new BooleanQuery.Builder();
        each.forEach(word -> all.add(word, MUST));
        var strict = all.build();
        if (each.size() == 1 || searcher.count(strict) > 0) {
            return new Said(strict, false, respelt);
        }
        var some = new BooleanQuery.Builder();
        each.forEach(word -> some.add(word, SHOULD));
        some.setMinimumNumberShouldMatch((each.size() + 1) / 2);
        return new Said(some.build(), true, respelt);
    }

    private Query word(Word word, Names names, boolean last) {
        var ways = new ArrayList<Query>();
        ways.add(new TermQuery(new Term(Fields.WORDS, word.plain())));
        word.stems()
                .forEach((field, stem) ->
                        ways.add(new BoostQuery(new TermQuery(new Term(field, stem)), 0.8f)));
        ways.add(new BoostQuery(new TermQuery(new Term(Fields.PLACE, word.plain())), 0.8f));
        for (var compared : places.addressWords(word.plain())) {
            var term = new Term(Fields.STREET_WORDS, compared);
            ways.add(new BoostQuery(new TermQuery(term), 0.8f));
        }
        named(Fields.SERVICE, Names.having(names.services(), word), 2, ways);
        named(Fields.AREA, Names.having(names.areas(), word), 1, ways);
        named(Fields.AGENCY, Names.having(names.agencies(), word), 0.5f, ways);
        if (last && word.spelt()) {
            for (var field : List.of(Fields.WORDS, Fields.PLACE)) {
                var beginning = new PrefixQuery(new Term(field, word.plain()));
                ways.add(new BoostQuery(beginning, 0.4f));
            }
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    private static void named(String field, Set<String> codes, float boost, List<Query> ways) {
        if (!codes.isEmpty()) {
            ways.add(new BoostQuery(new ConstantScoreQuery(in(field, codes)), boost));
        }
    }

    private static Query respelt(Word word) {
        int edits = word.plain().length() >= LONG_WORD ? 2 : 1;
        var ways = new ArrayList<Query>();
        for (var field : List.of(Fields.WORDS, Fields.PLACE)) {
            ways.add(new FuzzyQuery(new Term(field, word.plain()), edits, 1, EXPANSIONS, true));
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    /// Everything but the words.
    ///
    /// @param free a facet that does not narrow; null for none
    Query narrowing(SearchQuery query, @Nullable Facet free) {
        var all = new BooleanQuery.Builder();
        all.add(MatchAllDocsQuery.INSTANCE, FILTER);
        if (!query.states().isEmpty() && free != Facet.STATE) {
            var codes = query.states().stream().map(State::code).toList();
            all.add(in(Fields.STATE, codes), FILTER);
        }
        equal(all, Fields.SERVICE, free == Facet.SERVICE ? "" : query.service());
        equal(all, Fields.AGENCY, free == Facet.AGENCY ? "" : query.agency());
        equal(all, Fields.AREA, free == Facet.AREA ? "" : query.area());
        if (!query.street().isEmpty()) {
            all.add(street(query.street()), FILTER);
        }
        var near = query.near();
        if (near != null) {
            all.add(near(near.lat(), near.lon(), query.metres()), FILTER);
        }
        var box = query.box();
        if (box != null) {
            all.add(in(box), FILTER);
        }
        if (query.from() != null || query.to() != null) {
            all.add(asked(query.from(), query.to()), FILTER);
        }
        return all.build();
    }

    private static void equal(BooleanQuery.Builder all, String field, String code) {
        if (!code.isEmpty()) {
            all.add(new TermQuery(new Term(field, code)), FILTER);
        }
    }

    private Query street(String named) {
        var phrase = new PhraseQuery.Builder();
        var words = places.addressWords(named);
        words.forEach(word -> phrase.add(new Term(Fields.STREET_WORDS, word)));
        return words.isEmpty() ? MatchNoDocsQuery.INSTANCE : phrase.build();
    }

    static Query asked(@Nullable Instant from, @Nullable Instant to) {
        return LongPoint.newRangeQuery(
                Fields.ASKED,
                from == null ? Long.MIN_VALUE : from.toEpochMilli(),
                to == null ? Long.MAX_VALUE : to.toEpochMilli() - 1);
    }

    static Query near(double lat, double lon, double metres) {
        return LatLonPoint.newDistanceQuery(Fields.POINT, lat, lon, metres);
    }

    // The index rounds places by itself; a place on an edge is in the box.
    static Query in(Box box) {
        return LatLonPoint.newBoxQuery(
                Fields.POINT,
                Math.max(-90, box.south() - HALF_A_STEP),
                Math.min(90, box.north() + HALF_A_STEP),
                Math.max(-180, box.west() - HALF_A_STEP),
                Math.min(180, box.east() + HALF_A_STEP));
    }

    static Query in(String field, Collection<String> codes) {
        return codes.size() == 1
                ? new TermQuery(new Term(field, codes.iterator().next()))
                : new TermInSetQuery(field, codes.stream().map(BytesRef::new).toList());
    }
}
