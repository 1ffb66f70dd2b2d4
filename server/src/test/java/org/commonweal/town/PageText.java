package org.commonweal.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What a page says and where it leads, as plain lines, for golden files: tags are left out, a link
/// is followed by its address and a field stands with its name.
public final class PageText {
    private static final Path GOLDEN = Path.of("src/test/golden/pages");
    private static final Pattern MAIN = Pattern.compile("<main.*?</main>", Pattern.DOTALL);

    private PageText() {}

    /// The main part of a page as plain lines.
    public static String of(String html) {
        var main = MAIN.matcher(html);
        assertThat(main.find()).as(html).isTrue();
        return main.group()
                        .replaceAll("\\s+", " ")
                        .replaceAll("<img [^>]*alt=\"([^\"]*)\"[^>]*>", "\n(picture: $1)\n")
                        .replaceAll("<a [^>]*href=\"([^\"]*)\"[^>]*>(.*?)</a>", "$2 {$1}")
                        .replaceAll("<input[^>]* name=\"csrf\"[^>]*>", "")
                        .replaceAll(
                                "<(?:input|textarea|select)[^>]* name=\"([^\"]*)\"[^>]*>",
                                "\n[$1] ")
                        .replaceAll("<form [^>]*action=\"([^\"]*)\"[^>]*>", "\nform to {$1}\n")
                        .replaceAll("<button[^>]*>(.*?)</button>", "\n[$1]\n")
                        .replaceAll("<option[^>]*>", "\n- ")
                        .replaceAll("<h([1-6])[^>]*>", "\n\n## ")
                        .replaceAll(
                                "<(?:p|li|dt|div|blockquote|tr|time|strong|summary|section|label)\\b[^>]*>",
                                "\n")
                        .replaceAll("<(?:dd|td|th|br)\\b[^>]*>", "\n  ")
                        .replaceAll("</?[a-z][^>]*>", "")
                        .replaceAll(" *\n *\n[ \n]*", "\n")
                        .replaceAll("[ \t]+\n", "\n")
                        .replaceAll("\n## ", "\n\n## ")
                        .strip()
                + "\n";
    }

    /// Compares with a golden file, or writes it when asked to.
    ///
    /// @param name of the file, without `.txt`
    /// @param html the page
    /// @param changing words of the page that differ from run to run, each to be replaced by the
    ///   one after it
    public static void golden(String name, String html, String... changing) throws IOException {
        var text = of(html);
        for (int i = 0; i < changing.length; i += 2) {
            text = text.replace(changing[i], changing[i + 1]);
        }
        var file = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.accept")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }
}
