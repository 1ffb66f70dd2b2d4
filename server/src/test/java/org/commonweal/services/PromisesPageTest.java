package org.commonweal.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.services.Office.ALDERHAVEN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Recomputes every worked example of `docs/promises.md`.
class PromisesPageTest {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ENGLISH);

    private static List<List<String>> table(String firstHeading, int columns) throws IOException {
        List<String> lines = Files.readAllLines(page());
        List<List<String>> rows =
                lines.stream()
                        .dropWhile(l -> !l.startsWith("| " + firstHeading + " |"))
                        .skip(2)
                        .takeWhile(l -> l.startsWith("|"))
                        .map(l ->
                                Stream.of(l.substring(1).split("\\|")).map(String::strip).toList())
                        .toList();
        assertThat(rows).isNotEmpty().allMatch(r -> r.size() == columns);
        return rows;
    }

    private static Path page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/promises.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no docs/promises.md above");
        }
        return folder.resolve("docs/promises.md");
    }

    private static Instant read(String shown) {
        return ALDERHAVEN.clock().at(LocalDateTime.parse(shown, SHOWN));
    }

    private static String show(Instant instant) {
        return SHOWN.format(ALDERHAVEN.clock().read(instant));
    }

    @Test
    void every_example_falls_due_when_the_page_says() throws IOException {
        for (List<String> row : table("got by the agency", 4)) {
            Instant due = ALDERHAVEN.add(read(row.get(0)), WorkingTime.parse(row.get(1)));
            assertThat(show(due)).as(row.toString()).isEqualTo(row.get(2));
        }
    }

    @Test
    void every_pause_moves_as_the_page_says() throws IOException {
        for (List<String> row : table("due", 6)) {
            Instant due =
                    ALDERHAVEN.shift(
                            read(row.get(0)),
                            WorkingTime.parse(row.get(1)),
                            read(row.get(2)),
                            read(row.get(3)));
            assertThat(show(due)).as(row.toString()).isEqualTo(row.get(4));
        }
    }

    @Test
    void every_window_ends_when_the_page_says() throws IOException {
        for (List<String> row : table("from", 4)) {
            Instant end = ALDERHAVEN.endOfDay(read(row.get(0)), Integer.parseInt(row.get(1)));
            assertThat(show(end)).as(row.toString()).isEqualTo(row.get(2));
            assertThat(ALDERHAVEN.clock().lastDayBefore(end)).hasToString(row.get(3));
        }
    }
}
