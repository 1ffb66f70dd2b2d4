package org.commonweal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.commonweal.outside.TurnedNow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What any web server behind `web` must do, asked over a real socket. Another adapter has to pass
/// the same.
class ServerConformanceTest {
    @TempDir static Path folder;
    static Web web;

    @BeforeAll
    static void open() {
        var routes =
                new Routes()
                        .get(
                                "/text",
                                Access.PUBLIC,
                                x -> Reply.text("lamp ".repeat(500)).etag("v1"))
                        .get("/short", Access.PUBLIC, x -> Reply.text("lamp"))
                        .get("/stream", Access.PUBLIC, x -> streamed())
                        .get("/broken", Access.PUBLIC, x -> broken())
                        .get("/sender", Access.PUBLIC, x -> Reply.text(x.sender()))
                        .get("/query", Access.PUBLIC, x -> Reply.text(x.query("q").orElse("-")))
                        .get("/cookie", Access.PUBLIC, x -> baked())
                        .post("/form", Access.PUBLIC, x -> Reply.text(x.form().text("words")))
                        .post("/body", Access.PUBLIC, x -> Reply.bytes("a/b", x.body(1000)))
                        .upload("/upload", Access.PUBLIC, x -> uploaded(x.form()));
        var settings =
                new WebSettings(
                        "127.0.0.1",
                        0,
                        URI.create("http://localhost:0"),
                        "Alderhaven",
                        true,
                        ZoneId.of("Europe/London"),
                        Set.of("127.0.0.1"),
                        new WebSettings.Uploads(2, 10_000, 30_000),
                        new WebSettings.Patience(
                                Duration.ofMillis(5000),
                                Duration.ofMillis(700),
                                Duration.ofMillis(1500)),
                        folder.resolve("spool"),
                        false);
        web =
                Web.start(
                        settings,
                        routes,
                        SignIn.NOBODY,
                        Languages.of(List.of("en")),
                        new TurnedNow(Instant.EPOCH));
    }

    @AfterAll
    static void close() {
        web.close();
    }

    @Test
    void a_connection_is_kept_for_the_next_request() {
        try (var wire = new Wire(web.port())) {
            assertThat(wire.send("GET /short HTTP/1.1\r\nHost: x\r\n\r\n").one(false))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("lamp");
            assertThat(wire.send("GET /short HTTP/1.1\r\nHost: x\r\n\r\n").one(false))
                    .endsWith("lamp");
        }
    }

    @Test
    void head_says_what_get_would_and_sends_no_body() {
        try (var wire = new Wire(web.port())) {
            assertThat(wire.send("HEAD /short HTTP/1.1\r\nHost: x\r\n\r\n").one(true))
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("Content-Length: 4")
                    .endsWith("\r\n\r\n");
            assertThat(wire.send("GET /short HTTP/1.1\r\nHost: x\r\n\r\n").one(false))
                    .endsWith("lamp");
        }
    }

    @Test
    void text_is_gzipped_for_those_who_take_it() {
        var zipped = ask("GET /text HTTP/1.1", "Accept-Encoding: gzip", "");
        assertThat(zipped)
                .containsIgnoringCase("Content-Encoding: gzip")
                .containsIgnoringCase("Vary: Accept-Encoding");
        assertThat(zipped.length()).isLessThan(1200);
        assertThat(ask("GET /text HTTP/1.1", "", "")).contains("lamp lamp lamp");
        assertThat(ask("GET /short HTTP/1.1", "Accept-Encoding: gzip", "")).endsWith("lamp");
    }

    @Test
    void a_known_document_is_not_sent_again() {
        assertThat(ask("GET /text HTTP/1.1", "If-None-Match: \"v1\"", ""))
                .startsWith("HTTP/1.1 304")
                .doesNotContain("lamp");
        assertThat(ask("GET /text HTTP/1.1", "If-None-Match: \"v0\"", "")).contains("lamp");
    }

    @Test
    void a_body_can_be_written_while_it_is_sent() {
        assertThat(ask("GET /stream HTTP/1.1", "", "")).contains("one").contains("two");
        var whole = ask("GET /stream HTTP/1.1", "", "");
        int length = whole.length() - whole.indexOf("\r\n\r\n") - 4;
        assertThat(length).isPositive();
        assertThat(ask("HEAD /stream HTTP/1.1", "", ""))
                .containsIgnoringCase("Content-Length: " + length + "\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void a_fault_of_ours_shows_its_number_and_nothing_else() {
        var page = ask("GET /broken HTTP/1.1", "Accept: text/html", "");
        assertThat(page)
                .startsWith("HTTP/1.1 500")
                .contains("E-")
                .doesNotContain("under the mat")
                .doesNotContain("Exception")
                .doesNotContain("org.commonweal");
        assertThat(ask("GET /broken HTTP/1.1", "Accept: application/json", ""))
                .contains("application/problem+json")
                .contains("\"status\":500");
    }

    @Test
    void unknown_methods_and_paths_are_told_apart() {
        assertThat(ask("DELETE /short HTTP/1.1", "", ""))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET, HEAD");
        assertThat(ask("PROPFIND /short HTTP/1.1", "", "")).containsPattern("^HTTP/1.1 4\\d\\d");
        assertThat(ask("GET /nothing HTTP/1.1", "", "")).startsWith("HTTP/1.1 404");
        assertThat(ask("GET /short/ HTTP/1.1", "", ""))
                .startsWith("HTTP/1.1 308")
                .contains("Location: /short");
    }

    @Test
    void addresses_are_read_strictly() {
        assertThat(ask("GET /query?q=Zo%C3%AB+M HTTP/1.1", "", "")).endsWith("Zo\u00c3\u00ab M");
        for (var bad : new String[] {"q=%FF", "q=%C0%AF", "q=%0", "q=%zz", "q=%00"}) {
            assertThat(ask("GET /query?" + bad + " HTTP/1.1", "", ""))
                    .as(bad)
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void huge_headers_and_addresses_are_refused() {
        assertThat(ask("GET /short HTTP/1.1", "X: " + "a".repeat(40_000), ""))
                .containsPattern("^HTTP/1.1 4\\d\\d")
                .doesNotContain("aaaa");
        assertThat(ask("GET /" + "a".repeat(40_000) + " HTTP/1.1", "", ""))
                .containsPattern("^HTTP/1.1 4\\d\\d")
                .doesNotContain("aaaa");
    }

    @Test
    void what_is_no_http_is_refused() {
        try (var wire = new Wire(web.port())) {
            assertThat(wire.send("\u0016\u0003\u0001 hello\r\n\r\n").all())
                    .doesNotContain("200 OK")
                    .doesNotContain("hello")
                    .doesNotContain("Exception");
        }
        assertThat(ask("GET /short HTTP/1.1", "", "")).endsWith("lamp");
    }

    @Test
    void a_form_beyond_its_limit_is_too_large() {
        assertThat(
                        post(
                                "/form",
                                "application/x-www-form-urlencoded",
                                "words=" + "a".repeat(300_000)))
                .startsWith("HTTP/1.1 413");
        assertThat(post("/form", "application/x-www-form-urlencoded", "a=&".repeat(600)))
                .startsWith("HTTP/1.1 413");
        assertThat(post("/body", "text/plain", "a".repeat(1001))).startsWith("HTTP/1.1 413");
        assertThat(post("/body", "text/plain", "a".repeat(1000))).startsWith("HTTP/1.1 200");
    }

    @Test
    void an_announced_length_beyond_all_limits_is_refused_unread() {
        assertThat(
                        ask(
                                "POST /form HTTP/1.1",
                                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length:"
                                        + " 99999999999",
                                ""))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void a_form_in_bad_utf8_or_of_another_type_is_refused() {
        assertThat(post("/form", "application/x-www-form-urlencoded", "words=%ff"))
                .startsWith("HTTP/1.1 400");
        assertThat(post("/form", "application/x-www-form-urlencoded", "words=\u00ff"))
                .startsWith("HTTP/1.1 400");
        assertThat(post("/form", "application/x-www-form-urlencoded", "words=Zo\u00c3\u00ab"))
                .endsWith("Zo\u00c3\u00ab");
        assertThat(post("/form", "application/json", "{}")).startsWith("HTTP/1.1 415");
    }

    @Test
    void a_body_that_comes_slowly_is_still_a_body() throws InterruptedException {
        try (var wire = new Wire(web.port())) {
            wire.send(
                    "POST /form HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type:"
                            + " application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\n");
            for (var letter : "words=lamp".split("")) {
                Thread.sleep(30);
                wire.send(letter);
            }
            assertThat(wire.one(false)).endsWith("lamp");
        }
    }

    @Test
    void a_body_that_stops_coming_is_cut() throws Exception {
        for (var path : List.of("/form", "/upload")) {
            try (var wire = new Wire(web.port())) {
                wire.send(begun(path, 1000)).send("words=la");
                assertThat(wire.all()).as("the desk hangs up").isEmpty();
            }
        }
        nothingIsLeft();
        assertThat(ask("GET /short HTTP/1.1", "", "")).endsWith("lamp");
    }

    @Test
    void a_body_that_drips_for_ever_is_cut() throws Exception {
        for (var path : List.of("/form", "/upload")) {
            try (var wire = new Wire(web.port())) {
                wire.send(begun(path, 100_000));
                var drip = Thread.ofVirtual().start(() -> drip(wire));
                assertThat(wire.all())
                        .startsWith("HTTP/1.1 408")
                        .containsIgnoringCase("Connection: close");
                drip.interrupt();
                drip.join();
            }
        }
        nothingIsLeft();
    }

    private static void drip(Wire wire) {
        try {
            while (true) {
                Thread.sleep(50);
                wire.send("a");
            }
        } catch (InterruptedException | UncheckedIOException e) {
            // The desk has hung up, as it should.
        }
    }

    private static String begun(String path, int length) {
        var upload = path.equals("/upload");
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: "
                + (upload ? "multipart/form-data; boundary=x" : "application/x-www-form-urlencoded")
                + "\r\nContent-Length: "
                + length
                + "\r\n\r\n"
                + (upload
                        ? "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\n"
                        : "");
    }

    /// The desk hangs up before it tidies away.
    private static void nothingIsLeft() throws Exception {
        for (int tries = 0; !left().isEmpty() && tries < 100; tries++) {
            Thread.sleep(20);
        }
        assertThat(left()).isEmpty();
    }

    private static List<Path> left() throws IOException {
        try (var left = Files.list(folder.resolve("spool"))) {
            return left.toList();
        }
    }

    @Test
    void a_chunked_form_is_read() {
        assertThat(
                        ask(
                                "POST /form HTTP/1.1",
                                "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding:"
                                        + " chunked",
                                "6\r\nwords=\r\n4\r\nlamp\r\n0\r\n\r\n"))
                .endsWith("lamp");
    }

    @Test
    void files_arrive_whole_and_leave_nothing_behind() throws IOException {
        var answer =
                upload(
                        part("words", "", "Zo\u00c3\u00ab")
                                + part("photo", "C:\\x\\lamp.jpg", "\u00ff\u00d8 bytes")
                                + part("photo", "", ""));
        assertThat(answer).startsWith("HTTP/1.1 200").contains("Zo\u00c3\u00ab lamp.jpg:8");
        try (var left = Files.list(folder.resolve("spool"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void too_many_or_too_large_files_are_refused() throws IOException {
        assertThat(upload(part("a", "1", "x") + part("a", "2", "x") + part("a", "3", "x")))
                .startsWith("HTTP/1.1 413");
        assertThat(upload(part("a", "1", "x".repeat(10_001)))).startsWith("HTTP/1.1 413");
        assertThat(
                        upload(
                                part("a", "1", "x".repeat(10_000))
                                        + part("words", "", "x".repeat(9_000))
                                        + part("a", "2", "x".repeat(10_000))
                                        + part("more", "", "x".repeat(9_000))))
                .startsWith("HTTP/1.1 413");
        try (var left = Files.list(folder.resolve("spool"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void files_are_taken_only_where_they_are_asked_for() {
        assertThat(
                        post(
                                "/form",
                                "multipart/form-data; boundary=b",
                                part("words", "", "lamp") + "--b--\r\n"))
                .endsWith("lamp");
        assertThat(
                        post(
                                "/form",
                                "multipart/form-data; boundary=b",
                                part("words", "x.jpg", "lamp") + "--b--\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void a_damaged_multipart_form_is_refused() {
        assertThat(post("/upload", "multipart/form-data; boundary=b", "--b\r\nno end"))
                .startsWith("HTTP/1.1 400");
        assertThat(post("/upload", "multipart/form-data", "--b--")).startsWith("HTTP/1.1 400");
        assertThat(upload(part("words", "", "\u00ff"))).startsWith("HTTP/1.1 400");
    }

    @Test
    void a_trusted_proxy_is_believed_about_the_sender_only_as_far_as_it_saw() {
        assertThat(ask("GET /sender HTTP/1.1", "X-Forwarded-For: 6.6.6.6, 203.0.113.7", ""))
                .endsWith("203.0.113.7");
        assertThat(ask("GET /sender HTTP/1.1", "X-Forwarded-For: <script>", ""))
                .endsWith("127.0.0.1");
    }

    @Test
    void cookies_are_kept_from_scripts_and_other_sites() {
        assertThat(ask("GET /cookie HTTP/1.1", "", ""))
                .contains("Set-Cookie: a=b; Path=/; HttpOnly; SameSite=Lax; Max-Age=60")
                .contains("Set-Cookie: c=d; Path=/; HttpOnly; SameSite=Lax\r\n");
    }

    @Test
    void every_reply_carries_the_same_headers() {
        var wanted =
                """
                Cache-Control: private, no-cache
                Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; \
                img-src 'self' data:; connect-src 'self'; form-action 'self'; \
                frame-ancestors 'none'; base-uri 'none'
                Content-Type: text/plain; charset=utf-8
                Cross-Origin-Opener-Policy: same-origin
                Referrer-Policy: no-referrer
                X-Content-Type-Options: nosniff\
                """;
        assertThat(headers(ask("GET /short HTTP/1.1", "", ""))).isEqualTo(wanted);
        assertThat(headers(ask("GET /nothing HTTP/1.1", "", "")))
                .isEqualTo(wanted.replace("private, no-cache", "no-store\nContent-Language: en"));
    }

    @Test
    void closing_waits_for_what_is_being_answered() throws Exception {
        var started = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var routes =
                new Routes()
                        .get(
                                "/slow",
                                Access.PUBLIC,
                                x -> {
                                    started.countDown();
                                    finish.await();
                                    return Reply.text("whole");
                                });
        var desk = TestDesk.of(folder.resolve("slow"), routes, SignIn.NOBODY);
        try (var wire = new Wire(desk.port());
                var closer = Executors.newSingleThreadExecutor()) {
            wire.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
            started.await();
            var closing = closer.submit(desk::close);
            Thread.sleep(200);
            assertThat(closing.isDone()).isFalse();
            finish.countDown();
            assertThat(wire.one(false)).endsWith("whole");
            closing.get();
        }
    }

    private static String headers(String answer) {
        return answer.substring(0, answer.indexOf("\r\n\r\n"))
                .lines()
                .skip(1)
                .filter(l -> !l.matches("(?i)(date|connection|content-length|vary):.*"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String ask(String line, String header, String body) {
        try (var wire = new Wire(web.port())) {
            return wire.send(
                            line
                                    + "\r\nHost: x\r\nConnection: close\r\nSec-Fetch-Site:"
                                    + " same-origin\r\n"
                                    + (header.isEmpty() ? "" : header + "\r\n")
                                    + "\r\n"
                                    + body)
                    .all();
        }
    }

    private static String post(String path, String type, String body) {
        return ask(
                "POST " + path + " HTTP/1.1",
                "Content-Type: " + type + "\r\nContent-Length: " + body.length(),
                body);
    }

    private static String upload(String parts) {
        return post("/upload", "multipart/form-data; boundary=b", parts + "--b--\r\n");
    }

    private static String part(String name, String file, String content) {
        var photo = name.equals("photo") || !file.isEmpty();
        return "--b\r\nContent-Disposition: form-data; name=\""
                + name
                + '"'
                + (photo ? "; filename=\"" + file + '"' : "")
                + "\r\n\r\n"
                + content
                + "\r\n";
    }

    private static Reply streamed() {
        return Reply.stream(
                "text/plain; charset=utf-8",
                out -> {
                    out.write("one\n".getBytes(StandardCharsets.UTF_8));
                    out.write("two\n".getBytes(StandardCharsets.UTF_8));
                });
    }

    private static Reply broken() {
        throw new IllegalStateException("the key lies under the mat");
    }

    private static Reply baked() {
        return Reply.text("x")
                .cookie("a", "b", java.time.Duration.ofMinutes(1))
                .cookie("c", "d", java.time.Duration.ofSeconds(-1));
    }

    private static Reply uploaded(Form form) throws IOException {
        var said = new StringBuilder(form.text("words"));
        for (var file : form.files("photo")) {
            try (var in = file.open()) {
                said.append(' ')
                        .append(file.fileName())
                        .append(':')
                        .append(in.readAllBytes().length);
            }
        }
        return Reply.text(said.toString());
    }
}
