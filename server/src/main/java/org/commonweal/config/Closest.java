package org.commonweal.config;

import java.util.Collection;
import java.util.Comparator;

/// Guesses what somebody meant.
final class Closest {
    private Closest() {}

    /// The end of a sentence about a word that is not known: `; did you mean "parks"?`, or what
    /// there is when nothing comes close and the list is short, or a full stop.
    static String hint(String word, Collection<String> known) {
        var closest =
                known.stream()
                        .filter(each -> distance(word, each) <= Math.max(1, each.length() / 3))
                        .min(
                                Comparator.<String>comparingInt(each -> distance(word, each))
                                        .thenComparing(Comparator.naturalOrder()));
        if (closest.isPresent()) {
            return "; did you mean \"" + closest.get() + "\"?";
        }
        return known.isEmpty() || known.size() > 12
                ? "."
                : "; there are: " + String.join(", ", known) + ".";
    }

    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                corner = above;
            }
        }
        return row[b.length()];
    }
}
