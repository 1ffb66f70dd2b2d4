package org.commonweal.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How well the words of a search name one street.
///
/// @param score the higher the better; full names are above 800, beginnings above 400, misspellings
///   above 100
/// @param rest the words of the search that are not of the name, in their order
record AddressMatch(int score, List<String> rest) {
    private static final AddressMatch NONE = new AddressMatch(0, List.of());
    private static final Set<String> TYPES =
            Set.of(
                    "st", "av", "rd", "dr", "ln", "ct", "pl", "sq", "blvd", "pkwy", "hwy", "ter",
                    "cir", "cl", "cres", "gdns", "gro", "way", "row", "walk", "quay", "wharf",
                    "hill", "yard", "gate", "steps", "pk");

    boolean found() {
        return score > 0;
    }

    static AddressMatch of(List<String> name, List<String> search) {
        for (int at = 0; at + name.size() <= search.size(); at++) {
            if (search.subList(at, at + name.size()).equals(name)) {
                return new AddressMatch(
                        1000 + 10 * name.size() - 20 * at, without(search, at, name.size()));
            }
        }
        if (name.size() > 1 && TYPES.contains(name.getLast())) {
            var bare = name.subList(0, name.size() - 1);
            if (search.size() >= bare.size() && search.subList(0, bare.size()).equals(bare)) {
                return new AddressMatch(900 + 10 * bare.size(), without(search, 0, bare.size()));
            }
        }
        return beginning(name, search);
    }

    /// The same, forgiving one wrong, missing, added or swapped letter in each longer word.
    static AddressMatch misspelt(List<String> name, List<String> search) {
        if (search.size() < name.size()) {
            return NONE;
        }
        int wrong = 0;
        for (int i = 0; i < name.size(); i++) {
            if (!name.get(i).equals(search.get(i))) {
                if (name.get(i).length() < 4 || !nearly(name.get(i), search.get(i))) {
                    return NONE;
                }
                wrong++;
            }
        }
        return new AddressMatch(300 - 20 * wrong, without(search, 0, name.size()));
    }

    private static AddressMatch beginning(List<String> name, List<String> search) {
        for (int at = 0; at + search.size() <= name.size(); at++) {
            if (begins(name.subList(at, at + search.size()), search)) {
                return new AddressMatch(500 - 20 * at, List.of());
            }
        }
        return NONE;
    }

    private static boolean begins(List<String> name, List<String> search) {
        for (int i = 0; i < search.size(); i++) {
            if (!name.get(i).startsWith(search.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> without(List<String> words, int from, int count) {
        var rest = new ArrayList<>(words);
        rest.subList(from, from + count).clear();
        return List.copyOf(rest);
    }

    private static boolean nearly(String a, String b) {
        int same = 0;
        while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        String x = a.substring(same);
        String y = b.substring(same);
        return (x.length() == y.length()
                        && (x.substring(1).equals(y.substring(1)) || swapped(x, y)))
                || (x.length() == y.length() + 1 && x.substring(1).equals(y))
                || (y.length() == x.length() + 1 && y.substring(1).equals(x));
    }

    private static boolean swapped(String x, String y) {
        return x.length() > 1
                && x.charAt(0) == y.charAt(1)
                && x.charAt(1) == y.charAt(0)
                && x.substring(2).equals(y.substring(2));
    }
}
