package org.commonweal.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.asking.AskingTown.to;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.commonweal.requests.Ask.Hears;
import org.commonweal.requests.AskerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How somebody who asks says that text messages are welcome.
class AskingTextsTest {
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

    private HttpResponse<String> leaves(String draft, String email, String phone, String hears) {
        return town.post(
                draft + "/contact",
                "name",
                "",
                "email",
                email,
                "phone",
                phone,
                "hears",
                hears,
                "contact_note",
                "");
    }

    private void refused(String email, String phone, String hears, String sentence) {
        var draft = town.pothole("A deep hole.");
        var reply = leaves(draft, email, phone, hears);
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.body())
                .contains("There is a problem", sentence)
                .contains("value=\"" + hears + "\" checked");
        if (!phone.isEmpty()) {
            assertThat(reply.body()).contains("value=\"" + phone + "\"");
        }
    }

    @Test
    void a_mobile_number_and_the_wish_are_kept_for_the_one_request() {
        var draft = town.pothole("A deep hole.");
        assertThat(town.get(draft + "/contact").body())
                .contains("How do you want to hear what happens?", "value=\"mail\" checked");
        assertThat(to(leaves(draft, "", "07700 900123", "text"))).isEqualTo(draft + "/check");
        assertThat(town.get(draft + "/check").body())
                .contains("How you hear", "By text message", "+44 7700 900123");
        town.post(draft + "/send");
        var receipt = town.get(draft + "/receipt").body();
        var link = receipt.replaceAll("(?s).*href=\"/r/([A-Za-z0-9_-]{43})\".*", "$1");
        var own = town.requests.byLink(link).orElseThrow();
        assertThat(own.contact().hears()).isEqualTo(Hears.TEXT);
        assertThat(own.contact().phone()).isEqualTo("+44 7700 900123");
        var page = town.requests.view(town.number(receipt)).orElseThrow().toString();
        assertThat(page).doesNotContain("7700");
        assertThat(town.requests.hear(new AskerKey.Link(link), Hears.MAIL)).isTrue();
        assertThat(town.requests.byLink(link).orElseThrow().contact().hears())
                .isEqualTo(Hears.MAIL);
    }

    @Test
    void who_says_nothing_gets_none() {
        var draft = town.pothole("A deep hole.");
        leaves(draft, "", "07700 900123", "");
        assertThat(town.get(draft + "/check").body())
                .contains("07700 900123")
                .doesNotContain("How you hear");
        leaves(draft, "", "07700 900123", "pigeon");
        assertThat(town.get(draft + "/check").body()).doesNotContain("How you hear");
    }

    @Test
    void a_wish_that_cannot_be_met_is_said_at_once() {
        refused("", "", "text", "Write the mobile number for the text messages");
        refused("", "020 7946 0123", "text", "This number takes no text messages.");
        refused("", "+33 6 12 34 56 78", "text", "This number takes no text messages.");
        refused("", "call me", "text", "Write a telephone number with digits");
        refused("", "07700 900123", "both", "or choose text messages alone");
        refused("bo@home.example", "", "both", "Write the mobile number for the text messages");
        refused("bo@home.example", "01632 960123", "both", "This number takes no text messages.");
    }

    @Test
    void one_number_is_not_named_in_request_after_request() {
        for (int i = 0; i < 5; i++) {
            var draft = town.pothole("Hole " + i);
            assertThat(leaves(draft, "", "07700 900123", "text").statusCode()).isEqualTo(303);
        }
        var draft = town.pothole("Another hole");
        var reply = leaves(draft, "", "+447700900123", "text");
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.body()).contains("Many requests have just named this number.");
        assertThat(leaves(draft, "", "07700 900124", "text").statusCode()).isEqualTo(303);
    }
}
