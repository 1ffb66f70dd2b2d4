package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.open311.OpenTown.JSON;
import static org.commonweal.open311.OpenTown.PRIVATE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.commonweal.requests.RequestNumber;
import org.commonweal.store.FreshStores;
import org.commonweal.verifier.Verifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The archive of a town keeps what the desk said on each day, and gives back what somebody wants
/// forgotten.
class DumpStoriesTest {
    private static final List<String> FORMS = List.of("csv", "jsonl", "geojson");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);

    @TempDir Path folder;
    private OpenTown town;
    private final HttpClient client = HttpClient.newHttpClient();

    String where(Path folder) {
        return FreshStores.sqlite(folder);
    }

    @BeforeEach
    void open() {
        town = new OpenTown(folder, where(folder));
        town.dumps.servedAt(town.desk.address());
    }

    @AfterEach
    void close() {
        town.audit();
        town.close();
    }

    private RequestNumber says(String words) {
        var answer =
                town.files(
                        town.plain,
                        "service_code=pothole&attribute[depth]=deep&lat=54.7205&long=2.199&description="
                                + OpenTown.enc(words));
        return RequestNumber.parse(answer.get("service_request_id").asString()).orElseThrow();
    }

    private HttpResponse<byte[]> fetch(String method, String path, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + town.desk.port() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(LocalDate day, String form) {
        return "/data/dumps/" + day + "/requests." + form + ".gz";
    }

    private static String header(HttpResponse<?> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    private static String text(byte[] gzip) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<JsonNode> listed() {
        var dumps = JSON.readTree(town.get("/data/dumps.json").body()).get("dumps");
        return StreamSupport.stream(dumps.spliterator(), false).toList();
    }

    private List<String> days() {
        return listed().stream().map(dump -> dump.get("day").asString()).distinct().toList();
    }

    private int files() {
        try (Stream<Path> files = Files.list(folder.resolve("dumps"))) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_day_s_dumps_are_what_the_desk_says_and_their_hashes_stand_on_the_record() {
        town.lively();
        assertThat(listed()).isEmpty();
        long size = town.record.size();
        assertThat(town.dumps.work()).contains(TUESDAY);
        assertThat(listed()).hasSize(3);
        for (var dump : listed()) {
            var form = dump.get("form").asString();
            var reply = fetch("GET", path(TUESDAY, form));
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(dump.get("url").asString()).endsWith(path(TUESDAY, form));
            assertThat(text(reply.body()))
                    .isEqualTo(town.get("/data/requests." + form).body())
                    .doesNotContain(PRIVATE);
            assertThat(sha(reply.body())).isEqualTo(dump.get("sha256").asString());
            assertThat(header(reply, "ETag")).isEqualTo('"' + sha(reply.body()) + '"');
            assertThat(header(reply, "Cache-Control")).doesNotContain("max-age");
            assertThat(header(reply, "Content-Type")).isEqualTo("application/gzip");
            assertThat(header(reply, "Content-Encoding")).isEmpty();
            var entry =
                    town.store
                            .read(tx -> town.record.entry(tx, dump.get("entry").asLong()))
                            .entry();
            assertThat(entry.event()).isEqualTo("dump.published/1");
            assertThat(entry.text("day")).contains("2026-03-03");
            assertThat(entry.text("form")).contains(form);
            assertThat(entry.text("hash")).contains(sha(reply.body()));
            assertThat(entry.number("bytes")).hasValue(reply.body().length);
            assertThat(entry.number("size")).hasValue(size);
        }
        town.audit();
        assertThat(audits(FORMS.getFirst())).contains("is the dump of 2026-03-03 as csv");
    }

    /// What the verifier says of the record's own files and of a dump somebody fetched.
    private String audits(String form) {
        var heard = new ByteArrayOutputStream();
        try {
            var got = Files.write(folder.resolve("got." + form + ".gz"), fetched(form));
            var served = folder.resolve("served-" + town.now.now().getEpochSecond());
            var out = new PrintStream(heard, true, StandardCharsets.UTF_8);
            int exit =
                    Verifier.run(
                            List.of("audit", served.toString(), "--dump", got.toString()),
                            out,
                            out);
            assertThat(exit).as(heard.toString(StandardCharsets.UTF_8)).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    private byte[] fetched(String form) {
        return fetch("GET", path(TUESDAY, form)).body();
    }

    @Test
    void once_a_day_also_after_a_restart_and_a_day_without_the_desk_has_none() {
        assertThat(town.dumps.work()).contains(TUESDAY);
        assertThat(town.dumps.work()).isEmpty();
        town.now.turn(Duration.ofHours(14).plusMinutes(59));
        assertThat(town.again().work()).isEmpty();
        town.now.turn(Duration.ofMinutes(2));
        assertThat(town.again().work()).contains(TUESDAY.plusDays(1));
        assertThat(town.dumps.work()).isEmpty();
        town.days(2);
        assertThat(town.dumps.work()).contains(TUESDAY.plusDays(3));
        assertThat(days()).containsExactly("2026-03-06", "2026-03-04", "2026-03-03");
        // Nothing happened, so the files are the same to the last byte.
        assertThat(listed().stream().map(dump -> dump.get("sha256").asString()).distinct())
                .hasSize(3);
    }

    @Test
    void an_erasure_withdraws_the_dumps_it_touches_and_their_hashes_stay() {
        var first = town.lively();
        town.dumps.work();
        town.days(1);
        var second = says("Deeper than a boot");
        town.dumps.work();
        assertThat(text(fetch("GET", path(TUESDAY.plusDays(1), "jsonl")).body()))
                .contains("Deeper than a boot");
        var before = listed();

        town.requests.erase(first, List.of("email", "phone"), "asker");
        assertThat(statuses(TUESDAY)).containsOnly(200);

        town.requests.erase(second, List.of("words"), "asker");
        assertThat(statuses(TUESDAY)).containsOnly(200);
        assertThat(statuses(TUESDAY.plusDays(1))).containsOnly(410);
        assertThat(town.dumps.work()).isEmpty();
        assertThat(files()).isEqualTo(3);

        town.requests.hide(first, 0, List.of("place", "point"), "personal");
        assertThat(statuses(TUESDAY)).containsOnly(410);
        assertThat(town.dumps.sweep()).isEqualTo(3);
        assertThat(files()).isZero();

        var after = listed();
        assertThat(after).hasSize(6);
        for (int i = 0; i < 6; i++) {
            assertThat(after.get(i).get("sha256")).isEqualTo(before.get(i).get("sha256"));
            assertThat(after.get(i).get("url").isNull()).isTrue();
            assertThat(after.get(i).get("withdrawn_by").asLong()).isPositive();
        }
        var gone = fetch("GET", path(TUESDAY, "csv"), "If-None-Match", etag(after.getLast()));
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(header(gone, "Cache-Control")).isEqualTo("no-store");
        assertThat(new String(gone.body(), StandardCharsets.UTF_8))
                .contains("withdrawn")
                .contains(
                        after.stream()
                                .filter(dump -> dump.get("day").asString().equals("2026-03-03"))
                                .filter(dump -> dump.get("form").asString().equals("csv"))
                                .map(dump -> dump.get("sha256").asString())
                                .toList());
        town.days(1);
        assertThat(town.dumps.work()).contains(TUESDAY.plusDays(2));
        assertThat(text(fetch("GET", path(TUESDAY.plusDays(2), "jsonl")).body()))
                .contains(second.digits())
                .doesNotContain("Deeper than a boot");
    }

    private static String etag(JsonNode dump) {
        return '"' + dump.get("sha256").asString() + '"';
    }

    private List<Integer> statuses(LocalDate day) {
        return FORMS.stream()
                .map(form -> fetch("GET", path(day, form)).statusCode())
                .distinct()
                .toList();
    }

    @Test
    void what_is_erased_while_a_dump_is_written_is_in_no_dump() {
        var hole = says("forget me");
        var asked = new AtomicInteger();
        // The clock is asked first for the day, and again between the writing and the record.
        var dumps =
                town.again(() -> {
                    if (asked.incrementAndGet() == 2) {
                        town.requests.erase(hole, List.of("words"), "asker");
                    }
                    return town.now.now();
                });
        assertThat(dumps.work()).isEmpty();
        assertThat(files()).isZero();
        assertThat(listed()).isEmpty();
        assertThat(dumps.work()).contains(TUESDAY);
        assertThat(text(fetched("csv"))).doesNotContain("forget me");
        assertThat(text(fetched("csv"))).contains(hole.digits());
    }

    @Test
    void what_is_confidential_touches_no_dump() {
        var answer =
                town.files(
                        town.trusted,
                        "service_code=landlord&description=He+shouts&lat=54.7205&long=2.199");
        var secret = RequestNumber.parse(answer.get("service_request_id").asString()).orElseThrow();
        town.dumps.work();
        town.requests.erase(secret, List.of(), "asker");
        assertThat(statuses(TUESDAY)).containsOnly(200);
        assertThat(text(fetched("csv"))).doesNotContain(secret.digits());
    }

    @Test
    void a_download_that_broke_off_goes_on() {
        town.lively();
        town.dumps.work();
        var at = path(TUESDAY, "jsonl");
        var whole = fetch("GET", at);
        var etag = header(whole, "ETag");
        int length = whole.body().length;
        assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(whole, "Content-Length")).isEqualTo(Integer.toString(length));

        var begun = fetch("GET", at, "Range", "bytes=0-99");
        assertThat(begun.statusCode()).isEqualTo(206);
        assertThat(header(begun, "Content-Range")).isEqualTo("bytes 0-99/" + length);
        var rest = fetch("GET", at, "Range", "bytes=100-", "If-Range", etag);
        assertThat(rest.statusCode()).isEqualTo(206);
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(begun.body());
        joined.writeBytes(rest.body());
        assertThat(joined.toByteArray()).isEqualTo(whole.body());
        assertThat(fetch("GET", at, "Range", "bytes=-7").body())
                .isEqualTo(java.util.Arrays.copyOfRange(whole.body(), length - 7, length));

        assertThat(fetch("GET", at, "Range", "bytes=5-9", "If-Range", "\"other\"").body())
                .isEqualTo(whole.body());
        for (var odd : List.of("bytes=1-2,5-6", "bytes=9-5", "lines=1-2", "bytes=-", "x")) {
            assertThat(fetch("GET", at, "Range", odd).body()).as(odd).isEqualTo(whole.body());
        }
        for (var behind : List.of("bytes=" + length + "-", "bytes=-0")) {
            var none = fetch("GET", at, "Range", behind);
            assertThat(none.statusCode()).as(behind).isEqualTo(416);
            assertThat(header(none, "Content-Range")).isEqualTo("bytes */" + length);
        }
        assertThat(fetch("GET", at, "If-None-Match", etag).statusCode()).isEqualTo(304);
        var head = fetch("HEAD", at, "Range", "bytes=0-9");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(length));
        assertThat(header(head, "Repr-Digest")).startsWith("sha-256=:").endsWith("=:");
        for (var wrong :
                List.of(
                        "dumps/2026-03-03/requests.xml.gz",
                        "dumps/2026-03-02/requests.csv.gz",
                        "dumps/2026-02-31/requests.csv.gz",
                        "dumps/2026-03-03/requests.csv",
                        "dumps/2026-03-03/..%2Frequests.csv.gz")) {
            assertThat(fetch("GET", "/data/" + wrong).statusCode()).as(wrong).isEqualTo(404);
        }
        assertThat(fetch("GET", "/data/dumps.json?before=soon").statusCode()).isEqualTo(400);
        assertThat(fetch("DELETE", at).statusCode()).isEqualTo(405);
    }

    @Test
    void a_file_goes_with_its_age_and_its_hash_stays() {
        town.dumps.work();
        var first = listed();
        for (int day = 1; day <= OpenTown.KEEP_DAYS; day++) {
            assertThat(statuses(TUESDAY)).containsOnly(200);
            town.days(1);
            town.dumps.work();
        }
        assertThat(statuses(TUESDAY)).containsOnly(410);
        assertThat(files()).isEqualTo(3 * OpenTown.KEEP_DAYS);
        var list = listed();
        assertThat(list.getLast().get("sha256")).isEqualTo(first.getLast().get("sha256"));
        assertThat(list.getLast().get("url").isNull()).isTrue();
        assertThat(list.getLast().get("withdrawn_by").isNull()).isTrue();
        assertThat(new String(fetch("GET", path(TUESDAY, "csv")).body(), StandardCharsets.UTF_8))
                .contains("no longer kept");
        var earlier = JSON.readTree(town.get("/data/dumps.json?before=2026-03-05").body());
        assertThat(earlier.get("dumps")).hasSize(6);
        assertThat(earlier.get("next").isNull()).isTrue();
    }

    @Test
    void a_crash_leaves_nothing_that_was_never_published() throws IOException {
        var dumps = folder.resolve("dumps");
        Files.createDirectories(dumps);
        Files.writeString(dumps.resolve(".new123"), "half");
        Files.writeString(dumps.resolve("2026-03-03-0000.csv.gz"), "whole, and on no record");
        assertThat(town.dumps.work()).contains(TUESDAY);
        assertThat(files()).isEqualTo(3);
    }

    @Test
    void the_page_says_what_there_is_and_how_to_check_it() {
        assertThat(page("/data/dumps")).contains("There are none yet");
        var hole = town.lively();
        town.dumps.work();
        town.days(1);
        town.dumps.work();
        town.requests.erase(hole, List.of("words"), "asker");
        town.days(1);
        town.dumps.work();
        var page = page("/data/dumps");
        for (var dump : listed()) {
            assertThat(page).contains(dump.get("sha256").asString());
        }
        assertThat(page)
                .contains("5 March 2026", "Withdrawn: entry", path(TUESDAY.plusDays(2), "csv"))
                .contains("sha256sum requests-2026-03-05.csv.gz", "--dump")
                .doesNotContain(path(TUESDAY, "csv"), "‹");
        assertThat(page("/data/dumps?before=2026-03-04"))
                .contains("3 March 2026")
                .doesNotContain("5 March 2026");
        assertThat(page("/data")).contains("/data/dumps");
        assertThat(Objects.requireNonNull(town.get("/open311/openapi.json").body()))
                .contains("/data/dumps.json", "/data/dumps/{day}/requests.{form}.gz");
    }

    private String page(String path) {
        var reply = town.get(path, "Accept", "text/html");
        assertThat(reply.statusCode()).as(path + reply.body()).isEqualTo(200);
        return reply.body();
    }
}
