package org.commonweal.post;

import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonweal.post.Letterbox.Kept;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews;

/// The letterbox: what an invented town would have sent.
final class LetterboxPages {
    private static final int SHOWN = 50;
    // A line with the words of a link, and its address on the next.
    private static final Pattern LINK = Pattern.compile("(?m)^(.+)\n(https?://[^/\\s]+(/\\S*))$");
    private static final int BEGINNING = 80;

    private final Letterbox letterbox;

    LetterboxPages(Letterbox letterbox) {
        this.letterbox = letterbox;
    }

    void register(Routes routes) {
        routes.get("/letterbox", Access.PUBLIC, this::list)
                .get("/letterbox/{letter}", Access.PUBLIC, this::letter)
                .get("/letterbox/{letter}/html", Access.PUBLIC, this::html)
                .foot("/letterbox", "post.letterbox.menu");
    }

    private Reply list(Exchange exchange) {
        var letters =
                letterbox.newest(SHOWN).stream()
                        .map(kept -> one(exchange, kept, "", List.of()))
                        .toList();
        return Reply.page("post/letterbox", new PostViews.Letters(letters));
    }

    private Reply letter(Exchange exchange) {
        var kept = kept(exchange);
        var links = new ArrayList<WebViews.Link>();
        for (var found = LINK.matcher(kept.plain()); found.find(); ) {
            // The words before a text message's link are the whole message.
            var said = kept.parts() > 0 ? found.group(2) : found.group(1);
            links.add(new WebViews.Link(found.group(3), said));
        }
        return Reply.page("post/oneletter", one(exchange, kept, kept.plain(), links));
    }

    private Reply html(Exchange exchange) {
        var kept = kept(exchange);
        if (kept.parts() > 0) {
            throw Problem.notFound();
        }
        var bytes = kept.html().getBytes(StandardCharsets.UTF_8);
        return Reply.bytes("text/html; charset=utf-8", bytes);
    }

    private Kept kept(Exchange exchange) {
        var id = exchange.path("letter");
        if (!id.matches("[0-9]{1,15}")) {
            throw Problem.notFound();
        }
        return letterbox.find(Long.parseLong(id)).orElseThrow(Problem::notFound);
    }

    private static String dir(String language) {
        if (language.isEmpty()) {
            return "auto";
        }
        return ULocale.forLanguageTag(language).isRightToLeft() ? "rtl" : "ltr";
    }

    private static PostViews.One one(
            Exchange exchange, Kept kept, String plain, List<WebViews.Link> links) {
        boolean text = kept.parts() > 0;
        return new PostViews.One(
                "/letterbox/" + kept.id(),
                kept.to(),
                text ? beginning(kept.plain()) : kept.subject(),
                kept.language(),
                dir(kept.language()),
                kept.at(),
                text ? exchange.say("post.letterbox.text", kept.parts()) : "",
                plain,
                links);
    }

    // A text message has no subject: its first line says what it is about.
    private static String beginning(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) <= BEGINNING
                ? line
                : line.substring(0, line.offsetByCodePoints(0, BEGINNING - 1)) + "…";
    }
}
