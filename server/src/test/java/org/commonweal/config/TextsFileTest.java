package org.commonweal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a town file may say of text messages.
class TextsFileTest {
    private static final String WHOLE =
            "gateway = \"https://texts.example.org/send\"\nsecret_file = \"texts.secret\"";

    @TempDir private Path folder;

    private TownReading read(String head, String texts) throws IOException {
        var town = SmallFiles.TOWN.replace("[appeals]", head + "\n" + texts + "\n[appeals]");
        Files.writeString(folder.resolve("town.toml"), town);
        Files.writeString(folder.resolve("services.csv"), SmallFiles.SERVICES);
        Files.writeString(folder.resolve("routes.csv"), SmallFiles.ROUTES);
        Files.writeString(folder.resolve("streets.geojson"), SmallFiles.STREETS);
        Files.writeString(folder.resolve("wards.geojson"), SmallFiles.WARDS);
        return TownFile.read(folder);
    }

    private Texts texts(String head, String texts) throws IOException {
        return ((TownReading.Sound) read(head, texts)).town().texts();
    }

    private void refused(String texts, String... sentences) throws IOException {
        assertThat(((TownReading.Refused) read("", "[texts]\n" + texts)).problems())
                .extracting(one -> one.toString().replaceFirst("^town.toml, line \\d+: ", ""))
                .containsExactlyInAnyOrder(sentences);
    }

    @Test
    void a_town_that_says_nothing_sends_none() throws IOException {
        assertThat(texts("", "")).isEqualTo(Texts.NONE);
    }

    @Test
    void a_gateway_with_its_secret_writes_to_the_town_s_own_country() throws IOException {
        var texts = texts("", "[texts]\n" + WHOLE);
        assertThat(texts.offered()).isTrue();
        assertThat(texts.gateway()).contains(URI.create("https://texts.example.org/send"));
        assertThat(texts.secretFile()).isEqualTo("texts.secret");
        assertThat(texts.countries()).containsExactly("GB");
        assertThat(texts("", "[texts]\n" + WHOLE + "\ncountries = [\"IE\", \"GB\"]").countries())
                .containsExactly("IE", "GB");
        assertThat(texts("[personal]\ncountry = \"FR\"", "[texts]\n" + WHOLE).countries())
                .containsExactly("FR");
        for (var here : List.of("localhost", "127.0.0.1", "[::1]")) {
            var url = "http://" + here + ":8099/send";
            assertThat(
                            texts(
                                            "",
                                            "[texts]\n"
                                                    + WHOLE.replace(
                                                            "https://texts.example.org/send", url))
                                    .gateway())
                    .contains(URI.create(url));
        }
    }

    @Test
    void an_invented_town_needs_no_gateway() throws IOException {
        var texts = texts("invented = true", "[texts]");
        assertThat(texts.offered()).isTrue();
        assertThat(texts.gateway()).isEmpty();
    }

    @Test
    void every_mistake_is_a_sentence() throws IOException {
        refused(
                "",
                "[texts] needs a \"gateway\", the program that sends the messages; leave [texts] out to send none.");
        refused(
                "gateway = \"https://texts.example.org/\"",
                "\"gateway\" and \"secret_file\" go together.");
        refused("secret_file = \"texts.secret\"", "\"gateway\" and \"secret_file\" go together.");
        for (var bad :
                List.of(
                        "http://texts.example.org/send",
                        "http://127.0.0.1.example.org/",
                        "ftp://texts.example.org/",
                        "https://user:pass@texts.example.org/",
                        "https://texts.example.org/#x",
                        "texts.example.org",
                        "no address")) {
            refused(
                    WHOLE.replace("https://texts.example.org/send", bad),
                    "\""
                            + bad
                            + "\" takes no messages: write an https address, or an http one on this machine, such as"
                            + " \"http://localhost:8099/send\".");
        }
        refused(
                WHOLE + "\ncountries = [\"GB\", \"UK\"]",
                "\"UK\" is no country; write it as two capital letters, such as \"GB\".");
        refused(
                WHOLE + "\ncountries = []",
                "Name the countries whose mobile numbers get text messages.");
        refused(
                WHOLE + "\nsecret = \"s\"",
                "\"secret\" is no key of [texts]; there are: gateway, secret_file, countries.");
    }
}
