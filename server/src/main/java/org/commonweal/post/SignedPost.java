package org.commonweal.post;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A POST of JSON whose receiver can check from whom it is: how webhooks and text messages leave.
/// One thread's. Opens nothing before the first call; waits at most ten seconds for an answer.
public final class SignedPost {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private @Nullable HttpClient client;

    /// Whether an address may be told: over TLS, or on this machine; without a user's name and
    /// without a fragment.
    public static boolean allowed(URI url) {
        var host = url.getHost();
        if (host == null || url.getUserInfo() != null || url.getFragment() != null) {
            return false;
        }
        return "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && here(host));
    }

    private static boolean here(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    /// Sends one. Redirects are not followed.
    ///
    /// @param secret under which it is signed
    /// @param delivery names it, the same at every try
    /// @return the status of the answer
    /// @throws IOException when there is none, or the address is not allowed
    public int send(URI url, String secret, String delivery, byte[] body, Instant now)
            throws IOException, InterruptedException {
        if (!allowed(url)) {
            throw new IOException("the address is not allowed");
        }
        var time = Long.toString(now.getEpochSecond());
        var request =
                HttpRequest.newBuilder(url)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "Commonweal")
                        .header("Commonweal-Delivery", delivery)
                        .header("Commonweal-Timestamp", time)
                        .header("Commonweal-Signature", "v1=" + sign(secret, time, body))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return client().send(request, BodyHandlers.discarding()).statusCode();
    }

    private HttpClient client() {
        var made = client;
        if (made == null) {
            made =
                    client =
                            HttpClient.newBuilder()
                                    .followRedirects(HttpClient.Redirect.NEVER)
                                    .connectTimeout(PATIENCE)
                                    .build();
        }
        return made;
    }

    /// HMAC-SHA256 under the secret over the timestamp, a full stop and the body, in hex.
    public static String sign(String secret, String time, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
