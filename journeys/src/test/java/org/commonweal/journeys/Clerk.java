package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

/// A clerk at a browser, signed in, who files and acts for somebody else.
final class Clerk {
    private final Browser browser;

    Clerk(Browser browser) {
        this.browser = browser;
    }

    /// Opens the page and says how they came.
    void begins(String came) {
        browser.open("/desk/file");
        browser.choose("came", came);
    }

    /// Fills in a pothole in Market Street up to the sending, with script.
    void fills(String came, String words) {
        begins(came);
        browser.one("#service").sendKeys("hole");
        browser.until("the list", () -> !browser.all("#service__listbox li").isEmpty());
        browser.one("#service").sendKeys("\t");
        browser.until("the questions", () -> !browser.all("[name='answers.depth']").isEmpty());
        browser.choose("answers.depth", "deep");
        browser.type("words", words);
        browser.type("place", "Market Street");
        browser.until("the places", () -> browser.all("[name='choice']").size() > 1);
        var first = browser.all("[name='choice']").getFirst();
        browser.choose("choice", String.valueOf(first.getAttribute("value")));
        browser.until("what is known for it", () -> browser.all("form[aria-busy]").isEmpty());
    }

    /// Sends, past what is known.
    Resident.Kept sends() {
        browser.press("Send it");
        if (browser.path().startsWith("/desk/file#")) {
            browser.press("None of these");
        }
        return readsBack();
    }

    /// What the page says that is read aloud.
    Resident.Kept readsBack() {
        assertThat(browser.path().replaceAll("#.*", "")).matches("/desk/file/[A-Za-z0-9_-]{43}");
        var link = String.valueOf(browser.one("[data-link]").getAttribute("href"));
        return new Resident.Kept(
                browser.one("[data-number]").getText(),
                browser.one("[data-code]").getText(),
                link.replaceFirst("^https?://[^/]+", ""));
    }

    /// Comes to a request with number and code.
    void opens(Resident.Kept kept) {
        browser.open("/desk/caller");
        browser.type("number", kept.number());
        browser.type("code", kept.code());
        browser.press("Open it for them");
        assertThat(browser.path()).matches("/desk/caller/[A-Za-z0-9_-]{43}");
    }
}
