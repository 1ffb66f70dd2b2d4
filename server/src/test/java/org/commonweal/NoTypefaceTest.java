package org.commonweal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.commonweal.store.FreshStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A machine without any typeface: plots are not there, their tables are. Java asks for typefaces
/// once, so the desk runs in a Java of its own here, to which fontconfig shows none.
class NoTypefaceTest {
    @TempDir Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void plots_answer_503_and_the_tables_stay() throws Exception {
        var fonts = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>\n");
        var heard = folder.resolve("heard");
        var own = System.getProperty("java.class.path", "");
        var java =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        // Java keeps there what fontconfig said before.
                        "-Duser.home=" + folder,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", own),
                        NoTypefaceTest.class.getName(),
                        folder.toString());
        java.environment().put("FONTCONFIG_FILE", fonts.toString());
        var process = java.redirectErrorStream(true).redirectOutput(heard.toFile()).start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(heard, UTF_8))
                .contains(
                        "plot 503 text/plain",
                        "again 503 text/plain",
                        "page 200 text/html",
                        "table true",
                        "no typeface");
        assertThat(process.exitValue()).isZero();
    }

    /// The desk in that Java: asks once, and says what a page and its plot answer.
    ///
    /// @param arguments a folder for the desk
    static void main(String... arguments) {
        var folder = Path.of(arguments[0]);
        var where = FreshStores.sqlite(folder.resolve("store"));
        try (var town = new NeighbourhoodTown(where, folder)) {
            town.asks("pothole");
            answer(town, "plot", "/areas/ward/harbour/promises.svg");
            answer(town, "again", "/areas/ward/harbour/promises.svg");
            answer(town, "page", "/areas/ward/harbour");
            var page = town.get("/areas/ward/harbour").body();
            System.out.println("table " + page.contains("<table"));
        }
        System.exit(0);
    }

    private static void answer(NeighbourhoodTown town, String name, String path) {
        var reply = town.get(path);
        var type = reply.headers().firstValue("Content-Type").orElse("");
        System.out.println(name + ' ' + reply.statusCode() + ' ' + type);
    }
}
