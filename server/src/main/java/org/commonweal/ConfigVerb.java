package org.commonweal;

import java.util.concurrent.Callable;
import org.commonweal.config.Problem;
import org.commonweal.config.TownReading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `commonweal config check FILE`.
@Command(
        name = "config",
        description = "Checks a town's file.",
        mixinStandardHelpOptions = true,
        subcommands = ConfigVerb.Check.class)
final class ConfigVerb implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return 2;
    }

    @Command(
            name = "check",
            description = {
                "Reads a town's file whole and says every mistake with its file and line.",
                "Exit code 0 when it can be used, 2 when it cannot."
            },
            mixinStandardHelpOptions = true)
    static final class Check extends DeskOptions implements Callable<Integer> {
        @Spec @Nullable CommandSpec spec;

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "FILE",
                description = "The town file, its folder, or a town that comes with the program.")
        @Nullable String file;

        @Override
        public Integer call() {
            var name = file == null ? town : file;
            if (name == null) {
                throw new Cannot("name the town file");
            }
            var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
            return switch (read(name)) {
                case TownReading.Refused(var problems) -> {
                    problems.forEach(out::println);
                    out.println(problems.size() == 1 ? "1 mistake" : problems.size() + " mistakes");
                    yield 2;
                }
                case TownReading.Sound(var read, var notes) -> {
                    notes.stream()
                            .map(Problem::toString)
                            .map(note -> "note: " + note)
                            .forEach(out::println);
                    out.printf(
                            "%s can be used: %d services, %d agencies, %d areas%n",
                            read.name(),
                            read.catalogue().services().size(),
                            read.atlas().agencies().size(),
                            read.atlas().areas().size());
                    yield 0;
                }
            };
        }
    }
}
