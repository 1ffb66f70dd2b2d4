package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole loop, by hand: asked, promised, worked on, reported done, judged "not resolved", back
/// at somebody else's desk, done again, judged resolved, and proved from outside.
final class LoopStory {
    @TempDir Path folder;

    @Test
    void withScript() throws Exception {
        var desk = Alderhaven.desk();
        try (var browser = Browser.at(desk.address())) {
            told(desk, browser, true);
        }
    }

    @Test
    void withoutScript() throws Exception {
        var desk = Alderhaven.desk();
        try (var browser = Browser.withoutScript(desk.address())) {
            told(desk, browser, false);
        }
    }

    private void told(Program desk, Browser browser, boolean script) throws Exception {
        var resident = new Resident(browser);
        var kept = asked(browser, resident, script);
        assertThat(Proofs.receipt(desk.address(), kept, folder))
                .contains("A request was asked", "resident@example.org");

        Worker.signsIn(browser, desk, "hana")
                .opens(kept)
                .takes()
                .starts("We look at it this afternoon.")
                .reportsDone("Filled with cold asphalt.");
        assertThat(browser.text()).contains("Reported done");

        openingTheVerdictChangesNothing(desk, browser, kept);
        resident.judges(kept, "No, it is not", "It is as deep as before.");
        browser.open(kept.link());
        assertThat(browser.text()).contains("It is as deep as before.").contains("Promised");
        assertThat(browser.all("[role='button'][href*='/verdict']"))
                .as("nothing to judge before it is done again")
                .isEmpty();

        Worker.signsIn(browser, desk, "lena")
                .opens(kept)
                .takes()
                .reportsDone("Cut out and filled hot.");
        resident.judges(kept, "Yes, it is resolved", "Now it is level.");
        browser.open("/requests/" + kept.digits());
        assertThat(browser.text())
                .contains("Resolved", "Cut out and filled hot.", "Now it is level.")
                .doesNotContain("resident@example.org");

        assertThat(Proofs.receipt(desk.address(), kept, folder))
                .contains("A request was asked", "resident@example.org");
        Proofs.audit(desk.address());
    }

    private Resident.Kept asked(Browser browser, Resident resident, boolean script)
            throws IOException {
        resident.beginsPothole();
        resident.answersPothole();
        if (script) {
            resident.names("Market Street 12");
        } else {
            resident.choosesFromLists();
        }
        resident.describes("A hole as wide as a wheel, حفرة.", Resident.photo(folder));
        backAndForth(browser);
        resident.leaves("resident@example.org");
        assertThat(browser.path()).endsWith("/check");
        changed(browser);
        assertThat(browser.text())
                .contains("4 to 10 cm", "Left, before the bakery", "A hole as wide as a wheel")
                .contains("1 photo", "resident@example.org");
        assertThat(browser.one(".seen").getText())
                .as("how the public will see it")
                .contains("A hole as wide as a wheel")
                .doesNotContain("resident@example.org");
        var kept = resident.sends();
        assertThat(kept.number()).isNotBlank();
        assertThat(kept.code()).isNotBlank();
        return kept;
    }

    /// From the last question back to the first and forth again: nothing typed is lost.
    private static void backAndForth(Browser browser) {
        browser.goBack();
        assertThat(browser.one("[name='words']").getAttribute("value"))
                .startsWith("A hole as wide");
        assertThat(browser.all("ul.photos img")).hasSize(1);
        browser.goBack();
        assertThat(browser.one("[name='place']").getAttribute("value")).isNotBlank();
        browser.goBack();
        assertThat(browser.one("input[value='deep']").isSelected()).isTrue();
        for (int page = 0; page < 3 && !browser.path().endsWith("/contact"); page++) {
            new Resident(browser).goesOn();
        }
        assertThat(browser.path()).endsWith("/contact");
    }

    /// An answer is changed from the check page, which is where it leads back to.
    private static void changed(Browser browser) {
        browser.open(String.valueOf(browser.one("main dd a[href$='/words']").getAttribute("href")));
        browser.type("words", "A hole as wide as a wheel, حفرة, and deeper than it looks.");
        browser.press("Continue");
        assertThat(browser.path()).endsWith("/check");
        assertThat(browser.text()).contains("deeper than it looks");
    }

    /// Mail programs open links on their own. The desk's clock may write an entry of another
    /// request meanwhile, so the record is watched over a few tries.
    private static void openingTheVerdictChangesNothing(
            Program desk, Browser browser, Resident.Kept kept) throws Exception {
        var unchanged = false;
        for (int tries = 0; tries < 3 && !unchanged; tries++) {
            var before = Proofs.size(desk.address());
            browser.open(kept.link() + "/verdict?answer=resolved");
            assertThat(browser.one("input[value='resolved']").isSelected()).isTrue();
            Proofs.get(desk.address() + kept.link() + "/verdict?answer=not_resolved");
            unchanged = Proofs.size(desk.address()) == before;
        }
        assertThat(unchanged).as("opening a verdict link adds nothing to the record").isTrue();
        browser.open(kept.link());
        assertThat(browser.text()).contains("Is it resolved?");
    }
}
