package org.commonweal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.TreeSet;
import org.commonweal.places.Layer;
import org.commonweal.places.Place;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.services.Attribute;
import org.commonweal.services.Service;
import org.junit.jupiter.api.Test;

class AlderhavenTest {
    private static final TownReading.Sound ALDERHAVEN = read();

    private static TownReading.Sound read() {
        return switch (TownFile.builtIn("alderhaven")) {
            case TownReading.Sound sound -> sound;
            case TownReading.Refused refused ->
                    throw new AssertionError(refused.problems().toString());
        };
    }

    @Test
    void it_is_sound_and_says_what_waits_for_a_person() {
        assertThat(ALDERHAVEN.notes())
                .extracting(Problem::sentence)
                .containsExactly(
                        "No route takes the service \"neighbour-harassment\": every request for it waits for a person.",
                        "No route takes the service \"something-else\": every request for it waits for a person.");
        assertThat(ALDERHAVEN.town().invented()).isTrue();
    }

    @Test
    void it_shows_everything_a_town_file_can_say() {
        var services = ALDERHAVEN.town().catalogue().services();
        assertThat(services).hasSizeBetween(28, 40);
        assertThat(
                        services.stream()
                                .flatMap(service -> service.attributes().stream())
                                .map(Attribute::datatype)
                                .distinct())
                .containsExactlyInAnyOrder(Attribute.Datatype.values());
        assertThat(services.stream().filter(Service::confidential).count())
                .isGreaterThanOrEqualTo(2);
        assertThat(ALDERHAVEN.town().atlas().agencies()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(new Places(ALDERHAVEN.town().atlas()).areas("ward")).hasSize(6);
    }

    @Test
    void every_neighbourhood_has_streets_to_choose_from_and_each_lies_in_it() {
        var places = new Places(ALDERHAVEN.town().atlas());
        for (var area : places.areas(places.askedKind().code())) {
            assertThat(places.streetsIn(area))
                    .as(area.name())
                    .hasSizeGreaterThan(12)
                    .allMatch(street ->
                            street.areas().stream()
                                    .anyMatch(each -> each.ref().equals(area.ref())));
        }
    }

    @Test
    void its_streets_can_be_found() {
        var places = new Places(ALDERHAVEN.town().atlas());
        assertThat(places.search("mill ln", 3).getFirst().label())
                .isEqualTo("Mill Lane, Millbrook");
        var crossing = places.search("High Street and Market Street", 3).getFirst();
        assertThat(crossing.precision()).isEqualTo(Place.Precision.CROSSING);
        assertThat(places.agencyFor("street-light", crossing.point()).orElseThrow().code())
                .isEqualTo("streets");
        var quay = places.area("neighbourhood:harbourside").orElseThrow();
        assertThat(
                        places.agencyFor("street-light", places.streetsIn(quay).getFirst().point())
                                .orElseThrow()
                                .code())
                .isEqualTo("harbour");
    }

    @Test
    void the_wards_leave_no_gap_between_the_neighbourhoods() {
        var places = new Places(ALDERHAVEN.town().atlas());
        for (var layer : ALDERHAVEN.town().atlas().layers()) {
            for (var feature : layer.features()) {
                if (layer.kind() == Layer.Kind.STREET) {
                    var at = feature.shape().getInteriorPoint();
                    assertThat(places.areasAt(new Point(at.getY(), at.getX())))
                            .as(feature.name())
                            .hasSize(2);
                }
            }
        }
    }

    @Test
    void its_files_are_those_the_generator_draws() {
        var drawn = new AlderhavenMap().files();
        assertThat(drawn.keySet()).hasSize(6);
        var names = new TreeSet<String>();
        for (var layer : ALDERHAVEN.town().atlas().layers()) {
            layer.features().forEach(feature -> names.add(feature.name()));
        }
        for (String line : drawn.getOrDefault("map/streets.geojson", "").split("\n")) {
            var parts = new LinkedHashSet<>(Arrays.asList(line.split("\"")));
            if (parts.contains("name")) {
                assertThat(names).containsAnyElementsOf(parts);
            }
        }
    }
}
