package org.commonweal;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.commonweal.imports.ImportRefused;
import org.commonweal.record.RecordUnsound;
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
        footer = "%n'commonweal VERB --help' says more about one verb.")
public final class Commonweal implements Callable<Integer> {
    /// Every verb but the two that the verifier answers itself, in the order of the help.
    private static final Map<String, Class<?>> VERBS = verbs();

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
        return commandLine(out, err, args).execute(args);
    }

    private static Map<String, Class<?>> verbs() {
        var verbs = new LinkedHashMap<String, Class<?>>();
        verbs.put("serve", ServeVerb.class);
        verbs.put("demo", DemoVerb.class);
        verbs.put("boston", BostonVerb.class);
        verbs.put("import", ImportVerb.class);
        verbs.put("erase", EraseVerb.class);
        verbs.put("hide", HideVerb.class);
        verbs.put("unfollow", UnfollowVerb.class);
        verbs.put("mail-in", MailInVerb.class);
        verbs.put("webhook", WebhookVerb.class);
        verbs.put("user", UserVerb.class);
        verbs.put("key", KeyVerb.class);
        verbs.put("config", ConfigVerb.class);
        verbs.put("train", TrainVerb.class);
        return verbs;
    }

    /// Every verb and option, for the command line itself and for the test that compares it with
    /// the documents.
    static CommandLine commandLine(PrintStream out, PrintStream err) {
        return commandLine(out, err, new String[0]);
    }

    // Looking at a verb's options takes a while, so only at those of the verb that is named.
    private static CommandLine commandLine(PrintStream out, PrintStream err, String[] args) {
        var line = new CommandLine(new Commonweal());
        var named = args.length == 0 ? null : VERBS.get(args[0]);
        if (named == null) {
            VERBS.forEach(line::addSubcommand);
        } else {
            line.addSubcommand(args[0], named);
        }
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
        line.setParameterExceptionHandler((mistake, _) -> {
            var verb = mistake.getCommandLine().getCommandSpec().qualifiedName();
            err.println("commonweal: " + mistake.getMessage() + "; try " + verb + " --help");
            return 2;
        });
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
                || failure instanceof RecordUnsound
                || failure instanceof ImportRefused
                || failure instanceof IllegalArgumentException
                || failure instanceof java.io.UncheckedIOException;
    }

    private static String sentence(Exception failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
