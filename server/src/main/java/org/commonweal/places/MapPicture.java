package org.commonweal.places;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/// Draws the base map as a picture (SVG), for pages without script and for print.
///
/// Every picture carries the map's credit. Colours are attributes with a class beside each, so a
/// page's style sheet may change them; nothing in a picture needs script or inline style.
public final class MapPicture {
    private static final double METRES_A_DEGREE = 111_195;

    /// Metres that a picture of a piece is wide at least.
    private static final double SMALLEST = 100;

    /// How many times as wide as high a picture of a piece is at most, and how many times as high
    /// as wide.
    private static final double FLATTEST = 2.5;

    private static final double TALLEST = 1.5;

    private final Atlas atlas;
    private final MapPieces pieces;

    MapPicture(Atlas atlas, MapPieces pieces) {
        this.atlas = atlas;
        this.pieces = pieces;
    }

    /// The surroundings of a place, which is marked in the middle.
    ///
    /// @param point the place
    /// @param metres how much ground the picture is wide; held between 100 m and 20 km
    /// @param width of the picture, CSS pixels, 80 to 2000
    /// @param height of the picture, CSS pixels, 80 to 2000
    /// @param title what the picture shows, read aloud to those who do not see it
    /// @return a whole SVG document
    public String around(Point point, double metres, int width, int height, String title) {
        int w = Math.clamp(width, 80, 2000);
        int h = Math.clamp(height, 80, 2000);
        double ground = Math.clamp(metres, 100, 20_000);
        return draw(around(point, ground, w, h), w, h, title, List.of(point), ground <= 3_000);
    }

    /// A piece of the map.
    ///
    /// @param piece what must be seen; where it is small, flat or narrow, more is shown
    /// @param title what the picture shows, read aloud to those who do not see it
    /// @return a whole SVG document
    public String of(Box piece, String title) {
        var frame = frame(piece);
        var box = new Envelope(frame.west(), frame.east(), frame.south(), frame.north());
        boolean near = frame.box().width() <= 3_000;
        return draw(box, frame.width(), frame.height(), title, List.of(), near);
    }

    /// What the picture of a piece of the map shows.
    ///
    /// @param piece what must be seen; where it is small, flat or narrow, more is shown
    public MapFrame frame(Box piece) {
        double width = Math.max(Math.max(SMALLEST, piece.width()), piece.height() / TALLEST);
        double height = Math.max(piece.height(), width / FLATTEST);
        var shown = piece.sized(width, height);
        return MapFrame.of(
                "/map/picture?box=" + piece.text(),
                new Envelope(shown.west(), shown.east(), shown.south(), shown.north()),
                MapPages.WIDTH,
                (int) Math.round(MapPages.WIDTH * height / width));
    }

    private static Envelope around(Point point, double ground, int w, int h) {
        double narrow = Math.max(0.01, Math.cos(Math.toRadians(point.lat())));
        double halfLat = ground * h / w / METRES_A_DEGREE / 2;
        double halfLon = ground / METRES_A_DEGREE / narrow / 2;
        return new Envelope(
                point.lon() - halfLon,
                point.lon() + halfLon,
                point.lat() - halfLat,
                point.lat() + halfLat);
    }

    /// What the picture served at `/map/picture` shows: the town, or a place's surroundings.
    ///
    /// @param point the place in the middle; null for the whole town
    /// @param metres how much ground it is wide
    public MapFrame frame(@Nullable Point point, int metres) {
        if (point == null) {
            var box = overviewBox();
            return MapFrame.of(
                    "/map/picture", box, MapPages.WIDTH, overviewHeight(box, MapPages.WIDTH));
        }
        int ground = Math.clamp(metres, 100, 20_000);
        return MapFrame.of(
                "/map/picture?at=" + point.text() + "&metres=" + ground,
                around(point, ground, MapPages.WIDTH, MapPages.HEIGHT),
                MapPages.WIDTH,
                MapPages.HEIGHT);
    }

    /// What the small picture shows, which no screen is too narrow for: pressing it tells a place.
    ///
    /// @param point the place in the middle; null for the whole town
    /// @param metres how much ground it is wide
    public MapFrame small(@Nullable Point point, int metres) {
        if (point == null) {
            var box = overviewBox();
            int height = overviewHeight(box, MapPages.SMALL);
            return MapFrame.of("/map/picture?size=small", box, MapPages.SMALL, height);
        }
        int ground = Math.clamp(metres, 100, 20_000);
        return MapFrame.of(
                "/map/picture?at=" + point.text() + "&metres=" + ground + "&size=small",
                around(point, ground, MapPages.SMALL, MapPages.SMALL),
                MapPages.SMALL,
                MapPages.SMALL);
    }

    /// The whole town.
    ///
    /// @param marks places to mark
    /// @param width of the picture, CSS pixels, 80 to 2000; the height follows from the town's
    ///   shape
    /// @param title what the picture shows, read aloud to those who do not see it
    /// @return a whole SVG document
    public String overview(List<Point> marks, int width, String title) {
        int w = Math.clamp(width, 80, 2000);
        var box = overviewBox();
        return draw(box, w, overviewHeight(box, w), title, marks, false);
    }

    private Envelope overviewBox() {
        var box = pieces.focus();
        if (box.isNull()) {
            box =
                    new Envelope(
                            atlas.centre().lon(),
                            atlas.centre().lon(),
                            atlas.centre().lat(),
                            atlas.centre().lat());
        }
        box.expandBy(0.001 + box.getWidth() * 0.02, 0.001 + box.getHeight() * 0.02);
        return box;
    }

    private static int overviewHeight(Envelope box, int w) {
        double narrow =
                Math.max(0.01, Math.cos(Math.toRadians((box.getMinY() + box.getMaxY()) / 2)));
        return Math.clamp(Math.round(w * box.getHeight() / (box.getWidth() * narrow)), 80, 2000);
    }

    private String draw(Envelope box, int w, int h, String title, List<Point> marks, boolean near) {
        var svg = new MapSvg(box, w, h, title);
        for (var kind : Layer.Kind.values()) {
            var found =
                    near ? pieces.within(kind, grown(box)) : pieces.coarseWithin(kind, grown(box));
            if (kind == Layer.Kind.STREET) {
                svg.streets(found, near);
            } else {
                svg.surfaces(kind, found);
            }
        }
        marks.forEach(svg::mark);
        return svg.finish(atlas.credit());
    }

    /// A little more than is seen, so that cut edges lie outside the picture.
    private static Envelope grown(Envelope box) {
        var grown = box.copy();
        grown.expandBy(box.getWidth() * 0.03, box.getHeight() * 0.03);
        return grown;
    }
}
