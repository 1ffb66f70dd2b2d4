package org.commonweal.town;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonweal.places.Agency;
import org.commonweal.places.Area;
import org.commonweal.places.AreaKind;
import org.commonweal.places.Atlas;
import org.commonweal.places.Point;
import org.commonweal.places.Routing;
import org.commonweal.services.Attribute;
import org.commonweal.services.Calendar;
import org.commonweal.services.Catalogue;
import org.commonweal.services.OpeningHours;
import org.commonweal.services.Reason;
import org.commonweal.services.Service;
import org.commonweal.services.Standard;
import org.commonweal.services.WorkingTime;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// What the town of the stories offers and where its places lie: small enough to be known by heart.
public final class Alderhaven {
    /// The zone of its walls' clocks.
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    /// In the north ward.
    public static final Point MILL_LANE = new Point(51.52, -0.10);

    /// In the south ward.
    public static final Point QUAY = new Point(51.48, -0.09);

    private Alderhaven() {}

    /// Potholes (one working day to answer, five to be done), lamps, dumped rubbish nobody takes in
    /// the south, and a confidential service.
    public static Catalogue catalogue() {
        return new Catalogue(
                List.of(
                        service("pothole", false, List.of(depth())),
                        service("lamp", false, List.of()),
                        service("rubbish", false, List.of()),
                        service("safeguarding", true, List.of())),
                List.of(office()),
                List.of(
                        new Reason(Reason.Kind.MOVE, "weather", "Bad weather"),
                        new Reason(Reason.Kind.PAUSE, "parts", "Waiting for parts"),
                        new Reason(Reason.Kind.REFUSE, "not_ours", "Not the town's to mend")));
    }

    private static Service service(String code, boolean confidential, List<Attribute> questions) {
        var standard =
                new Standard(
                        "office",
                        WorkingTime.parse("1 working day"),
                        WorkingTime.parse("5 working days"));
        return new Service(
                code,
                "The " + code,
                "",
                "",
                List.of(),
                questions,
                confidential,
                false,
                standard,
                "");
    }

    private static Attribute depth() {
        return new Attribute(
                "depth",
                Attribute.Datatype.NUMBER,
                false,
                true,
                1,
                "How deep is it, in centimetres?",
                "",
                List.of());
    }

    private static Calendar office() {
        Map<DayOfWeek, OpeningHours> week = new EnumMap<>(DayOfWeek.class);
        for (var day : List.of(DayOfWeek.values()).subList(0, 5)) {
            week.put(day, OpeningHours.of("09:00-17:00"));
        }
        return new Calendar("office", ZONE, week, Set.of(LocalDate.parse("2026-04-03")));
    }

    /// Two wards; streets takes potholes and lamps, parks rubbish in the north only.
    public static Atlas atlas() {
        return new Atlas(
                List.of(
                        new Agency(
                                "streets",
                                "Streets and Lights",
                                "",
                                "",
                                Map.of(
                                        "es", "Calles y Alumbrado",
                                        "zh", "道路照明处",
                                        "ar", "الطرق والإنارة")),
                        new Agency("parks", "Parks", "", ""),
                        new Agency("care", "Care", "", "")),
                List.of(new AreaKind("ward", "Ward")),
                "ward",
                List.of(ward("north", 51.50, 51.54), ward("south", 51.46, 51.50)),
                new Routing(
                        List.of(
                                new Routing.Rule(Set.of("pothole", "lamp"), "", "streets"),
                                new Routing.Rule(Set.of("rubbish"), "ward:north", "parks"),
                                new Routing.Rule(Set.of("safeguarding"), "", "care"))),
                List.of(),
                MILL_LANE,
                "",
                "parks",
                null);
    }

    private static Area ward(String code, double south, double north) {
        var shape = new GeometryFactory().toGeometry(new Envelope(-0.15, -0.05, south, north));
        return new Area("ward", code, "Ward " + code, shape);
    }
}
