package org.commonweal.places;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The door of the room: agencies, areas, routing, addresses and the base map of one town.
///
/// Everything is in memory and unchanging; any room may call any method from any thread.
public final class Places {
    private final Atlas atlas;
    private final Map<String, Agency> agencies = new LinkedHashMap<>();
    private final Map<String, Area> areas = new LinkedHashMap<>();
    private final AreaIndex index;

    /// @param atlas a checked atlas; codes in it are unique
    public Places(Atlas atlas) {
        this.atlas = atlas;
        atlas.agencies().forEach(agency -> agencies.put(agency.code(), agency));
        atlas.areas().forEach(area -> areas.put(area.ref(), area));
        this.index = new AreaIndex(atlas.areas());
    }

    /// All agencies, in the order of the town's file.
    public List<Agency> agencies() {
        return atlas.agencies();
    }

    /// The agency with a code.
    public Optional<Agency> agency(String code) {
        return Optional.ofNullable(agencies.get(code));
    }

    /// The kinds of area; the first is the kind that goes on the record.
    public List<AreaKind> kinds() {
        return atlas.kinds();
    }

    /// The kind of area that residents choose from when they name a place without a map.
    public AreaKind askedKind() {
        return atlas.kinds().stream()
                .filter(kind -> kind.code().equals(atlas.askedKind()))
                .findFirst()
                .orElseThrow();
    }

    /// The areas of one kind, in the order of the town's file; none for a kind that is not there.
    public List<Area> areas(String kind) {
        return atlas.areas().stream().filter(area -> area.kind().equals(kind)).toList();
    }

    /// The area with a reference `kind:code`.
    public Optional<Area> area(String ref) {
        return Optional.ofNullable(areas.get(ref));
    }

    /// The areas a place lies in: at most one a kind, in the order of [#kinds()]; none outside the
    /// town. A place on a border lies in the area named first in the town's file.
    public List<Area> areasAt(Point point) {
        return index.at(point.lat(), point.lon());
    }

    /// Of the areas a place lies in, the one that goes on the record: that of the first kind.
    public Optional<Area> recordArea(Point point) {
        String kind = atlas.kinds().getFirst().code();
        return areasAt(point).stream().filter(area -> area.kind().equals(kind)).findFirst();
    }

    /// Who takes a service at a place.
    ///
    /// @return empty when nobody does: the request then waits for a person
    public Optional<Agency> agencyFor(String service, Point point) {
        return agencyFor(service, areasAt(point));
    }

    /// Who takes a service in the areas named; none when the place is not known.
    ///
    /// @return empty when nobody does: the request then waits for a person
    public Optional<Agency> agencyFor(String service, Collection<Area> areas) {
        var refs = areas.stream().map(Area::ref).toList();
        return atlas.routing().agencyFor(service, refs).flatMap(this::agency);
    }

    /// The routing as it stands.
    public Routing routing() {
        return atlas.routing();
    }

    /// Where a map opens.
    public Point centre() {
        return atlas.centre();
    }

    /// Who made the base map; shown wherever it is shown.
    public String credit() {
        return atlas.credit();
    }
}
