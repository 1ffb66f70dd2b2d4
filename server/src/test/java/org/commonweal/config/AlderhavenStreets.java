package org.commonweal.config;

import static org.commonweal.config.AlderhavenLand.GEOMETRY;
import static org.commonweal.config.AlderhavenLand.line;
import static org.commonweal.config.AlderhavenLand.smooth;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.commonweal.config.AlderhavenLand.Quarter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/// Streets of the invented town: a ring, roads out of the gates, lanes between the quarters, and in
/// each quarter long streets with shorter ones between them.
final class AlderhavenStreets {
    /// @param kind OpenStreetMap's word for its importance
    record Street(String name, String kind, Geometry shape) {}

    private static final double SHORTEST = 55;
    private static final double STEP = 45;

    private final AlderhavenLand town;
    private final SplittableRandom chance;
    private final AlderhavenNames names;
    private final List<Street> streets = new ArrayList<>();
    private final Geometry banks;

    AlderhavenStreets(AlderhavenLand town, SplittableRandom chance) {
        this.town = town;
        this.chance = chance;
        this.names =
                new AlderhavenNames(
                        chance,
                        List.of(
                                "Mill Lane",
                                "High Street",
                                "Market Street",
                                "Harbour Street",
                                "Chapel Lane",
                                "Ferry Road"));
        this.banks = town.water.buffer(22);
        roads();
        edges();
        AlderhavenLand.QUARTERS.forEach(this::quarter);
    }

    List<Street> streets() {
        return streets;
    }

    private void roads() {
        road(
                "North Ring Road",
                "primary",
                "Weir Bridge",
                -2180,
                700,
                -1900,
                1500,
                -1000,
                1720,
                0,
                1800,
                800,
                1500,
                1500,
                1300);
        road(
                "East Ring Road",
                "primary",
                "Swing Bridge",
                1500,
                1300,
                1420,
                700,
                1330,
                100,
                1300,
                -300,
                1350,
                -800,
                900,
                -1500);
        road(
                "South Ring Road",
                "primary",
                "",
                900,
                -1500,
                200,
                -1780,
                -700,
                -1700,
                -1700,
                -1600,
                -2150,
                -900);
        road("West Ring Road", "primary", "", -2150, -900, -2280, -100, -2180, 700);
        road("High Street", "secondary", "", -880, 190, -500, 60, -150, -40, 300, -190, 760, -330);
        road("Market Street", "secondary", "", -150, -40, -60, 400, -160, 900, -200, 1790);
        road("Larkrise Road", "secondary", "", -200, 1790, 50, 2200, 150, 3020);
        road(
                "Northgate Road",
                "secondary",
                "",
                -60,
                400,
                500,
                900,
                800,
                1500,
                1350,
                2200,
                1900,
                2850);
        road("Harbour Street", "secondary", "", 300, -190, 800, 120, 1330, 100, 1600, 110);
        road(
                "Southbank Road",
                "secondary",
                "Guildhall Bridge",
                -150,
                -40,
                -190,
                -500,
                -60,
                -1100,
                -300,
                -1750,
                -700,
                -2950);
        road(
                "Fishergate",
                "secondary",
                "Fishergate Bridge",
                300,
                -190,
                560,
                -500,
                750,
                -900,
                900,
                -1500,
                1250,
                -1880);
        road(
                "Meads Road",
                "secondary",
                "Millers' Bridge",
                -880,
                190,
                -1300,
                150,
                -2280,
                -100,
                -3560,
                -350);
        road("Abbots Road", "secondary", "", -1900, 1500, -2500, 1750, -3500, 1900);
        road("Windmill Road", "secondary", "", -1000, 1720, -1300, 2300, -1500, 2960);
        road("Chapel Lane", "tertiary", "", -190, -900, -900, -1150, -1700, -1600, -2800, -2550);
        road("Mill Lane", "tertiary", "", -1180, 160, -1500, 560, -1980, 900);
        road(
                "Ferry Road",
                "tertiary",
                "",
                1600,
                110,
                1720,
                420,
                1800,
                800,
                2100,
                1300,
                2080,
                1900,
                2230,
                2500);
        road(
                "Esplanade",
                "tertiary",
                "",
                1560,
                -620,
                1900,
                -900,
                1600,
                -1600,
                900,
                -2050,
                250,
                -2000);
        road(
                "Town Quay",
                "tertiary",
                "",
                -820,
                -260,
                -560,
                -590,
                -200,
                -700,
                280,
                -730,
                640,
                -520,
                860,
                -360);
        road("Mole Road", "unclassified", "", 1800, 640, 2420, 640);
    }

    /// A road drawn through places; over water it has the name of its bridge.
    private void road(String name, String kind, String bridge, double... places) {
        var whole = smooth(line(places)).intersection(town.land.union(town.river).buffer(1));
        if (bridge.isEmpty()) {
            add(name, kind, whole);
        } else {
            var over = town.river.buffer(18);
            add(name, kind, whole.difference(over));
            add(bridge, kind, whole.intersection(over));
        }
    }

    /// Lanes where two quarters meet.
    private void edges() {
        var quarters = new ArrayList<>(town.quarters.entrySet());
        for (int i = 0; i < quarters.size(); i++) {
            for (int j = i + 1; j < quarters.size(); j++) {
                var edge = quarters.get(i).getValue().intersection(quarters.get(j).getValue());
                pieces(edge.difference(banks), quarters.get(i).getKey().theme(), "tertiary");
            }
        }
    }

    private void quarter(Quarter quarter) {
        var taken = banks;
        for (var park : town.parks.values()) {
            taken = taken.union(park);
        }
        var free =
                town.quarters
                        .getOrDefault(quarter, GEOMETRY.createPolygon())
                        .intersection(town.land.buffer(-35))
                        .difference(taken);
        boolean old = quarter.theme().equals("old");
        double reach = 1500;
        var rows = new ArrayList<Double>();
        for (double v = -reach;
                v < reach;
                v += quarter.gap() * (0.85 + 0.3 * chance.nextDouble())) {
            rows.add(v);
        }
        for (double v : rows) {
            pieces(
                    curve(quarter, -reach, v, reach, v).intersection(free),
                    quarter.theme(),
                    "residential");
        }
        for (int k = 0; k + 1 < rows.size(); k++) {
            double most = old ? 130 : 420;
            for (double u = -reach;
                    u < reach;
                    u += quarter.gap() * 0.9 + most * chance.nextDouble()) {
                int span = Math.min(rows.size() - 1, k + 1 + chance.nextInt(old ? 3 : 4));
                if (chance.nextInt(5) < 2) {
                    pieces(
                            curve(quarter, u, rows.get(k), u, rows.get(span)).intersection(free),
                            quarter.theme(),
                            "residential");
                }
            }
        }
    }

    /// A straight street of a quarter's own grid, turned as the quarter is and bent as the ground
    /// is.
    private static LineString curve(Quarter quarter, double u1, double v1, double u2, double v2) {
        int steps = Math.max(1, (int) (Math.hypot(u2 - u1, v2 - v1) / STEP));
        var places = new Coordinate[steps + 1];
        double angle = StrictMath.toRadians(quarter.angle());
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double bend = quarter.theme().equals("old") ? 10 : 45;
        for (int i = 0; i <= steps; i++) {
            double u = u1 + (u2 - u1) * i / steps;
            double v = v1 + (v2 - v1) * i / steps;
            double bentU = u + bend * StrictMath.sin(v / 390 + quarter.x());
            double bentV = v + bend * StrictMath.sin(u / 430 + quarter.y());
            places[i] =
                    new Coordinate(
                            quarter.x() + bentU * cos - bentV * sin,
                            quarter.y() + bentU * sin + bentV * cos);
        }
        return GEOMETRY.createLineString(places);
    }

    private void pieces(Geometry cut, String theme, String kind) {
        for (int i = 0; i < cut.getNumGeometries(); i++) {
            if (cut.getGeometryN(i).getLength() >= SHORTEST) {
                add(names.next(theme), kind, cut.getGeometryN(i));
            }
        }
    }

    private void add(String name, String kind, Geometry shape) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof LineString piece && piece.getLength() > 5) {
                streets.add(new Street(name, kind, piece));
            }
        }
    }
}
