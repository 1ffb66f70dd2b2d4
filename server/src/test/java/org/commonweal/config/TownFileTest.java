package org.commonweal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.commonweal.places.Point;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A small sound town, and every way it can be spoilt: one change each, and the exact sentence that
/// names it.
class TownFileTest {
    @TempDir private Path folder;

    @BeforeEach
    void sound() throws IOException {
        Files.writeString(folder.resolve("town.toml"), SmallFiles.TOWN);
        Files.writeString(folder.resolve("services.csv"), SmallFiles.SERVICES);
        Files.writeString(folder.resolve("routes.csv"), SmallFiles.ROUTES);
        Files.writeString(folder.resolve("streets.geojson"), SmallFiles.STREETS);
        Files.writeString(folder.resolve("wards.geojson"), SmallFiles.WARDS);
    }

    @Test
    void a_sound_town_is_read_whole() {
        var town = town(TownFile.read(folder));
        assertThat(town).isEqualTo(town(TownFile.read(folder.resolve("town.toml"))));
        assertThat(town.windows()).isEqualTo(new Windows(14, 28, 28, 28));
        assertThat(town.address()).hasToString("http://localhost:8311");
        assertThat(town.dumpDays()).isEqualTo(31);
        var calendar = town.catalogue().calendar("office").orElseThrow();
        assertThat(calendar.hours()).containsOnlyKeys(DayOfWeek.MONDAY);
        assertThat(calendar.holidays())
                .containsExactly(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28));
        assertThat(town.catalogue().services())
                .extracting("code")
                .containsExactly("light", "pothole", "sign");
        assertThat(town.catalogue().service("pothole").orElseThrow().keywords())
                .containsExactly("road", "hole");
        assertThat(town.catalogue().service("sign").orElseThrow().confidential()).isTrue();
        assertThat(town.atlas().centre()).isEqualTo(new Point(0.005, 0.01));
        assertThat(town.atlas().routing().agencyFor("light", List.of("ward:west")))
                .contains("office");
        assertThat(town.atlas().routing().agencyFor("light", List.of("ward:east")))
                .contains("roads");
        assertThat(town.atlas().routing().agencyFor("light", List.of())).isEmpty();
        assertThat(town.atlas().routing().agencyFor("sign", List.of())).contains("roads");
    }

    @Test
    void files_may_lie_in_a_second_folder(@TempDir Path assets) throws IOException {
        Files.move(folder.resolve("wards.geojson"), assets.resolve("wards.geojson"));
        assertThat(TownFile.read(folder)).isInstanceOf(TownReading.Refused.class);
        assertThat(TownFile.read(folder, assets)).isInstanceOf(TownReading.Sound.class);
    }

    @Test
    void all_mistakes_are_told_together() throws IOException {
        change("town.toml", "name = \"Small Town\"", "nam = \"Small Town\"");
        change("services.csv", "5 days", "5 dys");
        change("wards.geojson", "[0,0.01],[0,0]]]", "[0,0.01]]]");
        assertThat(problems())
                .hasSizeGreaterThanOrEqualTo(4)
                .extracting(line -> line.split(",")[0])
                .contains("town.toml", "services.csv", "wards.geojson");
    }

    @Test
    void what_is_allowed_but_worth_knowing_is_a_note() throws IOException {
        change("routes.csv", ",Streets,,roads\n", "pothole,,,roads\n");
        change("town.toml", "kind = \"pause\"", "kind = \"move\"");
        var sound = (TownReading.Sound) TownFile.read(folder);
        assertThat(sound.notes())
                .extracting(Problem::toString)
                .containsExactly(
                        "town.toml, line 52: There is no reason of kind \"pause\", so nobody can pause a request.",
                        "services.csv, line 3: No route takes the service \"sign\": every request for it waits for a person.");
    }

    private record Spoilt(String file, String from, String to, String... sentences) {}

    private static final List<Spoilt> SPOILT =
            List.of(
                    new Spoilt(
                            "town.toml",
                            "zone =",
                            "zome =",
                            "town.toml, line 1: The town file needs \"zone\".",
                            "town.toml, line 4: \"zome\" is no key of the town file; did you mean \"zone\"?"),
                    new Spoilt(
                            "town.toml",
                            "Europe/London",
                            "Europe/Londn",
                            "town.toml, line 4: There is no time zone \"Europe/Londn\"; did you mean \"Europe/London\"?"),
                    new Spoilt(
                            "town.toml",
                            "name = \"Small Town\"",
                            "name = 5",
                            "town.toml, line 1: \"name\" of the town file must be words in quotation marks, not 5."),
                    new Spoilt(
                            "town.toml",
                            "origin = \"small.example/record\"",
                            "origin = \"small example\"",
                            "town.toml, line 3: \"origin\" names the public record; it has no blanks and no plus sign."),
                    new Spoilt(
                            "town.toml",
                            "origin = \"small.example/record\"",
                            "origin = \"small.example/record\"\naddress = \"desk.example.org\"",
                            "town.toml, line 4: \"desk.example.org\" is no public address; write it as \"https://desk.example.org\"."),
                    new Spoilt(
                            "town.toml",
                            "origin = \"small.example/record\"",
                            "origin = \"small.example/record\"\naddress = \"https://town.example/desk\"",
                            "town.toml, line 4: \"https://town.example/desk\" is no public address; write it as \"https://desk.example.org\"."),
                    new Spoilt(
                            "town.toml",
                            "[appeals]\nagency = \"office\"",
                            "",
                            "town.toml, line 1: A town needs [appeals] with \"agency\": its lead decides an appeal where the agency"
                                    + " that refused has no second person."),
                    new Spoilt(
                            "town.toml",
                            "[appeals]\nagency = \"office\"",
                            "[appeals]\nagency = \"ofice\"",
                            "town.toml, line 9: There is no agency \"ofice\"; did you mean \"office\"?"),
                    new Spoilt(
                            "town.toml",
                            "[appeals]",
                            "[windows]\nverdict_days = 0\n[appeals]",
                            "town.toml, line 9: \"verdict_days\" of [windows] must be a whole number from 1 to 366, not 0."),
                    new Spoilt(
                            "town.toml",
                            "centre = [0.005, 0.01]",
                            "centre = [200, 0.01]",
                            "town.toml, line 12: \"centre\" of [map] must be latitude and longitude, such as [51.5, -0.1]."),
                    new Spoilt(
                            "town.toml",
                            "centre = [0.005, 0.01]",
                            "centre = [0.005, 0.01]\ntiles = \"http://tiles.example.org/{z}/{x}/{y}.png\"\ntiles_credit = \"Us\"",
                            "town.toml, line 13: \"http://tiles.example.org/{z}/{x}/{y}.png\" is no address of map tiles; write it as \"https://tiles.example.org/{z}/{x}/{y}.png\"."),
                    new Spoilt(
                            "town.toml",
                            "centre = [0.005, 0.01]",
                            "centre = [0.005, 0.01]\ntiles = \"https://{x}.example.org/{z}/{y}.png\"\ntiles_credit = \"Us\"",
                            "town.toml, line 13: \"https://{x}.example.org/{z}/{y}.png\" is no address of map tiles; write it as \"https://tiles.example.org/{z}/{x}/{y}.png\"."),
                    new Spoilt(
                            "town.toml",
                            "centre = [0.005, 0.01]",
                            "centre = [0.005, 0.01]\ntiles = \"https://tiles.example.org/{z}/{x}.png\"\ntiles_credit = \"Us\"",
                            "town.toml, line 13: \"https://tiles.example.org/{z}/{x}.png\" is no address of map tiles; write it as \"https://tiles.example.org/{z}/{x}/{y}.png\"."),
                    new Spoilt(
                            "town.toml",
                            "centre = [0.005, 0.01]",
                            "centre = [0.005, 0.01]\ntiles = \"https://tiles.example.org/{z}/{x}/{y}/{y}\"\ntiles_credit = \"Us\"",
                            "town.toml, line 13: \"https://tiles.example.org/{z}/{x}/{y}/{y}\" is no address of map tiles; write it as \"https://tiles.example.org/{z}/{x}/{y}.png\"."),
                    new Spoilt(
                            "town.toml",
                            "centre = [0.005, 0.01]",
                            "centre = [0.005, 0.01]\ntiles = \"https://us:pw@tiles.example.org/{z}/{x}/{y}\"\ntiles_credit = \"Us\"",
                            "town.toml, line 13: \"https://us:pw@tiles.example.org/{z}/{x}/{y}\" is no address of map tiles; write it as \"https://tiles.example.org/{z}/{x}/{y}.png\"."),
                    new Spoilt(
                            "town.toml",
                            "centre = [0.005, 0.01]",
                            "centre = [0.005, 0.01]\ntiles = \"https://a.example; script-src *//{z}/{x}/{y}\"\ntiles_credit = \"Us\"",
                            "town.toml, line 13: \"https://a.example; script-src *//{z}/{x}/{y}\" is no address of map tiles; write it as \"https://tiles.example.org/{z}/{x}/{y}.png\"."),
                    new Spoilt(
                            "town.toml",
                            "centre = [0.005, 0.01]",
                            "centre = [0.005, 0.01]\ntiles = \"https://tiles.example.org/{s}/{z}/{x}/{y}\"\ntiles_credit = \"Us\"",
                            "town.toml, line 13: \"https://tiles.example.org/{s}/{z}/{x}/{y}\" is no address of map tiles; write it as \"https://tiles.example.org/{z}/{x}/{y}.png\"."),
                    new Spoilt(
                            "town.toml",
                            "centre = [0.005, 0.01]",
                            "centre = [0.005, 0.01]\ntiles = \"data:{z}/{x}/{y}\"\ntiles_credit = \"Us\"",
                            "town.toml, line 13: \"data:{z}/{x}/{y}\" is no address of map tiles; write it as \"https://tiles.example.org/{z}/{x}/{y}.png\"."),
                    new Spoilt(
                            "town.toml",
                            "centre = [0.005, 0.01]",
                            "centre = [0.005, 0.01]\ntiles = \"https://tiles.example.org/{z}/{x}/{y}.png\"",
                            "town.toml, line 13: [map] names a tile server; say in \"tiles_credit\" whose map it is."),
                    new Spoilt(
                            "town.toml",
                            "centre = [0.005, 0.01]",
                            "centre = [0.005, 0.01]\ntiles_credit = \"Us\"",
                            "town.toml, line 13: \"tiles\" of [map] must name a tile server where \"tiles_credit\" says whose map it is."),
                    new Spoilt(
                            "town.toml",
                            "kind = \"street\"",
                            "kind = \"streets\"",
                            "town.toml, line 14: There is no kind of layer \"streets\"; did you mean \"street\"?"),
                    new Spoilt(
                            "town.toml",
                            "file = \"streets.geojson\"",
                            "file = \"street.geojson\"",
                            "town.toml, line 14: The file \"street.geojson\" is not there; it is looked for beside the town file and"
                                    + " in the folder given with --assets."),
                    new Spoilt(
                            "town.toml",
                            "file = \"streets.geojson\"",
                            "file = \"../streets.geojson\"",
                            "town.toml, line 14: The file \"../streets.geojson\" lies outside the town's folder."),
                    new Spoilt(
                            "town.toml",
                            "hours = { mon = [\"09:00-12:00\", \"13:00-17:00\"] }",
                            "",
                            "town.toml, line 16: The calendar \"office\" has no opening hours at all."),
                    new Spoilt(
                            "town.toml",
                            "\"13:00-17:00\"",
                            "\"1 to 5\"",
                            "town.toml, line 18: \"1 to 5\" are no opening hours; write them as \"08:30-12:30\"."),
                    new Spoilt(
                            "town.toml",
                            "\"13:00-17:00\"",
                            "\"11:00-17:00\"",
                            "town.toml, line 18: The opening hours 09:00-12:00 and 11:00-17:00 overlap."),
                    new Spoilt(
                            "town.toml",
                            "\"2026-12-28\"",
                            "\"28 December\"",
                            "town.toml, line 19: \"28 December\" is not a day; write it as 2026-12-25."),
                    new Spoilt(
                            "town.toml",
                            "code = \"roads\"",
                            "code = \"Roads!\"",
                            "town.toml, line 22: The code \"Roads!\" must be 1 to 64 of a-z 0-9 _ . : - and begin with a letter or"
                                    + " digit.",
                            "routes.csv, line 2: There is no agency \"roads\"; there are: office.",
                            "routes.csv, line 3: There is no agency \"roads\"; there are: office."),
                    new Spoilt(
                            "town.toml",
                            "code = \"office\"\nname",
                            "code = \"roads\"\nname",
                            "town.toml, line 9: There is no agency \"office\"; there are: roads.",
                            "town.toml, line 26: There is already an agency \"roads\", at line 22.",
                            "town.toml, line 50: There is no agency \"office\"; there are: roads."),
                    new Spoilt(
                            "town.toml",
                            "code = \"code\"",
                            "code = \"id\"",
                            "town.toml, line 49: There is no area \"ward:west\".",
                            "routes.csv, line 3: There is no area \"ward:east\".",
                            "wards.geojson, line 2: Feature 1 has no property \"id\"; there are: code, name.",
                            "wards.geojson, line 3: Feature 2 has no property \"id\"; there are: code, name."),
                    new Spoilt(
                            "wards.geojson",
                            "\"code\":\"east\"",
                            "\"code\":\"West\"",
                            "routes.csv, line 3: There is no area \"ward:east\"; did you mean \"ward:west\"?",
                            "wards.geojson, line 3: Feature 2 and feature 1 have one code, \"west\"."),
                    new Spoilt(
                            "wards.geojson",
                            "[0.01,0.01],[0.01,0]]]",
                            "[0.01,0.01]]]",
                            "routes.csv, line 3: There is no area \"ward:east\"; did you mean \"ward:west\"?",
                            "wards.geojson, line 3: Feature 2 (East) does not close: its border begins at 0,0.01 and ends at"
                                    + " 0.01,0.01."),
                    new Spoilt(
                            "town.toml",
                            "done_within = \"5 working days\"",
                            "done_within = \"5 wrking days\"",
                            "town.toml, line 39: \"5 wrking days\" is not an amount of time; write it as \"1 working day\", \"4 working"
                                    + " hours\", \"3 days\", \"20 hours\" or \"90 minutes\"."),
                    new Spoilt(
                            "town.toml",
                            "done_within = \"5 working days\"",
                            "",
                            "town.toml, line 35: A service needs \"done_within\", its own or in [defaults], such as \"5 working"
                                    + " days\"."),
                    new Spoilt(
                            "town.toml",
                            "done_within = \"5 working days\"",
                            "done_within = \"5 days\"\ncalendar = \"crews\"",
                            "town.toml, line 40: There is no calendar \"crews\"; there are: office."),
                    new Spoilt(
                            "town.toml",
                            "datatype = \"singlevaluelist\"",
                            "datatype = \"list\"",
                            "town.toml, line 43: \"list\" is no datatype; use string, number, datetime, text, singlevaluelist or"
                                    + " multivaluelist."),
                    new Spoilt(
                            "town.toml",
                            "code = \"light\"\nname",
                            "code = \"pothole\"\nname",
                            "town.toml, line 48: There is no service \"light\"; there are: pothole, sign.",
                            "services.csv, line 2: There is already a service \"pothole\", at line 36 of town.toml.",
                            "routes.csv, line 3: There is no service \"light\"; there are: pothole, sign."),
                    new Spoilt(
                            "town.toml",
                            "area = \"ward:west\"",
                            "area = \"ward:wset\"",
                            "town.toml, line 49: There is no area \"ward:wset\"; did you mean \"ward:west\"?"),
                    new Spoilt(
                            "town.toml",
                            "area = \"ward:west\"\n",
                            "",
                            "routes.csv, line 3: This route can never match: the one at line 47 of town.toml takes the same requests"
                                    + " before it."),
                    new Spoilt(
                            "routes.csv",
                            ",Streets,,roads",
                            ",Strets,,roads",
                            "routes.csv, line 2: There is no group of services \"Strets\"; did you mean \"Streets\"?"),
                    new Spoilt(
                            "routes.csv",
                            "light,,ward:east,roads",
                            "light,ward:east,roads",
                            "routes.csv, line 3: This row has 3 cells and the header has 4."),
                    new Spoilt(
                            "services.csv",
                            "code,name,group,keywords",
                            "code,name,group,keyword",
                            "services.csv, line 1: \"keyword\" is no key of a service; did you mean \"keywords\"?"),
                    new Spoilt(
                            "services.csv",
                            "sign,Sign",
                            "Sign!,Sign",
                            "services.csv, line 3: The code \"Sign!\" of a service must be 1 to 64 of a-z 0-9 _ . : - and begin with"
                                    + " a letter or digit."),
                    new Spoilt(
                            "services.csv",
                            ",true,",
                            ",yes,",
                            "services.csv, line 3: \"confidential\" of a service must be true or false, not \"yes\"."),
                    new Spoilt(
                            "town.toml",
                            "kind = \"refuse\"",
                            "kind = \"reject\"",
                            "town.toml, line 63: \"reject\" is no kind of reason; use move, pause or refuse."),
                    new Spoilt(
                            "town.toml",
                            "[appeals]",
                            "[appeals",
                            "town.toml, line 8: This is not TOML: Unexpected end of line, expected ]."),
                    new Spoilt(
                            "streets.geojson",
                            "\"LineString\"",
                            "\"Point\"",
                            "streets.geojson, line 2: Feature 1 (Mill Lane) is a Point; here a LineString or MultiLineString is"
                                    + " wanted."));

    @TestFactory
    Stream<DynamicTest> every_mistake_is_one_sentence_that_names_file_and_line() {
        return SPOILT.stream()
                .map(spoilt ->
                        DynamicTest.dynamicTest(
                                spoilt.sentences[0],
                                () -> {
                                    sound();
                                    change(spoilt.file, spoilt.from, spoilt.to);
                                    assertThat(problems())
                                            .containsExactlyInAnyOrder(spoilt.sentences);
                                }));
    }

    @Test
    void files_are_utf_8_whatever_the_editor_put_before_it() throws IOException {
        var file = folder.resolve("town.toml");
        var text = Files.readString(file);
        Files.writeString(file, "\ufeff" + text.replace("\n", "\r\n"));
        assertThat(town(TownFile.read(folder)).name()).isEqualTo("Small Town");
        Files.write(
                file, text.replace("Road", "Stra\u00dfe").getBytes(StandardCharsets.ISO_8859_1));
        Files.write(
                folder.resolve("routes.csv"),
                "service,group\n\u00e9,".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems())
                .containsExactly(
                        "town.toml, line 23: This is not UTF-8; save the file in that encoding (Unicode).");
        Files.writeString(file, text);
        assertThat(problems())
                .contains(
                        "routes.csv, line 2: This is not UTF-8; save the file in that encoding (Unicode).");
    }

    @Test
    void a_map_that_opens_away_from_the_town_is_a_note() throws IOException {
        change("town.toml", "centre = [0.005, 0.01]", "centre = [51.2, -0.01]");
        assertThat(((TownReading.Sound) TownFile.read(folder)).notes())
                .extracting(Problem::toString)
                .containsExactly(
                        "town.toml, line 12: \"centre\" of [map] is near no area. It is written latitude first; GeoJSON is written longitude first.");
    }

    @Test
    void no_town_file_is_a_sentence_too() {
        assertThat(((TownReading.Refused) TownFile.read(folder.resolve("nothing"))).problems())
                .extracting(Problem::toString)
                .containsExactly("nothing, line 1: There is no town file here.");
        assertThat(TownFile.builtIn("atlantis")).isInstanceOf(TownReading.Refused.class);
    }

    private void change(String file, String from, String to) throws IOException {
        var path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).as(file).contains(from);
        int at = text.indexOf(from);
        Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    private List<String> problems() {
        return switch (TownFile.read(folder)) {
            case TownReading.Sound _ -> List.of();
            case TownReading.Refused refused ->
                    refused.problems().stream().map(Problem::toString).toList();
        };
    }

    private static Town town(TownReading reading) {
        return switch (reading) {
            case TownReading.Sound sound -> sound.town();
            case TownReading.Refused refused ->
                    throw new AssertionError(refused.problems().toString());
        };
    }
}
