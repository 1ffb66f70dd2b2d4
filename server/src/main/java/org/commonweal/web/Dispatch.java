package org.commonweal.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.commonweal.outside.Now;

/// A request's way through the house: route, access, cross-site check, handler, headers.
final class Dispatch {
    /// Where staff sign in; nothing points there for whoever is signed in.
    static final String SIGN_IN = "/sign-in";

    private static final int WORTH_ZIPPING = 600;
    private static final int LINE = 8 * 1024;
    private static final Map<String, String> ALWAYS =
            Map.of(
                    "Content-Security-Policy",
                    Reply.policy(""),
                    "Referrer-Policy",
                    "no-referrer",
                    "X-Content-Type-Options",
                    "nosniff",
                    "Cross-Origin-Opener-Policy",
                    "same-origin");

    private final Desk desk;
    private final Problems problems;

    Dispatch(Desk desk, Now now) {
        this.desk = desk;
        this.problems = new Problems(now);
    }

    Outgoing answer(Incoming in) {
        var exchange = new Exchange(in, desk);
        try {
            return finish(exchange, reply(exchange));
        } catch (Problem problem) {
            return finish(exchange, problem(exchange, problem));
        } catch (Exception e) {
            return finish(exchange, unforeseen(exchange, e));
        } finally {
            exchange.done();
        }
    }

    /// What is said of a request that the web server itself refuses.
    ///
    /// @param path as it came; may be anything
    /// @return empty where the web server's own words do
    Optional<Reply> refusal(String path, String accept, int status) {
        return desk.routes()
                .programs(path)
                .map(programs -> programs.problem(path, accept, status, ""));
    }

    private Reply problem(Exchange exchange, Problem problem) {
        var programs = desk.routes().programs(exchange.path());
        if (programs.isEmpty()) {
            return problems.reply(exchange, problem);
        }
        var accept = exchange.header("Accept").orElse("");
        var reply =
                programs.get().problem(exchange.path(), accept, problem.status(), problem.words());
        for (var header : problem.headers().entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        return reply;
    }

    private Reply unforeseen(Exchange exchange, Exception e) {
        var page = problems.unforeseen(exchange, e);
        return desk.routes()
                .programs(exchange.path())
                .map(p -> p.problem(exchange.path(), exchange.header("Accept").orElse(""), 500, ""))
                .orElse(page);
    }

    private Reply reply(Exchange exchange) throws Exception {
        var segments = Paths.decoded(exchange.path());
        return switch (desk.routes().find(exchange.method(), segments)) {
            case Routes.Nothing _ -> elsewhere(exchange, segments);
            case Routes.WrongMethod wrong -> throw Problem.with(405, "Allow", wrong.allow());
            case Routes.Found found -> found(exchange, found);
        };
    }

    private Reply found(Exchange exchange, Routes.Found found) throws Exception {
        exchange.matched(found);
        if (found.route().method().equals(Routes.ANY)) {
            return found.handler().handle(exchange);
        }
        if (exchange.line() > LINE) {
            throw Problem.of(414);
        }
        var refused = admit(exchange, found.route());
        return refused.isPresent() ? refused.get() : found.handler().handle(exchange);
    }

    private Reply elsewhere(Exchange exchange, List<String> segments) {
        // A slash too many is the commonest slip in a typed address.
        if (segments.size() > 1
                && segments.getLast().isEmpty()
                && !exchange.method().equals("POST")
                && desk.routes().find("GET", segments.subList(0, segments.size() - 1))
                        instanceof Routes.Found) {
            var path = exchange.path();
            return Reply.seeOther(path.substring(0, path.length() - 1)).status(308);
        }
        throw Problem.notFound();
    }

    private Optional<Reply> admit(Exchange exchange, Route route) {
        if (route.access() instanceof Access.Staff staff) {
            var session = exchange.staff();
            if (session.isEmpty()) {
                if (route.changes()) {
                    CrossSite.check(exchange, desk.address());
                    return Optional.of(desk.signIn().ended(exchange));
                }
                return Optional.of(Reply.seeOther(SIGN_IN + "?next=" + exchange.path()));
            }
            if (!staff.admits(session.get())) {
                throw Problem.of(403, exchange.say("web.problem.role"));
            }
            if (route.changes()) {
                CrossSite.check(exchange, desk.address());
                CrossSite.checkToken(exchange, session.get());
            }
        } else if (route.changes()) {
            CrossSite.check(exchange, desk.address());
        }
        return Optional.empty();
    }

    private Outgoing finish(Exchange exchange, Reply reply) {
        var headers = new LinkedHashMap<>(ALWAYS);
        headers.put("Cache-Control", exchange.staffOnly() ? "no-store" : "private, no-cache");
        headers.putAll(reply.headers());
        var secure = desk.settings().secure();
        if (secure) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        var cookies =
                reply.cookies().isEmpty()
                        ? List.<String>of()
                        : reply.cookies().stream().map(c -> c.header(secure)).toList();
        if (exchange.spoke() || reply.body() instanceof Reply.Page) {
            inItsLanguage(exchange, headers);
        }
        if (reply.status() == 200 && known(exchange, headers)) {
            return new Outgoing(304, headers, cookies, new byte[0], null);
        }
        return switch (reply.body()) {
            case Reply.Page page ->
                    bytes(
                            exchange,
                            reply.status(),
                            headers,
                            cookies,
                            "text/html; charset=utf-8",
                            exchange.rendered(page.template(), page.view()));
            case Reply.Bytes b ->
                    bytes(exchange, reply.status(), headers, cookies, b.type(), b.bytes());
            case Reply.OnDisk file -> Part.of(exchange, reply.status(), headers, cookies, file);
            case Reply.Zipped z -> zipped(exchange, reply.status(), headers, cookies, z);
            case Reply.Stream stream -> {
                headers.put("Content-Type", stream.type());
                var writer = stream.writer();
                if (zips(exchange, headers, stream.type())) {
                    headers.put("Content-Encoding", "gzip");
                    writer =
                            out -> {
                                var gzip = new GZIPOutputStream(out);
                                stream.writer().write(gzip);
                                gzip.finish();
                            };
                }
                yield new Outgoing(reply.status(), headers, cookies, new byte[0], writer);
            }
        };
    }

    private static Outgoing bytes(
            Exchange exchange,
            int status,
            Map<String, String> headers,
            List<String> cookies,
            String type,
            byte[] bytes) {
        headers.put("Content-Type", type);
        if (bytes.length >= WORTH_ZIPPING && zips(exchange, headers, type)) {
            headers.put("Content-Encoding", "gzip");
            return new Outgoing(status, headers, cookies, gzip(bytes), null);
        }
        return new Outgoing(status, headers, cookies, bytes, null);
    }

    private static Outgoing zipped(
            Exchange exchange,
            int status,
            Map<String, String> headers,
            List<String> cookies,
            Reply.Zipped body) {
        headers.put("Content-Type", body.type());
        vary(headers, "Accept-Encoding");
        if (takesGzip(exchange)) {
            headers.put("Content-Encoding", "gzip");
            return new Outgoing(status, headers, cookies, body.gzip(), null);
        }
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(body.gzip()))) {
            return new Outgoing(status, headers, cookies, plain.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean takesGzip(Exchange exchange) {
        return exchange.header("Accept-Encoding").orElse("").contains("gzip");
    }

    // The same address says another thing in another language, to caches and under a tag too.
    private static void inItsLanguage(Exchange exchange, Map<String, String> headers) {
        var language = exchange.language();
        vary(headers, "Accept-Language, Cookie");
        headers.put("Content-Language", language);
        headers.computeIfPresent(
                "ETag", (_, tag) -> tag.substring(0, tag.length() - 1) + '-' + language + '"');
    }

    private static void vary(Map<String, String> headers, String on) {
        headers.merge("Vary", on, (before, more) -> before + ", " + more);
    }

    private static boolean known(Exchange exchange, Map<String, String> headers) {
        var tag = headers.get("ETag");
        return tag != null && exchange.header("If-None-Match").orElse("").contains(tag);
    }

    private static boolean zips(Exchange exchange, Map<String, String> headers, String type) {
        var text =
                type.startsWith("text/")
                        || type.startsWith("application/json")
                        || type.startsWith("application/geo+json")
                        || type.startsWith("application/xml")
                        || type.startsWith("image/svg");
        if (!text || headers.containsKey("Content-Encoding")) {
            return false;
        }
        vary(headers, "Accept-Encoding");
        return takesGzip(exchange);
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(out, 4096)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
