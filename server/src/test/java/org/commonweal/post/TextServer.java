package org.commonweal.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// A real gateway for text messages on a port of this machine, as a town's own adapter would be. It
/// believes nothing that is not signed with the town's secret.
public final class TextServer implements AutoCloseable {
    private static final String SECRET = "a secret between the desk and its gateway";

    /// A message that came, taken or not.
    public record Came(String to, String text, String id) {
        /// The line with the link, which is the last.
        public String link() {
            return text.lines().reduce((_, last) -> last).orElseThrow();
        }

        /// The link's token.
        public String token() {
            return link().substring(link().lastIndexOf('/') + 1);
        }
    }

    private final HttpServer server;
    private final List<Came> came = new ArrayList<>();
    private volatile int answer = 202;

    public TextServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/send", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = exchange.getRequestBody().readAllBytes();
        var signature =
                "v1=" + SignedPost.sign(SECRET, headers.getFirst("Commonweal-Timestamp"), body);
        var json = JsonMapper.builder().build().readTree(new String(body, StandardCharsets.UTF_8));
        boolean right =
                signature.equals(headers.getFirst("Commonweal-Signature"))
                        && json.get("id").asString().equals(headers.getFirst("Commonweal-Delivery"))
                        && json.size() == 3;
        synchronized (came) {
            came.add(
                    new Came(
                            json.get("to").asString(),
                            json.get("text").asString(),
                            json.get("id").asString()));
        }
        exchange.sendResponseHeaders(right ? answer : 401, -1);
        exchange.close();
    }

    /// How it answers from now on.
    public void answers(int status) {
        answer = status;
    }

    /// How the desk reaches it, with the town's secret.
    public TextSettings settings() {
        return settings(SECRET);
    }

    /// The same with a secret of the caller's.
    public TextSettings settings(String secret) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/send");
        return new TextSettings(
                true, Optional.of(new TextSettings.Gateway(url, () -> secret)), List.of("GB"));
    }

    /// What came since the last call.
    public List<Came> news() {
        synchronized (came) {
            var news = List.copyOf(came);
            came.clear();
            return news;
        }
    }

    /// The one message that came since the last call.
    public Came one() {
        var news = news();
        assertThat(news).hasSize(1);
        return news.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
