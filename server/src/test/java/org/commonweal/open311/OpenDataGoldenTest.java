package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.commonweal.people.Role;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.verifier.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything under `/data`, held against the files in `src/test/golden/opendata`, and what must
/// not be in any of it. Run with `-Dgolden.accept=true` to write what the program says now.
class OpenDataGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/golden/opendata");
    private static final List<String> FILES =
            List.of(
                    "requests.csv",
                    "requests.jsonl",
                    "requests.geojson",
                    "dictionary.json",
                    "changes.json",
                    "dumps.json");

    /// The fields in which people say something.
    private static final List<String> SAID =
            List.of("name", "email", "phone", "contact_note", "note", "words", "point");

    /// Names, mail, telephones, notes of staff, a finer place than the service tells, what nobody
    /// may see, and what was erased.
    private static final List<String> PRIVATE =
            List.of(
                    "Ada",
                    "Quill",
                    "@",
                    "01632",
                    "54.72055",
                    "2.19905",
                    "14 Mill",
                    "Ask the foreman",
                    "Worker",
                    "landlord",
                    "He shouts",
                    "Smith",
                    "new-tree",
                    "opening");

    @TempDir Path folder;
    private OpenTown town;

    @BeforeEach
    void open() {
        town = new OpenTown(folder);
    }

    @AfterEach
    void close() {
        town.audit();
        town.close();
    }

    private RequestNumber files(String form) {
        var answer = town.files(town.trusted, form);
        return RequestNumber.parse(answer.get("service_request_id").asString()).orElseThrow();
    }

    private void lively() {
        var asker = "&first_name=Ada&last_name=Quill&email=ada@home.example&phone=01632+960+999";
        var hole = town.pothole(town.trusted, asker);
        files("service_code=landlord&description=He+shouts&lat=54.72055&long=2.19905" + asker);
        files(
                "service_code=noise&attribute[kind]=music&lat=54.72055&long=2.19905&address_string=14+Mill+Lane&description=%3DHYPERLINK(1)%2C+%22loud%22%0Aeach+night");
        town.files(town.trusted, "service_code=new-tree&" + OpenTown.MILL_LANE);
        var named =
                files(
                        "service_code=pothole&attribute[depth]=deep&lat=54.7221&long=2.1965&description=Mr+Smith+dug+it");
        var elsewhere = town.pothole(town.plain, "");
        var hal = town.worker("hal", Role.HANDLER, "streets");
        town.tells(hal, hole, new RequestCommand.Note("Seen", List.of(), "Ask the foreman"));
        town.tells(hal, hole, new RequestCommand.Start(""));
        town.tells(
                hal,
                elsewhere,
                new RequestCommand.Refuse("private", "Not a street of ours", "The mill’s owner"));
        town.days(1);
        town.tells(hal, hole, new RequestCommand.ReportDone("Filled and rolled", List.of()));
        town.dumps.work();
        town.requests.erase(named, List.of("words"), "asker");
        town.requests.hide(elsewhere, 0, List.of("point", "place"), "personal");
        town.days(1);
        town.dumps.work();
    }

    /// Every sealed value that a person gave, as far as the record still has it, and the secret of
    /// every field, sealed or not.
    private List<String> secrets() {
        var secrets = new ArrayList<String>();
        for (long n = 0; n < town.record.size(); n++) {
            var receipt = town.record.receipt(n).orElseThrow();
            var open =
                    receipt.entry().fields().stream().filter(Field::open).map(Field::name).toList();
            for (var each : receipt.openings().entrySet()) {
                var opening = each.getValue();
                secrets.add(HexFormat.of().formatHex(opening.secret()));
                secrets.add(Base64.getEncoder().encodeToString(opening.secret()));
                boolean said = SAID.contains(each.getKey()) && !opening.value().isEmpty();
                if (said && !open.contains(each.getKey())) {
                    secrets.add(opening.value());
                }
            }
        }
        return secrets;
    }

    @Test
    void what_everybody_may_read_and_nothing_else() throws IOException {
        lively();
        var secrets = secrets();
        assertThat(secrets).hasSizeGreaterThan(100).contains("Ada Quill", "Ask the foreman");
        for (var file : FILES) {
            var said =
                    town.get("/data/" + file)
                            .body()
                            .replaceAll("localhost:[0-9]+", "desk")
                            .replace("},{", "},\n{");
            assertThat(said).as(file).isNotEmpty().doesNotContain("‹").doesNotContain(secrets);
            if (!file.equals("dictionary.json")) {
                assertThat(said).as(file).doesNotContain(PRIVATE);
            }
            holds(file, said);
        }
    }

    // What a file comes to in bytes is the compressor's business.
    private static void holds(String name, String said) throws IOException {
        var text = said;
        for (var each :
                Map.of(
                                "\"sha256\":\"[0-9a-f]{64}\"",
                                "\"sha256\":\"HASH\"",
                                "\"bytes\":[0-9]+",
                                "\"bytes\":0")
                        .entrySet()) {
            text = text.replaceAll(each.getKey(), each.getValue());
        }
        var file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.accept")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).as(file.toString()).isEqualTo(Files.readString(file));
    }
}
