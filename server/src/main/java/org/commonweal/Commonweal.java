package org.commonweal;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.commonweal.imports.ImportRefused;
import org.commonweal.store.StoreUnavailable;
import org.commonweal.verifier.Verifier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The program's entry: one verb a call. Exit code 0 when it did what it was asked, 1 when a check
/// failed, 2 when it could not be done; the last case always says why in a sentence.
@Command(
        name = "commonweal",
        description = "A public service desk that answers to the people it serves.",
        version = "commonweal 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footer = "%n'commonweal VERB --help' says more about one verb.",
        subcommands = {
            ServeVerb.class,
            DemoVerb.class,
            BostonVerb.class,
            ImportVerb.class,
            EraseVerb.class,
            HideVerb.class,
            UnfollowVerb.class,
            MailInVerb.class,
            WebhookVerb.class,
            UserVerb.class,
            KeyVerb.class,
            ConfigVerb.class,
            TrainVerb.class
        })
public final class Commonweal implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    Commonweal() {}

    /// Runs the verb named first on the command line, and ends the process with its exit code.
    ///
    /// @param args the verb and its options
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /// Runs one verb.
    ///
    /// @return its exit code
    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length > 0 && (args[0].equals("audit") || args[0].equals("receipt"))) {
            return Verifier.run(List.of(args), out, err);
        }
        return commandLine(out, err).execute(args);
    }

    /// Every verb and option, for the command line itself and for the test that compares it with
    /// the documents.
    static CommandLine commandLine(PrintStream out, PrintStream err) {
        var line = new CommandLine(new Commonweal());
        line.getCommandSpec()
                .addSubcommand(
                        "audit",
                        CommandSpec.create()
                                .usageMessage(
                                        new CommandLine.Model.UsageMessageSpec()
                                                .description(
                                                        "Checks a desk's public record from its published bytes.")));
        line.getCommandSpec()
                .addSubcommand(
                        "receipt",
                        CommandSpec.create()
                                .usageMessage(
                                        new CommandLine.Model.UsageMessageSpec()
                                                .description(
                                                        "Explains a receipt in words and verifies it offline.")));
        line.setOut(new java.io.PrintWriter(out, true, java.nio.charset.StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(err, true, java.nio.charset.StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((failure, _, _) -> {
            if (!expected(failure)) {
                System.getLogger("commonweal")
                        .log(System.Logger.Level.ERROR, "unexpected", failure);
            }
            err.println("commonweal: " + sentence(failure));
            return 2;
        });
        return line;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }

    private static boolean expected(Exception failure) {
        return failure instanceof Cannot
                || failure instanceof StoreUnavailable
                || failure instanceof ImportRefused
                || failure instanceof IllegalArgumentException
                || failure instanceof java.io.UncheckedIOException;
    }

    private static String sentence(Exception failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
