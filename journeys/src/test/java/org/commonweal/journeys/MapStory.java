package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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

    @Test
    void byPressingThePictureWithoutScript() throws Exception {
        var desk = Alderhaven.desk();
        try (var browser = Browser.withoutScript(desk.address())) {
            var resident = new Resident(browser);
            resident.beginsPothole();
            resident.answersPothole();
            for (var said : List.of("Press the place", "The pin in the middle")) {
                assertThat(browser.text()).contains(said);
                browser.tap("input[name='map']", 10, 10);
                browser.until("the pin", () -> browser.text().contains("The pin in the middle"));
            }
            browser.follow("Zoom in");
            browser.follow("North");
            assertThat(browser.one("[name='lat']").getAttribute("value")).isNotEmpty();
            browser.press("Continue");
            assertThat(browser.path()).endsWith("/words");
            resident.describes("Pressed on the picture.");
            browser.press("Continue");
            var kept = resident.sends();
            assertThat(Proofs.receipt(desk.address(), kept, folder)).contains("point");
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
