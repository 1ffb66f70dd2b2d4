package org.commonweal.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What to send back. Immutable: each `with` step returns a new reply.
///
/// Security headers, compression, `Content-Length`, HEAD and conditional requests are added by
/// `web`. Unless it says otherwise a reply is `Cache-Control: no-store` on staff routes, and
/// `private, no-cache` on public ones, which keeps "back" quick and never shows an old page.
public final class Reply {
    private final int status;
    private final Body body;
    private final Map<String, String> headers;
    private final List<Cookie> cookies;

    private Reply(int status, Body body, Map<String, String> headers, List<Cookie> cookies) {
        this.status = status;
        this.body = body;
        this.headers = headers;
        this.cookies = cookies;
    }

    /// An HTML page from a template.
    ///
    /// @param template its path under `src/main/jte` without `.jte`, such as `asking/front`
    /// @param view what the template's `page` parameter gets
    /// @return 200
    public static Reply page(String template, Object view) {
        return of(200, new Page(template, view));
    }

    /// The same form again, with what was typed and what is wrong with it.
    ///
    /// @param template its path under `src/main/jte` without `.jte`
    /// @param view what the template's `page` parameter gets
    /// @return 422
    public static Reply invalid(String template, Object view) {
        return of(422, new Page(template, view));
    }

    /// Go and GET another page of this desk, as after every form that was taken.
    ///
    /// @param path starts with one `/`; never another site
    /// @return 303
    public static Reply seeOther(String path) {
        if (!local(path)) {
            throw new IllegalArgumentException("not a path of this desk: " + path);
        }
        return of(303, new Bytes("text/plain; charset=utf-8", new byte[0]))
                .header("Location", path);
    }

    /// Whether a path stays on this desk, so that it may follow a sign-in.
    ///
    /// @param path such as the `next` field of a form
    /// @return false for anything that a browser could read as another site
    public static boolean local(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }

    /// Plain text.
    ///
    /// @param text the whole text
    /// @return 200
    public static Reply text(String text) {
        return bytes("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /// A JSON document.
    ///
    /// @param json the whole document
    /// @return 200
    public static Reply json(String json) {
        return bytes("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /// Bytes in memory.
    ///
    /// @param type the media type, with charset for text
    /// @param bytes not changed afterwards
    /// @return 200
    public static Reply bytes(String type, byte[] bytes) {
        return of(200, new Bytes(type, bytes));
    }

    /// Bytes that are gzipped already; a reader who cannot take that gets them unpacked.
    ///
    /// @param type the media type of the content, with charset for text
    /// @param gzip not changed afterwards
    /// @return 200
    public static Reply zipped(String type, byte[] gzip) {
        return of(200, new Zipped(type, gzip));
    }

    /// A body written while it is sent, for what is too large for memory.
    ///
    /// @param type the media type, with charset for text
    /// @param writer writes and never closes the stream; runs after the handler, never for HEAD
    /// @return 200
    public static Reply stream(String type, Writer writer) {
        return of(200, new Stream(type, writer));
    }

    /// A file on this machine's disk, of which a reader may ask a part (RFC 9110, section 14), so
    /// that one who was cut off goes on where they were. Its bytes never change while it is there;
    /// give it an [#etag] that says which they are.
    ///
    /// @param type the media type
    /// @param file read while it is sent
    /// @return 200; 206 or 416 for a part
    public static Reply file(String type, Path file) {
        return of(200, new OnDisk(type, file));
    }

    /// The same reply with another status.
    ///
    /// @param status the HTTP status
    /// @return a new reply
    public Reply status(int status) {
        return new Reply(status, body, headers, cookies);
    }

    /// The same reply with a header set.
    ///
    /// @param name the header
    /// @param value visible ASCII
    /// @return a new reply
    public Reply header(String name, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("not a value for header " + name);
        }
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, body, more, cookies);
    }

    /// The same reply with several headers set.
    ///
    /// @param more names and values of visible ASCII, as [#header] takes them
    /// @return a new reply, or this one where it says all that already
    public Reply headers(Map<String, String> more) {
        if (headers.entrySet().containsAll(more.entrySet())) {
            return this;
        }
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Reply(status, body, all, cookies);
    }

    /// The same page, which may load pictures from one more place: nothing else is ever loaded from
    /// elsewhere.
    ///
    /// @param origin scheme, host and port, as from a town's own tile server
    /// @return a new reply
    public Reply picturesFrom(String origin) {
        if (!origin.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            throw new IllegalArgumentException("not an origin: " + origin);
        }
        return header("Content-Security-Policy", policy(' ' + origin));
    }

    static String policy(String pictures) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
                + pictures
                + "; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
                + " base-uri 'none'";
    }

    /// The same reply, to be kept for ever: for an address whose content never changes.
    ///
    /// @return a new reply
    public Reply immutable() {
        return header("Cache-Control", "public, max-age=31536000, immutable");
    }

    /// The same reply, which anybody may keep for a while.
    ///
    /// @param age how long
    /// @return a new reply
    public Reply keep(Duration age) {
        return header("Cache-Control", "public, max-age=" + age.toSeconds());
    }

    /// The same reply under a tag: a reader who has it already gets 304 and no body. Without
    /// another word on keeping, readers must ask each time.
    ///
    /// @param tag changes whenever the content does; letters, digits, `-` and `_`
    /// @return a new reply
    public Reply etag(String tag) {
        var tagged = header("ETag", '"' + tag + '"');
        return headers.containsKey("Cache-Control")
                ? tagged
                : tagged.header("Cache-Control", "no-cache");
    }

    /// The same reply, to be saved as a file.
    ///
    /// @param fileName ASCII, without quotes or slashes
    /// @return a new reply
    public Reply download(String fileName) {
        if (!fileName.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("not a plain file name: " + fileName);
        }
        return header("Content-Disposition", "attachment; filename=\"" + fileName + '"');
    }

    /// The same reply, setting a cookie that scripts cannot read and other sites do not send.
    ///
    /// @param name a short plain name
    /// @param value letters, digits, `-`, `_` and `.`
    /// @param age how long it lives; zero removes it, negative means until the browser closes
    /// @return a new reply
    public Reply cookie(String name, String value, Duration age) {
        var more = new ArrayList<>(cookies);
        more.add(new Cookie(name, value, age));
        return new Reply(status, body, headers, more);
    }

    private static Reply of(int status, Body body) {
        return new Reply(status, body, Map.of(), List.of());
    }

    int status() {
        return status;
    }

    Body body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }

    List<Cookie> cookies() {
        return cookies;
    }

    /// Writes a body.
    @FunctionalInterface
    public interface Writer {
        /// Writes it whole.
        ///
        /// @param out where to; not to be closed
        /// @throws IOException when the reader has gone
        void write(OutputStream out) throws IOException;
    }

    sealed interface Body {}

    record Page(String template, Object view) implements Body {}

    record Bytes(String type, byte[] bytes) implements Body {}

    record Zipped(String type, byte[] gzip) implements Body {}

    record Stream(String type, Writer writer) implements Body {}

    record OnDisk(String type, Path file) implements Body {}

    record Cookie(String name, String value, Duration age) {
        Cookie {
            if (!name.matches("[A-Za-z0-9_-]+") || !value.matches("[A-Za-z0-9._-]*")) {
                throw new IllegalArgumentException("not a cookie: " + name);
            }
        }

        String header(boolean secure) {
            return name
                    + "="
                    + value
                    + "; Path=/; HttpOnly; SameSite=Lax"
                    + (age.isNegative() ? "" : "; Max-Age=" + age.toSeconds())
                    + (secure ? "; Secure" : "");
        }
    }
}
