package org.commonweal;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.commonweal.web.Web;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `commonweal serve`: a town's own desk.
@Command(
        name = "serve",
        description = "Serves the desk of the town named, until it is stopped.",
        mixinStandardHelpOptions = true)
final class ServeVerb extends DeskOptions implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Web.prepare();
        var house = House.open(town(""), this, data("data/desk"));
        try {
            house.demandSecondEyes(house.people().list());
        } catch (Cannot e) {
            house.close();
            throw e;
        }
        Serving.start(house, this, Objects.requireNonNull(spec).commandLine().getOut())
                .untilStopped();
        return 0;
    }
}
