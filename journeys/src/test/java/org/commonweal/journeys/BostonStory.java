package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desk of a real city with its 20,280 published requests, and a new one asked, handled and
/// judged in it.
final class BostonStory {
    @TempDir Path folder;

    @Test
    void aNewRequestAmongTheCitysOwn() throws Exception {
        var assets = Repository.shared().resolve("data/boston");
        Assumptions.assumeTrue(Files.isDirectory(assets), "not run: no ../shared");
        try (var desk =
                        Program.desk(
                                Duration.ofMinutes(8), "boston", "--assets", assets.toString());
                var browser = Browser.at(desk.address())) {
            assertThat(desk.said()).contains("20,280 rows: 20,280 new").contains(" 0 rejected");
            var kept = asked(browser);
            Worker.signsIn(browser, desk, "pwdx-handler")
                    .opens(kept)
                    .takes()
                    .starts("A crew is on its way.")
                    .reportsDone("Filled and rolled.");
            var resident = new Resident(browser);
            resident.judges(kept, "No, it is not", "It sank again.");
            Worker.signsIn(browser, desk, "pwdx-lead")
                    .opens(kept)
                    .takes()
                    .reportsDone("Cut out and paved.");
            resident.judges(kept, "Yes, it is resolved", "Level now.");
            Proofs.receipt(desk.address(), kept, folder);
            assertThat(Proofs.size(desk.address())).isGreaterThan(20_280);
            Proofs.audit(desk.address());
        }
    }

    private static Resident.Kept asked(Browser browser) {
        var resident = new Resident(browser);
        browser.open("/ask/about/request-for-pothole-repair");
        browser.press("Start");
        resident.names("Washington Street");
        resident.describes("A hole that takes a whole wheel.");
        browser.press("Continue");
        return resident.sends();
    }
}
