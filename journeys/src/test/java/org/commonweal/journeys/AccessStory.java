package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// A request can be made with the keyboard alone, and the focus is always seen.
final class AccessStory {
    @Test
    void theKeyboardIsEnough() {
        var desk = Alderhaven.desk();
        try (var browser = Browser.at(desk.address())) {
            browser.open("/");
            browser.tabTo("a.govuk-skip-link", "Skip");
            browser.keys(Keys.ENTER);
            browser.tabTo("main a", "Ask for something");
            browser.keysAway(Keys.ENTER);
            browser.tabTo("main a", "Pothole");
            browser.keysAway(Keys.ENTER);
            browser.tabTo("main button", "Start");
            browser.keysAway(Keys.ENTER);
            browser.tabTo("input[name='answers.depth']", "");
            browser.keys(Keys.ARROW_DOWN);
            browser.tabTo("main button", "Continue");
            browser.keysAway(Keys.ENTER);
            browser.tabTo("input[name='place']", "");
            browser.keysAway("Market Street 3", Keys.ENTER);
            if (browser.path().endsWith("/where")) {
                browser.tabTo("input[name='choice']", "");
                browser.keys(Keys.SPACE);
                browser.keysAway(Keys.ENTER);
            }
            browser.tabTo("textarea[name='words']", "");
            browser.keys("Typed without a mouse.");
            browser.tabTo("main button", "Continue");
            browser.keysAway(Keys.ENTER);
            browser.tabTo("main button", "Continue");
            browser.keysAway(Keys.ENTER);
            assertThat(browser.text()).contains("Typed without a mouse.");
            browser.tabTo("main button", "Send it");
            browser.keysAway(Keys.ENTER);
            assertThat(browser.path()).endsWith("/receipt");
            assertThat(browser.one("[data-number]").getText()).isNotBlank();
        }
    }
}
