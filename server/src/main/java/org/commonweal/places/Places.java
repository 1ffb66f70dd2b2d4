package org.commonweal.places;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonweal.record.Record;
import org.commonweal.store.Tx;
import org.commonweal.verifier.Hashes;

/// The door of the room: agencies, areas, routing, addresses and the base map of one town.
///
/// Everything is in memory and unchanging; any room may call any method from any thread.
public final class Places {
    private final Atlas atlas;
    private final Map<String, Agency> agencies = new LinkedHashMap<>();
    private final Map<String, Area> areas = new LinkedHashMap<>();
    private final AreaIndex index;
    private final Streets streets;
    private final BaseMap baseMap;
    private final MapPicture picture;

    /// @param atlas a checked atlas; codes in it are unique
    public Places(Atlas atlas) {
        this.atlas = atlas;
        atlas.agencies().forEach(agency -> agencies.put(agency.code(), agency));
        atlas.areas().forEach(area -> areas.put(area.ref(), area));
        this.index = new AreaIndex(atlas.areas());
        this.streets = new Streets(atlas, index);
        var pieces = new MapPieces(atlas);
        this.baseMap = new BaseMap(atlas, pieces);
        this.picture = new MapPicture(atlas, pieces);
    }

    /// All agencies, in the order of the town's file.
    public List<Agency> agencies() {
        return atlas.agencies();
    }

    /// The agency with a code.
    public Optional<Agency> agency(String code) {
        return Optional.ofNullable(agencies.get(code));
    }

    /// Code of the agency whose lead decides an appeal where the agency that refused has no second
    /// person; empty where none is named.
    public String appeals() {
        return atlas.appeals();
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

    /// A word that changes whenever an area is added, taken away, renumbered or drawn anew, and not
    /// when it is called otherwise: by it others know whether what they worked out by area holds.
    public String borders() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (var area : atlas.areas()) {
                out.writeUTF(area.ref());
                for (var corner : area.shape().getCoordinates()) {
                    out.writeDouble(corner.x);
                    out.writeDouble(corner.y);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Hashes.hex(Hashes.sha256(bytes.toByteArray())).substring(0, 16);
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

    /// Places whose address fits what somebody wrote: a street ("mill lane", "Mill Ln."), a street
    /// with a house number, two streets that meet ("Mill Lane and High Street"), a park; an area's
    /// name beside it puts that area first.
    ///
    /// House numbers are not on the map: such a place is the middle of its street, and says so in
    /// its precision.
    ///
    /// @param text what was written, in any case, with or without accents, with the usual
    ///   abbreviations
    /// @param limit how many at most
    /// @return the best first; none when nothing fits
    public List<Place> search(String text, int limit) {
        return streets.search(text, limit);
    }

    /// The words of an address in the form they are compared in: case, accents and the usual
    /// abbreviations make no difference ("Mill Lane" and "mill ln." are alike).
    public List<String> addressWords(String text) {
        return StreetName.words(text);
    }

    /// The streets that a place in words names, each in the form addresses are compared in; both
    /// where two meet.
    ///
    /// @param place as it was kept with a request
    /// @return none where no street is recognised
    public List<String> streetsNamed(String place) {
        return streets.named(place);
    }

    /// The streets of an area, by name: each with a place on its part within that area.
    public List<Place> streetsIn(Area area) {
        return streets.in(area);
    }

    /// The name of the street nearest to a place, when one is within 150 m.
    public Optional<String> nearestStreet(Point point) {
        return streets.nearest(point);
    }

    /// A place told no more exactly than somebody may. The street is that nearest within 150 m, or
    /// the area where there is none; telling what was told again tells the same street or area.
    ///
    /// @return empty when nothing may be told: a place in no area
    public Optional<ShownPlace> shown(Point point, PlacePrecision most) {
        return switch (most) {
            case EXACT -> Optional.of(new ShownPlace(point, "", PlacePrecision.EXACT));
            case STREET ->
                    streets.at(point)
                            .map(street ->
                                    new ShownPlace(
                                            street.point(), street.label(), PlacePrecision.STREET))
                            .or(() -> recordArea(point).map(Places::shown));
            case AREA -> recordArea(point).map(Places::shown);
        };
    }

    /// An area as a place: its name, and a point within it.
    public static ShownPlace shown(Area area) {
        var within = area.shape().getInteriorPoint();
        return new ShownPlace(
                new Point(within.getY(), within.getX()), area.name(), PlacePrecision.AREA);
    }

    /// Publishes what differs from the newest version of the registers `agencies`, `areas` and
    /// `routing`. Called once at start, before anything is asked.
    ///
    /// @param tx a write of the record's store
    /// @param record where they are published
    public void publish(Tx tx, Record record) throws SQLException {
        for (var each : PlaceRegisters.of(atlas)) {
            record.publishRegister(tx, each.register(), each.codes(), each.document());
        }
    }

    /// Where a map opens.
    public Point centre() {
        return atlas.centre();
    }

    /// The base map for the map script.
    public BaseMap baseMap() {
        return baseMap;
    }

    /// The base map as a picture.
    public MapPicture picture() {
        return picture;
    }

    /// Who made the base map; shown wherever it is shown.
    public String credit() {
        return atlas.credit();
    }

    /// The tile server that the town names for maps with script; empty where the desk draws them.
    public Optional<Tiles> tiles() {
        return Optional.ofNullable(atlas.tiles());
    }
}
