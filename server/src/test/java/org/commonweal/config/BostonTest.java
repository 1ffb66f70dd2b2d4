package org.commonweal.config;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.commonweal.places.Area;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// The real city, wherever its data is.
class BostonTest {
    private static final Point CITY_HALL = new Point(42.3594, -71.0587);

    private static TownReading.Sound boston;
    private static Places places;
    private static List<Row> rows;

    /// A row with a real place and a ward of the city's own.
    private record Row(Point point, String ward) {}

    @Test
    void the_ward_of_a_place_is_the_citys_own_in_99_of_100_rows() throws IOException {
        long agree = rows.stream().filter(row -> agrees(places, row)).count();
        System.out.printf("Boston: ward agrees in %,d of %,d placed rows%n", agree, rows.size());
        assertThat(rows).hasSizeGreaterThan(18_000);
        assertThat(agree * 100).isGreaterThanOrEqualTo(rows.size() * 99L);
    }

    @Test
    void every_kind_of_request_has_its_service_and_somebody_takes_it() throws IOException {
        var town = boston.town();
        var types = Shared.data("boston/requests/service-types.csv");
        int kinds = 0;
        try (var reader = CsvReader.builder().ofNamedCsvRecord(types)) {
            for (var type : reader) {
                String code = PlacesReader.slug(type.getField("type"), 64);
                var service = town.catalogue().service(code);
                assertThat(service).as(code).isPresent();
                assertThat(service.orElseThrow().group()).isEqualTo(type.getField("reason"));
                assertThat(places.agencyFor(code, List.of()).orElseThrow().code())
                        .isEqualTo(PlacesReader.slug(type.getField("most_common_department")));
                kinds++;
            }
        }
        assertThat(town.catalogue().services()).hasSize(kinds);
        assertThat(boston.notes()).isEmpty();
    }

    @Test
    void streets_of_one_name_are_told_apart_by_their_neighborhood() {
        assertThat(places.search("12 Washington St, Roslindale", 5).getFirst().label())
                .isEqualTo("12 Washington Street, Roslindale");
        assertThat(places.search("mass ave", 5))
                .isNotEmpty()
                .allMatch(place -> place.label().startsWith("Massachusetts Avenue"));
        assertThat(places.search("tremont st & boylston st", 5).getFirst().label())
                .isEqualTo("Tremont Street and Boylston Street, Downtown");
    }

    @Test
    void the_map_of_a_city_reaches_a_telephone_in_small_pieces() {
        var map = places.baseMap();
        assertThat(map.overview().length).isLessThan(80_000);
        int x = (int) Math.floor((CITY_HALL.lon() + 180) / 360 * (1 << 14));
        double angle = Math.toRadians(CITY_HALL.lat());
        int y =
                (int)
                        Math.floor(
                                (1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI)
                                        / 2
                                        * (1 << 14));
        assertThat(map.cell(x, y).orElseThrow().length).isLessThan(20_000);
    }

    @Test
    void the_index_spares_most_of_the_work() throws IOException {
        var areas = new ArrayList<Area>(places.areas("ward"));
        areas.addAll(places.areas("neighborhood"));
        var some = rows.subList(0, 500);
        var geometry = new GeometryFactory();
        Runnable indexed = () -> some.forEach(row -> places.areasAt(row.point));
        Runnable each =
                () ->
                        some.forEach(row -> {
                            var point =
                                    geometry.createPoint(
                                            new Coordinate(row.point.lon(), row.point.lat()));
                            areas.forEach(area -> area.shape().covers(point));
                        });
        indexed.run();
        long fast = nanos(indexed);
        long slow = nanos(each);
        System.out.printf(
                "Boston: areas by index cost 1/%d of asking every area%n",
                slow / Math.max(1, fast));
        assertThat(fast * 3).isLessThan(slow);
    }

    private static long nanos(Runnable work) {
        var thread = ManagementFactory.getThreadMXBean();
        long from = thread.getCurrentThreadCpuTime();
        work.run();
        return thread.getCurrentThreadCpuTime() - from;
    }

    private static boolean agrees(Places places, Row row) {
        return places.recordArea(row.point).map(Area::code).orElse("").equals(row.ward);
    }

    @BeforeAll
    static void read() throws IOException {
        var assets = Shared.data("boston");
        boston =
                switch (TownFile.builtIn("boston", assets)) {
                    case TownReading.Sound sound -> sound;
                    case TownReading.Refused refused ->
                            throw new AssertionError(refused.problems().toString());
                };
        places = new Places(boston.town().atlas());
        rows = readRows();
    }

    private static List<Row> readRows() throws IOException {
        var rows = new ArrayList<Row>();
        Path file = Shared.data("boston/requests/requests-2011-09-10.csv.gz");
        try (var zip = new GZIPInputStream(Files.newInputStream(file));
                var reader =
                        CsvReader.builder()
                                .ofNamedCsvRecord(
                                        new InputStreamReader(zip, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : reader) {
                String ward = row.getField("ward").replaceAll("\\D", "").replaceAll("^0+", "");
                var point = Point.parse(row.getField("latitude") + "," + row.getField("longitude"));
                if (!ward.isEmpty() && point.isPresent() && !point.get().equals(CITY_HALL)) {
                    rows.add(new Row(point.get(), ward));
                }
            }
        }
        return rows;
    }
}
