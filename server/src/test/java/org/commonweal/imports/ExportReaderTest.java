package org.commonweal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.commonweal.imports.ExportReader.Read;
import org.commonweal.imports.ExportReader.Reject;
import org.commonweal.imports.Row.Punctuality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportReaderTest {
    private static final Mapping MAPPING =
            Mapping.read("small.toml", small(), ExportReaderTest::beside);

    @TempDir Path folder;

    @Test
    void a_row_is_understood_in_the_city_s_own_time() throws IOException {
        var rows =
                read(
                        "17,2011-09-01 00:36:40,2011-09-29 00:36:40,,OVERDUE,Open,,Pothole,Roads,Ward 9,PWDx,Elm Row,42.3,-71.1\n");
        assertThat(rows)
                .containsExactly(
                        new Row(
                                2,
                                "17",
                                List.of("Roads"),
                                Optional.of("pwdx"),
                                Optional.of("9"),
                                Instant.parse("2011-09-01T04:36:40Z"),
                                Optional.of(Instant.parse("2011-09-29T04:36:40Z")),
                                Optional.empty(),
                                false,
                                "overdue",
                                "Pothole",
                                "Elm Row",
                                Optional.of(42.3),
                                Optional.of(-71.1),
                                "",
                                Map.of()));
    }

    @Test
    void a_single_blank_is_nothing_and_the_city_hall_point_is_no_place() throws IOException {
        var row =
                read("17,2011-09-01 00:36:40, ,, ,Open, ,Pothole,Roads, ,PWDx, ,42.3594,-71.0587\n")
                        .getFirst();
        assertThat(row.target()).isEmpty();
        assertThat(row.area()).isEmpty();
        assertThat(row.latitude()).isEmpty();
        assertThat(row.kept()).isEqualTo("unknown");
    }

    @Test
    void ward_9_and_09_are_one_ward() throws IOException {
        var rows =
                read(
                        "1,2011-09-01 00:00:00,,,ONTIME,Open,,A,Roads,Ward 9,PWDx,,,\n"
                                + "2,2011-09-01 00:00:00,,,ONTIME,Open,,A,Roads,09,PWDx,,,\n");
        assertThat(rows).extracting(Row::area).containsOnly(Optional.of("9"));
    }

    @Test
    void a_row_that_cannot_be_taken_is_rejected_with_its_line_and_reason() throws IOException {
        var rejects =
                rejects(
                        "1,2011-09-01 00:00:00,,,ONTIME,Open,,A,Roads,,PWDx,,,\n"
                                + "2,yesterday,,,ONTIME,Open,,A,Roads,,PWDx,,,\n"
                                + "3,2011-09-01 00:00:00,,,ONTIME,Perhaps,,A,Roads,,PWDx,,,\n"
                                + "4,2011-09-01 00:00:00,,,SOON,Open,,A,Roads,,PWDx,,,\n"
                                + "5,2011-09-01 00:00:00,,,ONTIME,Closed,,A,Roads,,PWDx,,,\n"
                                + "6,2011-09-02 00:00:00,,2011-09-01 00:00:00,ONTIME,Closed,,A,Roads,,PWDx,,,\n"
                                + "7,2011-09-01 00:00:00,,,ONTIME,Open,,A,Roads,,PWDx,,north,west\n"
                                + "8,2011-09-01 00:00:00,,,ONTIME,Open,,A,Roads,,PWDx,,91,0\n"
                                + "9,too,short\n"
                                + " ,2011-09-01 00:00:00,,,ONTIME,Open,,A,Roads,,PWDx,,,\n");
        assertThat(rejects)
                .extracting(reject -> reject.line() + " " + reject.reason())
                .containsExactly(
                        "3 its time 'yesterday' (opened_at) cannot be read",
                        "4 its state 'Perhaps' is neither open nor closed",
                        "5 its word on the target, 'SOON', is not one of the mapping's",
                        "6 is closed and does not say when",
                        "7 was closed before it was opened",
                        "8 its place 'north,west' is not two numbers",
                        "9 its place '91,0' is not on the earth",
                        "10 has 3 columns where 14 are due",
                        "11 has no usable id");
    }

    @Test
    void a_gzip_file_is_known_by_its_first_bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(
                    (header() + "1,2011-09-01 00:00:00,,,ONTIME,Open,,A,Roads,,PWDx,,,\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        var file = folder.resolve("anything");
        Files.write(file, bytes.toByteArray());
        try (var reader = new ExportReader(file, MAPPING)) {
            assertThat(reader.next()).containsInstanceOf(Read.Good.class);
            assertThat(reader.next()).isEmpty();
            assertThat(reader.position()).isPositive();
        }
    }

    @Test
    void another_header_is_refused_and_nothing_is_guessed() throws IOException {
        var file = folder.resolve("other.csv");
        Files.writeString(file, "id,opened\n1,2\n");
        assertThatThrownBy(() -> new ExportReader(file, MAPPING).close())
                .isInstanceOf(ImportRefused.class)
                .hasMessageStartingWith("other.csv:1: the header is not the one of 'small'");
        Files.writeString(file, "");
        assertThatThrownBy(() -> new ExportReader(file, MAPPING).close())
                .isInstanceOf(ImportRefused.class)
                .hasMessage("other.csv: the file is empty");
    }

    @Test
    void a_mapping_s_mistakes_are_all_told_with_their_lines() {
        assertThatThrownBy(() ->
                        Mapping.read(
                                "m.toml",
                                small().replace("Europe", "Urope")
                                                .replace("words = \"title\"", "words = \"titel\"")
                                        + "\n[extra]\nx = 1\n",
                                ExportReaderTest::beside))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("unknown key 'extra'")
                .hasMessageContaining("no column 'titel' in the header");
        assertThatThrownBy(() -> Mapping.read("m.toml", "format = ", _ -> Optional.empty()))
                .isInstanceOf(ImportRefused.class)
                .hasMessageStartingWith("m.toml:1:");
    }

    @Test
    void boston_s_flags_agree_with_its_own_dates_and_each_difference_has_its_kind()
            throws IOException {
        var export = Shared.data("boston/requests/requests-2011-09-10.csv.gz");
        var kinds = new EnumMap<Punctuality, Integer>(Punctuality.class);
        var rejects = new ArrayList<Reject>();
        try (var reader = new ExportReader(export, boston())) {
            for (var read = reader.next(); read.isPresent(); read = reader.next()) {
                switch (read.get()) {
                    case Read.Good(var row, _) -> kinds.merge(row.punctuality(), 1, Integer::sum);
                    case Read.Bad(var reject) -> rejects.add(reject);
                }
            }
        }
        assertThat(rejects).isEmpty();
        assertThat(kinds)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                Punctuality.AGREES, 16671,
                                Punctuality.NO_TARGET, 2308,
                                Punctuality.OPEN_AND_OVERDUE, 1231,
                                Punctuality.UNSAID_AND_LATE, 70));
    }

    private List<Row> read(String rows) throws IOException {
        var all = new ArrayList<Row>();
        for (var read : all(rows)) {
            if (read instanceof Read.Good(var row, _)) {
                all.add(row);
            }
        }
        return all;
    }

    private List<Reject> rejects(String rows) throws IOException {
        var all = new ArrayList<Reject>();
        for (var read : all(rows)) {
            if (read instanceof Read.Bad(var reject)) {
                all.add(reject);
            }
        }
        return all;
    }

    private List<Read> all(String rows) throws IOException {
        var file = folder.resolve("export.csv");
        Files.writeString(file, header() + rows);
        var all = new ArrayList<Read>();
        try (var reader = new ExportReader(file, MAPPING)) {
            for (var read = reader.next(); read.isPresent(); read = reader.next()) {
                all.add(read.get());
            }
        }
        return all;
    }

    static Mapping boston() {
        return Mappings.named("boston-2011");
    }

    private static String header() {
        return "id,opened_at,due_at,closed_at,flag,state,note,title,kind,ward,office,where,lat,lon\n";
    }

    static Optional<String> beside(String file) {
        return file.equals("kinds.csv")
                ? Optional.of("kind,service_code\nRoads,pothole\n")
                : Optional.empty();
    }

    static String small() {
        return """
        format = "small"
        source = "small"
        zone = "America/New_York"
        time = "yyyy-MM-dd HH:mm:ss"
        area_kind = "ward"
        header = ["id", "opened_at", "due_at", "closed_at", "flag", "state", "note", "title", "kind", "ward", "office", "where", "lat", "lon"]
        [column]
        id = "id"
        opened = "opened_at"
        target = "due_at"
        closed = "closed_at"
        kept = "flag"
        state = "state"
        closing_note = "note"
        words = "title"
        place = "where"
        latitude = "lat"
        longitude = "lon"
        area = "ward"
        agency = "office"
        [service]
        columns = ["kind"]
            table = "kinds.csv"
        [state]
        open = ["Open"]
        closed = ["Closed"]
        [kept]
        ontime = ["ONTIME"]
        overdue = ["OVERDUE"]
        unknown = [""]
        [area]
        pattern = '(?:Ward )?0*([0-9]+)'
        [agency]
        pattern = '([A-Za-z]+)_?'
        [no_place]
        latitude = 42.3594
        longitude = -71.0587
        """;
    }
}
