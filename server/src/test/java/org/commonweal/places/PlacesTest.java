package org.commonweal.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.commonweal.verifier.CanonicalJson;
import org.commonweal.verifier.Register;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlacesTest {
    private final Places places = SmallTown.places();

    @Test
    void a_place_lies_in_its_area() {
        assertThat(areas(0.005, 0.005)).containsExactly("ward:west");
        assertThat(areas(0.005, 0.012)).containsExactly("ward:east");
        assertThat(areas(0.02, 0.02)).isEmpty();
    }

    @Test
    void a_hole_belongs_to_nobody_and_its_border_to_the_area_around() {
        assertThat(areas(0.005, 0.015)).isEmpty();
        assertThat(areas(0.005, 0.014)).containsExactly("ward:east");
    }

    @Test
    void a_place_on_a_border_lies_in_the_area_named_first() {
        for (double lat = 0; lat <= 0.01; lat += 0.0005) {
            assertThat(areas(lat, 0.01)).containsExactly("ward:west");
        }
    }

    @Test
    void the_first_route_that_matches_decides_and_nobody_is_an_answer() {
        assertThat(agency("pothole", 0.012)).containsExactly("office");
        assertThat(agency("pothole", 0.002)).containsExactly("roads");
        assertThat(agency("light", 0.012)).containsExactly("roads");
        assertThat(agency("noise", 0.012)).isEmpty();
        assertThat(places.agencyFor("pothole", List.of()).map(Agency::code)).contains("roads");
    }

    @Test
    void a_street_is_found_whatever_its_case_accents_and_abbreviations() {
        for (String written :
                List.of(
                        "Mill Lane",
                        "mill ln.",
                        "MILL  LANE",
                        "mill",
                        "mil lane",
                        "Mill Lane, West")) {
            assertThat(labels(written)).as(written).contains("Mill Lane, West");
        }
        assertThat(labels("Mill Lane, East").getFirst()).isEqualTo("Mill Lane, East");
        assertThat(labels("muellers way")).containsExactly("Müller's Way, West");
        assertThat(labels("MULLERS WAY")).containsExactly("Müller's Way, West");
        assertThat(labels("Müller’s Way")).containsExactly("Müller's Way, West");
        assertThat(labels("saint james st")).containsExactly("St James Street, West");
        assertThat(labels("old common")).containsExactly("Old Common, West");
        assertThat(labels("")).isEmpty();
        assertThat(labels("nowhere at all")).isEmpty();
    }

    @Test
    void a_house_number_is_kept_and_said_to_be_only_its_street() {
        var found = places.search("12a Mill Lane, East", 5).getFirst();
        assertThat(found.label()).isEqualTo("12a Mill Lane, East");
        assertThat(found.precision()).isEqualTo(Place.Precision.STREET_OF_NUMBER);
        assertThat(found.areas()).extracting(Area::ref).containsExactly("ward:east");
    }

    @Test
    void two_streets_that_meet_are_a_place() {
        for (String written :
                List.of(
                        "Mill Lane and Mullers Way",
                        "mill ln & müller's way",
                        "corner of Mill Lane / Müllers Way")) {
            var found = places.search(written, 5);
            assertThat(found).as(written).hasSize(1);
            assertThat(found.getFirst().precision()).isEqualTo(Place.Precision.CROSSING);
            assertThat(found.getFirst().point()).isEqualTo(new Point(0.002, 0.005));
        }
        assertThat(places.search("Mill Lane and St James Street", 5))
                .extracting(Place::precision)
                .doesNotContain(Place.Precision.CROSSING);
    }

    @Test
    void the_streets_of_an_area_lie_in_it() {
        var east = places.area("ward:east").orElseThrow();
        assertThat(places.streetsIn(east))
                .extracting(Place::label)
                .containsExactly("Mill Lane, East");
        for (var area : places.areas("ward")) {
            assertThat(places.streetsIn(area)).allMatch(street -> street.areas().contains(area));
        }
    }

    @Test
    void the_nearest_street_is_named_only_when_it_is_near() {
        assertThat(places.nearestStreet(new Point(0.0025, 0.015))).contains("Mill Lane");
        assertThat(places.nearestStreet(new Point(0.0095, 0.018))).isEmpty();
    }

    @Test
    void the_map_can_be_drawn_again_from_its_documents() throws IOException {
        var overview = unzip(places.baseMap().overview());
        assertThat(overview.path("credit").asString()).isEqualTo("Drawn by <us> & friends");
        var street = overview.path("layers").path(1);
        assertThat(street.path("kind").asString()).isEqualTo("street");
        int x = (int) Math.floor((0.005 + 180) / 360 * (1 << BaseMap.ZOOM));
        int y = 8191;
        var cell = unzip(places.baseMap().cell(x, y).orElseThrow());
        var lane = cell.path("layers").path(1);
        assertThat(lane.path("names")).extracting(JsonNode::asString).contains("Mill Lane");
        var first = lane.path("shapes").path(0).path(2);
        long east = cell.path("box").path(0).asLong() + first.path(0).asLong();
        assertThat(east / 100_000.0).isBetween(0.0, 0.02);
        assertThat(places.baseMap().cell(0, 0)).isEmpty();
        assertThat(places.baseMap().cell(-1, 1 << 20)).isEmpty();
    }

    @Test
    void every_picture_bears_the_credit_and_needs_no_style_or_script() {
        var around = places.picture().around(new Point(0.002, 0.005), 600, 400, 300, "Mill <Lane>");
        var whole = places.picture().overview(List.of(new Point(0.002, 0.005)), 400, "The town");
        assertThat(around).contains("Mill &lt;Lane&gt;").contains(">Mill Lane</text>");
        for (String picture : List.of(around, whole)) {
            assertThat(picture)
                    .contains("Drawn by &lt;us&gt; &amp; friends")
                    .doesNotContain("style=")
                    .doesNotContain("<script");
        }
    }

    @Test
    void the_registers_say_enough_to_route_again() {
        var registers = PlaceRegisters.of(SmallTown.atlas());
        assertThat(registers)
                .extracting(PlaceRegisters.Published::register)
                .containsExactly(Register.AGENCIES, Register.AREAS, Register.ROUTING);
        assertThat(registers.get(1).codes()).containsExactly("ward:west", "ward:east");
        assertThat(text(registers.get(1)))
                .contains("\"shape\":[[[0,0,10000,0,10000,10000,0,10000,0,0]]]");
        assertThat(text(registers.get(2)))
                .startsWith(
                        "{\"rules\":[{\"agency\":\"office\",\"area\":\"ward:east\",\"services\":[\"pothole\"]},");
    }

    private static String text(PlaceRegisters.Published published) {
        return new String(CanonicalJson.format(published.document()), StandardCharsets.UTF_8);
    }

    @Test
    void a_point_is_written_as_the_record_wants_it() {
        assertThat(new Point(51.5, -0.10).text()).isEqualTo("51.5,-0.1");
        assertThat(new Point(-0.0000001, 10).text()).isEqualTo("0,10");
        assertThat(Point.parse(" 42.359412 , -71.058700 ").map(Point::text))
                .contains("42.359412,-71.0587");
        assertThat(Point.parse("-90,-180.0")).contains(new Point(-90, -180));
        assertThat(Point.parse("4.123456789012,5")).contains(new Point(4.123457, 5));
        for (var wrong :
                List.of(
                        "",
                        ",",
                        "1,",
                        ",1",
                        "here",
                        "1;2",
                        "1,2,3",
                        "91,0",
                        "0,181",
                        "100,0",
                        "0,1000",
                        "1.,2",
                        ".5,2",
                        "1,-",
                        "--1,2",
                        "+1,2",
                        "1e1,2",
                        "NaN,2",
                        "1.1234567890123,2",
                        "1.2.3,4",
                        "1 2,3",
                        "\u0661,2",
                        "0x1,2",
                        "1d,2")) {
            assertThat(Point.parse(wrong)).as(wrong).isEmpty();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Point(Double.NaN, 0));
    }

    private List<String> areas(double lat, double lon) {
        return places.areasAt(new Point(lat, lon)).stream().map(Area::ref).toList();
    }

    private List<String> agency(String service, double lon) {
        return places.agencyFor(service, new Point(0.002, lon)).map(Agency::code).stream().toList();
    }

    private List<String> labels(String written) {
        return places.search(written, 5).stream().map(Place::label).toList();
    }

    private static JsonNode unzip(byte[] gzip) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new JsonMapper()
                    .readTree(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
