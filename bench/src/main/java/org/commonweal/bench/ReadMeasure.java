package org.commonweal.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.commonweal.keys.Keys;
import org.commonweal.outside.Chance;
import org.commonweal.personal.PersonalData;
import org.commonweal.personal.PersonalRules;
import org.commonweal.personal.Pointing;
import org.commonweal.post.TextNumbers;
import org.commonweal.requests.RequestNumber;
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
                            "open311",
                            "verdicts");
            var routes = routes(house);
            house.open311(routes, words, new Keys(house.store, house.now, Chance.secure()));
            try (var web = Web.start(settings, routes, SignIn.NOBODY, words, house.now)) {
                measure(options, house, web, numbers);
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

    private static void measure(
            Options options, BenchHouse house, Web web, List<RequestNumber> numbers)
            throws Exception {
        var documents = paths(numbers.subList(0, FEW), BenchHouse.OPEN311 + "requests/%s.json");
        var others = paths(numbers, BenchHouse.OPEN311 + "requests/%s.json");
        var pages = paths(numbers.subList(0, FEW), "/requests/%s");
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
                            .side("many documents", () -> turn(load, web, options, others))
                            .side(
                                    "busy documents",
                                    () ->
                                            whileOthersAsk(
                                                    house,
                                                    () -> turn(load, web, options, documents)))
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
            row(table, sides, "Open311 JSON, of 500", "document", "fixed document", document);
            row(table, sides, "the same, of 6,000", "many documents", "fixed document", document);
            row(
                    table,
                    sides,
                    "of 500, ten others asked a second",
                    "busy documents",
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

    // As on a desk at work: whatever is committed lets go of what was known to hold.
    private static double[] whileOthersAsk(BenchHouse house, Callable<double[]> turn)
            throws Exception {
        var over = new CountDownLatch(1);
        var asking =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                while (!over.await(100, TimeUnit.MILLISECONDS)) {
                                    house.fill(1);
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        try {
            return turn.call();
        } finally {
            over.countDown();
            asking.join();
        }
    }

    private static double[] turn(LoadProcess load, Web web, Options options, List<String> paths)
            throws Exception {
        long cpu = Cpu.nanos();
        var came = load.read(web.port(), CONNECTIONS, options.seconds(), paths);
        return new double[] {came.perSecond(), (double) (Cpu.nanos() - cpu) / came.answered()};
    }

    private static List<String> paths(List<RequestNumber> numbers, String path) {
        return numbers.stream().map(number -> path.formatted(number.digits())).toList();
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
