package org.commonweal.places;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The streets of the town, by name. Cutting them by area takes a moment in a large town, so it is
/// done at the first question and not at the start.
final class Streets {
    private static final double NEAR_METRES = 150;

    private record Ready(Gazetteer gazetteer, AddressSearch search) {}

    private final Atlas atlas;
    private final AreaIndex areas;
    private volatile @Nullable Ready ready;
    private volatile @Nullable StreetNames names;

    Streets(Atlas atlas, AreaIndex areas) {
        this.atlas = atlas;
        this.areas = areas;
    }

    List<Place> search(String text, int limit) {
        return ready().search.find(text, limit);
    }

    List<Place> in(Area area) {
        var known = ready();
        return known.gazetteer.parts(area.kind()).stream()
                .filter(part -> part.area().equals(area.ref()))
                .sorted(Comparator.comparing(Gazetteer.Part::name))
                .map(part ->
                        known.search.place(
                                part.name(), area.ref(), part.middle(), Place.Precision.STREET))
                .toList();
    }

    Optional<String> nearest(Point point) {
        return ready().gazetteer.nearest(point, NEAR_METRES);
    }

    /// The street a place is in, as much of it as lies in the same area.
    Optional<Place> at(Point point) {
        var known = ready();
        var area =
                areas.at(point.lat(), point.lon()).stream()
                        .filter(each -> each.kind().equals(atlas.askedKind()))
                        .map(Area::ref)
                        .findFirst()
                        .orElse("");
        return nearest(point)
                .flatMap(name -> known.gazetteer.part(atlas.askedKind(), name, area))
                .map(part ->
                        known.search.place(
                                part.name(), part.area(), part.middle(), Place.Precision.STREET));
    }

    // Needs no geometry, so it does not wait for the rest.
    List<String> named(String place) {
        var known = names;
        if (known == null) {
            known = new StreetNames(atlas);
            names = known;
        }
        return known.in(place);
    }

    private Ready ready() {
        var known = ready;
        return known == null ? make() : known;
    }

    private synchronized Ready make() {
        var known = ready;
        if (known == null) {
            var gazetteer = new Gazetteer(atlas, areas);
            known = new Ready(gazetteer, new AddressSearch(atlas, areas, gazetteer));
            ready = known;
        }
        return known;
    }
}
