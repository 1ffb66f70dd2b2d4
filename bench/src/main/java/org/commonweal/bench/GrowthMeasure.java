package org.commonweal.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.commonweal.people.Actor;
import org.commonweal.requests.ClientKey;
import org.commonweal.requests.RequestList;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.State;

/// What a read, a list and an intake cost as the desk grows: the middle of many, at a small and at
/// a large number of requests, in turns on two desks that are open at once.
final class GrowthMeasure implements Measure {
    private static final int SMALL = 10_000;
    private static final int LARGE = 100_000;
    private static final int FULL = 1_000_000;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String about() {
        return "p50 of a point read, a filtered list and an intake at 10 thousand and 100 thousand requests (--full: 1 million)";
    }

    /// A desk of some size.
    private record Grown(BenchHouse house, List<RequestNumber> numbers) {
        static Grown to(Path folder, int size) {
            var house = BenchHouse.alderhaven(folder.toString(), folder);
            return new Grown(house, house.fill(size));
        }
    }

    @Override
    public void run(Options options) throws Exception {
        int large = options.full() ? FULL : LARGE;
        try (var folder = TemporaryFolder.make("growth")) {
            var few = Grown.to(folder.path().resolve("few"), SMALL);
            var many = Grown.to(folder.path().resolve("many"), large);
            try (var one = few.house();
                    var other = many.house()) {
                one.record.awaitFollowers(Duration.ofMinutes(10));
                other.record.awaitFollowers(Duration.ofMinutes(60));
                var sides =
                        new Sides()
                                .side("few", () -> turn(few))
                                .side("many", () -> turn(many))
                                .measure(options.rounds());
                var table =
                        new Table(
                                "p50 of",
                                "at " + Table.count(SMALL),
                                "at " + Table.count(large),
                                "ratio",
                                "spread",
                                "bar");
                var names =
                        new String[] {"point read", "filtered list, 50 rows", "intake, one client"};
                for (int i = 0; i < names.length; i++) {
                    table.row(
                            names[i],
                            Table.micros(sides.median("few", i)),
                            Table.micros(sides.median("many", i)),
                            Table.times(sides.ratio("many", "few", i)),
                            sides.spread("many", "few", i),
                            "2.00");
                }
                table.print();
            }
        }
    }

    private static double[] turn(Grown desk) throws Exception {
        var chance = new Random(3);
        var house = desk.house();
        var filter = RequestList.Filter.ALL.in(Set.of(State.PROMISED)).service("broken-pavement");
        return new double[] {
            p50(
                    1_000,
                    () ->
                            house.requests
                                    .view(desk.numbers().get(chance.nextInt(desk.numbers().size())))
                                    .orElseThrow()),
            p50(200, () -> house.requests.list(filter, "", 50)),
            p50(
                    100,
                    () ->
                            house.requests.ask(
                                    new Actor.Asker(Actor.Proof.LINK),
                                    house.ask(),
                                    new ClientKey("growth", Long.toString(System.nanoTime()))))
        };
    }

    private interface Act {
        Object take() throws Exception;
    }

    private static double p50(int times, Act act) throws Exception {
        var took = new ArrayList<Long>(times);
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            act.take();
            took.add(System.nanoTime() - start);
        }
        return Sides.middle(took.stream().mapToDouble(Long::doubleValue).toArray());
    }
}
