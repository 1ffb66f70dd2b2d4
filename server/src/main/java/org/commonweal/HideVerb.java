package org.commonweal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.commonweal.requests.RequestNumber;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `commonweal hide NUMBER`: takes words or photos from public view, with a reason; the record
/// keeps its commitment.
@Command(
        name = "hide",
        description =
                "Takes fields of one step of a request from public view, and says so on the record with the reason.",
        mixinStandardHelpOptions = true)
final class HideVerb extends DeskOptions implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The request's number.")
    String number = "";

    @Option(
            names = "--step",
            paramLabel = "N",
            description = "The step of the request, from 0; default 0, the asking.")
    int step;

    @Option(
            names = "--field",
            required = true,
            paramLabel = "NAME",
            description = "A field (words, photos ...); several times for several.")
    List<String> fields = new ArrayList<>();

    @Option(
            names = "--ground",
            required = true,
            paramLabel = "GROUND",
            description =
                    "Why: personal, person, abuse, advertisement, unrelated, unlawful or other.")
    String ground = "";

    @Override
    public Integer call() {
        try (var house = House.open(town(""), this, data("data/desk"))) {
            var known =
                    RequestNumber.parse(number)
                            .orElseThrow(() -> new Cannot(number + " is not a request's number"));
            var entries = house.requests().hide(known, step, fields, ground);
            house.dumps().sweep();
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println(
                            entries == 0
                                    ? "There was nothing left to hide."
                                    : "Hidden; the record says so.");
            return 0;
        }
    }
}
