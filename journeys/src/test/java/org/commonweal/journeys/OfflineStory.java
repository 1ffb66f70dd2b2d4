package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebDriverException;

/// Somebody in a tunnel asks for something: it is kept, with its photo, on the telephone, which
/// says so, and is on the record once when there is a line.
final class OfflineStory {
    private static final String KEPT =
            """
            const done = arguments[arguments.length - 1];
            Kept.all().then(all => done(all.map(one => one.state)), failed => done(['' + failed]));
            """;
    private static final String HELD =
            """
            const done = arguments[arguments.length - 1];
            Kept.all().then(all => done(all.flatMap(one => Object.keys(one)).sort().join(' ')));
            """;
    private static final String CACHED =
            """
            const done = arguments[arguments.length - 1];
            (async () => {
                const all = {};
                for (const name of await caches.keys())
                    all[name] = (await (await caches.open(name)).keys()).map(one => new URL(one.url).pathname);
                return all;
            })().then(done);
            """;
    private static final String ARABIC =
            """
            const done = arguments[arguments.length - 1];
            caches.match('/ask/offline', {ignoreVary: true}).then(page => page?.text())
                .then(page => done(page?.includes('dir="rtl"')));
            """;
    private static final String WORKED =
            "return Math.round(performance.getEntriesByType('navigation')[0].workerStart)";
    private static final String ARRIVED = "A slab is loose where the tunnel ends, by the kiosk.";
    private static final String SMALL = "The lamp over the stair flickers, seen from below.";

    @TempDir Path folder;

    @Test
    void keptInTheTunnelAndAskedOnceAboveIt() throws Exception {
        var desk = Alderhaven.desk();
        try (var line = Line.to(desk.address());
                var browser = Browser.wide(line.address(), 360)) {
            ready(browser);
            goesDown(line, browser);
            browser.open("/ask");
            browser.until(
                    "it says that there is no line",
                    () -> browser.text().contains("There is no line, so only this page is here."));
            fills(browser, "A slab is loose.");
            browser.type("email", "ada@example.org");
            browser.one("#photos").sendKeys(Resident.photo(folder).toString());
            browser.until("the photo is shown", () -> !browser.all("#shown canvas").isEmpty());
            everybodyCanUseIt(browser);
            sends(browser);
            browser.until("it says so", () -> status(browser).startsWith("No line: kept on"));
            assertThat(browser.text()).contains("A slab is loose.", "Photos: 1");
            everybodyCanUseIt(browser);

            browser.open("/ask/offline");
            browser.until("it is still there", () -> status(browser).contains("not yet sent"));
            browser.one("[data-do=change]").click();
            browser.until(
                    "the form has it again",
                    () ->
                            "pothole".equals(browser.one("#service").getAttribute("value"))
                                    && !browser.all("#shown canvas").isEmpty());
            assertThat(browser.one("#email").getAttribute("value")).isEqualTo("ada@example.org");
            browser.type("words", ARRIVED);
            sends(browser);
            browser.until("kept again", () -> status(browser).startsWith("No line: kept on"));
            assertThat(onRecord(desk, ARRIVED)).isZero();

            line.losesAnswers();
            browser.offline(false);
            browser.until("the answer is lost", () -> status(browser).startsWith("Broken off:"));
            assertThat(line.lost()).isPositive();
            browser.until("and yet it is there", () -> onRecord(desk, ARRIVED) == 1);
            assertThat(browser.text()).contains("it may have arrived without our hearing of it");
            everybodyCanUseIt(browser);

            line.mend();
            // Unless it was sent by itself meanwhile.
            browser.run("document.querySelector('[data-do=send]')?.click()");
            browser.until("it says so", () -> status(browser).equals("Sent"));
            var kept = kept(browser);
            assertThat(browser.text())
                    .contains("have been removed from this device")
                    .doesNotContain(ARRIVED, "ada@example.org");
            assertThat(String.valueOf(browser.wait(HELD)))
                    .as("what the device still holds")
                    .isEqualTo("at code key link number page state");
            everybodyCanUseIt(browser);

            assertThat(onRecord(desk, ARRIVED)).isEqualTo(1);
            assertThat(onRecord(desk, "A slab is loose.")).as("as first written").isZero();
            browser.open("/requests/" + kept.digits());
            assertThat(browser.text()).contains(ARRIVED).doesNotContain("ada@example.org");
            assertThat(browser.all("main img[src*='/photos/']")).isNotEmpty();
            assertThat(Proofs.receipt(desk.address(), kept, folder)).contains(ARRIVED);
            new Resident(browser).enters(kept);
            browser.open("/ask/offline");
            browser.until("the receipt is still there", () -> status(browser).equals("Sent"));
            browser.one("[data-do=drop]").click();
            browser.until("it is gone", () -> browser.all("[data-cards] article").isEmpty());
            assertThat(browser.wait(KEPT)).isEqualTo(List.of());
            Proofs.audit(desk.address());
        }
    }

    @Test
    void whatTheDeskRefusesIsKeptAndPutRight() throws Exception {
        var desk = Alderhaven.desk();
        try (var line = Line.to(desk.address());
                var browser = Browser.wide(line.address(), 360)) {
            ready(browser);
            line.bringsNothing();
            browser.open("/");
            sends(browser);
            assertThat(browser.one("[data-errors]").getText())
                    .contains("Choose what it is about", "Say in a few words");
            everybodyCanUseIt(browser);
            fills(browser, SMALL + " Ring me: 020 7946 0123.");
            browser.type("email", "ada at home");
            sends(browser);
            assertThat(browser.one("#words-error").getText()).contains("a telephone number");
            browser.until(
                    "it is not handed over", () -> browser.wait(KEPT).equals(List.of("draft")));
            everybodyCanUseIt(browser);
            browser.type("words", SMALL);
            sends(browser);
            browser.until("it is kept", () -> status(browser).startsWith("No line: kept on"));

            line.mend();
            browser.run("document.querySelector('[data-do=send]').click()");
            browser.until("it is refused", () -> status(browser).contains("put something right"));
            assertThat(onRecord(desk, SMALL)).isZero();
            everybodyCanUseIt(browser);
            browser.open("/ask/offline");
            browser.until("it is still there", () -> status(browser).contains("not sent"));
            browser.one("[data-do=change]").click();
            browser.until("the mistake", () -> !browser.all("#email-error").isEmpty());
            everybodyCanUseIt(browser);
            browser.type("email", "");
            sends(browser);
            browser.until("it is sent", () -> status(browser).equals("Sent"));
            assertThat(onRecord(desk, SMALL)).isEqualTo(1);
            Proofs.audit(desk.address());
        }
    }

    @Test
    void whatIsThrownAwayIsNeverSent() throws Exception {
        var desk = Alderhaven.desk();
        var words = "Thrown away under ground: a bench without a back.";
        try (var line = Line.to(desk.address());
                var browser = Browser.wide(line.address(), 360)) {
            ready(browser);
            goesDown(line, browser);
            browser.open("/ask/about/graffiti");
            formIsThere(browser);
            assertThat(browser.one("#service").getAttribute("value")).isEqualTo("graffiti");
            browser.type("words", "Not even finished.");
            browser.until("it is kept", () -> browser.one("[data-drafted]").isDisplayed());
            assertThat(browser.text()).contains("kept on this device and not sent");
            everybodyCanUseIt(browser);
            browser.one("[data-drafted][data-do=drop]").click();
            browser.agrees();
            browser.until("it is gone", () -> !browser.one("[data-drafted]").isDisplayed());
            assertThat(browser.wait(KEPT)).isEqualTo(List.of());
            assertThat(browser.one("#words").getAttribute("value")).isEmpty();

            fills(browser, words);
            sends(browser);
            browser.until("it is kept", () -> status(browser).startsWith("No line: kept on"));
            browser.one("[data-do=drop]").click();
            browser.agrees();
            browser.until("it is gone", () -> browser.all("[data-cards] article").isEmpty());
            assertThat(browser.wait(KEPT)).isEqualTo(List.of());

            line.mend();
            browser.offline(false);
            browser.open("/ask/offline");
            browser.until("there is a line", () -> browser.one("[data-line=on]").isDisplayed());
            assertThat(browser.text()).doesNotContain(words);
            assertThat(onRecord(desk, words)).isZero();
        }
    }

    @Test
    void twoWindowsKeepOneDraftAndAskItOnce() throws Exception {
        var desk = Alderhaven.desk();
        var words = "Glass on the steps, written in the second window.";
        try (var line = Line.to(desk.address());
                var browser = Browser.wide(line.address(), 360)) {
            ready(browser);
            line.cut();
            browser.open("/ask/offline");
            fills(browser, "Glass on the steps.");
            browser.until("it is kept", () -> browser.one("[data-drafted]").isDisplayed());
            browser.beside(() -> {
                browser.open("/ask/offline");
                formIsThere(browser);
                assertThat(browser.one("#words").getAttribute("value"))
                        .isEqualTo("Glass on the steps.");
                browser.type("words", words);
                sends(browser);
                browser.until("it is kept", () -> status(browser).startsWith("No line: kept on"));
            });
            browser.until(
                    "the first window has nothing more to hand over",
                    () ->
                            "".equals(browser.one("#words").getAttribute("value"))
                                    && !browser.one("[data-drafted]").isDisplayed());
            line.mend();
            browser.run("document.querySelector('[data-do=send]')?.click()");
            browser.until("it is sent", () -> status(browser).equals("Sent"));
            assertThat(browser.wait(KEPT)).isEqualTo(List.of("sent"));
            assertThat(onRecord(desk, "Glass on the steps")).isEqualTo(1);
            assertThat(onRecord(desk, words)).isEqualTo(1);
        }
    }

    @Test
    void nothingPrivateIsKeptAndANewPageReplacesTheOld() throws Exception {
        var desk = Alderhaven.desk();
        try (var line = Line.to(desk.address());
                var browser = Browser.at(line.address())) {
            ready(browser);
            var before = cached(browser);
            assertThat(before).hasSize(1);
            assertThat(before.values().iterator().next())
                    .hasSize(5)
                    .contains("/ask/offline")
                    .allMatch(path -> path.equals("/ask/offline") || path.startsWith("/assets/"));
            var kept = new Resident(browser).asks("A hole, asked with a line.");
            browser.open(kept.link());
            Worker.signsIn(browser, desk, "lena");
            long asked = line.asked("GET /desk/mine");
            browser.open("/desk/mine");
            assertThat(line.asked("GET /desk/mine")).isEqualTo(asked + 1);
            assertThat(browser.run(WORKED)).as("the worker has no part in it").isEqualTo(0L);
            browser.open("/");
            assertThat(cached(browser)).as("after private pages").isEqualTo(before);

            browser.press("Sign out");
            browser.open("/");
            browser.press("العربية");
            browser.until(
                    "the page in the other language takes the place of the first",
                    () ->
                            cached(browser).size() == 1
                                    && !cached(browser).keySet().equals(before.keySet())
                                    && Boolean.TRUE.equals(browser.wait(ARABIC)));
            goesDown(line, browser);
            browser.open("/ask");
            assertThat(browser.one("html").getAttribute("dir")).as(browser.text()).isEqualTo("rtl");
            everybodyCanUseIt(browser);
            for (var page : List.of("/desk/mine", kept.link(), "/requests/" + kept.digits())) {
                assertThatThrownBy(() -> browser.open(page))
                        .as(page)
                        .isInstanceOf(WebDriverException.class)
                        .hasMessageContaining("ERR_");
            }
        }
    }

    private static void ready(Browser browser) {
        browser.open("/");
        browser.until(
                "the worker has the page",
                () ->
                        Boolean.TRUE.equals(
                                browser.run("return navigator.serviceWorker.controller !== null")));
    }

    // Both: the telephone knows that it has no line, and there is none.
    private static void goesDown(Line line, Browser browser) throws IOException {
        line.cut();
        browser.offline(true);
    }

    private static void fills(Browser browser, String words) {
        formIsThere(browser);
        browser.one("#service option[value=pothole]").click();
        browser.until("the questions", () -> !browser.all("[name='answers.depth']").isEmpty());
        browser.choose("answers.depth", "deep");
        browser.type("place", "Market Street 12");
        browser.type("words", words);
    }

    private static void sends(Browser browser) {
        formIsThere(browser);
        browser.one("form[data-offline] button.govuk-button").click();
    }

    // It comes when what is kept stands in it.
    private static void formIsThere(Browser browser) {
        browser.until("the form", () -> browser.one("form[data-offline]").isDisplayed());
    }

    private static String status(Browser browser) {
        return String.valueOf(
                browser.run(
                        "return document.querySelector('[data-cards] .status')?.textContent ??"
                                + " '';"));
    }

    private static Resident.Kept kept(Browser browser) {
        return new Resident.Kept(
                browser.one("[data-number]").getText(),
                browser.one("[data-code]").getText(),
                String.valueOf(browser.one("[data-link]").getAttribute("href"))
                        .replaceFirst("^https?://[^/]+", ""));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<String>> cached(Browser browser) {
        return (Map<String, List<String>>) browser.wait(CACHED);
    }

    /// How many requests the public list shows with these very words, found past the line.
    private static long onRecord(Program desk, String words) {
        try {
            var page = Proofs.get(desk.address() + "/data/requests.jsonl").body();
            return new String(page, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(words))
                    .count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void everybodyCanUseIt(Browser browser) {
        browser.isAccessible();
        browser.fits();
    }
}
