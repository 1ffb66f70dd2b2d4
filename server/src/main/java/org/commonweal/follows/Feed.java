package org.commonweal.follows;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.commonweal.notices.News;
import org.commonweal.notices.Sender;
import org.commonweal.notices.Telling;
import org.commonweal.notices.Voice;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.Requests;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// The newest public steps of a selection as an Atom feed (RFC 4287). Words are those that may be
/// seen at the moment of reading.
final class Feed {
    private static final int ENTRIES = 50;
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Sender sender;
    private final Telling telling;
    private final FollowerLetters letters;
    private final FollowBook follows;
    private final Requests requests;

    Feed(
            Sender sender,
            Telling telling,
            FollowerLetters letters,
            FollowBook follows,
            Requests requests) {
        this.sender = sender;
        this.telling = telling;
        this.letters = letters;
        this.follows = follows;
        this.requests = requests;
    }

    void register(Routes routes) {
        routes.get("/feed", Access.PUBLIC, this::feed);
    }

    private Reply feed(Exchange exchange) throws XMLStreamException {
        var what = FollowPages.selection(exchange.queryAsForm()).orElseThrow(() -> Problem.of(400));
        if (what.request() != 0 && requests.view(new RequestNumber(what.request())).isEmpty()) {
            throw Problem.notFound();
        }
        var desk = exchange.shell().link("");
        var bytes = new ByteArrayOutputStream();
        var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
        write(xml, sender.voice(exchange.shell().lang()), what, desk);
        xml.close();
        return Reply.bytes("application/atom+xml; charset=utf-8", bytes.toByteArray())
                .keep(Duration.ofMinutes(1));
    }

    private void write(XMLStreamWriter xml, Voice voice, Selection what, String desk)
            throws XMLStreamException {
        var self = desk + "/feed" + what.query();
        var news = follows.news(what, ENTRIES);
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.setDefaultNamespace(ATOM);
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeAttribute("xml:lang", voice.lang());
        text(xml, "id", self);
        text(
                xml,
                "title",
                voice.words()
                        .say(
                                "follows.letter.feed.title",
                                letters.what(voice, what),
                                sender.name()));
        text(xml, "updated", time(news.stream().map(News::at).findFirst().orElse(Instant.EPOCH)));
        link(xml, "self", self);
        link(xml, "alternate", desk + "/follow" + what.query());
        xml.writeStartElement("author");
        text(xml, "name", sender.name());
        xml.writeEndElement();
        for (var one : news) {
            entry(xml, voice, one, desk);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(XMLStreamWriter xml, Voice voice, News news, String desk)
            throws XMLStreamException {
        var seen = requests.view(new RequestNumber(news.request()));
        var step = seen.flatMap(view -> step(view, news.entry()));
        if (seen.isEmpty() || step.isEmpty()) {
            return;
        }
        var view = seen.get();
        var page = desk + "/requests/" + view.number().digits();
        xml.writeStartElement("entry");
        text(xml, "id", "tag:" + URI.create(desk).getHost() + ",2026:entry/" + news.entry());
        text(
                xml,
                "title",
                voice.words()
                        .say(
                                "follows.letter.feed.entry",
                                telling.heading(voice, news.occasion(), view),
                                telling.title(voice, view)));
        text(xml, "updated", time(news.at()));
        link(xml, "alternate", page);
        var words = step.get().step() == 0 ? view.words() : step.get().words();
        var summary =
                String.join(
                        " ", telling.happened(voice, "public", news.occasion(), view, step.get()));
        text(xml, "summary", words.isEmpty() ? summary : summary + "\n" + words);
        xml.writeEndElement();
    }

    private static Optional<RequestView.Step> step(RequestView view, long entry) {
        return view.steps().stream().filter(step -> step.entry() == entry).findFirst();
    }

    private static void text(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(writable(text));
        xml.writeEndElement();
    }

    /// Without what XML 1.0 has no way to write (section 2.2), which one may have said before the
    /// desk refused it, or an import brought: it must not cost everybody the feed.
    static String writable(String text) {
        return text.codePoints()
                .filter(c ->
                        c == '\n'
                                || c == '\t'
                                || (c >= ' ' && c < Character.MIN_SURROGATE)
                                || (c > Character.MAX_SURROGATE && c < 0xfffe)
                                || c > 0xffff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void link(XMLStreamWriter xml, String rel, String href)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
