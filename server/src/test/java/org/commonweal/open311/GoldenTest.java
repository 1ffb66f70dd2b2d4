package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.open311.OpenTown.V2;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.commonweal.people.Role;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole conversations in both formats, held against the files in `src/test/golden/open311`; each
/// also says what must not be in any answer of it. Run with `-Dgolden.accept=true` to write what
/// the program says now.
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/golden/open311");
    private static final List<String> PRIVATE =
            List.of(
                    "Ada Quill",
                    "ada@home.example",
                    "01632 960 999",
                    "54.72055",
                    "2.19905",
                    "14 Mill Lane",
                    "Ask the foreman",
                    "He shouts",
                    "opening");

    @TempDir Path folder;
    private OpenTown town;
    private final StringBuilder talk = new StringBuilder();

    @BeforeEach
    void open() {
        town = new OpenTown(folder);
    }

    @AfterEach
    void close() {
        town.audit();
        town.close();
    }

    private void heading(String words) {
        talk.append("# ").append(words).append("\n\n");
    }

    private String asks(String method, String path, String form) {
        var last = "";
        for (var suffix : method.equals("POST") ? List.of(".json") : List.of(".json", ".xml")) {
            var at = path.indexOf('?');
            var whole =
                    at < 0 ? path + suffix : path.substring(0, at) + suffix + path.substring(at);
            var reply =
                    method.equals("POST") ? town.post(whole, form) : town.send(method, whole, "");
            talk.append("> ").append(method).append(' ').append(whole).append('\n');
            if (!form.isEmpty()) {
                talk.append("> ").append(form.replace(town.trusted, "KEY")).append('\n');
            }
            talk.append(said(reply)).append("\n\n");
            last = suffix.equals(".json") ? reply.body() : last;
        }
        return last;
    }

    private static String said(HttpResponse<String> reply) {
        var lines = new StringBuilder("< " + reply.statusCode() + "\n");
        var headers = new TreeMap<>(reply.headers().map());
        for (var name :
                List.of(
                        "content-type",
                        "allow",
                        "link",
                        "retry-after",
                        "access-control-allow-origin")) {
            headers.getOrDefault(name, List.of())
                    .forEach(value ->
                            lines.append("< ")
                                    .append(name)
                                    .append(": ")
                                    .append(value)
                                    .append('\n'));
        }
        return lines + reply.body().replace("><", ">\n<").replace("},{", "},\n{");
    }

    private void holds(String name) throws IOException {
        var said =
                talk.toString()
                        .replaceAll("localhost:[0-9]+", "desk")
                        .replaceAll("\"asker_token\":\"[^\"]+\"", "\"asker_token\":\"TOKEN\"")
                        .replaceAll("(token[s/\":]+)[0-9a-f]{32}", "$1TOKEN")
                        .replaceAll("<token>[0-9a-f]{32}", "<token>TOKEN")
                        .replaceAll("[0-9a-f]{64}", "PHOTO");
        for (var secret : PRIVATE) {
            var answers =
                    said.lines().filter(l -> !l.startsWith("> ") && !l.startsWith("# ")).toList();
            assertThat(answers).as("must not contain " + secret).noneMatch(l -> l.contains(secret));
        }
        assertThat(said).doesNotContain("‹");
        var file = GOLDEN.resolve(name + ".http");
        if (Boolean.getBoolean("golden.accept")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, said);
        }
        assertThat(said).as(file.toString()).isEqualTo(Files.readString(file));
    }

    @Test
    void what_is_offered() throws IOException {
        heading("Where everything is");
        asks("GET", "/discovery", "");
        heading("What can be asked for, and what each service asks");
        asks("GET", V2 + "services", "");
        asks("GET", V2 + "services/pothole", "");
        asks("GET", V2 + "services/abandoned-vehicle", "");
        asks("GET", V2 + "services/litter", "");
        holds("offer");
    }

    @Test
    void from_the_request_to_the_verdict() throws IOException {
        var hal = town.worker("hal", Role.HANDLER, "streets");
        heading(
                "A request with everything private in it; must not contain: "
                        + String.join(", ", PRIVATE));
        var filed =
                asks(
                        "POST",
                        V2 + "requests",
                        "api_key="
                                + town.trusted
                                + "&service_code=pothole&attribute[depth]=deep&lat=54.7205&long=2.199&description=A+%3Cdeep%3E+hole+%26+more"
                                + "&first_name=Ada&last_name=Quill&email=ada%40home.example&phone=01632+960+999&account_id=4711&media_url=http%3A%2F%2Fp.example%2F1.jpg");
        var number =
                RequestNumber.parse(
                                OpenTown.JSON
                                        .readTree(filed)
                                        .get(0)
                                        .get("service_request_id")
                                        .asString())
                        .orElseThrow();
        asks("GET", V2 + "requests/" + number.digits(), "");
        town.now.turn(Duration.ofHours(2));
        town.tells(
                hal,
                number,
                new RequestCommand.Note("We will look at it today", List.of(), "Ask the foreman"));
        town.tells(hal, number, new RequestCommand.Start(""));
        town.days(1);
        town.tells(hal, number, new RequestCommand.ReportDone("Filled and rolled", List.of()));
        heading("Reported done: open until the asker has spoken");
        asks("GET", V2 + "requests/" + number.digits() + "?extensions=true", "");
        heading("A verdict relayed by the program the asker uses");
        asks(
                "POST",
                V2 + "servicerequestupdates",
                "api_key="
                        + town.trusted
                        + "&service_request_id="
                        + number.digits()
                        + "&update_id=1&status=FIXED&email=ada%40home.example&description=Well+done");
        asks("GET", V2 + "servicerequestupdates?service_request_id=" + number.digits(), "");
        asks("GET", V2 + "requests?status=closed&extensions=true", "");
        holds("loop");
    }

    @Test
    void what_is_kept_from_everybody() throws IOException {
        heading(
                "A confidential request, a noise in a street, and a tree that a person must pass; must not contain: "
                        + String.join(", ", PRIVATE));
        var key = "api_key=" + town.trusted;
        var landlord =
                asks(
                        "POST",
                        V2 + "requests",
                        key
                                + "&service_code=landlord&description=He+shouts&lat=54.72055&long=2.19905&email=ada%40home.example");
        asks(
                "POST",
                V2 + "requests",
                key
                        + "&extensions=true&service_code=noise&attribute[kind]=music&lat=54.72055&long=2.19905&address_string=14+Mill+Lane");
        var tree =
                asks(
                        "POST",
                        V2 + "requests",
                        key + "&service_code=new-tree&lat=54.7205&long=2.199");
        var id = OpenTown.JSON.readTree(landlord).get(0).get("service_request_id").asString();
        asks("GET", V2 + "requests?extensions=true", "");
        asks("GET", V2 + "requests/" + id, "");
        asks("GET", V2 + "servicerequestupdates", "");
        asks(
                "GET",
                V2 + "tokens/" + OpenTown.JSON.readTree(tree).get(0).get("token").asString(),
                "");
        holds("kept");
    }

    @Test
    void what_is_wrong() throws IOException {
        heading("Errors, all of them at once and in the format asked for");
        asks("GET", V2 + "requests/999999999", "");
        asks("GET", V2 + "services/nothing", "");
        asks("GET", V2 + "nowhere", "");
        asks("GET", V2 + "services?jurisdiction_id=rome", "");
        asks("GET", V2 + "requests?status=done&start_date=soon&bbox=1&page=0&after=x", "");
        asks("DELETE", V2 + "requests", "");
        asks("POST", V2 + "requests", "service_code=pothole");
        asks(
                "POST",
                V2 + "requests",
                "api_key="
                        + town.trusted
                        + "&service_code=abandoned-vehicle&lat=north&email=x&phone=y&attribute[2]=7");
        holds("wrong");
    }

    @Test
    void the_verdict_stays_with_the_asker() throws IOException {
        heading("Not resolved: it comes back, and nothing was ever fixed");
        var hal = town.worker("hal", Role.HANDLER, "streets");
        var answer =
                town.files(
                        town.trusted,
                        "service_code=pothole&attribute[depth]=deep&extensions=true&lat=54.7205&long=2.199");
        var number = RequestNumber.parse(answer.get("service_request_id").asString()).orElseThrow();
        town.now.turn(Duration.ofHours(1));
        town.tells(hal, number, new RequestCommand.ReportDone("Done", List.of()));
        town.tells(
                answer.get("asker_token").asString(),
                new RequestCommand.Judge(Verdict.NOT_RESOLVED, 1, "It is still there"));
        asks("GET", V2 + "servicerequestupdates?start_date=2026-03-03&end_date=2026-03-04", "");
        asks("GET", V2 + "requests/" + number.digits() + "?extensions=true", "");
        assertThat(talk).doesNotContain("\"fixed\"", "<status>fixed");
        holds("returned");
    }
}
