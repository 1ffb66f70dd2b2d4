package org.commonweal.bench;

import java.nio.file.Files;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.commonweal.people.Actor;
import org.commonweal.requests.ClientKey;

/// Requests taken in, each durable and under a signed checkpoint before its answer, against the
/// same rows with the same indexes committed by plain JDBC in the same kind of store.
final class IntakeMeasure implements Measure {
    private static final int MANY = 64;
    private static final int WARM_UP = 3_000;

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public String about() {
        return "durable intake at 64 clients and at one against committing the same rows alone, on both stores";
    }

    @Override
    public void run(Options options) throws Exception {
        var table =
                new Table(
                        "intake",
                        "clients",
                        "asked/s",
                        "share of group commit",
                        "spread",
                        "CPU each",
                        "rows alone, group commit/s",
                        "rows alone, a commit each/s",
                        "one connection a client/s");
        try (var folder = TemporaryFolder.make("intake")) {
            measure(options, new Engines.Sqlite(folder.path()), folder, table);
            try (var postgres = Engines.Postgres.start()) {
                measure(options, postgres, folder, table);
            }
        }
        table.print();
        System.out.println(
                "Bar: at 64 clients at least half of the group commit. A commit was durable on every side:");
        System.out.println(
                "SQLite synchronous=FULL; PostgreSQL fsync, synchronous_commit and full_page_writes on.");
    }

    private static void measure(
            Options options, Engines engine, TemporaryFolder folder, Table table) throws Exception {
        var data = folder.path().resolve("data-" + engine.name());
        Files.createDirectories(data);
        try (var house = BenchHouse.alderhaven(engine.fresh("desk"), data)) {
            ask(house, "first");
            PlainRows rows;
            try (var connection = engine.connect("desk")) {
                rows = PlainRows.ofOnly(connection);
            }
            engine.fresh("plain");
            var connections = new ArrayList<Connection>();
            try (var first = engine.connect("plain");
                    var second = engine.connect("plain");
                    var group = new GroupCommit(rows.new Writer(first))) {
                var alone = rows.new Writer(second);
                house.fill(WARM_UP);
                alone.addMany(WARM_UP);
                var own = new ArrayList<PlainRows.Writer>();
                boolean server = engine instanceof Engines.Postgres;
                for (int i = 0; server && i < MANY; i++) {
                    connections.add(engine.connect("plain"));
                    own.add(rows.new Writer(connections.getLast()));
                }
                for (int clients : new int[] {MANY, 1}) {
                    measure(options, engine.name(), clients, house, group, alone, own, table);
                }
            } finally {
                for (var connection : connections) {
                    connection.close();
                }
            }
        }
    }

    private static void measure(
            Options options,
            String engine,
            int clients,
            BenchHouse house,
            GroupCommit group,
            PlainRows.Writer alone,
            List<PlainRows.Writer> own,
            Table table)
            throws Exception {
        var keys = new AtomicLong(System.nanoTime());
        var sides =
                new Sides()
                        .side(
                                "desk",
                                () ->
                                        turn(
                                                options,
                                                clients,
                                                client -> ask(house, "k" + keys.incrementAndGet())))
                        .side("group", () -> turn(options, clients, client -> group.take()))
                        .side(
                                "each",
                                () ->
                                        turn(
                                                options,
                                                1,
                                                client -> {
                                                    alone.add(true);
                                                    alone.commit();
                                                }));
        // Every client its own transaction: the one counter row would put them in a queue, so they
        // do without it.
        if (!own.isEmpty()) {
            sides.side(
                    "own",
                    () ->
                            turn(
                                    options,
                                    clients,
                                    client -> {
                                        own.get(client).add(false);
                                        own.get(client).commit();
                                    }));
        }
        sides.warm(clients > 1 ? 3 : 1).measure(options.rounds());
        table.row(
                engine,
                Integer.toString(clients),
                Table.count(sides.median("desk", 0)),
                Table.percent(sides.ratio("desk", "group", 0)),
                sides.spread("desk", "group", 0),
                Table.micros(sides.median("desk", 1))
                        + " against "
                        + Table.micros(sides.median("group", 1)),
                Table.count(sides.median("group", 0)),
                Table.count(sides.median("each", 0)),
                own.isEmpty() ? "" : Table.count(sides.median("own", 0)));
    }

    private static void ask(BenchHouse house, String key) {
        BenchHouse.number(
                house.requests.ask(
                        new Actor.Asker(Actor.Proof.LINK),
                        house.ask(),
                        new ClientKey("bench", key)));
    }

    /// What one client does, again and again.
    private interface Step {
        void take(int client) throws Exception;
    }

    private static double[] turn(Options options, int clients, Step step) throws Exception {
        long start = System.nanoTime();
        long cpu = Cpu.nanos();
        long until = start + (long) (options.seconds() * 1e9);
        var work = new ArrayList<Callable<Long>>();
        for (int i = 0; i < clients; i++) {
            int client = i;
            work.add(() -> {
                long done = 0;
                while (System.nanoTime() < until) {
                    step.take(client);
                    done++;
                }
                return done;
            });
        }
        long done = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var came : threads.invokeAll(work)) {
                done += came.get();
            }
        }
        double nanos = System.nanoTime() - start;
        return new double[] {done * 1e9 / nanos, (double) (Cpu.nanos() - cpu) / done};
    }
}
