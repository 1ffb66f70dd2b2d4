package org.commonweal.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Sides of one comparison, measured in turns: the order is shuffled in every round, and what
/// counts is the median.
final class Sides {
    /// One turn.
    interface Turn {
        /// @return what was measured
        double[] take() throws Exception;
    }

    private final Map<String, Turn> turns = new LinkedHashMap<>();
    private final Map<String, List<double[]>> taken = new LinkedHashMap<>();
    private final Random order = new Random(7);

    Sides side(String name, Turn turn) {
        turns.put(name, turn);
        taken.put(name, new ArrayList<>());
        return this;
    }

    /// Rounds whose figures are thrown away, until the code of every side is compiled.
    Sides warm(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (var turn : turns.values()) {
                turn.take();
            }
        }
        return this;
    }

    /// One round whose figures are thrown away, then the rounds that count.
    Sides measure(int rounds) throws Exception {
        for (int round = 0; round <= rounds; round++) {
            var names = new ArrayList<>(turns.keySet());
            Collections.shuffle(names, order);
            for (var name : names) {
                var figures = Objects.requireNonNull(turns.get(name)).take();
                if (round > 0) {
                    Objects.requireNonNull(taken.get(name)).add(figures);
                }
            }
        }
        return this;
    }

    /// The median of a side's figure.
    double median(String name, int figure) {
        return middle(
                Objects.requireNonNull(taken.get(name)).stream()
                        .mapToDouble(figures -> figures[figure])
                        .toArray());
    }

    /// The median of one side's figure as a share of another's in the same round.
    double ratio(String name, String other, int figure) {
        var mine = Objects.requireNonNull(taken.get(name));
        var theirs = Objects.requireNonNull(taken.get(other));
        var ratios = new double[mine.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = mine.get(i)[figure] / theirs.get(i)[figure];
        }
        return middle(ratios);
    }

    /// The smallest and the largest of those shares, to show how far to trust the median.
    String spread(String name, String other, int figure) {
        var mine = Objects.requireNonNull(taken.get(name));
        var theirs = Objects.requireNonNull(taken.get(other));
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int i = 0; i < mine.size(); i++) {
            double ratio = mine.get(i)[figure] / theirs.get(i)[figure];
            least = Math.min(least, ratio);
            most = Math.max(most, ratio);
        }
        return Table.times(least) + " to " + Table.times(most);
    }

    static double middle(double... values) {
        var sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
