package org.commonweal;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonweal.people.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `commonweal user add | list | disable | enable | password`.
@Command(
        name = "user",
        description = "Keeps the accounts of staff.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UserVerb.Add.class,
            UserVerb.All.class,
            UserVerb.Disable.class,
            UserVerb.Enable.class,
            UserVerb.Password.class
        })
final class UserVerb implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return 2;
    }

    /// What every verb on an account shares.
    abstract static class OnDesk extends DeskOptions implements Callable<Integer> {
        @Spec @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            try (var house = House.open(town(""), this, data("data/desk"))) {
                say(on(house));
                return 0;
            }
        }

        abstract String on(House house);

        void say(String sentence) {
            Objects.requireNonNull(spec).commandLine().getOut().println(sentence);
        }
    }

    /// What every verb on one account shares.
    abstract static class OnAccount extends OnDesk {
        @Option(
                names = "--name",
                required = true,
                paramLabel = "NAME",
                description = "The sign-in name.")
        String name = "";
    }

    @Command(
            name = "add",
            description = "Adds an account; the first administrator too.",
            mixinStandardHelpOptions = true)
    static final class Add extends OnAccount {
        @Option(
                names = "--display",
                paramLabel = "NAME",
                description = "The name that colleagues read; default the sign-in name.")
        @Nullable String display;

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "handler, lead, clerk or administrator.")
        String role = "";

        @Option(
                names = "--agency",
                paramLabel = "CODE",
                description = "The agency worked for; a handler needs one.")
        @Nullable String agency;

        @Option(
                names = "--password",
                paramLabel = "PASSWORD",
                description = "At least 12 characters; made and printed once when left out.")
        @Nullable String password;

        @Override
        String on(House house) {
            if (agency != null && house.places().agency(agency).isEmpty()) {
                throw new Cannot("there is no agency \"" + agency + "\" in the town file");
            }
            var secret = password == null ? house.people().suggestPassword() : password;
            house.people()
                    .add(
                            name,
                            display == null ? name : display,
                            Role.of(role),
                            Optional.ofNullable(agency),
                            secret);
            return password == null
                    ? name + " may sign in with the password " + secret
                    : name + " may sign in.";
        }
    }

    @Command(name = "list", description = "Lists all accounts.", mixinStandardHelpOptions = true)
    static final class All extends OnDesk {
        @Override
        String on(House house) {
            var lines = new StringBuilder();
            for (var member : house.people().list()) {
                lines.append(
                        "%-20s %-14s %-12s %s%s%n"
                                .formatted(
                                        member.signInName(),
                                        member.role().word(),
                                        member.agency().orElse("-"),
                                        member.name(),
                                        member.disabled() ? " (disabled)" : ""));
            }
            return lines.isEmpty() ? "There are no accounts." : lines.toString().stripTrailing();
        }
    }

    @Command(
            name = "disable",
            description =
                    "Stops an account from being signed in with, and signs it out everywhere.",
            mixinStandardHelpOptions = true)
    static final class Disable extends OnAccount {
        @Override
        String on(House house) {
            var without =
                    house.people().list().stream()
                            .filter(member -> !member.signInName().equals(name))
                            .toList();
            if (house.hasSecondEyes()) {
                house.demandSecondEyes(without);
            }
            house.people().disable(name);
            return name + " is disabled.";
        }
    }

    @Command(
            name = "enable",
            description = "Lets a disabled account be signed in with again.",
            mixinStandardHelpOptions = true)
    static final class Enable extends OnAccount {
        @Override
        String on(House house) {
            house.people().enable(name);
            return name + " is enabled.";
        }
    }

    @Command(
            name = "password",
            description = "Sets a password and signs the account out everywhere.",
            mixinStandardHelpOptions = true)
    static final class Password extends OnAccount {
        @Option(
                names = "--password",
                paramLabel = "PASSWORD",
                description = "At least 12 characters; made and printed once when left out.")
        @Nullable String password;

        @Override
        String on(House house) {
            var secret = password == null ? house.people().suggestPassword() : password;
            house.people().setPassword(name, secret);
            return password == null
                    ? name + " may sign in with the password " + secret
                    : "The password is set.";
        }
    }
}
