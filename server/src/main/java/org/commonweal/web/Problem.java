package org.commonweal.web;

import java.time.Duration;
import java.util.Map;

/// An error to show instead of an answer. A handler throws it from any depth; the reader gets a
/// page, or plain text or JSON when that is what they asked for.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    private Problem(int status, String words, Map<String, String> headers) {
        super(words, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    /// The standard words for a status.
    ///
    /// @param status 400, 403, 404, 405, 408, 410, 411, 413, 415, 429, 500 or 503
    /// @return to throw
    public static Problem of(int status) {
        return new Problem(status, "", Map.of());
    }

    /// Own words for a status, shown as they are.
    ///
    /// @param status the HTTP status, 400 or more
    /// @param words a sentence for the reader, in their language
    /// @return to throw
    public static Problem of(int status, String words) {
        return new Problem(status, words, Map.of());
    }

    /// There is no such thing here.
    ///
    /// @return to throw
    public static Problem notFound() {
        return of(404);
    }

    /// Too many requests from this sender for now.
    ///
    /// @param wait how long to wait; rounded up to whole seconds
    /// @return to throw
    public static Problem tooMany(Duration wait) {
        var seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
        return new Problem(429, "", Map.of("Retry-After", Long.toString(seconds)));
    }

    /// Not ready for this yet, and soon will be.
    ///
    /// @param wait how long until it is worth trying again
    /// @return 503 with `Retry-After`
    public static Problem later(Duration wait) {
        return new Problem(
                503, "", Map.of("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
    }

    static Problem with(int status, String header, String value) {
        return new Problem(status, "", Map.of(header, value));
    }

    /// The HTTP status to send.
    ///
    /// @return 400 or more
    public int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    String words() {
        var words = getMessage();
        return words == null ? "" : words;
    }
}
