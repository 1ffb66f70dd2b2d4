package org.commonweal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Bidi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page speaks the language its reader chose, else the one the browser asks for, else the first
/// of the town's.
class LanguagesTest {
    private static final List<String> FOUR = List.of("en", "es", "zh", "ar");
    private static final Instant NOW = Instant.parse("2026-03-03T16:05:00Z");

    @TempDir Path folder;

    private final Languages languages = Languages.of(FOUR);

    @Test
    void the_browsers_wishes_are_weighed_as_they_are_sent() {
        assertThat(asks("es")).isEqualTo("es");
        assertThat(asks("fr, es;q=0.4, zh;q=0.8")).isEqualTo("zh");
        assertThat(asks("es-AR,es;q=0.9,en;q=0.8")).isEqualTo("es");
        assertThat(asks("zh-Hans-CN")).isEqualTo("zh");
        assertThat(asks("AR-eg")).isEqualTo("ar");
        assertThat(asks("de, fr;q=0.5")).isEqualTo("en");
        assertThat(asks("de, *;q=0.1")).isEqualTo("en");
        assertThat(asks("es;q=0, zh;q=0.1")).isEqualTo("zh");
        assertThat(asks("en;q=0, *")).isNotEqualTo("fr");
    }

    @Test
    void what_cannot_be_read_counts_as_not_sent() {
        for (var header : List.of("", " ", ";;;", "es;q=two", "\u2068", "x".repeat(5000), ",,")) {
            assertThat(asks(header)).as(header).isEqualTo("en");
        }
        assertThat(languages.of(Optional.of("fr"), Optional.of("es"))).isEqualTo("es");
        assertThat(languages.of(Optional.empty(), Optional.empty())).isEqualTo("en");
    }

    @Test
    void a_region_of_a_language_is_the_language_where_the_town_has_no_other() {
        var regions = Languages.of(List.of("en", "es-MX"));
        assertThat(regions.of(Optional.empty(), Optional.of("es"))).isEqualTo("es-MX");
        assertThat(regions.of(Optional.empty(), Optional.of("es-MX"))).isEqualTo("es-MX");
        assertThat(regions.name("es-MX")).isEqualTo("Español (MX)");
        assertThat(Languages.speaks("es-MX")).isTrue();
        assertThat(Languages.speaks("tlh")).isFalse();
    }

    @Test
    void staff_read_english_until_they_choose() {
        assertThat(languages.ofStaff(Optional.empty())).isEqualTo("en");
        assertThat(languages.ofStaff(Optional.of("ar"))).isEqualTo("ar");
        assertThat(Languages.of(List.of("es")).ofStaff(Optional.empty())).isEqualTo("es");
    }

    @Test
    void what_a_language_lacks_is_said_in_english_and_what_nobody_has_is_marked() {
        var words = Words.load(Locale.of("tlh"));
        assertThat(words.say("web.home")).isEqualTo("Home");
        assertThat(words.say("web.of", 1702)).isEqualTo("of 1,702");
        assertThat(words.say("web.no.such")).isEqualTo("‹web.no.such›");
        assertThat(words.keys()).isEmpty();
    }

    /// A street's name in the middle of an Arabic sentence keeps its own order, and so do its
    /// neighbours.
    @Test
    void names_inside_right_to_left_sentences_are_isolated() {
        var arabic = Words.load(Locale.of("ar"));
        assertThat(arabic.rightToLeft()).isTrue();
        assertThat(arabic.say("web.foot", "")).doesNotContain("\u2066", "\u2067");
        assertThat(arabic.say("web.invented", "Alderhaven")).contains("\u2066Alderhaven\u2069");
        assertThat(Words.apart("155 200 129")).isEqualTo("\u2066155 200 129\u2069");
        var pair = arabic.say("web.pair", "حفرة", "Mill Lane");
        assertThat(seen("الطلب: " + Words.apart(pair)))
                .as("from right to left, the hole stands before its street")
                .matches(".*Mill Lane.*ةرفح.*بلطلا");
        assertThat(Words.load(Locale.of("es")).rightToLeft()).isFalse();
    }

    /// A line as it is set out on a page that is read from right to left.
    private static String seen(String line) {
        return new Bidi(line, Bidi.RTL).writeReordered(Bidi.REMOVE_BIDI_CONTROLS);
    }

    @Test
    void a_choice_is_kept_in_a_cookie_and_leads_back_to_the_page() {
        try (var desk = desk()) {
            var front = desk.get("/lamps?area=ward%3Anorth&late=1");
            assertThat(front.body())
                    .contains("<html lang=\"en\" dir=\"ltr\">")
                    .contains("action=\"/language\"")
                    .contains("value=\"/lamps?area=ward%3Anorth&amp;late=1\"")
                    .contains("<li lang=\"ar\">")
                    .contains("العربية")
                    .contains("aria-current=\"true\">English");
            var chosen = desk.post("/language", "to=ar&next=%2Flamps%3Flate%3D1");
            assertThat(chosen.statusCode()).isEqualTo(303);
            assertThat(header(chosen, "Location")).isEqualTo("/lamps?late=1");
            assertThat(header(chosen, "Set-Cookie"))
                    .isEqualTo("language=ar; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000");
            var arabic = desk.get("/lamps", "Cookie", "language=ar", "Accept-Language", "es");
            assertThat(arabic.body()).contains("<html lang=\"ar\" dir=\"rtl\">");
        }
    }

    @Test
    void a_bad_choice_changes_nothing_and_never_leads_elsewhere() {
        try (var desk = desk()) {
            assertThat(desk.post("/language", "to=fr").statusCode()).isEqualTo(400);
            assertThat(desk.post("/language", "").statusCode()).isEqualTo(400);
            for (var next : List.of("https://elsewhere.example/", "//elsewhere", "", "/a b")) {
                var form = TestDesk.form(Map.of("to", "es", "next", next));
                assertThat(header(desk.post("/language", form), "Location")).isEqualTo("/");
            }
            assertThat(desk.post("/language", "to=es", "Sec-Fetch-Site", "cross-site").statusCode())
                    .isEqualTo(403);
            var odd = desk.get("/lamps", "Cookie", "language=\"><b>");
            assertThat(odd.body()).contains("<html lang=\"en\"").doesNotContain("<b>");
        }
    }

    @Test
    void what_a_program_wishes_is_read_and_what_a_reader_is_known_to_read_yields_to_a_choice() {
        var routes =
                new Routes()
                        .get("/wished", Access.PUBLIC, x -> Reply.text(x.wished()))
                        .get(
                                "/known",
                                Access.PUBLIC,
                                x -> {
                                    x.reads(x.query("tag").orElse(""));
                                    return Reply.text(x.language());
                                });
        try (var desk = TestDesk.speaking(FOUR, folder, routes, SignIn.NOBODY)) {
            assertThat(desk.get("/wished", "Accept-Language", "es-MX, en;q=0.5").body())
                    .isEqualTo("es");
            assertThat(desk.get("/wished", "Accept-Language", "tlh").body()).isEqualTo("en");
            assertThat(desk.get("/wished", "Accept-Language", "zh", "Cookie", "language=ar").body())
                    .isEqualTo("zh");
            assertThat(desk.get("/known?tag=zh", "Accept-Language", "es").body()).isEqualTo("zh");
            assertThat(desk.get("/known?tag=zh", "Cookie", "language=ar").body()).isEqualTo("ar");
            assertThat(desk.get("/known?tag=zh", "Cookie", "language=xx").body()).isEqualTo("zh");
            assertThat(desk.get("/known?tag=xx", "Accept-Language", "es").body()).isEqualTo("es");
        }
    }

    @Test
    void caches_are_told_what_a_page_depends_on_and_a_tag_belongs_to_one_language() {
        try (var desk = desk()) {
            var page = desk.get("/lamps", "Accept-Language", "es");
            assertThat(header(page, "Vary")).contains("Accept-Language").contains("Cookie");
            assertThat(header(page, "Content-Language")).isEqualTo("es");
            var tagged = desk.get("/tagged", "Accept-Language", "es");
            assertThat(header(tagged, "ETag")).isEqualTo("\"v1-es\"");
            var same = new String[] {"Accept-Language", "es", "If-None-Match", "\"v1-es\""};
            assertThat(desk.get("/tagged", same).statusCode()).isEqualTo(304);
            var other = new String[] {"Accept-Language", "zh", "If-None-Match", "\"v1-es\""};
            assertThat(desk.get("/tagged", other).statusCode()).isEqualTo(200);
            var data = desk.get("/data", "Accept-Language", "es").headers();
            assertThat(data.firstValue("Vary").orElse("")).doesNotContain("Language");
            assertThat(data.firstValue("ETag")).contains("\"v1\"");
        }
    }

    @Test
    void a_desk_of_one_language_offers_no_choice() {
        try (var desk = TestDesk.of(folder, routes(), SignIn.NOBODY)) {
            assertThat(desk.get("/lamps").body()).doesNotContain("/language");
        }
    }

    /// What was typed would be lost by choosing.
    @Test
    void a_page_that_answers_a_form_offers_no_choice() {
        try (var desk = desk()) {
            assertThat(desk.post("/lamps", "").body())
                    .contains("<main")
                    .doesNotContain("/language");
        }
    }

    @Test
    void the_town_s_clock_is_read_in_the_readers_words() {
        try (var desk = desk()) {
            assertThat(desk.get("/when").body()).isEqualTo("Tuesday 3 March 2026, 16:05");
            assertThat(desk.get("/when", "Accept-Language", "es").body()).contains("martes");
            assertThat(desk.get("/when", "Accept-Language", "zh").body()).contains("星期二");
            assertThat(desk.get("/when", "Accept-Language", "ar").body())
                    .contains("الثلاثاء")
                    .contains("2026");
        }
    }

    private String asks(String header) {
        return languages.of(Optional.empty(), Optional.of(header));
    }

    private TestDesk desk() {
        return TestDesk.speaking(FOUR, folder, routes(), SignIn.NOBODY);
    }

    private static Routes routes() {
        var nothing = new WebViews.Problem(200, "Lamps", "", "");
        return new Routes()
                .get("/lamps", Access.PUBLIC, x -> Reply.page("web/problem", nothing))
                .post("/lamps", Access.PUBLIC, x -> Reply.invalid("web/problem", nothing))
                .get("/tagged", Access.PUBLIC, x -> Reply.text(x.say("web.home")).etag("v1"))
                .get("/data", Access.PUBLIC, x -> Reply.text("data").etag("v1"))
                .get("/when", Access.PUBLIC, x -> Reply.text(x.shell().moment(NOW)));
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }
}
