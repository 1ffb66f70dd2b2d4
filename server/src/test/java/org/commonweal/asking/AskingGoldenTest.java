package org.commonweal.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages as they are served, held against the files in `src/test/golden/asking`. What changes
/// from run to run (secrets, names of photos and assets) is written as a word. Run with
/// `-Dgolden.accept=true` to write what the program says now.
class AskingGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/golden/asking");
    private static final List<String> PRIVATE =
            List.of("Ada Quill", "ada@home.example", "020 7946 0123", "Call after six");

    @TempDir Path folder;
    private AskingTown town;

    @BeforeEach
    void open() {
        town = new AskingTown(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void every_page_of_the_asking_reads_as_it_was_agreed() throws IOException {
        holds("front-empty", "/");
        holds("what", "/ask?q=hole");
        holds("about", "/ask/about/pothole");
        holds("about-confidential", "/ask/about/landlord");
        var draft = draft();
        for (var step : List.of("questions", "where", "words", "contact", "check")) {
            holds(step, draft + "/" + step);
        }
        holds("areas", draft + "/where/areas");
        town.post(draft + "/send");
        holds("receipt", draft + "/receipt");
        town.now.turn(Receipts.SEEN);
        holds("receipt-later", draft + "/receipt");
        holds("gone", "/ask/" + "x".repeat(43) + "/words");
        publicly("front", "/");
        publicly("requests", "/requests");
        publicly("requests-map", "/requests?view=map");
    }

    /// One page whole in each language, with its direction, its head and its foot.
    @Test
    void the_front_page_reads_in_every_language_of_the_town() throws IOException {
        town.post(draft() + "/send");
        for (var language : town.town.languages()) {
            var page = town.desk.get("/", "Accept-Language", language).body();
            assertThat(page).doesNotContain(PRIVATE).doesNotContain("‹");
            holdsText(
                    "front-" + language,
                    page.replaceAll("/assets/[^\"]+", "/assets/NAME")
                            .replaceAll("[0-9a-f]{64}", "PHOTO")
                            .replaceAll("(?m)^\\s+$", "")
                            .replaceAll("\n{2,}", "\n"));
        }
    }

    private String draft() {
        var draft = town.begins("pothole");
        town.post(draft + "/questions", "answers.depth", "deep", "answers.lane", "On the left");
        town.post(draft + "/where", "place", "Mill Lane");
        var photo = Map.of("hole.jpg", Pictures.jpeg(300, 200));
        var words = "The hole outside the bakery swallowed a shoe.";
        town.upload(draft + "/words", Map.of("words", words), photo);
        town.post(
                draft + "/contact",
                "name",
                PRIVATE.get(0),
                "email",
                PRIVATE.get(1),
                "phone",
                PRIVATE.get(2),
                "contact_note",
                PRIVATE.get(3));
        return draft;
    }

    /// A page for everybody: nothing private may be on it.
    private void publicly(String name, String path) throws IOException {
        assertThat(town.get(path).body()).doesNotContain(PRIVATE);
        holds(name, path);
    }

    private void holds(String name, String path) throws IOException {
        var page = normal(town.get(path).body());
        assertThat(page).as("words that are missing").doesNotContain("‹");
        holdsText(name, page);
    }

    private static void holdsText(String name, String page) throws IOException {
        var file = GOLDEN.resolve(name + ".html");
        if (Boolean.getBoolean("golden.accept")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, page);
        }
        assertThat(page).as(file.toString()).isEqualTo(Files.readString(file));
    }

    private static String normal(String page) {
        // What stands around the content belongs to another room.
        var main = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
        return main.replaceAll("/ask/[A-Za-z0-9_-]{43}", "/ask/DRAFT")
                .replaceAll("/r/[A-Za-z0-9_-]{43}", "/r/LINK")
                .replaceAll("data-code>[^<]*<", "data-code>CODE<")
                .replaceAll("[0-9a-f]{64}", "PHOTO")
                .replaceAll("localhost:[0-9]+", "localhost")
                .replaceAll("/map/data/[0-9a-f]+", "/map/data/VERSION")
                .replaceAll("/assets/([a-z]+)-[0-9a-f]+\\.js", "/assets/$1.js")
                .replaceAll("(?m)^\\s+$", "")
                .replaceAll("\n{2,}", "\n");
    }
}
