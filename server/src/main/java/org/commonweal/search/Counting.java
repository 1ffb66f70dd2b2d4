package org.commonweal.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.commonweal.search.Found.Count;
import org.commonweal.search.Found.Facet;

/// Counts what was found, from the columns of the index.
final class Counting {
    private Counting() {}

    /// Reads one part of the index.
    private interface Column {
        /// @param docs numbers within the part, ascending
        void read(LeafReader part, int[] docs) throws IOException;
    }

    static List<Count> facet(IndexSearcher searcher, ScoreDoc[] found, Facet facet)
            throws IOException {
        var counts = new HashMap<String, Integer>();
        each(
                searcher,
                found,
                (part, docs) -> {
                    if (facet == Facet.AREA) {
                        areas(part, docs, counts);
                    } else {
                        codes(part, docs, field(facet), counts);
                    }
                });
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparingInt((Count count) -> -count.count())
                                .thenComparing(Count::value))
                .toList();
    }

    private static String field(Facet facet) {
        return switch (facet) {
            case STATE -> Fields.STATE;
            case SERVICE -> Fields.SERVICE;
            case AGENCY -> Fields.AGENCY;
            case AREA -> Fields.AREA;
        };
    }

    private static void codes(
            LeafReader part, int[] docs, String field, Map<String, Integer> counts)
            throws IOException {
        var column = DocValues.getSorted(part, field);
        var of = new int[column.getValueCount()];
        for (int doc : docs) {
            if (column.advanceExact(doc)) {
                of[column.ordValue()]++;
            }
        }
        for (int ord = 0; ord < of.length; ord++) {
            if (of[ord] > 0) {
                counts.merge(column.lookupOrd(ord).utf8ToString(), of[ord], Integer::sum);
            }
        }
    }

    private static void areas(LeafReader part, int[] docs, Map<String, Integer> counts)
            throws IOException {
        var column = DocValues.getSortedSet(part, Fields.AREA);
        var of = new int[(int) column.getValueCount()];
        for (int doc : docs) {
            if (column.advanceExact(doc)) {
                for (int i = 0; i < column.docValueCount(); i++) {
                    of[(int) column.nextOrd()]++;
                }
            }
        }
        for (int ord = 0; ord < of.length; ord++) {
            if (of[ord] > 0) {
                counts.merge(column.lookupOrd(ord).utf8ToString(), of[ord], Integer::sum);
            }
        }
    }

    private static void each(IndexSearcher searcher, ScoreDoc[] found, Column column)
            throws IOException {
        var docs = Arrays.stream(found).mapToInt(hit -> hit.doc).sorted().toArray();
        int from = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            int to = from;
            while (to < docs.length && docs[to] < end) {
                to++;
            }
            if (to > from) {
                var within = new int[to - from];
                for (int i = 0; i < within.length; i++) {
                    within[i] = docs[from + i] - leaf.docBase;
                }
                column.read(leaf.reader(), within);
            }
            from = to;
        }
    }

    /// The numbers of requests, in the order found.
    static List<Long> numbers(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
        var numbers = new Long[found.length];
        for (int i = 0; i < found.length; i++) {
            numbers[i] = number(searcher, found[i].doc);
        }
        return List.of(numbers);
    }

    /// The number of the request that is a document.
    static long number(IndexSearcher searcher, int doc) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        var column = DocValues.getNumeric(leaf.reader(), Fields.NUMBER);
        return column.advanceExact(doc - leaf.docBase) ? column.longValue() : 0;
    }
}
