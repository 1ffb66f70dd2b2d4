package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// The command line: `audit` a whole record, or explain one `receipt`. Exit 0 when all is well, 1
/// when a check failed, 2 when nothing could be checked.
public final class Verifier {
    private static final String HELP =
            """
            Checks a public service desk's record from its published bytes.

              audit URL|FOLDER   check the whole record
              receipt FILE       explain one receipt and check it, offline

            Add --help to a verb for its options.
            """;
    private static final String AUDIT_HELP =
            """
            audit URL|FOLDER [--key VKEY] [--policy FILE] [--since SAVED] [--save SAVED] [--dump FILE] [--openings] [--threads N]

            Checks that a record is whole and keeps its own rules. URL is the desk's address or
            its record's; FOLDER is a copy of the record.

              --key VKEY      the desk's key, known from elsewhere than the record (text, or a file that holds it)
              --policy FILE   whom to trust: logs, witnesses, groups and a quorum (tlog-policy)
              --since SAVED   a checkpoint kept from before: nothing under it may have changed
              --save SAVED    keep today's checkpoint there when all is well, for the next --since
              --dump FILE     a dump of the desk's open data: the record must tell of it
              --openings      also check what the record shows of the words and photos behind the entries
              --threads N     how many processors to keep at work (all, unless told); 1 does one thing after another

            Exit 0: all good. 1: a check failed. 2: could not run.
            """;
    private static final String RECEIPT_HELP =
            """
            receipt FILE [--key VKEY] [--drop NAME,NAME --to FILE]

            Says in words what a receipt shows, and checks it without any network.

              --key VKEY      the desk's key, to prove who signed (text, or a file that holds it)
              --drop NAMES    fields to show no longer ...
              --to FILE       ... in a receipt written there, otherwise the same

            Exit 0: all good. 1: a check failed. 2: could not run.
            """;

    private final PrintStream out;
    private final PrintStream err;

    private Verifier(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// Runs the command and ends the process.
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /// Runs the command as another program's own: `run(List.of("audit", "http://localhost:8311"),
    /// out, err)`.
    ///
    /// @return 0, 1 or 2
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return new Verifier(out, err).run(arguments);
    }

    private int run(List<String> arguments) {
        try {
            return switch (arguments.isEmpty() ? "--help" : arguments.getFirst()) {
                case "audit" ->
                        audit(
                                new Arguments(
                                        arguments,
                                        List.of(
                                                "--key",
                                                "--policy",
                                                "--since",
                                                "--save",
                                                "--dump",
                                                "--threads"),
                                        List.of("--openings")));
                case "receipt" ->
                        receipt(
                                new Arguments(
                                        arguments, List.of("--key", "--drop", "--to"), List.of()));
                case "--help", "-h", "help" -> help(HELP);
                default ->
                        throw new InvalidRecord(
                                "no such verb: " + arguments.getFirst() + "; try --help");
            };
        } catch (InvalidRecord e) {
            err.println(e.sentence());
            return 2;
        } catch (IOException e) {
            err.println("could not run: " + e.getMessage());
            return 2;
        }
    }

    private int help(String text) {
        out.print(text);
        return 0;
    }

    private int audit(Arguments given) throws IOException {
        if (given.wantsHelp()) {
            return help(AUDIT_HELP);
        }
        String place = given.only("URL|FOLDER");
        Optional<VerifierKey> key = key(given);
        Optional<Policy> policy =
                given.option("--policy").isPresent()
                        ? Optional.of(Policy.parse(read(given.option("--policy").get())))
                        : Optional.empty();
        Optional<byte[]> since =
                given.option("--since").isPresent()
                        ? Optional.of(read(given.option("--since").get()))
                        : Optional.empty();
        boolean terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        Optional<Path> dump = given.option("--dump").map(Path::of);
        if (dump.isPresent() && !Files.isRegularFile(dump.get())) {
            throw new IOException("no file " + dump.get());
        }
        AuditOptions options =
                new AuditOptions(
                        key,
                        policy,
                        since,
                        dump,
                        given.has("--openings"),
                        threads(given),
                        terminal);
        try (Source source = Source.of(place)) {
            AuditReport report =
                    Audit.run(
                            source,
                            options,
                            out,
                            checkpoint -> {
                                if (given.option("--save").isPresent()) {
                                    save(Path.of(given.option("--save").get()), checkpoint);
                                }
                            });
            return report.isGood() ? 0 : 1;
        }
    }

    private static int threads(Arguments given) {
        var wanted = given.option("--threads");
        if (wanted.isEmpty()) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (!wanted.get().matches("[1-9][0-9]{0,2}")) {
            throw new InvalidRecord("--threads wants a number from 1 to 999, not " + wanted.get());
        }
        return Integer.parseInt(wanted.get());
    }

    private int receipt(Arguments given) throws IOException {
        if (given.wantsHelp()) {
            return help(RECEIPT_HELP);
        }
        byte[] file = read(given.only("FILE"));
        Optional<VerifierKey> key = key(given);
        Receipt receipt;
        try {
            receipt = Receipt.parse(file);
        } catch (InvalidRecord e) {
            out.println("This receipt does not hold: " + e.sentence() + ".");
            return 1;
        }
        boolean good = new ReceiptWords(out).tell(receipt, key);
        if (good && given.option("--to").isPresent()) {
            List<String> names = List.of(given.option("--drop").orElse("").split(","));
            save(Path.of(given.option("--to").get()), receipt.without(names).format());
        }
        return good ? 0 : 1;
    }

    private static Optional<VerifierKey> key(Arguments given) throws IOException {
        Optional<String> text = given.option("--key");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String vkey =
                text.get().contains("+") ? text.get() : new String(read(text.get()), UTF_8).strip();
        return Optional.of(VerifierKey.parse(vkey));
    }

    private static byte[] read(String file) throws IOException {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new IOException("no file " + path);
        }
        return Files.readAllBytes(path);
    }

    private static void save(Path file, byte[] bytes) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, bytes);
        Files.move(
                beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
