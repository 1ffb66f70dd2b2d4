package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// One person's browser: headless Chromium with its own empty profile, closed at the end.
final class Browser implements AutoCloseable {
    private static final String CHROMIUM = "/usr/bin/chromium";
    private static final String DRIVER = "/usr/bin/chromedriver";
    private final ChromeDriver driver;
    private final String home;

    private Browser(String home, boolean script, int width) {
        this.home = home;
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
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(DRIVER))
                        .usingAnyFreePort()
                        .withSilent(true)
                        .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
        driver.manage().window().setSize(new Dimension(width, 1000));
    }

    /// A browser with script on.
    static Browser at(String home) {
        return new Browser(home, true, 1280);
    }

    /// A browser with script off.
    static Browser withoutScript(String home) {
        return new Browser(home, false, 1280);
    }

    /// A browser of a given width in pixels.
    static Browser wide(String home, int width) {
        return new Browser(home, true, width);
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

    /// Presses the button whose words begin so, and waits for the next page.
    void press(String words) {
        var quoted = "'" + words + "'";
        leavingPage(() ->
                scrolled(
                                driver.findElement(
                                        By.xpath(
                                                "//button[starts-with(normalize-space(.),"
                                                        + quoted
                                                        + ")]|//a[@role='button' and starts-with(normalize-space(.),"
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

    void until(String what, java.util.function.BooleanSupplier condition) {
        new WebDriverWait(driver, Duration.ofSeconds(20))
                .withMessage(what)
                .until(_ -> condition.getAsBoolean());
    }

    Object run(String script, Object... arguments) {
        var answer = driver.executeScript(script, arguments);
        return answer == null ? "" : answer;
    }

    /// Demands that axe-core finds no violation of WCAG 2.2 A and AA on the page shown. Needs
    /// script.
    void isAccessible() {
        var found =
                new AxeBuilder()
                        .withTags(
                                List.of(
                                        "wcag2a",
                                        "wcag2aa",
                                        "wcag21a",
                                        "wcag21aa",
                                        "wcag22aa",
                                        "best-practice"))
                        .analyze(driver);
        assertThat(found.getViolations().stream().map(Browser::describe).toList())
                .as("axe violations on " + path())
                .isEmpty();
    }

    /// Writes a picture of the whole page.
    void shoot(Path file) throws IOException {
        var size = driver.manage().window().getSize();
        var height =
                ((Number)
                                run(
                                        "return Math.min(9000, Math.max(document.documentElement.scrollHeight, 600));"))
                        .intValue();
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        size.getWidth(),
                        "height",
                        height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        false));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
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

    private static String describe(Rule rule) {
        return rule.getId()
                + ": "
                + rule.getHelp()
                + " at "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getHtml())
                        .toList();
    }
}
