package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// The place is chosen on the town's own map, by pointer and by keyboard.
final class MapStory {
    @TempDir Path folder;

    @Test
    void byPointer() throws Exception {
        var desk = Alderhaven.desk();
        try (var browser = Browser.at(desk.address())) {
            var resident = comesToTheMap(browser);
            assertThat(browser.one("#lat").getAttribute("value")).isEmpty();
            browser.tap("[data-map]", 40, -30);
            chosen(browser);
            var before = browser.one("#lat").getAttribute("value");
            browser.tap("[data-map]", -60, 50);
            browser.until(
                    "another place is chosen",
                    () -> !Objects.equals(browser.one("#lat").getAttribute("value"), before));
            var kept = sends(browser, resident);
            assertThat(Proofs.receipt(desk.address(), kept, folder)).contains("point");
            browser.open("/requests/" + kept.digits());
            assertThat(browser.all("img.where")).hasSize(1);
            Proofs.audit(desk.address());
        }
    }

    @Test
    void byKeyboard() throws Exception {
        var desk = Alderhaven.desk();
        try (var browser = Browser.at(desk.address())) {
            var resident = comesToTheMap(browser);
            browser.tabTo("[data-map]", "");
            browser.keys(Keys.ARROW_RIGHT, Keys.ARROW_UP, "+");
            browser.keys(Keys.ENTER);
            chosen(browser);
            assertThat(browser.path()).as("Enter on the map sends nothing").endsWith("/where");
            sends(browser, resident);
        }
    }

    private static Resident comesToTheMap(Browser browser) {
        var resident = new Resident(browser);
        resident.beginsPothole();
        resident.answersPothole();
        browser.until("the map", () -> !browser.all(".leaflet-tile-loaded").isEmpty());
        assertThat(browser.one("[data-map-said]").getText()).startsWith("Press or tap the place");
        return resident;
    }

    private static void chosen(Browser browser) {
        browser.until(
                "the place is said",
                () -> browser.one("[data-map-said]").getText().startsWith("Place chosen."));
        assertThat(browser.one("#lat").getAttribute("value")).matches("\\d+\\.\\d{6}");
        assertThat(browser.one("#lon").getAttribute("value")).matches("-?\\d+\\.\\d{6}");
        assertThat(browser.all(".leaflet-marker-icon")).hasSize(1);
    }

    private static Resident.Kept sends(Browser browser, Resident resident) {
        browser.press("Continue");
        assertThat(browser.path()).endsWith("/words");
        resident.describes("Found on the map.");
        browser.press("Continue");
        assertThat(browser.one(".seen img.place").isDisplayed()).isTrue();
        return resident.sends();
    }
}
