package org.commonweal.journeys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogType;

/// What came over the line for a browser's page, as the browser counts it: headers and bodies as
/// they travelled, compressed (`encodedDataLength` of the Chrome DevTools Protocol). What a service
/// worker fetches for itself is not the page's and is not in it.
final class Traffic {
    private final ChromeDriver driver;
    private final Map<String, Came> known = new HashMap<>();
    private final List<Came> all = new ArrayList<>();

    /// @param driver of a browser that logs its performance
    Traffic(ChromeDriver driver) {
        this.driver = driver;
    }

    /// One answer.
    ///
    /// @param type as the browser calls it: Document, Stylesheet, Script, Image, Fetch...
    /// @param bytes that came, 0 from the browser's own cache
    record Came(String url, String type, long bytes) {}

    /// All that came since the browser was opened.
    List<Came> all() {
        var json = new Json();
        for (var entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            Map<String, Object> line = json.toType(entry.getMessage(), Json.MAP_TYPE);
            var message = map(line.get("message"));
            hear(String.valueOf(message.get("method")), map(message.get("params")));
        }
        return List.copyOf(all);
    }

    private void hear(String method, Map<?, ?> said) {
        var id = String.valueOf(said.get("requestId"));
        switch (method) {
            case "Network.requestWillBeSent" -> {
                var before = map(said.get("redirectResponse"));
                if (!before.isEmpty()) {
                    all.add(
                            new Came(
                                    String.valueOf(before.get("url")),
                                    String.valueOf(said.get("type")),
                                    number(before.get("encodedDataLength"))));
                }
            }
            case "Network.responseReceived" -> {
                var url = String.valueOf(map(said.get("response")).get("url"));
                known.put(id, new Came(url, String.valueOf(said.get("type")), 0));
            }
            case "Network.loadingFinished" -> {
                var came = known.remove(id);
                if (came != null) {
                    all.add(
                            new Came(
                                    came.url(),
                                    came.type(),
                                    number(said.get("encodedDataLength"))));
                }
            }
            default -> {
                // Says nothing of bytes.
            }
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
