package org.commonweal.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.commonweal.imports.Mappings;
import org.commonweal.keys.Keys;
import org.commonweal.outside.Chance;
import org.commonweal.people.Actor;
import org.commonweal.requests.ClientKey;
import org.commonweal.web.Access;
import org.commonweal.web.Languages;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.SignIn;
import org.commonweal.web.Web;
import org.commonweal.web.WebSettings;

/// What other programs cost: one request, a page of the newest, a filtered page, and a request
/// filed, on a small desk and a large one made of a real city's sample.
final class Open311Measure implements Measure {
    private static final int SMALL = 10_000;
    private static final int LARGE = 100_000;
    private static final int FULL = 1_000_000;
    private static final int CONNECTIONS = 16;
    private static final int CLIENTS = 64;
    private static final int KNOWN = 1_000;
    private static final String V2 = BenchHouse.OPEN311;
    private static final String SINCE = "&start_date=1900-01-01";

    @Override
    public String name() {
        return "open311";
    }

    @Override
    public String about() {
        return "Open311 on 10 thousand and 100 thousand requests of a real city (--full: 1 million)";
    }

    @Override
    public void run(Options options) throws Exception {
        var assets = Options.boston();
        if (assets == null) {
            System.out.println(
                    "not run: no ../shared/data/boston beside this repository; COMMONWEAL_SHARED names another");
            return;
        }
        int large = options.full() ? FULL : LARGE;
        try (var folder = TemporaryFolder.make("open311");
                var few = Served.of(assets, folder.path().resolve("few"), SMALL);
                var many = Served.of(assets, folder.path().resolve("many"), large);
                var load = new LoadProcess()) {
            measure(options, few, many, load, large);
        }
    }

    private static void measure(
            Options options, Served few, Served many, LoadProcess load, int large)
            throws Exception {
        int bytes = size(few.port(), few.one().getFirst());
        var sides =
                new Sides()
                        .side("fixed", () -> read(load, few, options, List.of("/fixed/" + bytes)));
        for (var of : List.of("few ", "many ")) {
            var desk = of.equals("few ") ? few : many;
            sides.side(of + "one", () -> read(load, desk, options, desk.one()))
                    .side(of + "newest", () -> read(load, desk, options, desk.newest()))
                    .side(of + "filtered", () -> read(load, desk, options, desk.filtered()))
                    .side(of + "post", () -> post(load, desk, options))
                    .side(of + "ask", () -> ask(desk, options));
        }
        sides.measure(options.rounds());
        var table =
                new Table(
                        "open311",
                        "a second at " + Table.count(SMALL),
                        "at " + Table.count(large),
                        "server CPU each at " + Table.count(SMALL),
                        "at " + Table.count(large),
                        "CPU ratio");
        row(table, sides, "GET one", "one");
        row(table, sides, "newest 100", "newest");
        row(table, sides, "filtered page of 100", "filtered");
        row(table, sides, "POST, " + CLIENTS + " clients", "post");
        row(table, sides, "the same asked without a web, " + CLIENTS + " clients", "ask");
        table.print();
        System.out.printf(
                Locale.ROOT,
                "GET one against %d fixed bytes of the same server: %s of the rate (%s), %s of its CPU.%n",
                bytes,
                Table.percent(sides.ratio("few one", "fixed", 0)),
                sides.spread("few one", "fixed", 0),
                Table.times(sides.ratio("few one", "fixed", 1)));
        System.out.printf(
                Locale.ROOT,
                "POST beside the write itself: %s of CPU each.%n",
                Table.micros(sides.median("many post", 1) - sides.median("many ask", 1)));
    }

    private static void row(Table table, Sides sides, String words, String side) {
        table.row(
                words,
                Table.count(sides.median("few " + side, 0)),
                Table.count(sides.median("many " + side, 0)),
                Table.micros(sides.median("few " + side, 1)),
                Table.micros(sides.median("many " + side, 1)),
                Table.times(sides.ratio("many " + side, "few " + side, 1)));
    }

    private static double[] read(LoadProcess load, Served desk, Options options, List<String> paths)
            throws Exception {
        return turn(load, desk, options, CONNECTIONS, paths);
    }

    private static double[] turn(
            LoadProcess load, Served desk, Options options, int connections, List<String> paths)
            throws Exception {
        long cpu = Cpu.nanos();
        var came = load.read(desk.port(), connections, options.seconds(), paths);
        return new double[] {came.perSecond(), (double) (Cpu.nanos() - cpu) / came.answered()};
    }

    private static double[] post(LoadProcess load, Served desk, Options options) throws Exception {
        return turn(load, desk, options, CLIENTS, desk.posts());
    }

    private static double[] ask(Served desk, Options options) throws Exception {
        var house = desk.house();
        var keys = new AtomicLong(System.nanoTime());
        long start = System.nanoTime();
        long cpu = Cpu.nanos();
        long until = start + (long) (options.seconds() * 1e9);
        Callable<Long> client =
                () -> {
                    long done = 0;
                    while (System.nanoTime() < until) {
                        house.requests.ask(
                                new Actor.Asker(Actor.Proof.SESSION),
                                house.ask("request-for-pothole-repair"),
                                new ClientKey("bench", Long.toString(keys.incrementAndGet())));
                        done++;
                    }
                    return done;
                };
        long done = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var came : threads.invokeAll(java.util.Collections.nCopies(CLIENTS, client))) {
                done += came.get();
            }
        }
        return new double[] {
            done * 1e9 / (System.nanoTime() - start), (double) (Cpu.nanos() - cpu) / done
        };
    }

    private static int size(int port, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var to = URI.create("http://localhost:" + port + path);
            return client.send(
                            HttpRequest.newBuilder(to).build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body()
                    .length;
        }
    }

    /// A desk of some size, served.
    private record Served(BenchHouse house, Web web, String key, List<String> one)
            implements AutoCloseable {
        static Served of(Path assets, Path folder, int rows) throws Exception {
            Files.createDirectories(folder);
            var data = folder.resolve("data");
            var house = BenchHouse.boston(assets, data.toString(), data);
            var sample = assets.resolve("requests/requests-2011-09-10.csv.gz");
            house.imports()
                    .run(
                            GeneratedExport.write(sample, folder.resolve("rows.csv"), rows, 1),
                            Mappings.named("boston-2011"),
                            folder.resolve("rejects.csv"),
                            (read, size, all) -> {});
            house.record.awaitFollowers(Duration.ofMinutes(60));
            var keys = new Keys(house.store, house.now, Chance.secure());
            var key = keys.make("Bench", 100_000, false).secret();
            var languages =
                    Languages.of(
                            List.of("en"), "open311", "requests", "services", "photos", "people");
            var routes = new Routes();
            house.open311(routes, languages, keys);
            var fixed = new ConcurrentHashMap<String, byte[]>();
            routes.get(
                    "/fixed/{size}",
                    Access.PUBLIC,
                    x ->
                            Reply.bytes(
                                    "application/json",
                                    fixed.computeIfAbsent(
                                            x.path("size"), n -> new byte[Integer.parseInt(n)])));
            var web =
                    Web.start(
                            WebSettings.local(
                                    "Boston", 0, house.town.zone(), folder.resolve("spool")),
                            routes,
                            SignIn.NOBODY,
                            languages,
                            house.now);
            return new Served(house, web, key, known(house));
        }

        private static List<String> known(BenchHouse house) {
            var filter = org.commonweal.requests.RequestList.Filter.ALL;
            var paths = new ArrayList<String>();
            var after = "";
            while (paths.size() < KNOWN) {
                var page = house.requests.list(filter, after, 200);
                page.rows().forEach(r -> paths.add(V2 + "requests/" + r.number() + ".json"));
                after = page.next().orElseThrow();
            }
            return paths;
        }

        int port() {
            return web.port();
        }

        List<String> newest() {
            return List.of(V2 + "requests.json?page_size=100" + SINCE);
        }

        List<String> filtered() {
            var paths = new ArrayList<String>();
            for (var service :
                    List.of(
                            "request-for-pothole-repair",
                            "illegal-dumping",
                            "street-light-outages")) {
                paths.add(
                        V2
                                + "requests.json?page_size=100&status=closed&service_code="
                                + service
                                + SINCE);
            }
            return paths;
        }

        /// Everything in the address, without a key that would limit it.
        List<String> posts() {
            return List.of(
                    "!"
                            + V2
                            + "requests.json?service_code=request-for-pothole-repair&description=A+hole+by+the+crossing&lat=42.3467&long=-71.0972&first_name=R&last_name=Resident&email=r%40example.org");
        }

        @Override
        public void close() {
            web.close();
            house.close();
        }
    }
}
