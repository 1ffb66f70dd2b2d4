package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// The place is chosen on the town's own map, by pointer and by keyboard; and what was asked is
/// found on it, from the whole town down to one request.
final class MapStory {
    private static final String CIRCLES = ".cluster button";

    private static final String NEARER = "[aria-label$='zoom in']";

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

    @Test
    void whatWasAskedByKeyboard() throws Exception {
        var desk = Alderhaven.desk();
        try (var browser = Browser.at(desk.address())) {
            browser.open(history());
            browser.until("the circles", () -> !browser.all(CIRCLES).isEmpty());
            assertThat(browser.one(".drawn").isDisplayed()).isFalse();
            for (int width : List.of(360, 1280)) {
                browser.widen(width);
                browser.fits();
                browser.isAccessible();
                areApart(browser);
            }
            browser.tabTo("[data-map]", "");
            moves(browser, "+");
            moves(browser, Keys.ARROW_UP);
            moves(browser, "-");
            var whole = shown(browser);
            browser.tabTo(CIRCLES + NEARER, "");
            for (int i = 0; i == 0 || browser.all(CIRCLES + ".lone").isEmpty(); i++) {
                if (!label(browser).endsWith("zoom in")) {
                    browser.tabTo(CIRCLES + NEARER, "");
                }
                var before = label(browser);
                moves(browser, Keys.ENTER);
                browser.until(
                        "the keyboard goes on from what came apart",
                        () ->
                                "button".equals(browser.focused().getTagName())
                                        && !before.equals(label(browser)));
                areApart(browser);
            }
            assertThat(shown(browser)).isLessThan(whole);
            // The same view, sent to somebody.
            var view = browser.path();
            var there = shown(browser);
            browser.open(view);
            browser.until("the circles again", () -> shown(browser) == there);
            assertThat(browser.path()).isEqualTo(view);

            browser.tabTo(CIRCLES + ".lone", "");
            var label = label(browser);
            browser.keys(Keys.ENTER);
            browser.until("its name", () -> "a".equals(browser.focused().getTagName()));
            assertThat(label).startsWith(browser.focused().getText());
            browser.isAccessible();
            browser.keys(Keys.ESCAPE);
            browser.until(
                    "it is closed", () -> browser.all(".leaflet-popup a[href^='/']").isEmpty());
            browser.tabTo(CIRCLES + ".lone", "");
            browser.keys(Keys.ENTER);
            browser.until("its name again", () -> "a".equals(browser.focused().getTagName()));
            browser.keysAway(Keys.ENTER);
            assertThat(browser.path()).matches("/requests/\\d+");
            Proofs.audit(desk.address());
        }
    }

    @Test
    void whatWasAskedByLinksWithoutScript() throws Exception {
        var desk = Alderhaven.desk();
        try (var browser = Browser.withoutScript(desk.address())) {
            browser.open(history());
            for (int i = 0; i == 0 || browser.all(".drawn a.lone").isEmpty(); i++) {
                browser.followTo(".drawn a[href*='box=']:has(.many)");
                assertThat(browser.path()).contains("view=map", "box=");
                assertThat(drawn(browser)).isEqualTo(said(browser));
            }
            var before = said(browser);
            var view = browser.path();
            browser.follow("North");
            assertThat(drawn(browser)).isEqualTo(said(browser));
            browser.follow("South");
            assertThat(drawn(browser)).isEqualTo(said(browser)).isEqualTo(before);
            browser.follow("Zoom out");
            assertThat(said(browser)).isGreaterThanOrEqualTo(before);
            browser.open(view);
            browser.followTo(".drawn a.lone");
            assertThat(browser.path()).matches("/requests/\\d+");
        }
    }

    private static String label(Browser browser) {
        return Objects.requireNonNullElse(browser.focused().getDomAttribute("aria-label"), "");
    }

    // How many requests the map shows.
    private static int shown(Browser browser) {
        var sum =
                (Number)
                        browser.run(
                                """
                                return [...document.querySelectorAll('.cluster button')].reduce((sum, one) =>
                                    sum + (one.className ? 1 : parseInt(one.textContent.replace(/\\D/g, ''))), 0);
                                """);
        return sum.intValue();
    }

    // A finger must not press two at once.
    private static void areApart(Browser browser) {
        var nearest =
                (Number)
                        browser.run(
                                """
                                const at = [...document.querySelectorAll('.cluster button')].map(one => {
                                    const box = one.getBoundingClientRect();
                                    return [box.x + box.width / 2, box.y + box.height / 2];
                                });
                                return at.reduce((least, [x, y], i) => Math.min(least,
                                    ...at.slice(0, i).map(([a, b]) => Math.hypot(x - a, y - b))), 10000);
                                """);
        assertThat(nearest.doubleValue()).as("between signs on the map").isGreaterThan(44);
    }

    private static int drawn(Browser browser) {
        return browser.all(".drawn svg text").stream()
                        .mapToInt(text -> Integer.parseInt(text.getText().replaceAll("\\D", "")))
                        .sum()
                + browser.all(".drawn a.lone").size();
    }

    // How many requests the list says it has.
    private static int said(Browser browser) {
        var words = browser.one("#found").getText().replaceAll("\\D", "");
        return words.isEmpty() ? 0 : Integer.parseInt(words);
    }

    private static void moves(Browser browser, CharSequence key) {
        var before = browser.path();
        browser.keys(key);
        browser.until(
                "the list says the same as the map",
                () ->
                        !browser.path().equals(before)
                                && browser.path().contains("box=")
                                && said(browser) == shown(browser));
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

    // What other stories ask today, often at one place, is left out.
    private static String history() {
        return "/requests?view=map&to=" + LocalDate.now(ZoneOffset.UTC).minusDays(2);
    }
}
