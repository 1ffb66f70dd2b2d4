package org.commonweal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.commonweal.outside.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What the person who runs Alderhaven's desk types wrongly, and what is answered: one sentence,
/// and an exit code that a script can use.
class VerbsTest {
    @TempDir Path folder;

    @Test
    void what_no_verb_understands_is_one_sentence() {
        assertThat(refused("serve", "--prot", "1")).contains("--prot").contains("serve --help");
        assertThat(refused("serve", "--port", "abc")).contains("'abc'");
        assertThat(refused("user", "password")).contains("--name").contains("password --help");
        assertThat(refused("webhook", "add")).contains("URL");
        assertThat(refused("erase", "123 456 782")).contains("--ground");
        assertThat(refused("frobnicate")).contains("frobnicate");
    }

    @Test
    void a_desk_is_served_once_at_a_time() {
        said("user", "add", "--name", "marta", "--role", "lead", "--agency", "council");
        said("user", "add", "--name", "edith", "--role", "handler", "--agency", "council");
        try (var another = new Folder(desk()).hold("serving.lock").orElseThrow()) {
            assertThat(another).isNotNull();
            assertThat(refusedHere("serve", "--port", "0")).contains("is being served already");
            assertThat(said("user", "list")).contains("marta");
        }
    }

    @Test
    void a_desk_without_its_key_or_under_another_says_what_is_missing() throws Exception {
        assertThat(said("user", "list")).isEqualTo("There are no accounts.\n");
        Files.delete(desk().resolve("keys/record.key"));
        assertThat(refusedHere("user", "list")).contains("restore it from its backup");
    }

    @Test
    void what_is_no_export_is_not_brought_in() {
        assertThat(refusedHere("import", folder.toString(), "--format", "boston-2011"))
                .endsWith("cannot be read\n");
    }

    @Test
    void an_address_that_is_none_is_not_told() {
        assertThat(refusedHere("webhook", "add", "https://a b")).contains("is no address");
        assertThat(said("webhook", "add", "https://hooks.example.org/a")).startsWith("Secret: ");
        assertThat(said("webhook", "remove", "https://hooks.example.org/a"))
                .isEqualTo("https://hooks.example.org/a is told no more.\n");
    }

    @Test
    void a_message_for_a_folder_that_is_no_desk_s_stays_with_the_mail_server() {
        assertThat(mailIn(folder.resolve("mistyped"))).isEqualTo(MailInVerb.TRY_AGAIN);
        assertThat(folder.resolve("mistyped")).doesNotExist();
        said("user", "list");
        assertThat(mailIn(desk())).isZero();
        assertThat(desk().resolve("mail-in")).isNotEmptyDirectory();
    }

    private static int mailIn(Path data) {
        var letter = new ByteArrayInputStream("Subject: A lamp\r\n\r\nIt is out.".getBytes(UTF_8));
        return new CommandLine(new MailInVerb(letter)).execute("--data", data.toString());
    }

    private Path desk() {
        return folder.resolve("desk");
    }

    private String said(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        assertThat(run(here(words), out, err)).as(err.toString(UTF_8)).isZero();
        return out.toString(UTF_8);
    }

    private String refusedHere(String... words) {
        return refused(here(words));
    }

    private static String refused(String... words) {
        var err = new ByteArrayOutputStream();
        assertThat(run(words, new ByteArrayOutputStream(), err)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("commonweal: ").hasLineCount(1);
        return err.toString(UTF_8);
    }

    private String[] here(String... words) {
        return Stream.concat(
                        Stream.of(words),
                        List.of("--town", "alderhaven", "--data", desk().toString()).stream())
                .toArray(String[]::new);
    }

    private static int run(String[] words, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return Commonweal.run(
                words, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
