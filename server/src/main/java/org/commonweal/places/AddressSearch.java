package org.commonweal.places;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineSegment;

/// Finds streets, crossings and parks by what people write. Made once, then read only.
final class AddressSearch {
    private static final Pattern MEETS =
            Pattern.compile("(?i)(?:\\s+(?:and|at|y|und|et)\\s+|\\s*[&/+@]\\s*)");
    private static final Pattern CORNER = Pattern.compile("(?i)^\\s*(?:the\\s+)?corner\\s+of\\s+");
    private static final int NAMES_A_SIDE = 3;
    private static final int LONGEST = 200;

    /// A score that only a whole name has; beside one, what only begins alike is not offered.
    private static final int WHOLE = 980;

    private static final int NEARLY_WHOLE = 940;
    private static final int OUTSIDE = 5;

    /// A name on the map and where it can be.
    private record Named(
            String name, List<String> words, List<Spot> spots, List<LineSegment> legs) {}

    private record Spot(String area, Coordinate at, Place.Precision precision) {}

    private record Hit(int score, Named named, Spot spot, String number) {}

    private final AreaIndex index;
    private final String asked;
    private final Map<String, String> areaNames = new HashMap<>();
    private final Map<String, List<String>> areaWords = new HashMap<>();
    private final List<Named> names;

    AddressSearch(Atlas atlas, AreaIndex index, Gazetteer gazetteer) {
        this.index = index;
        this.asked = atlas.askedKind();
        for (var area : atlas.areas()) {
            areaNames.put(area.ref(), area.name());
            areaWords.put(area.ref(), StreetName.words(area.name()));
        }
        var byName = new LinkedHashMap<String, Named>();
        for (var part : gazetteer.parts(atlas.askedKind())) {
            var named = named(byName, part.name());
            named.spots.add(new Spot(part.area(), part.middle(), Place.Precision.STREET));
            named.legs.addAll(part.legs());
        }
        for (var layer : atlas.layers()) {
            if (layer.kind() == Layer.Kind.PARK) {
                for (var park : layer.features()) {
                    if (!park.name().isEmpty()) {
                        var at = park.shape().getInteriorPoint().getCoordinate();
                        String area = areaAt(at);
                        named(byName, park.name())
                                .spots
                                .add(new Spot(area, at, Place.Precision.PARK));
                    }
                }
            }
        }
        this.names = List.copyOf(byName.values());
    }

    private static Named named(Map<String, Named> byName, String name) {
        return byName.computeIfAbsent(
                name,
                _ -> new Named(name, StreetName.words(name), new ArrayList<>(), new ArrayList<>()));
    }

    private String areaAt(Coordinate at) {
        return index.at(at.y, at.x).stream()
                .filter(area -> area.kind().equals(asked))
                .map(Area::ref)
                .findFirst()
                .orElse("");
    }

    List<Place> find(String text, int limit) {
        String asked =
                CORNER.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                        .replaceFirst("");
        var found = new ArrayList<Place>();
        var meets = MEETS.matcher(asked);
        while (meets.find()) {
            found.addAll(
                    crossings(asked.substring(0, meets.start()), asked.substring(meets.end())));
        }
        for (var hit : found.isEmpty() ? hits(StreetName.words(asked)) : List.<Hit>of()) {
            if (found.size() >= limit) {
                break;
            }
            String number = hit.number.isEmpty() ? "" : hit.number + " ";
            var precision =
                    hit.number.isEmpty() ? hit.spot.precision : Place.Precision.STREET_OF_NUMBER;
            found.add(place(number + hit.named.name, hit.spot.area, hit.spot.at, precision));
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    Place place(String label, String area, Coordinate at, Place.Precision precision) {
        String name = areaNames.getOrDefault(area, "");
        String whole = name.isEmpty() ? label : label + ", " + name;
        return new Place(whole, new Point(at.y, at.x), index.at(at.y, at.x), precision);
    }

    private List<Hit> hits(List<String> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        collect(words, "", false, hits);
        var bare = new ArrayList<>(words);
        String number = takeNumber(bare);
        if (!number.isEmpty() && !bare.isEmpty()) {
            collect(bare, number, false, hits);
        }
        if (hits.isEmpty()) {
            collect(bare.isEmpty() ? words : bare, number, true, hits);
        }
        hits.sort(
                Comparator.comparingInt((Hit hit) -> -hit.score)
                        .thenComparing(hit -> hit.named.name)
                        .thenComparing(hit -> hit.spot.area));
        var seen = new HashSet<Spot>();
        boolean whole = !hits.isEmpty() && hits.getFirst().score >= WHOLE;
        hits.removeIf(hit -> !seen.add(hit.spot) || (whole && hit.score < NEARLY_WHOLE));
        return hits;
    }

    private static String takeNumber(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (StreetName.isNumber(words.get(i)) && (i == 0 || words.get(i).length() <= 4)) {
                return words.remove(i);
            }
        }
        return "";
    }

    private void collect(List<String> words, String number, boolean misspelt, List<Hit> hits) {
        for (var named : names) {
            var match =
                    misspelt
                            ? AddressMatch.misspelt(named.words, words)
                            : AddressMatch.of(named.words, words);
            if (match.found()) {
                for (var spot : named.spots) {
                    boolean numbered = spot.precision == Place.Precision.STREET;
                    hits.add(
                            new Hit(
                                    match.score() + rest(match, spot),
                                    named,
                                    spot,
                                    numbered ? number : ""));
                }
            }
        }
    }

    /// The words beside the name speak for the area they name, and a little against everything
    /// else.
    private int rest(AddressMatch match, Spot spot) {
        var words = areaWords.getOrDefault(spot.area, List.of());
        int score = spot.area.isEmpty() ? -OUTSIDE : 0;
        for (String word : match.rest()) {
            score += words.contains(word) ? 100 : -10;
        }
        return score;
    }

    private List<Place> crossings(String left, String right) {
        var found = new ArrayList<Place>();
        for (var one : best(left)) {
            for (var other : best(right)) {
                if (!one.name.equals(other.name)) {
                    for (var at : Crossings.of(one.legs, other.legs)) {
                        String label = one.name + " and " + other.name;
                        found.add(place(label, areaAt(at), at, Place.Precision.CROSSING));
                    }
                }
            }
        }
        return found;
    }

    private Collection<Named> best(String text) {
        var best = new LinkedHashMap<String, Named>();
        for (var hit : hits(StreetName.words(text))) {
            if (!hit.named.legs.isEmpty() && best.size() < NAMES_A_SIDE) {
                best.putIfAbsent(hit.named.name, hit.named);
            }
        }
        return best.values();
    }
}
