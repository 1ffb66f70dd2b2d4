package org.commonweal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.commonweal.requests.RequestNumber;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `commonweal erase NUMBER`: deletes what somebody wrote, and says so on the record.
@Command(
        name = "erase",
        description = {
            "Deletes values and openings of a request for ever, and says on the record that this was done.",
            "The record itself stays whole: what was committed to can no longer be opened by anybody here."
        },
        mixinStandardHelpOptions = true)
final class EraseVerb extends DeskOptions implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The request's number.")
    String number = "";

    @Option(
            names = "--field",
            paramLabel = "NAME",
            description =
                    "A field (words, email, photos ...); several times for several. Without it everything that can be erased.")
    List<String> fields = new ArrayList<>();

    @Option(
            names = "--ground",
            required = true,
            paramLabel = "GROUND",
            description = "Why: asker, law, court, minor or mistake.")
    String ground = "";

    @Override
    public Integer call() {
        try (var house = House.open(town(""), this, data("data/desk"))) {
            var known =
                    RequestNumber.parse(number)
                            .orElseThrow(() -> new Cannot(number + " is not a request's number"));
            var entries = house.requests().erase(known, fields, ground);
            if (fields.isEmpty()) {
                house.reports().erase(known);
            }
            house.dumps().sweep();
            var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
            out.println(
                    entries == 0
                            ? "There was nothing left to erase."
                            : "Erased; "
                                    + entries
                                    + (entries == 1 ? " entry says so." : " entries say so."));
            return 0;
        }
    }
}
