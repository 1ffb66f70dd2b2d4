package org.commonweal.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.commonweal.post.MailSettings;
import org.commonweal.post.SignedPost;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other programs are told: signed, in order, again when they were away, and nothing private.
class WebhookStoriesTest {
    /// What another program was sent.
    private record Heard(String body, String time, String signature, String delivery) {}

    @TempDir Path folder;
    private final List<Heard> heard = new ArrayList<>();
    private Town town;
    private Notices notices;
    private HttpServer other;
    private int answer = 204;

    @BeforeEach
    void open() throws IOException {
        town = new Town(folder.toString(), folder);
        notices = town.notices(MailSettings.NONE, false);
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/steps", this::take);
        other.start();
    }

    @AfterEach
    void audited() {
        other.stop(0);
        town.audit();
        town.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        heard.add(
                new Heard(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                        headers.getFirst("Commonweal-Timestamp"),
                        headers.getFirst("Commonweal-Signature"),
                        headers.getFirst("Commonweal-Delivery")));
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private String url() {
        return "http://127.0.0.1:" + other.getAddress().getPort() + "/steps";
    }

    private void deliver() {
        town.settled();
        notices.deliver();
    }

    @Test
    void every_public_step_is_told_in_order_and_signed() {
        var secret = notices.addHook(URI.create(url())).orElseThrow();
        assertThat(notices.addHook(URI.create(url()))).isEmpty();
        var hole = town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        town.hal.reports(hole);
        town.resident("ada").asks("safeguarding", Alderhaven.MILL_LANE);
        deliver();
        assertThat(heard).hasSize(2);
        assertThat(heard.getFirst().body())
                .contains(
                        "\"event\":\"request.asked/1\"",
                        "\"request\":\"" + hole.number().digits() + "\"");
        assertThat(heard.getLast().body())
                .contains("request.reported_done/1", "\"state\":\"reported_done\"");
        for (var one : heard) {
            assertThat(one.body()).doesNotContain("ada", "@", "trouble", "safeguarding");
            assertThat(one.signature())
                    .isEqualTo(
                            "v1="
                                    + SignedPost.sign(
                                            secret,
                                            one.time(),
                                            one.body().getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(notices.hooks().toString()).contains("204").doesNotContain(secret);
        assertThat(notices.removeHook(url())).isTrue();
        town.resident("ada").asks("lamp", Alderhaven.MILL_LANE);
        deliver();
        assertThat(heard).hasSize(2);
        assertThat(notices.removeHook(url())).isFalse();
    }

    @Test
    void one_that_was_away_or_led_elsewhere_is_told_later_and_in_order() {
        notices.addHook(URI.create(url()));
        answer = 503;
        var hole = town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        town.hal.reports(hole);
        deliver();
        assertThat(heard).as("the second waits for the first").hasSize(1);
        answer = 302;
        town.now.turn(Duration.ofMinutes(2));
        deliver();
        assertThat(heard).as("a redirect is not followed, and is no yes").hasSize(2);
        assertThat(notices.hooks().toString()).contains("answered 302");
        answer = 200;
        town.now.turn(Duration.ofMinutes(10));
        deliver();
        assertThat(heard).hasSize(4);
        assertThat(heard.get(2).body()).contains("request.asked/1");
        assertThat(heard.get(3).body()).contains("request.reported_done/1");
    }

    @Test
    void after_eleven_tries_in_vain_a_call_has_failed_and_the_next_is_told() {
        var secret = notices.addHook(URI.create(url())).orElseThrow();
        answer = 500;
        var hole = town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        town.hal.reports(hole);
        town.settled();
        for (int i = 0; i < 10; i++) {
            notices.deliver();
            town.now.turn(Duration.ofDays(1));
        }
        assertThat(heard).hasSize(10);
        assertThat(notices.hooks().toString()).doesNotContain("failed");
        notices.deliver();
        var tries = List.copyOf(heard.subList(0, 11));
        assertThat(tries).extracting(Heard::delivery).containsOnly(tries.getFirst().delivery());
        assertThat(tries).extracting(Heard::body).containsOnly(tries.getFirst().body());
        assertThat(tries).extracting(Heard::time).doesNotHaveDuplicates();
        for (var one : tries) {
            var body = one.body().getBytes(StandardCharsets.UTF_8);
            assertThat(one.signature())
                    .isEqualTo("v1=" + SignedPost.sign(secret, one.time(), body));
        }
        assertThat(notices.hooks().toString()).contains("failed, 11, ", "answered 500");
        answer = 200;
        town.now.turn(Duration.ofDays(1));
        notices.deliver();
        assertThat(heard.getLast().body()).contains("request.reported_done/1");
        assertThat(heard.getLast().delivery()).isNotEqualTo(tries.getFirst().delivery());
    }

    @Test
    void only_protected_lines_and_this_machine_are_told() {
        for (var bad :
                List.of(
                        "http://example.org/x",
                        "http://127.0.0.1.example.org/x",
                        "http://10.0.0.1/",
                        "ftp://example.org/",
                        "https://user:pass@example.org/",
                        "file:///etc/passwd",
                        "nonsense")) {
            assertThatThrownBy(() -> notices.addHook(URI.create(bad)))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(notices.addHook(URI.create("https://example.org/steps"))).isPresent();
        assertThat(notices.addHook(URI.create("http://[::1]:9/steps"))).isPresent();
        assertThat(notices.hooks()).hasSize(2);
    }
}
