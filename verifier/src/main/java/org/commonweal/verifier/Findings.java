package org.commonweal.verifier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What an audit has found wrong, by the check that found it. Keeps the first few sentences of each
/// and counts the rest.
final class Findings {
    private static final int KEPT = 10;

    /// The checks, in the order they are told of.
    enum Check {
        SIGNATURE("signature"),
        WITNESSES("witnesses"),
        SINCE("consistency"),
        BUNDLES("entry bundles"),
        TILES("tiles"),
        ROOT("root"),
        ENTRIES("entry rules"),
        REGISTERS("registers"),
        DUMP("dump"),
        OPENINGS("openings");

        final String words;

        Check(String words) {
            this.words = words;
        }
    }

    private final Map<Check, List<String>> first = new EnumMap<>(Check.class);
    private final Map<Check, Long> counts = new EnumMap<>(Check.class);

    void wrong(Check check, String sentence) {
        counts.merge(check, 1L, Long::sum);
        List<String> sentences = first.computeIfAbsent(check, _ -> new ArrayList<>());
        if (sentences.size() < KEPT) {
            sentences.add(sentence);
        }
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    long count(Check check) {
        return counts.getOrDefault(check, 0L);
    }

    List<String> sentences(Check check) {
        return first.getOrDefault(check, Collections.emptyList());
    }
}
