package org.commonweal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.commonweal.people.Actor;
import org.commonweal.requests.Ask;
import org.commonweal.store.FreshStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first page as a telephone on a slow line loads it.
class FirstPageTest {
    private static final int MOST = 14_000;
    private static final Pattern SHEET =
            Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\"");
    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*) src=\"([^\"]+)\"");

    @TempDir Path folder;

    @Test
    void it_and_every_sheet_and_script_it_names_weigh_at_most_14_kB_in_every_language()
            throws IOException {
        try (var town = new ClerkTown(FreshStores.sqlite(folder.resolve("store")), folder)) {
            asked(town);
            for (var language : town.town.languages()) {
                var page = packed(town, "/", language);
                var html = text(page);
                assertThat(html).contains("lang=\"" + language + "\"");
                var sheets = SHEET.matcher(html).results().map(found -> found.group(1)).toList();
                assertThat(sheets).isNotEmpty();
                int weight = page.body().length;
                for (var sheet : sheets) {
                    weight += packed(town, sheet, language).body().length;
                }
                for (var script : SCRIPT.matcher(html).results().toList()) {
                    assertThat(script.group(1)).as("it waits for no script").contains("module");
                    weight += packed(town, script.group(2), language).body().length;
                }
                assertThat(weight).as(language).isBetween(MOST / 2, MOST);
            }
            town.audit();
        }
    }

    private static void asked(ClerkTown town) {
        var mill = town.house.places().search("Mill Lane", 6).getFirst();
        for (int i = 0; i < 5; i++) {
            var ask =
                    Ask.of("pothole", "A hole by the mill pond.")
                            .at(mill.label(), mill.point())
                            .answering(Map.of("depth", List.of("deep")));
            town.house.requests().ask(new Actor.Asker(Actor.Proof.SESSION), ask);
        }
    }

    private static HttpResponse<byte[]> packed(ClerkTown town, String path, String language) {
        var reply = town.packed(path, language);
        assertThat(reply.statusCode()).as(path).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Encoding")).as(path).contains("gzip");
        return reply;
    }

    private static String text(HttpResponse<byte[]> packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
