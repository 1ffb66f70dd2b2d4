package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// A clerk with nothing but the keyboard: files for a caller on one page, reads number and code
/// back, and takes the caller's verdict when they call again.
final class ClerkStory {
    private static final String WORDS = "A hole beside the pump, typed while they spoke.";
    private static final String PRIVATE = "The neighbour must not hear of it.";

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
        Worker.signsIn(browser, desk, "cleo");
        var kept = script ? filed(browser) : filedByTurns(browser);
        assertThat(browser.text())
                .contains("You filed this for somebody else", WORDS)
                .doesNotContain(PRIVATE);
        assertThat(browser.paper())
                .as("the paper for them")
                .contains(kept.code(), kept.link())
                .doesNotContain("You filed this", "Next caller", WORDS, "Bo Quill");
        everybodyCanUseIt(browser, script);
        assertThat(Proofs.receipt(desk.address(), kept, folder))
                .contains("A request was asked", "Bo Quill");
        browser.tabTo("main button", "Next caller");
        browser.keysAway(Keys.ENTER);
        assertThat(browser.path()).isEqualTo("/desk/file?came=phone");
        assertThat(browser.one("#service").equals(browser.focused()))
                .as("the next caller's first field has the focus")
                .isTrue();

        browser.open("/requests/" + kept.digits());
        assertThat(browser.text()).contains(WORDS).doesNotContain("Bo Quill", PRIVATE, "7946");

        Worker.signsIn(browser, desk, "hana").opens(kept).takes().reportsDone("Filled cold.");
        assertThat(browser.text()).contains("Bo Quill", PRIVATE, "Asked by telephone.");

        Worker.signsIn(browser, desk, "cleo");
        judged(browser, kept, script);
        browser.open("/requests/" + kept.digits());
        assertThat(browser.text()).contains("Resolved", "Level again.").doesNotContain("Bo Quill");
        Proofs.audit(desk.address());
    }

    /// One page, one going through it, and what the desk knows appears on the way.
    private Resident.Kept filed(Browser browser) {
        browser.open("/desk/file");
        assertThat(browser.one("#service").equals(browser.focused())).isTrue();
        byPhone(browser);
        browser.tabTo("#service", "");
        browser.keys("hole");
        browser.until("the list", () -> !browser.all("#service__listbox li").isEmpty());
        browser.keys(Keys.ENTER);
        browser.until("the questions", () -> !browser.all("[name='answers.depth']").isEmpty());
        browser.tabTo("input[name='answers.depth']", "");
        browser.keys(Keys.SPACE);
        browser.tabTo("textarea[name='words']", "");
        browser.keys(WORDS);
        browser.tabTo("input[name='place']", "");
        browser.keys("Market Street 12");
        browser.until("the places", () -> !browser.all("[name='choice']").isEmpty());
        browser.tabTo("input[name='choice']", "");
        browser.keys(Keys.SPACE);
        whoAsks(browser);
        browser.until("what is known for it", () -> browser.all("form[aria-busy]").isEmpty());
        everybodyCanUseIt(browser, true);
        return sent(browser);
    }

    /// The same page without script: the first turn brings the questions and the places.
    private Resident.Kept filedByTurns(Browser browser) {
        browser.open("/desk/file");
        byPhone(browser);
        browser.tabTo("select[name='service']", "");
        browser.keys("Poth");
        browser.tabTo("textarea[name='words']", "");
        browser.keys(WORDS);
        browser.tabTo("input[name='place']", "");
        browser.keysAway("Market Street 12", Keys.ENTER);
        assertThat(browser.text()).contains("How deep is it?");
        assertThat(browser.one("textarea[name='words']").getText()).isEqualTo(WORDS);
        browser.tabTo("input[name='answers.depth']", "");
        browser.keys(Keys.SPACE);
        browser.tabTo("input[name='choice']", "");
        browser.keys(Keys.SPACE);
        whoAsks(browser);
        return sent(browser);
    }

    private static void byPhone(Browser browser) {
        browser.tabTo("input[name='came']", "");
        for (int i = 0; i < 3 && !browser.one("[value='phone']").isSelected(); i++) {
            browser.keys(i == 0 ? Keys.SPACE : Keys.ARROW_DOWN);
        }
        assertThat(browser.one(".as .who").getText())
                .isEqualTo("You are filing for somebody else a caller on the telephone");
    }

    private static void whoAsks(Browser browser) {
        browser.tabTo("input[name='name']", "");
        browser.keys("Bo Quill");
        browser.tabTo("input[name='phone']", "");
        browser.keys("020 7946 0123");
        browser.tabTo("textarea[name='private']", "");
        browser.keys(PRIVATE);
    }

    // What others asked close by may stop it once.
    private static Resident.Kept sent(Browser browser) {
        browser.tabTo("main button", "Send it");
        browser.keysAway(Keys.ENTER);
        if (browser.path().startsWith("/desk/file#")) {
            assertThat(browser.text()).contains("Others have asked for something like it");
            browser.tabTo("main button", "None of these");
            browser.keysAway(Keys.ENTER);
        }
        return new Clerk(browser).readsBack();
    }

    private static void judged(Browser browser, Resident.Kept kept, boolean script) {
        browser.open("/desk/caller");
        browser.tabTo("input[name='number']", "");
        browser.keys(kept.number());
        browser.tabTo("input[name='code']", "");
        browser.keysAway(kept.code(), Keys.ENTER);
        assertThat(browser.text()).contains("You act for the one who asked", "020 7946 0123");
        everybodyCanUseIt(browser, script);
        browser.tabTo("main a", "Record their verdict");
        browser.keysAway(Keys.ENTER);
        everybodyCanUseIt(browser, script);
        browser.tabTo("input[name='answer']", "");
        browser.keys(Keys.SPACE);
        browser.tabTo("textarea[name='words']", "");
        browser.keys("Level again.");
        browser.tabTo("main button", "Record it for them");
        browser.keysAway(Keys.ENTER);
        assertThat(browser.text()).contains("Their verdict is on the record");
    }

    // The checker is a script itself.
    private static void everybodyCanUseIt(Browser browser, boolean script) {
        if (script) {
            browser.isAccessible();
            browser.fits();
        }
    }
}
