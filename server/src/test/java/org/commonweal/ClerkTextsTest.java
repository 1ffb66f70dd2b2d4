package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.commonweal.ClerkTown.Browser;
import org.commonweal.ClerkTown.Fields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A clerk files for somebody who has a mobile telephone and nothing else.
class ClerkTextsTest {
    private static final String FILE = "/desk/file";

    @TempDir Path folder;
    private ClerkTown town;
    private Browser cleo;

    @BeforeEach
    void open() {
        town = new ClerkTown(folder.resolve("store").toString(), folder);
        cleo = town.signedIn("cleo");
    }

    @AfterEach
    void audited() {
        town.audit();
        town.close();
    }

    private Fields lamp(String phone, String email, String hears) {
        return Fields.of(cleo.reads(FILE))
                .with("came", "phone", "service", "street-light", "asked", "street-light")
                .with("words", "The lamp by the pump is out.", "unsaid", "yes", "do", "send")
                .with("phone", phone, "email", email, "hears", hears, "language", "es");
    }

    private String filed(String phone, String email, String hears) {
        return cleo.reads(cleo.goes(FILE, lamp(phone, email, hears).all()));
    }

    private void refused(String phone, String email, String hears, String sentence) {
        var size = town.size();
        var reply = cleo.post(FILE, lamp(phone, email, hears).all());
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.body()).contains(sentence, "The lamp by the pump is out.");
        assertThat(town.size()).isEqualTo(size);
    }

    @Test
    void a_caller_with_a_mobile_number_alone_gets_text_messages_in_their_language() {
        assertThat(cleo.reads(FILE))
                .contains("E-mail, else text message")
                .contains("Ask whether text messages are welcome.");
        assertThat(filed("07700 900123", "", ""))
                .contains("Recibirá mensajes de texto cortos en el", "+44 7700 900123")
                .doesNotContain("No se le envía nada");
        assertThat(town.letters())
                .contains("+447700900123", "recibimos su solicitud", "Text message, ")
                .doesNotContain("we have your request");
    }

    @Test
    void an_address_or_another_wish_goes_before() {
        assertThat(filed("07700 900123", "bo@home.example", ""))
                .contains("Se le avisará de cada paso en")
                .doesNotContain("mensajes de texto");
        assertThat(filed("07700 900123", "", "mail")).contains("No se le envía nada");
        assertThat(filed("020 7946 0123", "", "")).contains("No se le envía nada");
        assertThat(filed("07700 900124", "bo@home.example", "both"))
                .contains("Se le avisará de cada paso en", "Recibirá mensajes de texto");
        assertThat(town.letters())
                .contains("bo@home.example", "+447700900124")
                .doesNotContain("+447700900123");
    }

    @Test
    void what_cannot_be_is_said_and_nothing_is_filed() {
        refused("020 7946 0123", "", "text", "This number takes no text messages.");
        refused("", "", "text", "Write the mobile number for the text messages.");
        refused("07700 900123", "", "both", "Write the e-mail address, or choose");
        refused("the blue house", "", "text", "Write a telephone number in digits.");
    }
}
