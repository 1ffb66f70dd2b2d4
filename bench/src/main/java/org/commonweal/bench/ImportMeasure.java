package org.commonweal.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.commonweal.imports.Mappings;

/// A city's export brought in: rows a second, everything included that a row needs (record, area by
/// point, indexes, durable commits), after a first file has warmed the program up.
final class ImportMeasure implements Measure {
    private static final int WARM_UP = 20_000;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String about() {
        return "rows a second of a generated export in a real city's layout (--rows N)";
    }

    @Override
    public void run(Options options) throws Exception {
        var assets = Options.boston();
        if (assets == null) {
            System.out.println(
                    "not run: no ../shared/data/boston beside this repository; COMMONWEAL_SHARED names another");
            return;
        }
        var table =
                new Table("import", "rows", "rows/s", "rows per CPU second", "bar", "share of bar");
        try (var folder = TemporaryFolder.make("import")) {
            var sample = assets.resolve("requests/requests-2011-09-10.csv.gz");
            var files = folder.path().resolve("files");
            Files.createDirectories(files);
            var first =
                    GeneratedExport.write(
                            sample,
                            files.resolve("first.csv"),
                            Math.min(WARM_UP, options.rows()),
                            1);
            var second =
                    GeneratedExport.write(sample, files.resolve("second.csv"), options.rows(), 2);
            var data = folder.path().resolve("data");
            try (var house = BenchHouse.boston(assets, data.toString(), data)) {
                taken(house, first, files);
                long start = System.nanoTime();
                long cpu = Cpu.nanos();
                int rows = taken(house, second, files);
                double cpuSeconds = (Cpu.nanos() - cpu) / 1e9;
                double seconds = (System.nanoTime() - start) / 1e9;
                table.row(
                        "SQLite",
                        Table.count(rows),
                        Table.count(rows / seconds),
                        Table.count(rows / cpuSeconds),
                        "5,000 rows/s",
                        Table.percent(rows / seconds / 5000));
            }
        }
        table.print();
        System.out.println(
                "Rows per CPU second say what one core would do alone; the figures are taken while all else on the machine goes on.");
    }

    private static int taken(BenchHouse house, Path file, Path folder) throws Exception {
        var summary =
                house.imports()
                        .run(
                                file,
                                Mappings.named("boston-2011"),
                                folder.resolve(file.getFileName() + ".rejects.csv"),
                                (read, size, rows) -> {});
        if (summary.present() > 0 || summary.rejected() > summary.rows() / 20) {
            throw new IllegalStateException("the generated file was not taken: " + summary);
        }
        return (int) summary.added();
    }
}
