package org.commonweal.opendata;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonweal.requests.PublicRequests;
import org.commonweal.web.Access;
import org.commonweal.web.Described;
import org.commonweal.web.Described.Parameter;
import org.commonweal.web.Exchange;
import org.commonweal.web.Limits.Rate;
import org.commonweal.web.Programs;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.Words;

/// The door of the room: the dictionary at `/data`, and everything under it for programs. All of it
/// is public, needs no key, and may be read from any page of the web.
public final class OpenData implements Programs {
    /// How often one sender may read the whole desk: 30 times at once, and once more each minute.
    public static final Rate WHOLE = new Rate(30, Duration.ofMinutes(1));

    /// How often one sender may read anything else here: as the lists of Open311.
    public static final Rate PAGES = new Rate(600, Duration.ofMillis(100));

    private static final String METHODS = "GET, HEAD, OPTIONS";
    static final String JSON = "application/json; charset=utf-8";
    private static final Pattern POSITION = Pattern.compile("-1|\\d{1,15}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,4}");
    private static final int USUAL = 500;

    private final OpenDataRooms rooms;
    private final DumpPages dumps;
    private final Words words;

    /// Opens the room: after the services are published.
    public OpenData(OpenDataRooms rooms, Dumps dumps) {
        this.rooms = rooms;
        this.dumps = new DumpPages(dumps);
        this.words = rooms.words();
    }

    /// Adds the room's addresses.
    public void register(Routes routes) {
        routes.get(
                "/data",
                Access.PUBLIC,
                x -> Reply.page("opendata/dictionary", dictionary(x.words())));
        routes.foot("/data", "opendata.title");
        routes.programs("/data/{path...}", this);
        var after = new Parameter("after", "opendata.param.after", List.of());
        routes.describe(
                new Described(
                        "/data/requests.{form}",
                        "dataRequests",
                        "opendata.api.requests",
                        List.of(new Parameter("form", "opendata.param.form", Form.words()), after),
                        List.of(200, 400, 404, 429)));
        routes.describe(
                new Described(
                        "/data/changes.json",
                        "dataChanges",
                        "opendata.api.changes",
                        List.of(after, new Parameter("limit", "opendata.param.limit", List.of())),
                        List.of(200, 400, 429)));
        routes.describe(
                new Described(
                        "/data/dictionary.json",
                        "dataDictionary",
                        "opendata.api.dictionary",
                        List.of(),
                        List.of(200, 429)));
        dumps.register(routes);
    }

    private static OpenDataViews.Dictionary dictionary(Words words) {
        return new OpenDataViews.Dictionary(
                Column.ALL.stream()
                        .map(column ->
                                new OpenDataViews.Row(
                                        column.name(),
                                        words.say("opendata.column." + column.name()),
                                        words.say("opendata.kind." + column.kind().word()),
                                        words.say("opendata.from." + column.from().word())))
                        .toList());
    }

    @Override
    public Reply answer(Exchange exchange) {
        return open(
                switch (exchange.method()) {
                    case "GET", "HEAD" -> get(exchange);
                    case "OPTIONS" ->
                            Reply.bytes(JSON, new byte[0])
                                    .status(204)
                                    .header("Allow", METHODS)
                                    .header("Access-Control-Allow-Methods", METHODS)
                                    .header(
                                            "Access-Control-Allow-Headers",
                                            "If-None-Match, If-Range, Range")
                                    .header("Access-Control-Max-Age", "86400");
                    default -> said(405).header("Allow", METHODS);
                });
    }

    private Reply get(Exchange exchange) {
        var path = exchange.path("path");
        return switch (path) {
            case "changes", "changes.json" -> changes(exchange);
            case "dictionary.json" ->
                    limited(exchange, "data pages", PAGES)
                            .orElseGet(() -> Reply.bytes(JSON, Json.dictionary(words)));
            case "dumps.json" ->
                    limited(exchange, "data pages", PAGES)
                            .or(() -> dumps.list(exchange))
                            .orElseGet(() -> wrong("opendata.wrong.before"));
            default -> {
                if (path.startsWith("dumps/")) {
                    yield limited(exchange, "data pages", PAGES).orElseGet(() -> dump(path));
                }
                var form =
                        path.startsWith("requests.")
                                ? Form.of(path.substring("requests.".length()))
                                : Optional.<Form>empty();
                yield form.map(known -> whole(exchange, known)).orElseGet(() -> said(404));
            }
        };
    }

    private Reply dump(String path) {
        var found = dumps.find(path);
        if (found.isEmpty()) {
            return said(404);
        }
        return dumps.file(found.get())
                .orElseGet(() -> problem(410, DumpPages.gone(words, found.get())));
    }

    private Reply whole(Exchange exchange, Form form) {
        var limited = limited(exchange, "data whole", WHOLE);
        if (limited.isPresent()) {
            return limited.get();
        }
        var after = exchange.query("after").orElse("-1");
        if (!POSITION.matcher(after).matches()) {
            return wrong("opendata.wrong.after");
        }
        long from = Long.parseLong(after);
        var address = exchange.shell().link("");
        // Taken first: what is written is of this size of the record or of a later one.
        long size = rooms.record().size();
        return Reply.stream(form.type(), out -> write(form, from, address, out))
                .header("Record-Size", Long.toString(size))
                .header("Cache-Control", "no-cache")
                .header("Content-Disposition", "inline; filename=\"requests." + form.word() + '"');
    }

    private void write(Form form, long after, String address, OutputStream out) throws IOException {
        var sheet = Sheet.begin(form, out);
        PublicRequests.Page page;
        long from = after;
        do {
            page = rooms.requests().page(from);
            for (var told : page.requests()) {
                sheet.row(Seen.of(told, rooms.services(), rooms.places(), address));
            }
            from = page.last();
        } while (page.more());
        sheet.end();
    }

    private Reply changes(Exchange exchange) {
        var limited = limited(exchange, "data pages", PAGES);
        if (limited.isPresent()) {
            return limited.get();
        }
        var after = exchange.query("after").orElse("-1");
        if (!POSITION.matcher(after).matches()) {
            return wrong("opendata.wrong.after");
        }
        var given = exchange.query("limit").orElse(Integer.toString(USUAL));
        int limit = WHOLE_NUMBER.matcher(given).matches() ? Integer.parseInt(given) : 0;
        if (limit < 1 || limit > PublicRequests.MOST) {
            return wrong("opendata.wrong.limit");
        }
        var page = rooms.requests().changes(Long.parseLong(after), limit);
        var address = exchange.shell().link("");
        var reply =
                Reply.bytes(
                                JSON,
                                Json.changes(
                                        page,
                                        told ->
                                                Seen.of(
                                                        told,
                                                        rooms.services(),
                                                        rooms.places(),
                                                        address)))
                        .header("Cache-Control", "no-cache");
        return page.through() + 1 < page.size()
                ? reply.header(
                        "Link",
                        "<%s/data/changes.json?after=%d&limit=%d>; rel=\"next\""
                                .formatted(address, page.through(), limit))
                : reply;
    }

    private Optional<Reply> limited(Exchange exchange, String place, Rate rate) {
        return rooms.limits()
                .take(place, exchange.sender(), rate)
                .map(wait ->
                        said(429)
                                .header(
                                        "Retry-After",
                                        Long.toString(
                                                Math.max(1, (wait.toMillis() + 999) / 1000))));
    }

    private Reply wrong(String key) {
        return problem(400, words.say(key));
    }

    private Reply said(int status) {
        return problem(status, words.say("opendata.problem." + status));
    }

    private static Reply problem(int status, String said) {
        return Reply.bytes(JSON, Json.problem(status, said))
                .status(status)
                .header("Cache-Control", "no-store");
    }

    @Override
    public Reply problem(String path, String accept, int status, String said) {
        var own = "opendata.problem." + status;
        var line =
                !said.isEmpty()
                        ? said
                        : words.say(words.knows(own) ? own : "opendata.problem.other");
        return open(problem(status, line));
    }

    private static Reply open(Reply reply) {
        return reply.header("Access-Control-Allow-Origin", "*")
                .header(
                        "Access-Control-Expose-Headers",
                        "Accept-Ranges, Allow, Content-Range, ETag, Link, Record-Size, Repr-Digest,"
                                + " Retry-After");
    }
}
