package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.commonweal.ClerkTown.Browser;
import org.commonweal.ClerkTown.Fields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The language somebody chose where they asked is the one of the letter that comes: through the
/// whole desk, as the program wires it, from each way in.
class ToldInTheirLanguageTest {
    @TempDir Path folder;
    private ClerkTown town;

    @BeforeEach
    void open() {
        town = new ClerkTown(folder.resolve("store").toString(), folder);
    }

    @AfterEach
    void audited() {
        town.audit();
        town.close();
    }

    private static void speaks(String letter, String language, String... words) {
        assertThat(letter).contains("<html lang=\"" + language + "\"").contains(words);
        assertThat(letter).doesNotContain("We have received", "Your request", "has promised");
    }

    /// Asks for a lamp on the pages.
    ///
    /// @param email to be told at, or empty
    /// @return the receipt
    private static String asks(Browser resident, String email) {
        var first = resident.goes("/ask", "service", "street-light");
        var draft = first.substring(0, first.lastIndexOf('/'));
        resident.goes(draft + "/questions", "answers.post", "");
        resident.goes(draft + "/where", "place", "Mill Lane");
        resident.goes(draft + "/words", "words", "路灯坏了。");
        assertThat(resident.reads(draft + "/contact"))
                .as("what an address is for where mail is sent")
                .doesNotContain("So that the people who handle it can write to you")
                .containsAnyOf("We write to you at each step", "每一步都会给您发邮件");
        resident.goes(draft + "/contact", "email", email);
        resident.goes(draft + "/send");
        return resident.reads(draft + "/receipt");
    }

    @Test
    void the_language_of_the_asking_page_comes_out_in_the_letter() {
        Browser resident = town.new Browser("language=zh");
        assertThat(asks(resident, "lin@home.example")).contains("<html lang=\"zh\"", "届时我们会给您发邮件");
        speaks(town.letter(), "zh", "路灯坏了。", "我们收到了您的诉求", "您的诉求的专用页面");
    }

    @Test
    void who_left_no_address_is_told_to_look_it_up() {
        assertThat(asks(town.anybody(), ""))
                .contains("Look it up then")
                .doesNotContain("We write to you then");
        assertThat(town.letters()).doesNotContain("Received");
    }

    @Test
    void the_language_that_a_clerk_chose_for_a_caller_comes_out_in_the_letter() {
        var cleo = town.signedIn("cleo");
        var page = cleo.reads("/desk/file");
        assertThat(page).contains("<html lang=\"en\"");
        var form =
                Fields.of(page)
                        .with("came", "phone", "service", "street-light", "asked", "street-light")
                        .with("words", "The lamp by the pump is out.", "unsaid", "yes")
                        .with("email", "bo@home.example", "language", "ar", "do", "send");
        cleo.reads(cleo.goes("/desk/file", form.all()));
        speaks(town.letter(), "ar", "dir=\"rtl\"", "وصلنا طلبك", "صفحة طلبك الخاصة");
    }

    @Test
    void the_language_of_whoever_holds_another_program_comes_out_in_the_letter() {
        var key = town.house.keys().make("Another App", 1000, false).secret();
        var form =
                "service_code=street-light&description=A+lamp&address_string=Mill+Lane&email=ana%40home.example&api_key=";
        var filed = town.program("/open311/v2/requests.json", "fr, es;q=0.8, en;q=0.5", form + key);
        assertThat(filed.statusCode()).as(filed.body()).isBetween(200, 201);
        speaks(town.letter(), "es", "Hemos recibido su solicitud", "La página de su solicitud");
    }
}
