package org.commonweal.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// From the start of the process to the last byte of the first page of the invented town, already
/// played: with the AOT cache and without.
final class StartMeasure implements Measure {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "process start to first page, with and without the AOT cache";
    }

    @Override
    public void run(Options options) throws Exception {
        var jar = DeskProcess.jar();
        if (jar == null) {
            System.out.println("not run: server/target has no jar; ./dev bench builds it");
            return;
        }
        try (var folder = TemporaryFolder.make("start")) {
            var cache = folder.path().resolve("desk.aot");
            var training = new ArrayList<>(DeskProcess.options("256m"));
            training.add("-XX:AOTCacheOutput=" + cache);
            training.add("-Xlog:aot=off");
            training.add("-Xlog:cds=off");
            long start = System.nanoTime();
            int exit = DeskProcess.run(jar, training, List.of("train"));
            double trained = System.nanoTime() - start;
            if (exit != 0 || !Files.isRegularFile(cache)) {
                throw new IllegalStateException("the training run ended with " + exit);
            }
            measure(options, jar, cache, folder.path().resolve("demo"), trained);
        }
    }

    private static void measure(Options options, Path jar, Path cache, Path data, double trained)
            throws Exception {
        var words = List.of("demo", "--data", data.toString());
        long start = System.nanoTime();
        try (var desk = DeskProcess.start(jar, DeskProcess.demo(), words)) {
            desk.firstPage();
        }
        double played = System.nanoTime() - start;
        var with = new ArrayList<>(DeskProcess.demo());
        with.add("-XX:AOTCache=" + cache);
        var sides =
                new Sides()
                        .side("with", () -> turn(jar, with, words))
                        .side("without", () -> turn(jar, DeskProcess.demo(), words))
                        .measure(options.rounds());
        new Table(
                        "start of the played demo",
                        "to first page",
                        "CPU till then",
                        "ratio",
                        "spread",
                        "bar")
                .row(
                        "without AOT cache",
                        Table.seconds(sides.median("without", 0)),
                        Table.seconds(sides.median("without", 1)),
                        "1.00",
                        "",
                        "3 s")
                .row(
                        "with AOT cache",
                        Table.seconds(sides.median("with", 0)),
                        Table.seconds(sides.median("with", 1)),
                        Table.times(sides.ratio("with", "without", 0)),
                        sides.spread("with", "without", 0),
                        "1.5 s")
                .row(
                        "first start, the town's history played",
                        Table.seconds(played),
                        "",
                        "",
                        "",
                        "15 s")
                .row(
                        "the training run that makes the cache",
                        Table.seconds(trained),
                        "",
                        "",
                        "",
                        "")
                .print();
        System.out.printf("The cache has %,.0f MB.%n", Files.size(cache) / 1e6);
    }

    private static double[] turn(Path jar, List<String> options, List<String> words)
            throws Exception {
        try (var desk = DeskProcess.start(jar, options, words)) {
            return desk.firstPage();
        }
    }
}
