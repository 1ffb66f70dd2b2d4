package org.commonweal.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.commonweal.outside.Chance;
import org.commonweal.personal.PersonalData;
import org.commonweal.personal.PersonalRules;
import org.commonweal.personal.Pointing;
import org.commonweal.post.TextNumbers;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.verdicts.AskerVisits;
import org.commonweal.verdicts.RequestPages;
import org.commonweal.verdicts.RequestTelling;
import org.commonweal.web.Access;
import org.commonweal.web.Languages;
import org.commonweal.web.Limits;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.SignIn;
import org.commonweal.web.Web;
import org.commonweal.web.WebSettings;
import tools.jackson.databind.json.JsonMapper;

/// One request read, as a document and as a page, against the same web server answering the same
/// number of bytes that it has at hand.
final class ReadMeasure implements Measure {
    private static final int REQUESTS = 6_000;
    private static final int FEW = 500;
    private static final int CONNECTIONS = 16;

    @Override
    public String name() {
        return "read";
    }

    @Override
    public String about() {
        return "point read of a request against fixed bytes from the same server";
    }

    @Override
    public void run(Options options) throws Exception {
        try (var folder = TemporaryFolder.make("read");
                var house = BenchHouse.alderhaven(folder.path().toString(), folder.path())) {
            var numbers = house.fill(REQUESTS);
            house.record.awaitFollowers(java.time.Duration.ofMinutes(2));
            var settings =
                    WebSettings.local(
                            "Alderhaven", 0, house.town.zone(), folder.path().resolve("spool"));
            var words =
                    Languages.of(
                            List.of("en"),
                            "web",
                            "services",
                            "people",
                            "photos",
                            "requests",
                            "verdicts");
            try (var web = Web.start(settings, routes(house), SignIn.NOBODY, words, house.now)) {
                measure(options, web, numbers);
            }
        }
    }

    private static Routes routes(BenchHouse house) {
        var routes = new Routes();
        var telling =
                new RequestTelling(
                        house.places, house.services, house.windows, house.record::size, house.now);
        new RequestPages(
                        house.requests,
                        telling,
                        house.photos,
                        new AskerVisits(house.now, Chance.secure()),
                        new Limits(house.now),
                        new Pointing(
                                new PersonalData(
                                        PersonalRules.of(house.town.zone()),
                                        List.of(),
                                        _ -> false)),
                        TextNumbers.NONE)
                .register(routes);
        var json = JsonMapper.builder().build();
        Function<RequestView, byte[]> document = json::writeValueAsBytes;
        routes.get(
                "/bench/requests/{number}",
                Access.PUBLIC,
                exchange ->
                        Reply.bytes(
                                "application/json",
                                RequestNumber.parse(exchange.path("number"))
                                        .flatMap(number -> house.requests.view(number, document))
                                        .orElseThrow()));
        var fixed = new java.util.concurrent.ConcurrentHashMap<String, byte[]>();
        routes.get(
                "/bench/fixed/{size}",
                Access.PUBLIC,
                exchange ->
                        Reply.bytes(
                                "application/json",
                                fixed.computeIfAbsent(
                                        exchange.path("size"),
                                        size -> new byte[Integer.parseInt(size)])));
        return routes;
    }

    private static void measure(Options options, Web web, List<RequestNumber> numbers)
            throws Exception {
        // So few that the desk keeps them at hand, and so many in a row that it never does.
        var documents = paths("/bench/requests/", numbers.subList(0, FEW));
        var others = paths("/bench/requests/", numbers);
        var pages = paths("/requests/", numbers.subList(0, FEW));
        int document = size(web.port(), documents.getFirst());
        int page = size(web.port(), pages.getFirst());
        try (var load = new LoadProcess()) {
            var sides =
                    new Sides()
                            .side(
                                    "fixed document",
                                    () ->
                                            turn(
                                                    load,
                                                    web,
                                                    options,
                                                    List.of("/bench/fixed/" + document)))
                            .side("document", () -> turn(load, web, options, documents))
                            .side("other document", () -> turn(load, web, options, others))
                            .side(
                                    "fixed page",
                                    () -> turn(load, web, options, List.of("/bench/fixed/" + page)))
                            .side("page", () -> turn(load, web, options, pages));
            sides.warm(2).measure(options.rounds());
            var table =
                    new Table(
                            "read (" + CONNECTIONS + " connections)",
                            "bytes",
                            "requests/s",
                            "share of fixed bytes",
                            "spread",
                            "server CPU a request",
                            "CPU ratio");
            row(table, sides, "JSON document, lately read", "document", "fixed document", document);
            row(
                    table,
                    sides,
                    "JSON document, not so",
                    "other document",
                    "fixed document",
                    document);
            row(table, sides, "page of a request", "page", "fixed page", page);
            table.print();
        }
    }

    private static void row(
            Table table, Sides sides, String words, String side, String fixed, int bytes) {
        table.row(
                "fixed bytes",
                Table.count(bytes),
                Table.count(sides.median(fixed, 0)),
                "",
                "",
                Table.micros(sides.median(fixed, 1)),
                "");
        table.row(
                words,
                Table.count(bytes),
                Table.count(sides.median(side, 0)),
                Table.percent(sides.ratio(side, fixed, 0)),
                sides.spread(side, fixed, 0),
                Table.micros(sides.median(side, 1)),
                Table.times(sides.ratio(side, fixed, 1)));
    }

    private static double[] turn(LoadProcess load, Web web, Options options, List<String> paths)
            throws Exception {
        long cpu = Cpu.nanos();
        var came = load.read(web.port(), CONNECTIONS, options.seconds(), paths);
        return new double[] {came.perSecond(), (double) (Cpu.nanos() - cpu) / came.answered()};
    }

    private static List<String> paths(String before, List<RequestNumber> numbers) {
        var paths = new ArrayList<String>();
        for (var number : numbers) {
            paths.add(before + number.digits());
        }
        return paths;
    }

    private static int size(int port, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            return answer.body().length;
        }
    }
}
