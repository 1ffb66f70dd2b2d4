package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.commonweal.ClerkTown.Fields;
import org.commonweal.town.PageText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the clerk's pages say, word for word.
class ClerkGoldenTest {
    private static final String FILE = "/desk/file";

    @TempDir Path folder;

    @Test
    void the_clerk_s_pages_read_as_they_were_agreed() throws IOException {
        try (var town = new ClerkTown(folder.toString(), folder)) {
            var cleo = town.signedIn("cleo");
            var page = cleo.reads(FILE);
            PageText.golden("clerk-file", page);
            var form =
                    Fields.of(page)
                            .with("came", "visit", "service", "pothole", "asked", "pothole")
                            .with("words", "A hole by the mill.", "place", "High", "do", "send")
                            .with("email", "bo@home.example", "language", "es");
            PageText.golden("clerk-file-mistakes", cleo.post(FILE, form.all()).body());
            var path =
                    cleo.goes(
                            FILE,
                            form.with("answers.depth", "deep", "place", "", "unsaid", "yes").all());
            var filed = cleo.reads(path);
            var number = found(filed, "data-number>", "</dd>");
            var code = found(filed, "data-code>", "</dd>");
            var link = found(filed, "href=\"/r/", "\"");
            assertThat(number + code + link).isNotBlank();
            PageText.golden(
                    "clerk-filed",
                    filed.replaceAll("localhost:[0-9]+", "localhost"),
                    number.replaceAll("<[^>]*>", ""),
                    "NUMBER",
                    code.replaceAll("<[^>]*>", ""),
                    "CODE",
                    link,
                    "LINK",
                    path.substring(FILE.length() + 1),
                    "VISIT");
            PageText.golden("clerk-caller-number", cleo.reads("/desk/caller"));
            var caller =
                    cleo.goes(
                            "/desk/caller",
                            "number",
                            number.replaceAll("<[^>]*>", ""),
                            "code",
                            code.replaceAll("<[^>]*>", ""));
            PageText.golden(
                    "clerk-caller",
                    cleo.reads(caller),
                    number.replaceAll("<[^>]*>", ""),
                    "NUMBER",
                    caller.substring("/desk/caller/".length()),
                    "VISIT");
            town.audit();
        }
    }

    private static String found(String page, String from, String to) {
        int at = page.indexOf(from) + from.length();
        return page.substring(at, page.indexOf(to, at));
    }
}
