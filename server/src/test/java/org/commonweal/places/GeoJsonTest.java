package org.commonweal.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeoJsonTest {
    @Test
    void mistakes_are_told_in_sentences_with_their_line() {
        assertThat(faults("Polygon", "[[[0,0],[1,0],[1,1],[0,1]]]"))
                .containsExactly(
                        "2: feature 1 (North) does not close: its border begins at 0,0 and ends at 1,0.");
        assertThat(faults("Polygon", "[[[0,0],[1,1],[1,0],[0,1],[0,0]]]"))
                .containsExactly(
                        "2: feature 1 (North) is not a proper surface: its border touches or crosses itself near 0.5,0.5.");
        assertThat(faults("Polygon", "[[[0,0],[1,0],[0,0]]]"))
                .containsExactly(
                        "2: feature 1 (North) is no surface: a border needs at least three corners.");
        assertThat(faults("Point", "[0,0]"))
                .containsExactly(
                        "2: feature 1 (North) is a Point; here a Polygon or MultiPolygon is wanted.");
        assertThat(faults("Polygon", "[[[400000,200],[1,0],[1,1],[0,0]]]"))
                .containsExactly(
                        "2: feature 1 (North) has coordinates that are not longitude and latitude in degrees: [400000,200].");
        assertThat(faults("Polygon", "[]"))
                .containsExactly("2: feature 1 (North) has no coordinates.");
        assertThat(read("[1, 2").faults())
                .extracting(GeoJson.Fault::sentence)
                .allMatch(s -> s.contains("GeoJSON"));
        assertThat(read("{\"features\":[{\n\n").faults())
                .extracting(GeoJson.Fault::sentence)
                .containsExactly("this is not JSON.");
        assertThat(read("{\"a\":[1]}").faults())
                .extracting(GeoJson.Fault::sentence)
                .containsExactly(
                        "this is not a GeoJSON feature collection: it has no list \"features\".");
    }

    private static List<String> faults(String type, String coordinates) {
        String json =
                "{\"type\":\"FeatureCollection\",\"features\":[\n"
                        + "{\"properties\":{\"name\":\"North\"},\"geometry\":{\"type\":\""
                        + type
                        + "\",\"coordinates\":"
                        + coordinates
                        + "}}]}";
        return read(json).faults().stream()
                .map(fault -> fault.line() + ": " + fault.sentence())
                .toList();
    }

    private static GeoJson.Reading read(String json) {
        return GeoJson.read(json.getBytes(StandardCharsets.UTF_8), GeoJson.Wanted.SURFACES);
    }
}
