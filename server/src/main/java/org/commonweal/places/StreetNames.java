package org.commonweal.places;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds the names of streets in what somebody wrote of a place.
final class StreetNames {
    // What follows a comma or a gap is the part of town, or an explanation.
    private static final Pattern END =
            Pattern.compile("\\s*(?:[,;\\n(（，、]| {2,}).*", Pattern.DOTALL);
    private static final Pattern MEETS = Pattern.compile("\\s*[&/+@]\\s*");

    private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();

    StreetNames(Atlas atlas) {
        for (var layer : atlas.layers()) {
            for (var feature : layer.features()) {
                if (layer.kind() == Layer.Kind.STREET && !feature.name().isEmpty()) {
                    add(StreetName.words(feature.name()));
                }
            }
        }
    }

    private void add(List<String> name) {
        if (!name.isEmpty()) {
            var same = byFirstWord.computeIfAbsent(name.getFirst(), _ -> new ArrayList<>());
            if (!same.contains(name)) {
                same.add(name);
            }
        }
    }

    /// The streets of the map that are named, the longest name winning where several begin; else,
    /// where the words begin with a house number, what follows it.
    List<String> in(String place) {
        var found = new ArrayList<String>();
        for (var part : MEETS.split(END.matcher(place).replaceFirst(""))) {
            var words = StreetName.words(part);
            int before = found.size();
            for (int i = 0; i < words.size(); i++) {
                var name = longest(words.subList(i, words.size()));
                if (!name.isEmpty()) {
                    found.add(String.join(" ", name));
                    i += name.size() - 1;
                }
            }
            if (found.size() == before
                    && words.size() > 1
                    && StreetName.isNumber(words.getFirst())) {
                found.add(String.join(" ", words.subList(1, words.size())));
            }
        }
        return found.stream().distinct().toList();
    }

    private List<String> longest(List<String> words) {
        List<String> longest = List.of();
        for (var name : byFirstWord.getOrDefault(words.getFirst(), List.of())) {
            boolean fits =
                    name.size() <= words.size() && words.subList(0, name.size()).equals(name);
            if (fits && name.size() > longest.size()) {
                longest = name;
            }
        }
        return longest;
    }
}
