package org.commonweal.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A record on the web. Tries a failing request again twice, since a long audit meets a poor line.
final class WebSource implements Source {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 3;

    private final HttpClient client;
    private final String prefix;

    private WebSource(HttpClient client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    static WebSource find(URI address) throws IOException {
        String given = address.toString();
        String base = given.endsWith("/") ? given : given + "/";
        HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(10))
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
        for (String prefix : List.of(base, base + "record/")) {
            WebSource source = new WebSource(client, prefix);
            if (source.get("checkpoint").filter(WebSource::looksLikeNote).isPresent()) {
                return source;
            }
        }
        client.close();
        throw new IOException(
                "no record at "
                        + base
                        + ": neither it nor "
                        + base
                        + "record/ serves a checkpoint");
    }

    /// Enough to tell a checkpoint from a page of words; whether it is a good one is for the audit
    /// to say.
    private static boolean looksLikeNote(byte[] bytes) {
        return bytes.length > 0 && bytes[0] != '<';
    }

    @Override
    public Optional<byte[]> get(String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(prefix + path))
                        .timeout(PATIENCE)
                        .header("Accept-Encoding", "gzip")
                        .build();
        IOException last = new IOException(prefix + path + " cannot be read");
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                HttpResponse<InputStream> response =
                        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    switch (response.statusCode()) {
                        case 200 -> {
                            return Optional.of(read(response, body, path));
                        }
                        case 404, 410 -> {
                            return Optional.empty();
                        }
                        default ->
                                last =
                                        new IOException(
                                                prefix
                                                        + path
                                                        + " answers "
                                                        + response.statusCode());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while reading " + prefix + path, e);
            } catch (IOException e) {
                last = new IOException(prefix + path + " cannot be read: " + e, e);
            }
        }
        throw last;
    }

    private static byte[] read(HttpResponse<InputStream> response, InputStream body, String path)
            throws IOException {
        boolean packed =
                response.headers()
                        .firstValue("Content-Encoding")
                        .filter("gzip"::equals)
                        .isPresent();
        try (InputStream plain = packed ? new GZIPInputStream(body) : body) {
            byte[] bytes = plain.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException(path + " is longer than any file of a record");
            }
            return bytes;
        }
    }

    @Override
    public String name() {
        return prefix;
    }

    @Override
    public void close() {
        client.close();
    }
}
