package org.commonweal.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.commonweal.outside.TurnedNow;

/// A desk of some routes on a free port of this machine, and a plain client that asks it. For the
/// tests of every room.
public final class TestDesk implements AutoCloseable {
    private final Web web;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestDesk(Web web) {
        this.web = web;
    }

    /// Serves routes with the words of some rooms.
    public static TestDesk of(Path folder, Routes routes, SignIn signIn, String... rooms) {
        return speaking(List.of("en"), folder, routes, signIn, rooms);
    }

    /// Serves routes with the words of some rooms in several languages.
    public static TestDesk speaking(
            List<String> tags, Path folder, Routes routes, SignIn signIn, String... rooms) {
        var settings =
                WebSettings.local(
                        "Alderhaven", 0, ZoneId.of("Europe/London"), folder.resolve("spool"));
        return new TestDesk(
                Web.start(
                        settings,
                        routes,
                        signIn,
                        Languages.of(tags, rooms),
                        new TurnedNow(Instant.parse("2026-03-03T09:00:00Z"))));
    }

    /// The public address.
    public String address() {
        return web.address();
    }

    /// The port.
    public int port() {
        return web.port();
    }

    /// GETs a path as a browser would; headers are name, value, name, value...
    public HttpResponse<String> get(String path, String... headers) {
        return send(to(path, headers).GET().build());
    }

    /// POSTs an encoded form as our own page would.
    public HttpResponse<String> post(String path, String form, String... headers) {
        var request = to(path, headers);
        request.header("Content-Type", "application/x-www-form-urlencoded");
        if (!List.of(headers).contains("Sec-Fetch-Site")) {
            request.header("Sec-Fetch-Site", "same-origin");
        }
        return send(request.POST(BodyPublishers.ofString(form)).build());
    }

    /// Encodes a form.
    public static String form(Map<String, String> fields) {
        var out = new StringBuilder();
        fields.forEach((name, value) ->
                out.append(out.isEmpty() ? "" : "&")
                        .append(encode(name))
                        .append('=')
                        .append(encode(value)));
        return out.toString();
    }

    /// Sends any request.
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A request to a path, to be finished and sent.
    public HttpRequest.Builder to(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return List.of(headers).contains("Accept")
                ? request
                : request.header("Accept", "text/html");
    }

    @Override
    public void close() {
        web.close();
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
