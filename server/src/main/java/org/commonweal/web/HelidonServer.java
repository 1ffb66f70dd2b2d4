package org.commonweal.web;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Knows the web server, with [HeadWatch] alone: HTTP/1.1 with keep-alive, one virtual thread a
/// connection.
final class HelidonServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("commonweal");
    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final HeaderName SET_COOKIE = HeaderNames.SET_COOKIE;

    // Warns, with a trace, of every connection that breaks off within a head: anybody could fill
    // the log. What goes wrong on our side is logged before it gets there.
    private static final Logger BROKEN_OFF =
            Logger.getLogger("io.helidon.webserver.http1.Http1Connection");

    private final WebServer server;
    private final WebSettings.Patience patience;
    private final ScheduledThreadPoolExecutor watch = watch();
    private final ReadyHeaders headers = new ReadyHeaders();
    private final CompletableFuture<Dispatch> dispatch = new CompletableFuture<>();

    private HelidonServer(WebSettings settings) {
        BROKEN_OFF.setLevel(Level.SEVERE);
        patience = settings.patience();
        server =
                WebServer.builder()
                        .host(settings.host())
                        .port(settings.port())
                        .shutdownHook(false)
                        .shutdownGracePeriod(GRACE)
                        .maxPayloadSize(settings.uploads().bytesAll() + 1_000_000)
                        .idleConnectionTimeout(patience.head())
                        .idleConnectionPeriod(patience.head().dividedBy(8))
                        .useNio(false)
                        .connectionOptions(o -> o.tcpNoDelay(true))
                        .protocolsDiscoverServices(false)
                        .featuresDiscoverServices(false)
                        .addConnectionSelector(new HeadWatch(http1(), patience.head()))
                        .directHandlers(refusals(this::refused))
                        .errorHandling(e -> e.includeEntity(false).logAllMessages(false))
                        .routing(HttpRouting.builder().any(this::watched))
                        .build();
    }

    private static ScheduledThreadPoolExecutor watch() {
        var watch =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("web-patience").factory());
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    /// Makes a server that is never started, for the classes it loads.
    static void prepare() {
        WebServer.builder()
                .shutdownHook(false)
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .addConnectionSelector(http1())
                .routing(HttpRouting.builder().any((_, _) -> {}))
                .build();
    }

    /// Binds the port; requests wait for [#serve], and get 503 when that takes too long.
    ///
    /// @throws UncheckedIOException when it cannot be bound, with a sentence
    static HelidonServer listen(WebSettings settings) {
        tryToBind(settings);
        var server = new HelidonServer(settings);
        server.server.start();
        if (!server.server.isRunning()) {
            server.watch.shutdownNow();
            throw cannotListen(settings, new BindException("taken in this moment"));
        }
        return server;
    }

    // Helidon logs that it could not bind and goes on as if it had.
    private static void tryToBind(WebSettings settings) {
        var address = new InetSocketAddress(settings.host(), settings.port());
        try (var probe = new ServerSocket()) {
            if (address.isUnresolved()) {
                throw new UnknownHostException("there is no such host");
            }
            probe.setReuseAddress(true);
            probe.bind(address);
        } catch (IOException e) {
            throw cannotListen(settings, e);
        }
    }

    private static UncheckedIOException cannotListen(WebSettings settings, IOException why) {
        return new UncheckedIOException(
                "the desk cannot listen on %s, port %d: %s"
                        .formatted(settings.host(), settings.port(), why.getMessage()),
                why);
    }

    void serve(Dispatch answers) {
        dispatch.complete(answers);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
        watch.shutdownNow();
    }

    private @Nullable Dispatch ready() {
        return dispatch.isDone()
                ? dispatch.join()
                : dispatch.copy()
                        .completeOnTimeout(null, START.toSeconds(), TimeUnit.SECONDS)
                        .join();
    }

    private void watched(ServerRequest request, ServerResponse response) {
        HeadWatch.asked();
        try {
            handle(request, response);
        } finally {
            HeadWatch.answered();
        }
    }

    private void handle(ServerRequest request, ServerResponse response) {
        var answers = ready();
        if (answers == null) {
            response.status(503).header(HeaderValues.CONNECTION_CLOSE);
            response.whenSent(HelidonServer::end);
            response.send();
            return;
        }
        var incoming = new Request(request);
        var out = answers.answer(incoming);
        incoming.done();
        if (incoming.lost()) {
            throw new CloseConnectionException("the body stopped coming");
        }
        if (incoming.late()) {
            response.header(HeaderValues.CONNECTION_CLOSE);
            response.whenSent(HelidonServer::end);
        } else if (request.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
            response.whenSent(HelidonServer::end);
        }
        response.status(out.status());
        out.headers().forEach((name, value) -> response.header(headers.of(name, value)));
        if (!out.cookies().isEmpty()) {
            var cookies = HeaderValues.create(SET_COOKIE, out.cookies());
            cookies.validate();
            response.header(cookies);
        }
        var head = request.prologue().method().text().equals("HEAD");
        var writer = out.writer();
        if (writer == null) {
            if (head) {
                response.contentLength(out.bytes().length);
                response.send();
            } else {
                response.send(out.bytes());
            }
        } else if (head) {
            if (!out.headers().containsKey("Content-Length")) {
                response.contentLength(length(writer));
            }
            response.send();
        } else {
            stream(response.outputStream(), writer);
        }
    }

    // What could not be written whole must not look whole: its last chunk is never sent.
    private static void stream(OutputStream stream, Reply.Writer writer) {
        try {
            writer.write(stream);
            stream.close();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.INFO, "a body could not be sent whole", e);
            throw new CloseConnectionException("a body could not be sent whole", e);
        }
    }

    // What GET would send; a HEAD without a length would be sent as one of 0 bytes.
    private static long length(Reply.Writer writer) {
        var count = new CountingOutputStream();
        try {
            writer.write(count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count.bytes;
    }

    private static final class CountingOutputStream extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int from, int length) {
            bytes += length;
        }
    }

    // The server announces the end by itself, but would then wait for a next request.
    private static void end() {
        throw new CloseConnectionException("as the other side asked");
    }

    private static io.helidon.webserver.spi.ServerConnectionSelector http1() {
        return io.helidon.webserver.http1.Http1ConnectionSelector.builder()
                .config(
                        Http1Config.builder()
                                .maxHeadersSize(16 * 1024)
                                // Programs may send a whole form in the address, brackets and
                                // all; what is badly encoded is refused where it is decoded.
                                .maxPrologueLength(256 * 1024)
                                .validatePrologue(false)
                                // Each is, when it is made ready.
                                .validateResponseHeaders(false)
                                .build())
                .build();
    }

    // What the server itself refuses before there is an exchange: never echoes what was sent.
    private static DirectHandlers refusals(DirectHandler refused) {
        var handlers = DirectHandlers.builder();
        for (var event : DirectHandler.EventType.values()) {
            handlers.addHandler(event, refused);
        }
        return handlers.build();
    }

    private DirectHandler.TransportResponse refused(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType event,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        var answers = dispatch.getNow(null);
        var accept =
                request.headers().contains(HeaderNames.ACCEPT)
                        ? String.join(",", request.headers().get(HeaderNames.ACCEPT).allValues())
                        : "";
        // A line that could not be read has no path, and a server error is nobody's mistake but
        // ours: then the words are the server's own.
        var said =
                answers == null || status.code() >= 500
                        ? Optional.<Reply>empty()
                        : answers.refusal(request.path(), accept, status.code());
        var response =
                DirectHandler.TransportResponse.builder()
                        .status(status)
                        .header(HeaderNames.CACHE_CONTROL, "no-store")
                        .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
                        .keepAlive(false);
        if (said.isPresent() && said.get().body() instanceof Reply.Bytes(var type, var bytes)) {
            said.get()
                    .headers()
                    .forEach((name, value) -> response.header(HeaderNames.create(name), value));
            return response.header(HeaderNames.CONTENT_TYPE, type).entity(bytes).build();
        }
        return response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .entity(sentence(status))
                .build();
    }

    private static byte[] sentence(Status status) {
        return (status.code() + " " + status.reasonPhrase() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private final class Request implements Incoming {
        private final ServerRequest request;
        private @Nullable Arriving body;

        Request(ServerRequest request) {
            this.request = request;
        }

        void done() {
            if (body != null) {
                body.done();
            }
        }

        boolean late() {
            return body != null && body.late();
        }

        boolean lost() {
            return body != null && body.lost();
        }

        @Override
        public String method() {
            return request.prologue().method().text();
        }

        @Override
        public String path() {
            return request.prologue().uriPath().rawPath();
        }

        @Override
        public String query() {
            return request.prologue().query().rawValue();
        }

        @Override
        public @Nullable String header(String name) {
            ServerRequestHeaders headers = request.headers();
            var key = HeaderNames.create(name);
            return headers.contains(key) ? String.join(",", headers.get(key).allValues()) : null;
        }

        @Override
        public InputStream body() {
            if (body == null) {
                body = new Arriving(request.content().inputStream(), patience, watch);
            }
            return body;
        }

        @Override
        public String peer() {
            return request.remotePeer().address() instanceof InetSocketAddress inet
                    ? inet.getAddress().getHostAddress()
                    : "0.0.0.0";
        }
    }
}
