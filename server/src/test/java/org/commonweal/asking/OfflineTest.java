package org.commonweal.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Ids;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.verifier.Verifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a device kept while there was no line: asked once however often it is sent, and told again
/// to whoever has its key.
class OfflineTest {
    private static final String PATH = "/ask/offline";
    private static final String KEY = "k".repeat(42) + "-";
    private static final String WORDS = "Kept in the tunnel, sent above ground.";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;
    private AskingTown town;

    @BeforeEach
    void open() {
        town = new AskingTown(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void it_is_asked_once_however_often_it_is_sent() {
        var photo = Map.of("1.jpeg", Pictures.jpeg(640, 480));
        var fields = pothole(KEY, "email", "bo@example.org");

        var first = said(sends(fields, photo), 200);
        for (int i = 0; i < 3; i++) {
            assertThat(said(sends(fields, photo), 200)).isEqualTo(first);
        }

        assertThat(first.get("page").asString()).startsWith("/r/");
        assertThat(first.get("link").asString())
                .isEqualTo(town.desk.address() + first.get("page").asString());
        assertThat(first.get("code").asString()).isNotEmpty();
        assertThat(asked()).isEqualTo(1);
        var view = view(first);
        assertThat(view.service()).isEqualTo("pothole");
        assertThat(view.words()).isEqualTo(WORDS);
        assertThat(view.place()).startsWith(AskingTown.STREET);
        assertThat(view.point()).isNotNull();
        assertThat(view.answers()).containsEntry("depth", List.of("deep"));
        assertThat(view.photos()).hasSize(1);
        audited();
    }

    @Test
    void its_messages_come_in_the_language_it_was_written_in() {
        var fields = pothole(KEY, "email", "bo@example.org");

        var told = said(sends(fields, Map.of(), "Accept-Language", "es"), 200);

        var link = told.get("page").asString().substring("/r/".length());
        var asked = town.requests.byLink(link).orElseThrow();
        assertThat(asked.contact().language()).isEqualTo("es");
        assertThat(asked.contact().email()).isEqualTo("bo@example.org");
    }

    @Test
    void sent_from_everywhere_at_once_it_is_one_request() throws Exception {
        int senders = 8;
        var told = new ArrayList<Future<JsonNode>>();
        var ready = new CountDownLatch(senders);
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < senders; i++) {
                told.add(
                        all.submit(() -> {
                            ready.countDown();
                            ready.await();
                            return said(sends(pothole(KEY)), 200);
                        }));
            }
        }
        for (var one : told) {
            assertThat(one.get()).isEqualTo(told.getFirst().get());
        }
        assertThat(asked()).isEqualTo(1);
        audited();
    }

    @Test
    void another_server_may_have_been_faster() {
        var first = said(sends(pothole(KEY)), 200);
        var elsewhere = elsewhere();

        assertThat(elsewhere.find(KEY).orElseThrow().receipt().code())
                .isEqualTo(first.get("code").asString());
        assertThat(elsewhere.find("x".repeat(43))).isEmpty();
    }

    @Test
    void another_body_under_the_same_key_is_refused_and_told_what_stands() {
        var first = said(sends(pothole(KEY)), 200);

        var changed = said(sends(pothole(KEY, "words", "Two holes by now.")), 409);

        assertThat(changed.get("number")).isEqualTo(first.get("number"));
        assertThat(changed.get("link")).isEqualTo(first.get("link"));
        assertThat(changed.get("detail").asString()).contains("what you sent first stands");
        assertThat(
                        said(sends(pothole(KEY), Map.of("1.jpeg", Pictures.jpeg(64, 48))), 409)
                                .get("number"))
                .isEqualTo(first.get("number"));
        assertThat(view(first).words()).isEqualTo(WORDS);
        assertThat(asked()).isEqualTo(1);
        audited();
    }

    @Test
    void after_a_month_the_secrets_are_gone_and_it_is_still_asked_once() {
        var first = said(sends(pothole(KEY)), 200);
        town.now.turn(Arrivals.LIFE.minusSeconds(1));
        assertThat(town.pages.sweep()).isZero();
        assertThat(said(sends(pothole(KEY)), 200)).isEqualTo(first);

        town.now.turn(Duration.ofSeconds(2));
        var late = said(sends(pothole(KEY)), 200);

        assertThat(late.get("number")).isEqualTo(first.get("number"));
        assertThat(late.get("code").asString()).isEmpty();
        assertThat(late.has("link")).isFalse();
        assertThat(late.get("page").asString()).startsWith("/requests/");
        assertThat(town.pages.sweep()).isEqualTo(1);
        var other = said(sends(pothole(KEY, "words", "Two holes by now.")), 409);
        assertThat(other.has("number")).isFalse();
        assertThat(other.get("detail").asString()).contains("what you sent first stands");
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void the_store_holds_neither_the_key_nor_what_opens_the_request() {
        var first = said(sends(pothole(KEY)), 200);

        var line =
                town.store.read(tx ->
                        ArrivedTables.find(tx, Drafts.hash(KEY), town.now.now()).orElseThrow());

        var sealed = new String(line.sealed(), StandardCharsets.ISO_8859_1);
        assertThat(sealed).doesNotContain(first.get("code").asString());
        assertThat(line + sealed).doesNotContain(KEY);
        assertThat(Drafts.hash(KEY)).doesNotContain(KEY);
    }

    @Test
    void what_is_wrong_is_told_at_its_field_and_nothing_is_kept() {
        var all =
                said(
                        sends(
                                pothole(
                                        KEY,
                                        "answers.depth",
                                        "bottomless",
                                        "words",
                                        "w".repeat(WordsPage.MOST_WORDS + 1),
                                        "place",
                                        "a".repeat(301),
                                        "area",
                                        "ward:nowhere",
                                        "email",
                                        "bo at home",
                                        "phone",
                                        "ring me")),
                        422);
        var wrong = all.get("wrong");
        assertThat(wrong.propertyNames())
                .containsExactlyInAnyOrder(
                        "answers.depth", "words", "place", "area", "email", "phone");
        assertThat(wrong.get("area").asString()).isEqualTo("Choose an area from the list");

        for (var service : List.of("", "nonsense", "crew-pothole", "damp-mould")) {
            assertThat(
                            said(sends(pothole(KEY, "service", service)), 422)
                                    .get("wrong")
                                    .get("service")
                                    .asString())
                    .as(service)
                    .isEqualTo("Choose what it is about");
        }
        var nothing = Map.of("key", KEY, "service", "litter", "words", " ");
        assertThat(said(sends(nothing), 422).get("wrong").propertyNames()).containsExactly("words");
        var noPhoto = "not a photo".getBytes(StandardCharsets.UTF_8);
        assertThat(
                        said(sends(pothole(KEY), Map.of("1.jpeg", noPhoto)), 422)
                                .get("wrong")
                                .propertyNames())
                .containsExactly("photos");
        nothingKept();

        assertThat(said(sends(pothole(KEY)), 200).get("number")).as("put right").isNotNull();
    }

    @Test
    void a_key_that_no_device_made_is_refused_in_the_reader_s_language() {
        for (var key : List.of("", "k", "k".repeat(44), "k".repeat(42) + "=", "../".repeat(15))) {
            var problem = sends(pothole(key), Map.of(), "Accept-Language", "es");
            assertThat(problem.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(said(problem, 400).get("detail").asString())
                    .isEqualTo(
                            "Esto no viene de la página para pedir sin conexión. No se ha guardado"
                                    + " nada.");
        }
        nothingKept();
    }

    @Test
    void other_sites_send_nothing_in_a_reader_s_name() {
        var reply = sends(pothole(KEY), Map.of(), "Sec-Fetch-Site", "cross-site");

        said(reply, 403);
        nothingKept();
    }

    @Test
    void one_who_sends_too_much_is_told_to_wait_and_loses_nothing() {
        int taken = 0;
        var reply = sends(pothole(key(taken)));
        while (reply.statusCode() == 200) {
            taken++;
            assertThat(taken).isLessThan(100);
            reply = sends(pothole(key(taken)));
        }
        said(reply, 429);
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
        assertThat(asked()).isEqualTo(taken);
        assertThat(said(sends(pothole(key(0))), 200).get("number"))
                .as("what had arrived is told all the same")
                .isNotNull();

        town.now.turn(Duration.ofHours(1));
        said(sends(pothole(key(taken))), 200);
        assertThat(asked()).isEqualTo(taken + 1);
    }

    @Test
    void a_place_that_could_be_several_stands_in_the_asker_s_words() {
        var vague = said(sends(pothole(KEY, "place", "by the old oak")), 200);
        assertThat(view(vague).place()).isEqualTo("by the old oak");
        assertThat(view(vague).point()).isNull();

        var page = town.get(PATH).body();
        var area = Pattern.compile("value=\"([^\":]+:[^\"]+)\"").matcher(page);
        assertThat(area.find()).isTrue();
        var placed =
                said(sends(pothole(key(1), "place", "by the old oak", "area", area.group(1))), 200);
        assertThat(view(placed).area()).isEqualTo(area.group(1));
        assertThat(view(placed).place()).isEqualTo("by the old oak");
    }

    @Test
    void the_page_is_nobody_s_own_and_offers_nothing_confidential() {
        var page = town.get(PATH);

        assertThat(page.body())
                .contains("Ask on one page, also without a line", "How deep is it?")
                .contains("value=\"pothole\"")
                .doesNotContain("damp-mould", "crew-pothole", "<script>", " style=", " onclick=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(
                        town.desk
                                .get(
                                        PATH,
                                        "Cookie",
                                        "wanted=es; anything=1",
                                        "Accept-Language",
                                        "en")
                                .body())
                .isEqualTo(page.body());
        assertThat(town.desk.get(PATH, "Accept-Language", "ar").body())
                .contains("dir=\"rtl\"", "تقديم طلب في صفحة واحدة");
    }

    @Test
    void the_worker_changes_with_what_it_keeps_and_with_the_language() {
        var worker = town.get(OfflinePages.WORKER);
        assertThat(worker.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
        assertThat(worker.headers().firstValue("Cache-Control").orElse(""))
                .doesNotContain("immutable");
        assertThat(town.get(OfflinePages.WORKER).body()).isEqualTo(worker.body());
        var arabic = town.desk.get(OfflinePages.WORKER, "Accept-Language", "ar").body();
        assertThat(version(arabic)).isNotEqualTo(version(worker.body()));
        assertThat(arabic).contains("LANGUAGE = \"ar\"");

        var named = Pattern.compile("\"(/[^\"]+\\.(?:css|js|svg))\"").matcher(worker.body());
        int assets = 0;
        while (named.find()) {
            var asset = town.get(named.group(1));
            assertThat(asset.statusCode()).as(named.group(1)).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control").orElse(""))
                    .as("named by its content")
                    .contains("immutable");
            assets++;
        }
        assertThat(assets).isEqualTo(6);
        assertThat(worker.body()).doesNotContain("/desk", "/r/", "/yours");
    }

    private Arrivals elsewhere() {
        return new Arrivals(town.store, town.requests, new Ids(Chance.seeded(5)), town.now);
    }

    private static String version(String worker) {
        return worker.substring(0, worker.indexOf(','));
    }

    private static String key(int number) {
        return String.format("%043d", number);
    }

    private static Map<String, String> pothole(String key, String... more) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", key);
        fields.put("service", "pothole");
        fields.put("answers.depth", "deep");
        fields.put("place", AskingTown.STREET);
        fields.put("words", WORDS);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private HttpResponse<String> sends(Map<String, String> fields) {
        return sends(fields, Map.of());
    }

    private HttpResponse<String> sends(
            Map<String, String> fields, Map<String, byte[]> photos, String... headers) {
        var form = AskingTown.multipart(fields, photos);
        var request = town.desk.to(PATH, with(headers)).header("Content-Type", form.type());
        return town.desk.send(request.POST(BodyPublishers.ofByteArray(form.body())).build());
    }

    private static String[] with(String... headers) {
        var all = new LinkedHashMap<String, String>();
        all.put("Accept", "application/json");
        all.put("Sec-Fetch-Site", "same-origin");
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        var flat = new ArrayList<String>();
        all.forEach((name, value) -> flat.addAll(List.of(name, value)));
        return flat.toArray(String[]::new);
    }

    private static JsonNode said(HttpResponse<String> reply, int status) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/");
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
        return JSON.readTree(reply.body());
    }

    private RequestView view(JsonNode said) {
        var number = RequestNumber.parse(said.get("number").asString()).orElseThrow();
        return town.requests.view(number).orElseThrow();
    }

    private long asked() {
        return town.requests.figures(YearMonth.of(2026, 3), YearMonth.of(2026, 4)).asked();
    }

    private void nothingKept() {
        assertThat(asked()).isZero();
        assertThat(elsewhere().find(KEY)).isEmpty();
    }

    private void audited() {
        var heard = new ByteArrayOutputStream();
        var out = new PrintStream(heard, true, StandardCharsets.UTF_8);
        int exit = Verifier.run(List.of("audit", town.desk.address()), out, out);
        assertThat(exit).as(heard.toString(StandardCharsets.UTF_8)).isZero();
    }
}
