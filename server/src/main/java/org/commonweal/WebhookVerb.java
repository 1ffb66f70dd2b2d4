package org.commonweal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `commonweal webhook`: which other programs are told of every public step.
@Command(
        name = "webhook",
        description = "Addresses that are told of every public step by a signed POST.",
        mixinStandardHelpOptions = true,
        subcommands = {WebhookVerb.Add.class, WebhookVerb.Show.class, WebhookVerb.Remove.class})
final class WebhookVerb implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
        return 0;
    }

    /// `webhook add URL`.
    @Command(
            name = "add",
            description = "Tells an address from now on, and prints the secret that signs, once.",
            mixinStandardHelpOptions = true)
    static final class Add extends DeskOptions implements Callable<Integer> {
        @Spec @Nullable CommandSpec spec;

        @Parameters(
                index = "0",
                paramLabel = "URL",
                description = "https, or http on this machine.")
        String url = "";

        @Override
        public Integer call() {
            try (var house = House.open(town(""), this, data("data/desk"))) {
                var secret =
                        house.notices()
                                .addHook(address(url))
                                .orElseThrow(() -> new Cannot(url + " is told already"));
                Objects.requireNonNull(spec).commandLine().getOut().println("Secret: " + secret);
                return 0;
            }
        }

        private static URI address(String url) {
            try {
                return new URI(url);
            } catch (URISyntaxException e) {
                throw new Cannot("\"" + url + "\" is no address: " + e.getReason());
            }
        }
    }

    /// `webhook list`.
    @Command(
            name = "list",
            description = "Shows the addresses and the newest calls with what came of them.",
            mixinStandardHelpOptions = true)
    static final class Show extends DeskOptions implements Callable<Integer> {
        @Spec @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            try (var house = House.open(town(""), this, data("data/desk"))) {
                var out = Objects.requireNonNull(spec).commandLine().getOut();
                house.notices().hooks().forEach(out::println);
                return 0;
            }
        }
    }

    /// `webhook remove URL`.
    @Command(
            name = "remove",
            description = "Tells an address no more.",
            mixinStandardHelpOptions = true)
    static final class Remove extends DeskOptions implements Callable<Integer> {
        @Spec @Nullable CommandSpec spec;

        @Parameters(index = "0", paramLabel = "URL", description = "The address.")
        String url = "";

        @Override
        public Integer call() {
            try (var house = House.open(town(""), this, data("data/desk"))) {
                if (!house.notices().removeHook(url)) {
                    throw new Cannot(url + " was not told");
                }
                Objects.requireNonNull(spec)
                        .commandLine()
                        .getOut()
                        .println(url + " is told no more.");
                return 0;
            }
        }
    }
}
