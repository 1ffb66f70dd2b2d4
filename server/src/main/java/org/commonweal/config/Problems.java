package org.commonweal.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong while reading goes on, so that all of it is said at once.
final class Problems {
    private final List<Problem> mistakes = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();

    void mistake(String file, int line, String sentence) {
        mistakes.add(new Problem(file, line, sentence));
    }

    void note(String file, int line, String sentence) {
        notes.add(new Problem(file, line, sentence));
    }

    boolean any() {
        return !mistakes.isEmpty();
    }

    /// The town file's own mistakes first, then those of other files by name, each by line.
    List<Problem> mistakes() {
        return sorted(mistakes);
    }

    List<Problem> notes() {
        return sorted(notes);
    }

    private static List<Problem> sorted(List<Problem> found) {
        return found.stream()
                .distinct()
                .sorted(
                        Comparator.comparing(
                                        (Problem problem) -> !problem.file().equals(TownFile.NAME))
                                .thenComparing(Problem::file)
                                .thenComparingInt(Problem::line))
                .toList();
    }
}
