package org.commonweal.web;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonweal.outside.Now;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns errors into replies that say what the reader can do, and nothing about our insides.
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Now now;
    private final AtomicInteger count = new AtomicInteger();

    Problems(Now now) {
        this.now = now;
    }

    Reply reply(Exchange exchange, Problem problem) {
        var title = exchange.say(key(exchange, problem.status(), "title"));
        var words =
                problem.words().isEmpty()
                        ? exchange.say(key(exchange, problem.status(), "words"))
                        : problem.words();
        var reply = reply(exchange, new WebViews.Problem(problem.status(), title, words, ""));
        for (var header : problem.headers().entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        return reply;
    }

    Reply unforeseen(Exchange exchange, Exception e) {
        var id =
                "E-"
                        + Long.toString(now.now().toEpochMilli(), 36).toUpperCase(Locale.ROOT)
                        + "-"
                        + count.incrementAndGet();
        LOG.error("{}: {} {} failed", id, exchange.method(), exchange.route(), e);
        return reply(
                exchange,
                new WebViews.Problem(
                        500,
                        exchange.say("web.problem.500.title"),
                        exchange.say("web.problem.500.words"),
                        id));
    }

    private static Reply reply(Exchange exchange, WebViews.Problem view) {
        var accept = exchange.header("Accept").orElse("");
        Reply reply;
        if (accept.contains("text/html")) {
            reply = Reply.page("web/problem", view);
        } else if (accept.contains("json")) {
            reply =
                    Reply.bytes(
                            "application/problem+json",
                            json(view).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } else {
            var id = view.id().isEmpty() ? "" : " (" + view.id() + ")";
            reply = Reply.text(view.title() + "\n" + view.words() + id + "\n");
        }
        return reply.status(view.status()).header("Cache-Control", "no-store");
    }

    private static String json(WebViews.Problem view) {
        return "{\"status\":"
                + view.status()
                + ",\"title\":"
                + quoted(view.title())
                + ",\"detail\":"
                + quoted(view.words())
                + (view.id().isEmpty() ? "" : ",\"instance\":" + quoted(view.id()))
                + "}\n";
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private static String key(Exchange exchange, int status, String part) {
        var key = "web.problem." + status + "." + part;
        return exchange.shell().knows(key) ? key : "web.problem.other." + part;
    }
}
