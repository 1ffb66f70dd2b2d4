package org.commonweal;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.commonweal.keys.ProgramKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `commonweal key add | list | revoke`.
@Command(
        name = "key",
        description = "Keeps the keys by which other programs file requests.",
        mixinStandardHelpOptions = true,
        subcommands = {KeyVerb.Add.class, KeyVerb.All.class, KeyVerb.Revoke.class})
final class KeyVerb implements Callable<Integer> {
    /// How much a program may send where nothing else is said.
    static final int A_MINUTE = 60;

    @Spec @Nullable CommandSpec spec;

    /// A key with which everything can be tried, in the line that shows it once.
    static String first(House house) {
        return "API key: " + house.keys().make("First key", 600, true).secret();
    }

    @Override
    public Integer call() {
        Objects.requireNonNull(spec).commandLine().usage(spec.commandLine().getErr());
        return 2;
    }

    @Command(
            name = "add",
            description = "Makes a key and prints it, once.",
            mixinStandardHelpOptions = true)
    static final class Add extends UserVerb.OnDesk {
        @Option(
                names = "--channel",
                required = true,
                paramLabel = "NAME",
                description = "The program's name, which people read beside its requests.")
        String channel = "";

        @Option(
                names = "--per-minute",
                paramLabel = "N",
                description = "How many requests and updates it may send; default 60.")
        int aMinute = A_MINUTE;

        @Option(
                names = "--relays-verdicts",
                description = "Lets it give the verdicts of its own askers.")
        boolean relaysVerdicts;

        @Override
        String on(House house) {
            var made = house.keys().make(channel, aMinute, relaysVerdicts);
            return "Key %d of %s: %s"
                    .formatted(made.key().id(), made.key().channel(), made.secret());
        }
    }

    @Command(
            name = "list",
            description = "Lists all keys; the keys themselves are not kept.",
            mixinStandardHelpOptions = true)
    static final class All extends UserVerb.OnDesk {
        @Override
        String on(House house) {
            var lines = new StringBuilder();
            for (var key : house.keys().all()) {
                lines.append(line(key)).append(System.lineSeparator());
            }
            return lines.isEmpty() ? "There are no keys." : lines.toString().stripTrailing();
        }

        private static String line(ProgramKey key) {
            return "%-6d %-30s %6d a minute%s%s"
                    .formatted(
                            key.id(),
                            key.channel(),
                            key.aMinute(),
                            key.relaysVerdicts() ? ", relays verdicts" : "",
                            key.revoked().isPresent() ? " (revoked)" : "");
        }
    }

    @Command(
            name = "revoke",
            description = "Refuses a key from now on.",
            mixinStandardHelpOptions = true)
    static final class Revoke extends UserVerb.OnDesk {
        @Option(
                names = "--id",
                required = true,
                paramLabel = "N",
                description = "The key's number, as list prints it.")
        long id;

        @Override
        String on(House house) {
            return "The key of " + house.keys().revoke(id).channel() + " is revoked.";
        }
    }
}
