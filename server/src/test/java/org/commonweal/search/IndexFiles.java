package org.commonweal.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.MMapDirectory;

/// What lies in the files of an index, read without the program.
final class IndexFiles {
    private IndexFiles() {}

    /// Every term that is anywhere in the files, also of what was replaced.
    static Set<String> terms(Path folder) throws IOException {
        var terms = new TreeSet<String>();
        try (var directory = new MMapDirectory(folder);
                var reader = DirectoryReader.open(directory)) {
            for (var leaf : reader.leaves()) {
                for (var info : leaf.reader().getFieldInfos()) {
                    var of = leaf.reader().terms(info.name);
                    if (of != null) {
                        var each = of.iterator();
                        for (var term = each.next(); term != null; term = each.next()) {
                            terms.add(term.utf8ToString());
                        }
                    }
                }
            }
        }
        return terms;
    }

    /// What is said of each request that is in the index, by its number.
    static Map<Long, Set<String>> requests(Path folder) throws IOException {
        var requests = new TreeMap<Long, Set<String>>();
        try (var directory = new MMapDirectory(folder);
                var reader = DirectoryReader.open(directory)) {
            for (var leaf : reader.leaves()) {
                read(leaf.reader(), requests);
            }
        }
        return requests;
    }

    private static void read(LeafReader part, Map<Long, Set<String>> requests) throws IOException {
        var numbers = new long[part.maxDoc()];
        var column = DocValues.getNumeric(part, Fields.NUMBER);
        for (int doc = 0; doc < numbers.length; doc++) {
            boolean live = part.getLiveDocs() == null || part.getLiveDocs().get(doc);
            if (live && column.advanceExact(doc)) {
                numbers[doc] = column.longValue();
                var said = requests.computeIfAbsent(numbers[doc], _ -> new TreeSet<>());
                for (var field : new String[] {Fields.ASKED, Fields.CLOSED, Fields.LAT}) {
                    var time = DocValues.getNumeric(part, field);
                    if (time.advanceExact(doc)) {
                        said.add(field + "=" + time.longValue());
                    }
                }
            }
        }
        for (var info : part.getFieldInfos()) {
            var of = part.terms(info.name);
            if (of == null) {
                continue;
            }
            var each = of.iterator();
            for (var term = each.next(); term != null; term = each.next()) {
                var postings = each.postings(null, PostingsEnum.NONE);
                for (int doc = postings.nextDoc();
                        doc != DocIdSetIterator.NO_MORE_DOCS;
                        doc = postings.nextDoc()) {
                    if (numbers[doc] > 0) {
                        requests.computeIfAbsent(numbers[doc], _ -> new TreeSet<>())
                                .add(info.name + ":" + term.utf8ToString());
                    }
                }
            }
        }
    }
}
