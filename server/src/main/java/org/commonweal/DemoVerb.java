package org.commonweal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.commonweal.config.Town;
import org.commonweal.demo.History;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.outside.SystemNow;
import org.commonweal.outside.TurnedNow;
import org.commonweal.people.Actor;
import org.commonweal.web.Web;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `commonweal demo`: the invented town, with two years of history behind it.
@Command(
        name = "demo",
        description = {
            "Serves the desk of Alderhaven, an invented town, on loopback.",
            "The first start plays two years of its history; later ones go on from there."
        },
        mixinStandardHelpOptions = true)
final class DemoVerb extends DeskOptions implements Callable<Integer> {
    private static final Duration PAST = Duration.ofDays(730);
    private static final String PLAYED = "history-played";
    private static final long SEED = 20_240_817L;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "How many requests the history holds; default 2100.")
    int requests = 2100;

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Web.prepare();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var folder = data("data/demo");
        var alderhaven = town("alderhaven");
        var signIns = "";
        if (!Files.exists(folder.resolve(PLAYED))) {
            out.println("Playing two years of Alderhaven, an invented town ...");
            signIns = play(alderhaven, store(folder), folder, requests);
        }
        var house = House.open(alderhaven, this, folder);
        if (!signIns.isEmpty()) {
            out.println(signIns);
        }
        Serving.start(house, this, out).untilStopped();
        return 0;
    }

    /// Plays the town's history on an empty desk.
    ///
    /// @return the staff's sign-ins, to be printed once
    static String play(Town town, String where, Path data, int count) {
        var until = new SystemNow().now();
        var clock = new TurnedNow(until.minus(PAST).truncatedTo(ChronoUnit.DAYS));
        try (var house = House.open(town, where, data, clock, Chance.secure())) {
            if (!house.people().list().isEmpty()) {
                throw new Cannot(
                        "the history in "
                                + data
                                + " was interrupted: delete that folder, or name another with --data");
            }
            var pictures = History.Pictures.draw(house.photos(), Chance.seeded(SEED + 1));
            var signIns = Staffing.hire(house, Staffing.ALDERHAVEN);
            new History(
                            house.requests(),
                            pictures,
                            house.places(),
                            house.services(),
                            staff(house),
                            clock,
                            Chance.seeded(SEED))
                    .play(until, count);
            new Folder(data).write(PLAYED, new byte[0]);
            return signIns + System.lineSeparator() + KeyVerb.first(house);
        }
    }

    private static List<Actor.Staff> staff(House house) {
        return house.people().list().stream()
                .map(member ->
                        new Actor.Staff(member.id(), member.name(), member.role(), member.agency()))
                .toList();
    }
}
