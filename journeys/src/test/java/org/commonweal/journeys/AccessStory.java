package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// Everybody can use it: axe-core finds nothing on any page, wide or narrow, in any language;
/// nothing scrolls sideways on a telephone; a request can be made with the keyboard alone, and the
/// focus is always seen.
final class AccessStory {
    private static final Pattern ROUTE = Pattern.compile("\\| `GET (/\\S*)` \\|.*");

    private static final Pattern PUBLIC = Pattern.compile("\\| `GET (/[^\\s{]*)` \\| public.*");

    /// What is no page: pictures, files and documents; and what only leads elsewhere.
    private static final Pattern NO_PAGE =
            Pattern.compile(
                    "/(map|record)/.*|.*\\.(svg|js|jpg|csv|json|jsonl|geojson|atom|xml|txt)|.*/photos/.*|/(r/\\{token}|yours)/receipt"
                            + "|/desk/file/\\{visit}/receipt|/ask/\\{draft}|/desk|/feed|/letterbox/\\{letter}/html");

    private static final int WIDE = 1280;
    private static final int NARROW = 360;

    /// Beside English.
    private static final List<String> LANGUAGES = List.of("es", "zh", "ar");

    @TempDir Path folder;

    @Test
    void nothingStandsInTheWayOnAnyPage() throws Exception {
        var desk = Alderhaven.desk();
        var inside = new Walk();
        var outside = new Walk();
        try (var beside = Executors.newSingleThreadExecutor()) {
            var walked =
                    beside.submit(() -> {
                        inside.walk(desk, folder, Tour::inside);
                        return inside;
                    });
            outside.walk(desk, folder, Tour::outside);
            walked.get();
        }
        var paths = new TreeSet<>(outside.paths);
        paths.addAll(inside.paths);
        var rest = new Walk();
        rest.see(desk, publicPages().stream().filter(page -> !paths.contains(page)).toList());
        paths.addAll(rest.paths);
        assertThat(List.of(outside.found, inside.found, rest.found))
                .allSatisfy(found -> assertThat(found).isEmpty());
        assertThat(Stream.concat(outside.names.stream(), inside.names.stream()))
                .doesNotHaveDuplicates();
        assertThat(notSeen(paths)).as("pages of docs/routes.md that were not looked at").isEmpty();
    }

    /// What one browser saw.
    private static final class Walk {
        private final List<String> found = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final Set<String> paths = new TreeSet<>();

        /// One of the tour's halves.
        interface Half {
            void of(Tour tour) throws IOException;
        }

        void walk(Program desk, Path folder, Half half) throws IOException {
            try (var browser = Browser.at(desk.address())) {
                half.of(new Tour(desk, browser, folder, name -> look(name, browser)));
            }
        }

        void see(Program desk, List<String> pages) {
            try (var browser = Browser.at(desk.address())) {
                for (var page : pages) {
                    browser.open(page);
                    if (browser.run("return document.contentType").equals("text/html")) {
                        look(page, browser);
                    }
                }
            }
        }

        private void look(String name, Browser browser) {
            names.add(name);
            paths.add(browser.path().replaceAll("[?#].*", ""));
            check(name, names.size(), browser, found);
        }
    }

    // Pages with an address of their own that no story leads to.
    private static List<String> publicPages() throws IOException {
        return Files.readAllLines(Repository.top().resolve("docs/routes.md")).stream()
                .map(PUBLIC::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .filter(route -> !NO_PAGE.matcher(route).matches())
                .toList();
    }

    private static List<String> notSeen(Set<String> paths) throws IOException {
        return Files.readAllLines(Repository.top().resolve("docs/routes.md")).stream()
                .map(ROUTE::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .filter(route -> !NO_PAGE.matcher(route).matches())
                .filter(route -> {
                    var like = Pattern.compile(route.replaceAll("\\{[^}]+}", "[^/]+"));
                    return paths.stream().noneMatch(path -> like.matcher(path).matches());
                })
                .toList();
    }

    // In English at both widths, in each other language at one of them, by turns.
    private static void check(String name, int nth, Browser browser, List<String> found) {
        for (int width : new int[] {WIDE, NARROW}) {
            browser.widen(width);
            check(name + " at " + width, browser, found);
        }
        browser.widen(WIDE);
        for (int i = 0; i < LANGUAGES.size(); i++) {
            var language = LANGUAGES.get(i);
            int width = (nth + i) % 2 == 0 ? WIDE : NARROW;
            var place = name + " in " + language + " at " + width;
            browser.inLanguage(
                    language,
                    width,
                    () -> {
                        speaks(language, place, browser, found);
                        check(place, browser, found);
                    });
        }
    }

    private static void speaks(String language, String place, Browser browser, List<String> found) {
        if (!browser.run("return document.documentElement.lang").equals(language)) {
            found.add(place + ": the page is in another language");
        }
    }

    private static void check(String place, Browser browser, List<String> found) {
        try {
            browser.isAccessible();
            browser.fits();
        } catch (AssertionError e) {
            found.add(place + ": " + e.getMessage());
        }
    }

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
            if (browser.path().endsWith("/known")) {
                browser.tabTo("main button", "None of these");
                browser.keysAway(Keys.ENTER);
            }
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
