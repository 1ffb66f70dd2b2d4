package org.commonweal;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `commonweal unfollow EMAIL`: ends everything an address follows and erases it, for one who has
/// lost the messages with the link that does so.
@Command(
        name = "unfollow",
        description = "Ends everything that an e-mail address follows, and erases the address.",
        mixinStandardHelpOptions = true)
final class UnfollowVerb extends DeskOptions implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "EMAIL", description = "The address.")
    String email = "";

    @Override
    public Integer call() {
        try (var house = House.open(town(""), this, data("data/desk"))) {
            int ended = house.follows().forget(email);
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println(
                            ended == 0
                                    ? "This address follows nothing."
                                    : "Ended and erased: " + ended + ".");
            return 0;
        }
    }
}
