package org.commonweal.web;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// How the desk is served.
///
/// @param host the address to listen on; the demo and tests use `127.0.0.1`
/// @param port the port to listen on; 0 takes a free one
/// @param address the public address, `http://` or `https://`, without a path. All links use it and
///   forms must come from it; the request's Host is never believed. Port 0 in it means the port
///   got.
/// @param town the town's name, shown on every page
/// @param invented whether every page says that the town is invented
/// @param zone the town's time zone, in which times are shown
/// @param proxies IP addresses, in whatever spelling, whose `X-Forwarded-For` is believed
/// @param uploads how large a form with files may be
/// @param patience how long the desk waits for what is sent to it
/// @param spool a folder for files while they arrive; emptied at start
/// @param styles whether `/styles`, the page that shows every part of the look, is served
public record WebSettings(
        String host,
        int port,
        URI address,
        String town,
        boolean invented,
        ZoneId zone,
        Set<String> proxies,
        Uploads uploads,
        Patience patience,
        Path spool,
        boolean styles) {
    public WebSettings {
        proxies = Set.copyOf(proxies);
        for (var proxy : proxies) {
            if (Senders.written(proxy).isEmpty()) {
                throw new IllegalArgumentException(
                        "a proxy is named by its address, such as 127.0.0.1 or 2001:db8::1, not by \""
                                + proxy
                                + "\"");
            }
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
        }
        if (!List.of("http", "https").contains(String.valueOf(address.getScheme()))
                || address.getHost() == null
                || !address.getRawPath().replace("/", "").isEmpty()
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the public address must be http(s)://host or http(s)://host:port, not "
                            + address);
        }
    }

    /// Settings for a town served on this machine only, with the usual limits.
    ///
    /// @param town the town's name
    /// @param port the port to listen on; 0 takes a free one
    /// @param zone the town's time zone
    /// @param spool a folder for files while they arrive
    /// @return settings on loopback, with `/styles`, of an invented town
    public static WebSettings local(String town, int port, ZoneId zone, Path spool) {
        return new WebSettings(
                "127.0.0.1",
                port,
                URI.create("http://localhost:" + port),
                town,
                true,
                zone,
                Set.of(),
                Uploads.USUAL,
                Patience.USUAL,
                spool,
                true);
    }

    /// Whether cookies are sent only over TLS.
    ///
    /// @return true unless the public address is plain http, which only loopback should be
    public boolean secure() {
        return "https".equals(address.getScheme());
    }

    /// How long the desk waits for what is sent to it. Who is slower is answered 408 while bytes
    /// still come, and hung up on in silence.
    ///
    /// @param head the longest time until the whole head of a request is there, from the answer to
    ///   the one before or from the connection's beginning
    /// @param silence the longest time in which no byte of a body comes
    /// @param body the longest time from the first to the last byte of a body
    public record Patience(Duration head, Duration silence, Duration body) {
        /// Two minutes for the next head; half a minute of silence; a quarter of an hour for a
        /// body, in which the largest form comes through at 0.7 Mbit/s.
        public static final Patience USUAL =
                new Patience(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofMinutes(15));
    }

    /// How large a form with files may be.
    ///
    /// @param files how many files
    /// @param bytesEach of one file
    /// @param bytesAll of the whole form
    public record Uploads(int files, long bytesEach, long bytesAll) {
        /// Eight files of at most 25 MB, 80 MB in all.
        public static final Uploads USUAL = new Uploads(8, 25_000_000, 80_000_000);
    }
}
