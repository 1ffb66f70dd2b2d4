package org.commonweal.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Somebody asks on a poor line: 250 kbit/s down, 50 kbit/s up, 300 ms, which Firefox calls
/// "Regular 2G" (its source documents, devtools/docs/user/network_monitor/throttling), emulated
/// here by Chromium. What is demanded is bytes and not seconds, since bytes are ours.
final class PoorLineStory {
    private static final long FIRST_PAGE = 14_000;
    private static final long WHOLE_FLOW = 60_000;
    private static final Pattern NAMED = Pattern.compile("\"(/[^\"]+)\"");
    private static final Pattern MAP = Pattern.compile("/map/|/assets/(leaflet|map)\\b.*");

    @Test
    void theWholeAskingIsSmall() throws Exception {
        var desk = Alderhaven.desk();
        try (var browser = Browser.weighed(desk.address(), 360)) {
            browser.line(300, 250_000 / 8, 50_000 / 8);
            browser.open("/");
            var first = browser.traffic();
            var shown = weight(first, "Document") + weight(first, "Stylesheet");
            assertThat(shown)
                    .as("HTML and CSS of the first page: %s", first)
                    .isBetween(1L, FIRST_PAGE);

            var kept = new Resident(browser).asks("A hole, told over a poor line.");

            var all = browser.traffic();
            var flow = all.stream().filter(came -> !MAP.matcher(came.url()).find()).toList();
            var whole = flow.stream().mapToLong(Traffic.Came::bytes).sum();
            var beside = worker(desk.address(), flow);
            System.out.printf(
                    "poor line: first page %d bytes of HTML and CSS, %d with all on it; the whole"
                            + " asking %d in %d answers; the map %d; the worker and what it keeps"
                            + " %d%n",
                    shown,
                    first.stream().mapToLong(Traffic.Came::bytes).sum(),
                    whole,
                    flow.size(),
                    all.stream().mapToLong(Traffic.Came::bytes).sum() - whole,
                    beside);
            assertThat(flow).as("answers of the flow").hasSizeGreaterThan(10);
            assertThat(beside).as("the worker").isPositive();
            assertThat(whole + beside)
                    .as("the whole asking, and the page that is kept beside it: %s", flow)
                    .isLessThanOrEqualTo(WHOLE_FLOW);
            browser.open("/requests/" + kept.digits());
            assertThat(browser.text()).contains("told over a poor line");
        }
        Proofs.audit(desk.address());
    }

    // What the worker fetches for itself, which no page's traffic shows; not what came with a page.
    private static long worker(String address, List<Traffic.Came> flow) throws Exception {
        var script = address + "/worker.js";
        var named = NAMED.matcher(new String(Proofs.get(script).body(), UTF_8));
        long all = Proofs.weight(script);
        while (named.find()) {
            var path = named.group(1);
            if (flow.stream().noneMatch(came -> came.url().endsWith(path))) {
                all += Proofs.weight(address + path);
            }
        }
        return all;
    }

    private static long weight(List<Traffic.Came> came, String type) {
        return came.stream()
                .filter(one -> one.type().equals(type))
                .mapToLong(Traffic.Came::bytes)
                .sum();
    }
}
