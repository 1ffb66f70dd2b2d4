package org.commonweal.opendata;

import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonweal.web.Access;
import org.commonweal.web.Described;
import org.commonweal.web.Described.Parameter;
import org.commonweal.web.Exchange;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.Words;

/// The daily dumps as they are served: a page for people, a list for programs, the files.
final class DumpPages {
    private static final Pattern FILE =
            Pattern.compile("dumps/(\\d{4}-\\d{2}-\\d{2})/requests\\.([a-z]+)\\.gz");
    private static final int DAYS_ON_A_PAGE = 14;
    private static final int DAYS_IN_A_LIST = 100;
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private final Dumps dumps;

    DumpPages(Dumps dumps) {
        this.dumps = dumps;
    }

    /// Adds the page, and describes the rest.
    void register(Routes routes) {
        routes.get("/data/dumps", Access.PUBLIC, this::page);
        routes.describe(
                new Described(
                        "/data/dumps.json",
                        "dataDumps",
                        "opendata.api.dumps",
                        List.of(new Parameter("before", "opendata.param.before", List.of())),
                        List.of(200, 400, 429)));
        routes.describe(
                new Described(
                        "/data/dumps/{day}/requests.{form}.gz",
                        "dataDump",
                        "opendata.api.dump",
                        List.of(
                                new Parameter("day", "opendata.param.day", List.of()),
                                new Parameter("form", "opendata.param.form", Form.words())),
                        List.of(200, 206, 404, 410, 416, 429)));
    }

    /// A day as an address says it; empty when it is none.
    static Optional<LocalDate> day(String text) {
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// Days that are not to be listed, from the query; empty when it says something else.
    private static Optional<LocalDate> before(Exchange exchange) {
        return exchange.query("before").map(DumpPages::day).orElse(Optional.of(LATEST));
    }

    private Reply page(Exchange exchange) {
        var found = dumps.before(before(exchange).orElse(LATEST), DAYS_ON_A_PAGE + 1);
        var shell = exchange.shell();
        var days = new ArrayList<OpenDataViews.Day>();
        found.stream()
                .collect(Collectors.groupingBy(Dump::day, LinkedHashMap::new, Collectors.toList()))
                .forEach((day, dumps) -> days.add(day(exchange, day, dumps)));
        return Reply.page(
                "opendata/dumps",
                new OpenDataViews.Dumps(
                        days.stream().limit(DAYS_ON_A_PAGE).toList(),
                        dumps.keepDays(),
                        shell.link(""),
                        found.isEmpty() ? "" : found.getFirst().download(),
                        earlier(found, DAYS_ON_A_PAGE)
                                .map(day -> "/data/dumps?before=" + day)
                                .orElse("")));
    }

    private OpenDataViews.Day day(Exchange exchange, LocalDate day, List<Dump> dumps) {
        var shell = exchange.shell();
        return new OpenDataViews.Day(
                shell.day(day),
                shell.say("opendata.dumps.of", dumps.getFirst().size()),
                dumps.stream()
                        .map(dump ->
                                new OpenDataViews.DumpRow(
                                        dump.form().word() + ".gz",
                                        dump.kept() ? dump.path() : "",
                                        shell.say("opendata.dumps.bytes", dump.bytes()),
                                        state(exchange, dump),
                                        shell.say("opendata.dumps.entry", dump.entry()),
                                        dump.sha()))
                        .toList());
    }

    private static String state(Exchange exchange, Dump dump) {
        if (dump.withdrawn().isPresent()) {
            return exchange.say("opendata.dumps.withdrawn", dump.withdrawn().get());
        }
        return dump.dropped() ? exchange.say("opendata.dumps.dropped") : "";
    }

    /// The day before which the rest lies, when more days were found than are shown.
    private static Optional<LocalDate> earlier(List<Dump> found, int shown) {
        var days = found.stream().map(Dump::day).distinct().toList();
        return days.size() > shown ? Optional.of(days.get(shown - 1)) : Optional.empty();
    }

    /// The list for programs.
    ///
    /// @return empty when the query is wrong
    Optional<Reply> list(Exchange exchange) {
        var before = before(exchange);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        var address = exchange.shell().link("");
        var found = dumps.before(before.get(), DAYS_IN_A_LIST + 1);
        var next =
                earlier(found, DAYS_IN_A_LIST)
                        .map(day -> address + "/data/dumps.json?before=" + day);
        var shown = found.stream().map(Dump::day).distinct().limit(DAYS_IN_A_LIST).toList();
        return Optional.of(
                Reply.bytes(
                                OpenData.JSON,
                                Json.dumps(
                                        found.stream()
                                                .filter(dump -> shown.contains(dump.day()))
                                                .toList(),
                                        address,
                                        next))
                        .header("Cache-Control", "no-cache"));
    }

    /// What was asked for by the path of a file.
    Optional<Dump> find(String path) {
        var found = FILE.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        return day(found.group(1))
                .flatMap(day -> Form.of(found.group(2)).flatMap(form -> dumps.find(day, form)));
    }

    /// The file of a dump. A cache must ask each time whether it may still hand it out: an erasure
    /// reaches those who kept it on the way.
    ///
    /// @return empty when the file is not there any more
    Optional<Reply> file(Dump dump) {
        var file = dumps.file(dump);
        if (!dump.kept() || !Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(
                Reply.file("application/gzip", file)
                        .header("Cache-Control", "public, no-cache, no-transform")
                        .etag(dump.sha())
                        .header(
                                "Repr-Digest",
                                "sha-256=:"
                                        + Base64.getEncoder()
                                                .encodeToString(HexFormat.of().parseHex(dump.sha()))
                                        + ":")
                        .header("Record-Size", Long.toString(dump.size()))
                        .download(dump.download()));
    }

    /// Why there is no file, in words for programs.
    static String gone(Words words, Dump dump) {
        return dump.withdrawn()
                .map(by -> words.say("opendata.dumps.gone.withdrawn", by, dump.sha()))
                .orElseGet(() -> words.say("opendata.dumps.gone.dropped", dump.sha()));
    }
}
