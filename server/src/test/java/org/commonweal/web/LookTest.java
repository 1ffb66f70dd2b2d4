package org.commonweal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pages look like, as far as a test without eyes can tell.
class LookTest {
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    @TempDir Path folder;

    @Test
    void every_piece_and_skeleton_renders() {
        try (var desk = TestDesk.of(folder, new Routes(), SignIn.NOBODY)) {
            for (var page : new String[] {"", "/front", "/request", "/desk"}) {
                var reply = desk.get("/styles" + page);
                assertThat(reply.statusCode()).isEqualTo(200);
                assertThat(reply.body()).doesNotContain("‹").contains("Alderhaven is an invented");
            }
        }
    }

    @Test
    void assets_are_kept_for_ever_under_the_hash_of_their_content() {
        try (var desk = TestDesk.of(folder, new Routes(), SignIn.NOBODY)) {
            var assets = ASSET.matcher(desk.get("/styles").body()).results().toList();
            assertThat(assets).hasSizeGreaterThan(2);
            for (var asset : assets) {
                var reply = desk.get(asset.group(1));
                assertThat(reply.statusCode()).as(asset.group(1)).isEqualTo(200);
                assertThat(reply.headers().firstValue("Cache-Control"))
                        .contains("public, max-age=31536000, immutable");
            }
            assertThat(desk.get("/assets/site-000000000000.css").statusCode()).isEqualTo(404);
            assertThat(desk.get("/assets/../web.class").statusCode()).isIn(400, 404);
        }
    }

    @Test
    void templates_hold_nothing_that_the_policy_refuses() throws IOException {
        try (var templates = Files.walk(Path.of("src/main/jte"))) {
            for (var file : templates.filter(f -> f.toString().endsWith(".jte")).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainPattern("\\sstyle\\s*=\\s*[\"']")
                        .doesNotContainPattern("\\son[a-z]+\\s*=\\s*[\"']")
                        .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
                        .doesNotContain("<style")
                        .doesNotContain("$unsafe");
            }
        }
    }

    @Test
    void what_people_write_is_text_wherever_it_stands() {
        var routes =
                new Routes()
                        .get(
                                "/echo",
                                Access.PUBLIC,
                                x ->
                                        Reply.page(
                                                "web/problem",
                                                new WebViews.Problem(
                                                        200, x.query("q").orElse(""), "", "")));
        try (var desk = TestDesk.of(folder, routes, SignIn.NOBODY)) {
            assertThat(desk.get("/echo?q=%3Cscript%3Ealert(1)%3C/script%3E").body())
                    .doesNotContain("<script>alert")
                    .contains("&lt;script&gt;");
        }
    }

    @Test
    void the_style_sheet_is_ours() throws IOException {
        var css = Assets.load().text("site.css");
        assertThat(css)
                .contains(".govuk-radios__input")
                .doesNotContain("GDS Transport")
                .doesNotContain("crown")
                .doesNotContain("#1d70b8")
                .doesNotContain("govuk-accordion")
                .doesNotContain("url(");
    }
}
