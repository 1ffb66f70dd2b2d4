package org.commonweal.journeys;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Pictures of every page for looking at: `./dev shots`.
@EnabledIfSystemProperty(
        named = "shots",
        matches = ".+",
        disabledReason = "not run: ./dev shots names a folder for the pictures with -Dshots=DIR")
final class ShotsTest {
    private static final int LIVELY = 600;

    @TempDir Path folder;

    @Test
    void everyPageWideAndNarrow() throws Exception {
        var out = Path.of(System.getProperty("shots", ""));
        try (var desk = Alderhaven.withHistory(LIVELY);
                var browser = Browser.at(desk.address())) {
            new Tour(
                            desk,
                            browser,
                            folder,
                            name -> {
                                for (int width : new int[] {1280, 360}) {
                                    browser.widen(width);
                                    browser.shoot(out.resolve(name + "-" + width + ".png"));
                                }
                                browser.widen(1280);
                            })
                    .whole();
        }
    }
}
