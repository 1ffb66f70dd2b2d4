package org.commonweal;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.commonweal.imports.Imports;
import org.commonweal.imports.Mappings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `commonweal import FILE`.
@Command(
        name = "import",
        description = {
            "Brings another desk's export in, one entry a row, marked as imported.",
            "Running it again adds nothing. Rows that cannot be taken go to a reject file."
        },
        mixinStandardHelpOptions = true)
final class ImportVerb extends DeskOptions implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "CSV, plain or gzip.")
    Path file = Path.of("");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "NAME",
            description = "A mapping that ships with the program (boston-2011), or a .toml file.")
    String format = "";

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description =
                    "Where rows that cannot be taken go; default FILE.rejects.csv in the working folder.")
    @Nullable Path rejects;

    @Override
    public Integer call() {
        try (var house = House.open(town(""), this, data("data/desk"))) {
            run(
                    house,
                    file,
                    format,
                    rejects == null ? Path.of(file.getFileName() + ".rejects.csv") : rejects,
                    Objects.requireNonNull(spec).commandLine().getOut());
            return 0;
        } catch (IOException e) {
            throw new Cannot(
                    "the import of "
                            + file
                            + " broke off: "
                            + (e instanceof EOFException
                                    ? "the file ends in the middle"
                                    : e.getMessage())
                            + "; what was taken stays, and running it again adds the rest");
        }
    }

    /// Imports a file and prints what came of it.
    static void run(House house, Path file, String format, Path rejects, PrintWriter out)
            throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Cannot(file + " cannot be read");
        }
        var bar = new ProgressBar(out);
        var summary = house.imports().run(file, Mappings.named(format), rejects, bar);
        bar.end();
        out.print(told(summary, rejects));
        out.flush();
    }

    private static String told(Imports.Summary summary, Path rejects) {
        var text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%,d rows: %,d new (%,d closed before, %,d open), %,d already here, %,d rejected%n",
                        summary.rows(),
                        summary.added(),
                        summary.closed(),
                        summary.open(),
                        summary.present(),
                        summary.rejected()));
        if (summary.rejected() > 0) {
            text.append("The rejected rows, with their lines and reasons, are in ")
                    .append(rejects)
                    .append('\n');
        }
        text.append(
                String.format(Locale.ROOT, "%,d rows have no real place%n", summary.unplaced()));
        text.append("The export's own words on its targets, held against its own dates:\n");
        summary.punctuality().entrySet().stream()
                .sorted((one, other) -> Integer.compare(other.getValue(), one.getValue()))
                .forEach(kind ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "  %,7d  %s%n",
                                        kind.getValue(),
                                        kind.getKey())));
        return text.toString();
    }
}
