package org.commonweal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.commonweal.outside.TurnedNow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What senders who mean no good can make of a desk's connections, its disk and its log: nothing.
class BadSendersTest {
    @TempDir static Path folder;
    static Web web;

    @BeforeAll
    static void open() {
        var routes =
                new Routes()
                        .get("/short", Access.PUBLIC, x -> Reply.text("lamp"))
                        .get("/broken/{token}", Access.PUBLIC, x -> broken())
                        .upload("/upload", Access.PUBLIC, x -> uploaded(x.form()));
        var settings =
                new WebSettings(
                        "127.0.0.1",
                        0,
                        URI.create("http://localhost:0"),
                        "Alderhaven",
                        true,
                        ZoneId.of("Europe/London"),
                        Set.of(),
                        new WebSettings.Uploads(2, 10_000, 30_000),
                        new WebSettings.Patience(
                                Duration.ofSeconds(2),
                                Duration.ofMillis(1500),
                                Duration.ofSeconds(3)),
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
    void a_head_that_stops_coming_or_drips_for_ever_is_cut() throws Exception {
        for (var begun : List.of("", "GET /sh", "GET /short HTTP/1.1\r\nHost: x\r\nX-Long: a")) {
            try (var wire = new Wire(web.port())) {
                assertThat(wire.send(begun).all()).as("the desk hangs up on " + begun).isEmpty();
            }
        }
        try (var wire = new Wire(web.port())) {
            wire.send("GET /short HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(wire.one(false)).endsWith("lamp");
            wire.send("GET /short HTTP/1.1\r\nHost: x\r\nX-Long: a");
            var drip = Thread.ofVirtual().start(() -> drip(wire));
            assertThat(wire.all()).isEmpty();
            drip.interrupt();
            drip.join();
        }
    }

    @Test
    void one_sender_takes_only_so_much_of_the_disk_at_once() throws Exception {
        var two =
                part("photo", "a.jpg", "x".repeat(9_900))
                        + part("photo", "b.jpg", "y".repeat(9_900));
        var held = new ArrayList<Wire>();
        try {
            for (int i = 0; i < 4; i++) {
                held.add(
                        new Wire(web.port())
                                .send(
                                        "POST /upload HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site:"
                                                + " same-origin\r\nContent-Type: multipart/form-data;"
                                                + " boundary=b\r\nContent-Length: 25000\r\n\r\n")
                                .send(two + "--b\r\n"));
            }
            for (int tries = 0; lying() < 79_200 && tries < 100; tries++) {
                Thread.sleep(5);
            }
            assertThat(upload(two)).startsWith("HTTP/1.1 429").contains("Retry-After: 30");
        } finally {
            held.forEach(Wire::close);
        }
        nothingIsLeft();
        assertThat(upload(two)).startsWith("HTTP/1.1 200");
        nothingIsLeft();
    }

    private static long lying() throws IOException {
        long bytes = 0;
        for (var file : left()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    @Test
    void a_fault_of_ours_puts_no_secret_of_a_private_link_into_the_log() {
        var lines =
                logged(
                        "org.commonweal.web.Problems",
                        () ->
                                assertThat(ask("GET /broken/xHYM7wmJz1U3 HTTP/1.1", "", ""))
                                        .startsWith("HTTP/1.1 500"));
        assertThat(lines).singleElement().asString().contains("/broken/{token}");
        assertThat(lines.toString()).doesNotContain("xHYM7wmJz1U3");
    }

    @Test
    void who_breaks_off_leaves_no_trace_in_the_log() {
        var lines =
                logged(
                        "io.helidon.webserver.http1.Http1Connection",
                        () -> {
                            for (int i = 0; i < 5; i++) {
                                new Wire(web.port())
                                        .send("GET /short HTTP/1.1\r\nHost: x\r\nX-Long")
                                        .close();
                            }
                            assertThat(ask("GET /short HTTP/1.1", "", "")).endsWith("lamp");
                            // Until the desk has seen that they are gone.
                            LockSupport.parkNanos(200_000_000);
                        });
        assertThat(lines).isEmpty();
    }

    private static List<String> logged(String name, Runnable work) {
        var log = java.util.logging.Logger.getLogger(name);
        var lines = new java.util.concurrent.CopyOnWriteArrayList<String>();
        var listening =
                new java.util.logging.Handler() {
                    @Override
                    public void publish(java.util.logging.LogRecord line) {
                        lines.add(new java.util.logging.SimpleFormatter().format(line));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        log.addHandler(listening);
        try {
            work.run();
        } finally {
            log.removeHandler(listening);
        }
        return lines;
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

    private static Reply broken() {
        throw new IllegalStateException("the key lies under the mat");
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
