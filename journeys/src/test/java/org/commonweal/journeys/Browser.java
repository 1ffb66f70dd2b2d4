package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// One person's browser: headless Chromium with its own empty profile, closed at the end.
final class Browser implements AutoCloseable {
    private static final String CHROMIUM = "/usr/bin/chromium";
    private static final String DRIVER = "/usr/bin/chromedriver";
    private static final String FOCUS_SHOWS =
            """
            const drawn = e => { const s = getComputedStyle(e);
                return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; };
            const e = arguments[0];
            return drawn(e) || [...(e.labels ?? [])].some(l => {
                const s = getComputedStyle(l, '::before'); return s.boxShadow !== 'none' || s.outlineStyle !== 'none'; });
            """;
    private static final String TOO_WIDE =
            """
            return [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)
                .map(e => e.tagName + ' ' + e.className + ' ' + e.textContent.trim().slice(0, 60)).slice(-4).join('; ');
            """;
    private static final String AXE = axe();
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    // It warns of every Chromium newer than itself; nothing here uses what it then lacks.
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

    static {
        DEVTOOLS.setLevel(Level.SEVERE);
    }

    private static final int REFUSED = 422;

    private final ChromeDriver driver;
    private final Traffic traffic;
    private final String home;
    private int width;
    private @Nullable String aside;

    private Browser(String home, boolean script, int width, boolean weighed) {
        this.home = home;
        this.width = width;
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of(CHROMIUM)) && Files.isExecutable(Path.of(DRIVER)),
                "not run: chromium and chromium-driver are not installed");
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-default-apps",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
                "--window-size=" + width + ",1000");
        if (!script) {
            options.setExperimentalOption(
                    "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        if (weighed) {
            options.setCapability("goog:loggingPrefs", Map.of(LogType.PERFORMANCE, "ALL"));
        }
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(DRIVER))
                        .usingAnyFreePort()
                        .withSilent(true)
                        .build();
        driver = new ChromeDriver(service, options);
        traffic = new Traffic(driver);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        driver.manage().window().setSize(new Dimension(width, 1000));
    }

    /// A browser with script on.
    static Browser at(String home) {
        return new Browser(home, true, 1280, false);
    }

    /// A browser with script off.
    static Browser withoutScript(String home) {
        return new Browser(home, false, 1280, false);
    }

    /// A browser of a given width in pixels.
    static Browser wide(String home, int width) {
        return new Browser(home, true, width, false);
    }

    /// A browser of a given width that keeps count of what comes over the line.
    static Browser weighed(String home, int width) {
        return new Browser(home, true, width, true);
    }

    void open(String path) {
        driver.get(path.startsWith("http") ? path : home + path);
    }

    String path() {
        var url = driver.getCurrentUrl();
        return url == null ? "" : url.replace(home, "");
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    String title() {
        var title = driver.getTitle();
        return title == null ? "" : title;
    }

    void follow(String link) {
        leavingPage(() -> driver.findElement(By.partialLinkText(link)).click());
    }

    /// Follows the link that a selector names.
    void followTo(String selector) {
        leavingPage(() -> scrolled(one(selector)).click());
    }

    /// Follows the link that leads a step back.
    void goBack() {
        leavingPage(() -> driver.findElement(By.cssSelector(".govuk-back-link")).click());
    }

    /// Presses the button whose words begin so, and waits for the next page.
    void press(String words) {
        var quoted = "'" + words + "'";
        leavingPage(() ->
                scrolled(
                                driver.findElement(
                                        By.xpath(
                                                "//button[starts-with(normalize-space(.),"
                                                        + quoted
                                                        + ")]|//a[@role='button' and"
                                                        + " starts-with(normalize-space(.),"
                                                        + quoted
                                                        + ")]")))
                        .click());
    }

    /// Types into the field with this name, in place of what stands there.
    void type(String name, String words) {
        var field = scrolled(driver.findElement(By.name(name)));
        field.clear();
        field.sendKeys(words);
    }

    /// Puts a file into a file field.
    void attach(String name, Path file) {
        driver.findElement(By.name(name)).sendKeys(file.toAbsolutePath().toString());
    }

    /// Chooses the radio button or checkbox of this name and value.
    void choose(String name, String value) {
        var box =
                scrolled(
                        driver.findElement(
                                By.cssSelector(
                                        "input[name='" + name + "'][value='" + value + "']")));
        if (!box.isSelected()) {
            box.click();
        }
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /// The element that has the focus.
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    void until(String what, java.util.function.BooleanSupplier condition) {
        new WebDriverWait(driver, Duration.ofSeconds(20))
                .withMessage(what)
                .until(_ -> condition.getAsBoolean());
    }

    Object run(String script, Object... arguments) {
        var answer = driver.executeScript(script, arguments);
        return answer == null ? "" : answer;
    }

    /// Runs a script that hands its answer to its last argument.
    Object wait(String script, Object... arguments) {
        var answer = driver.executeAsyncScript(script, arguments);
        return answer == null ? "" : answer;
    }

    /// Tells the page that there is no line, or that there is one.
    void offline(boolean off) {
        line(off, 0, -1, -1);
    }

    /// Makes the page's line as slow as this.
    ///
    /// @param latency until an answer begins, in milliseconds
    /// @param down bytes a second
    /// @param up bytes a second
    void line(int latency, int down, int up) {
        line(false, latency, down, up);
    }

    private void line(boolean off, int latency, int down, int up) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        off,
                        "latency",
                        latency,
                        "downloadThroughput",
                        down,
                        "uploadThroughput",
                        up));
    }

    /// What came over the line since the browser was opened, where that is counted.
    List<Traffic.Came> traffic() {
        return traffic.all();
    }

    /// Says yes to what the page asks.
    void agrees() {
        new WebDriverWait(driver, Duration.ofSeconds(20))
                .withMessage("it asks")
                .until(ExpectedConditions.alertIsPresent())
                .accept();
    }

    /// Demands that axe-core finds no violation of WCAG 2.2 A and AA, and none of its best
    /// practices, on the page shown. Needs script.
    void isAccessible() {
        if (run("return typeof window.axe").equals("undefined")) {
            driver.executeScript(AXE);
        }
        var found =
                driver.executeAsyncScript(
                        """
                        const [tags, done] = arguments;
                        // Places on a map lie as near as they lie; the list beneath leads to the same (WCAG 2.2,
                        // 2.5.8, "Equivalent").
                        const listed = (rule, node) => rule.id === 'target-size'
                            && document.querySelector(node.target[0])?.closest('.leaflet-marker-pane');
                        const left = rule => rule.nodes.filter(node => !listed(rule, node));
                        axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}).then(
                            found => done(found.violations.filter(rule => left(rule).length).map(rule =>
                                rule.id + ': ' + rule.help + ' at '
                                + left(rule).map(node => node.target + ' ' + node.html).join(' and ')).join('; ')),
                            failed => done('axe failed: ' + failed));
                        """,
                        TAGS);
        assertThat(found).as("axe violations on " + path()).isEqualTo("");
    }

    /// Makes the page as wide as this many pixels, also narrower than a window can be.
    void widen(int pixels) {
        width = pixels;
        measure(1000);
        // What is pressed next must stand where it was last drawn.
        driver.executeAsyncScript(
                "requestAnimationFrame(() => requestAnimationFrame(arguments[0]));");
    }

    /// Lets somebody look at the page now open as readers of another language have it, and leaves
    /// it open as it was. What a form was refused with is asked for again with the same form, which
    /// stores nothing; any other page is opened beside this one, where reading changes nothing.
    ///
    /// @param language its tag
    /// @param pixels how wide the page is then
    void inLanguage(String language, int pixels, Runnable look) {
        var before = width;
        var here = driver.getWindowHandle();
        var address = Objects.requireNonNull(driver.getCurrentUrl()).replaceFirst("#.*", "");
        var status =
                (Number) run("return performance.getEntriesByType('navigation')[0].responseStatus");
        boolean refused = status.intValue() == REFUSED;
        driver.manage().addCookie(new Cookie("language", language));
        try {
            if (refused) {
                again();
            } else {
                if (aside == null) {
                    aside = driver.switchTo().newWindow(WindowType.WINDOW).getWindowHandle();
                }
                driver.switchTo().window(aside);
                driver.get(address);
            }
            widen(pixels);
            look.run();
        } finally {
            driver.manage().deleteCookieNamed("language");
            driver.switchTo().window(here);
            widen(before);
            if (refused) {
                again();
            }
        }
    }

    /// Does something in another window of the same browser, which is closed after it.
    void beside(Runnable what) {
        var here = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        try {
            what.run();
            driver.close();
        } finally {
            driver.switchTo().window(here);
        }
    }

    private void again() {
        leavingPage(() -> driver.executeCdpCommand("Page.reload", Map.of()));
        new WebDriverWait(driver, Duration.ofSeconds(30))
                .withMessage("the page was not read to its end")
                .until(_ -> run("return document.readyState").equals("complete"));
    }

    /// Demands that the page fits its width: nothing has to be scrolled sideways.
    void fits() {
        var wide = (Number) run("return document.documentElement.scrollWidth;");
        assertThat(wide.intValue())
                .as("width of %s in a window of %d, because of %s", path(), width, run(TOO_WIDE))
                .isLessThanOrEqualTo(width);
    }

    /// Writes a picture of the whole page.
    void shoot(Path file) throws IOException {
        var height =
                (Number)
                        run(
                                "return Math.min(9000,"
                                        + " Math.max(document.documentElement.scrollHeight, 600));");
        measure(height.intValue());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        measure(1000);
    }

    /// The words of the page as it is printed.
    String paper() {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            return text();
        } finally {
            driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    private void measure(int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /// Presses the pointer on an element, so many pixels right of its middle and below it.
    void tap(String selector, int right, int down) {
        var element = scrolled(one(selector));
        new Actions(driver).moveToElement(element, right, down).click().perform();
    }

    /// Presses keys where the focus is.
    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /// Presses keys where the focus is, and waits for the page that they lead to.
    void keysAway(CharSequence... keys) {
        leavingPage(() -> keys(keys));
    }

    /// Presses Tab until the focus is on an element that the selector names and whose words begin
    /// so, and demands that the focus can be seen there.
    void tabTo(String selector, String words) {
        for (int tabs = 0; tabs < 150; tabs++) {
            keys(Keys.TAB);
            var there = driver.switchTo().activeElement();
            var is =
                    run(
                            "return arguments[0].matches(arguments[1]) &&"
                                    + " arguments[0].textContent.trim().startsWith(arguments[2]);",
                            there,
                            selector,
                            words);
            if (Boolean.TRUE.equals(is)) {
                assertThat(String.valueOf(run(FOCUS_SHOWS, there)))
                        .as("the focus shows on " + selector + " " + words)
                        .isEqualTo("true");
                return;
            }
        }
        throw new AssertionError("Tab never came to " + selector + " " + words + " on " + path());
    }

    @Override
    public void close() {
        driver.quit();
    }

    private WebElement scrolled(WebElement element) {
        driver.executeScript(
                "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
        return element;
    }

    private void leavingPage(Runnable action) {
        var before = driver.findElement(By.tagName("html"));
        action.run();
        new WebDriverWait(driver, Duration.ofSeconds(30))
                .withMessage("the next page did not come")
                .until(_ -> {
                    try {
                        before.isEnabled();
                        return false;
                    } catch (org.openqa.selenium.WebDriverException gone) {
                        return true;
                    }
                });
    }

    private static String axe() {
        try (var in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
