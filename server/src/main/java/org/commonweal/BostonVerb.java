package org.commonweal;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.commonweal.web.Web;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `commonweal boston --assets DIR`: the real desk of a real city, from files that lie beside the
/// program.
@Command(
        name = "boston",
        description = {
            "Serves Boston's desk of 2011: its areas, agencies, services and 20,280 published requests, imported once.",
            "The city's files are read from --assets, a folder that holds boundaries, basemap and requests."
        },
        mixinStandardHelpOptions = true)
final class BostonVerb extends DeskOptions implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Web.prepare();
        if (assets == null) {
            throw new Cannot("name the folder of the city's files with --assets DIR");
        }
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var folder = data("data/boston");
        var house = House.open(town("boston"), this, folder);
        if (house.people().list().isEmpty()) {
            ImportVerb.run(
                    house,
                    assets.resolve("requests/requests-2011-09-10.csv.gz"),
                    "boston-2011",
                    folder.resolve("rejects.csv"),
                    out);
            out.println(Staffing.hire(house, Staffing.BOSTON));
            out.println(KeyVerb.first(house));
        }
        Serving.start(house, this, out).untilStopped();
        return 0;
    }
}
