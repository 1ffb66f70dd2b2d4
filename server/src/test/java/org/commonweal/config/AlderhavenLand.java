package org.commonweal.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.buffer.VariableBuffer;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/// Land, water, parks and neighbourhoods of the invented town, in metres east and north of its
/// middle.
final class AlderhavenLand {
    static final GeometryFactory GEOMETRY = new GeometryFactory();

    /// A neighbourhood: where its middle is, how its streets run and are called, and the ward it
    /// belongs to.
    record Quarter(
            String name, String ward, double x, double y, double angle, double gap, String theme) {}

    static final List<Quarter> QUARTERS =
            List.of(
                    new Quarter("Old Town", "Guildhall", -150, -60, 17, 100, "old"),
                    new Quarter("Market Hill", "Guildhall", -250, 1020, 8, 170, "people"),
                    new Quarter("Harbourside", "Harbour", 1250, 420, -12, 150, "harbour"),
                    new Quarter("Fishergate", "Harbour", 1150, -1080, 28, 160, "harbour"),
                    new Quarter("Southbank", "Southbank", -150, -1500, 4, 170, "church"),
                    new Quarter("Chapel Fields", "Southbank", -1450, -1250, -9, 190, "church"),
                    new Quarter("Saltings", "Southbank", -700, -2500, 12, 200, "birds"),
                    new Quarter("Millbrook", "Millbrook", -1700, 250, 14, 175, "mill"),
                    new Quarter("Alder Meads", "Millbrook", -2750, -350, 3, 200, "fields"),
                    new Quarter("Northgate", "Northgate", 1000, 1650, 21, 180, "trees"),
                    new Quarter("Larkrise", "Northgate", 250, 2450, -6, 200, "birds"),
                    new Quarter("Windmill Down", "Westhill", -1450, 1950, -16, 190, "people"),
                    new Quarter("Abbots Wood", "Westhill", -2800, 1750, 9, 210, "trees"));

    final Geometry land;
    final Geometry river;
    final Geometry water;
    final Map<String, Geometry> parks = new LinkedHashMap<>();
    final Map<Quarter, Geometry> quarters = new LinkedHashMap<>();
    private final SplittableRandom chance;

    AlderhavenLand(SplittableRandom chance) {
        this.chance = chance;
        var stream =
                smooth(
                        line(
                                -4200, 1180, -3500, 1250, -2800, 1130, -2050, 1290, -1350, 980,
                                -1060, 330, -900, -330, -420, -790, 320, -830, 860, -480, 1350,
                                -290, 2150, -240));
        river = VariableBuffer.buffer(stream, 26, 75);
        var shore =
                GEOMETRY.createPolygon(
                        rough(
                                coordinates(
                                        -3550, -2350, -3620, 400, -3480, 2650, -1700, 3020, 1400,
                                        3060, 2500, 2750, 2280, 1900, 2420, 1300, 1980, 700, 1900,
                                        120, 1720, -240, 1950, -620, 2120, -1150, 1650, -1750, 900,
                                        -2150, 350, -2700, -600, -3120, -1900, -2900, -3550,
                                        -2350)));
        var piers =
                List.of(
                        strip(18, 1850, 620, 2450, 640, 2650, 420),
                        strip(14, 1980, -600, 2380, -480),
                        strip(9, 1950, 330, 2250, 330));
        Geometry whole = shore;
        for (var pier : piers) {
            whole = whole.union(pier);
        }
        var basins = block(1640, 250, 420, 130, -12).union(block(1560, -20, 330, 90, -12));
        var pond = blob(-1180, 2270, 95, 60);
        land = whole.difference(basins);
        var sea =
                GEOMETRY.createPolygon(
                                coordinates(
                                        2500, 2750, 3600, 4200, 4600, 4200, 4600, -4200, -4600,
                                        -4200, -3550, -2350, 0, 0, 2500, 2750))
                        .difference(whole);
        water = UnaryUnionOp.union(List.of(sea, basins, pond, river.intersection(whole)));
        parks();
        quarters();
    }

    private void parks() {
        park("Guildhall Green", block(-120, 60, 150, 90, 17));
        park("Castle Mound", blob(-560, 250, 115, 95));
        park("Alder Meadows", river.buffer(170).intersection(box(-3600, 700, -1250, 1700)));
        park("Windmill Down", blob(-1150, 2300, 330, 260));
        park("Abbots Wood", blob(-3050, 2150, 330, 380));
        park("Larkrise Park", blob(750, 2480, 190, 150));
        park("Northgate Park", blob(1250, 1180, 170, 130));
        park("Harbour Gardens", block(1130, 160, 210, 100, -12));
        park("Pilots' Field", blob(1500, 950, 130, 120));
        park("Fishergate Sands", blob(1850, -1250, 120, 230));
        park("Chapel Fields", block(-1380, -1120, 330, 230, -9));
        park("Southbank Gardens", block(-120, -1000, 300, 95, 4));
        park("Saltings Nature Reserve", blob(200, -2350, 330, 210));
        park("Almshouse Cemetery", block(-720, -1900, 200, 240, 4));
        park("Meads Common", blob(-2950, -950, 300, 210));
        park("Millpond Park", blob(-1350, 80, 130, 100));
        park("Tithe Barn Allotments", block(-2350, 450, 190, 130, 3));
        park("Market Hill Playground", block(-430, 1350, 110, 80, 8));
        park("Whitcombe Square", block(120, 1150, 90, 90, 8));
        park("Lighthouse Point", blob(2310, 2050, 110, 160));
    }

    private void park(String name, Geometry shape) {
        parks.put(name, shape.intersection(land).difference(water));
    }

    private void quarters() {
        var builder = new VoronoiDiagramBuilder();
        var places = new ArrayList<Coordinate>();
        QUARTERS.forEach(quarter -> places.add(new Coordinate(quarter.x(), quarter.y())));
        builder.setSites(places);
        builder.setClipEnvelope(new Envelope(-4500, 4500, -4500, 4500));
        var cells = builder.getDiagram(GEOMETRY);
        for (var quarter : QUARTERS) {
            var middle = GEOMETRY.createPoint(new Coordinate(quarter.x(), quarter.y()));
            for (int i = 0; i < cells.getNumGeometries(); i++) {
                if (cells.getGeometryN(i).contains(middle)) {
                    // Jetties and quays belong to the quarter they start from, so nobody on one is
                    // nowhere.
                    quarters.put(
                            quarter,
                            cells.getGeometryN(i)
                                    .intersection(
                                            land.union(water.intersection(land.buffer(120)))
                                                    .buffer(0)));
                }
            }
        }
    }

    /// A line through places, with its corners rounded.
    static LineString smooth(LineString line) {
        var now = List.of(line.getCoordinates());
        for (int round = 0; round < 3; round++) {
            var next = new ArrayList<Coordinate>();
            next.add(now.getFirst());
            for (int i = 1; i < now.size(); i++) {
                next.add(between(now.get(i - 1), now.get(i), 0.25));
                next.add(between(now.get(i - 1), now.get(i), 0.75));
            }
            next.add(now.getLast());
            now = next;
        }
        return GEOMETRY.createLineString(now.toArray(Coordinate[]::new));
    }

    static Coordinate between(Coordinate a, Coordinate b, double share) {
        return new Coordinate(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share);
    }

    static LineString line(double... numbers) {
        return GEOMETRY.createLineString(coordinates(numbers));
    }

    private static Coordinate[] coordinates(double... numbers) {
        var coordinates = new Coordinate[numbers.length / 2];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = new Coordinate(numbers[2 * i], numbers[2 * i + 1]);
        }
        return coordinates;
    }

    /// A coast: each stretch is broken in two by chance, four times.
    private Coordinate[] rough(Coordinate[] corners) {
        var now = List.of(corners);
        for (int round = 0; round < 4; round++) {
            var next = new ArrayList<Coordinate>();
            for (int i = 1; i < now.size(); i++) {
                var a = now.get(i - 1);
                var b = now.get(i);
                double off = (chance.nextDouble() - 0.5) * 0.22;
                next.add(a);
                next.add(
                        new Coordinate(
                                (a.x + b.x) / 2 + (b.y - a.y) * off,
                                (a.y + b.y) / 2 - (b.x - a.x) * off));
            }
            next.add(now.getLast());
            now = next;
        }
        return now.toArray(Coordinate[]::new);
    }

    private static Geometry strip(double half, double... numbers) {
        return line(numbers).buffer(half, 4);
    }

    private static Geometry box(double west, double south, double east, double north) {
        return GEOMETRY.toGeometry(new Envelope(west, east, south, north));
    }

    private static Geometry block(double x, double y, double wide, double high, double degrees) {
        var turn = AffineTransformation.rotationInstance(StrictMath.toRadians(degrees), x, y);
        return turn.transform(box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2));
    }

    private Geometry blob(double x, double y, double wide, double high) {
        var ring = new Coordinate[25];
        double phase = chance.nextDouble() * 6;
        for (int i = 0; i < 24; i++) {
            double angle = i * Math.PI / 12;
            double out =
                    1
                            + 0.13 * StrictMath.sin(3 * angle + phase)
                            + 0.08 * (chance.nextDouble() - 0.5);
            ring[i] =
                    new Coordinate(
                            x + wide * out * StrictMath.cos(angle),
                            y + high * out * StrictMath.sin(angle));
        }
        ring[24] = ring[0];
        return GEOMETRY.createPolygon(ring);
    }
}
