package org.commonweal.bench;

import java.util.List;
import java.util.Locale;

/// `./dev bench [NAME ...]`: measures the desk as ratios in one run. Exit code 0 when everything
/// named was measured, 1 when something could not be, 2 for a command line that is not understood.
public final class Bench {
    private static final List<Measure> ALL =
            List.of(
                    new ReadMeasure(),
                    new IntakeMeasure(),
                    new ImportMeasure(),
                    new AuditMeasure(),
                    new DuplicatesMeasure(),
                    new StartMeasure(),
                    new MemoryMeasure(),
                    new GrowthMeasure(),
                    new Open311Measure());

    private Bench() {}

    /// Runs the measures named, or all.
    ///
    /// @param args names and options; `--list` names them
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("load")) {
            LoadProcess.main(args);
            return;
        }
        System.exit(run(args));
    }

    private static int run(String[] args) {
        if (List.of(args).contains("--list")) {
            ALL.forEach(measure -> System.out.printf("%-8s %s%n", measure.name(), measure.about()));
            return 0;
        }
        Options options;
        try {
            options = Options.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            return 2;
        }
        for (var name : options.names()) {
            if (ALL.stream().noneMatch(measure -> measure.name().equals(name))) {
                System.err.println("bench: there is no measure " + name + "; --list names them");
                return 2;
            }
        }
        System.out.println(machine());
        int failed = 0;
        for (var measure : ALL) {
            if (options.names().isEmpty() || options.names().contains(measure.name())) {
                failed += measured(measure, options) ? 0 : 1;
            }
        }
        return failed == 0 ? 0 : 1;
    }

    // One that cannot be measured must not take the others with it.
    private static boolean measured(Measure measure, Options options) {
        System.out.printf("%n## %s: %s%n%n", measure.name(), measure.about());
        try {
            measure.run(options);
            return true;
        } catch (Exception e) {
            System.out.println("not measured: " + e);
            e.printStackTrace(System.err);
            return false;
        } finally {
            System.out.println("load average now " + Cpu.loadAverage());
            System.out.flush();
        }
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%d cores, Java %s, %s, load average %s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name"),
                Cpu.loadAverage());
    }
}
