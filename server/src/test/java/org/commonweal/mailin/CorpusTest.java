package org.commonweal.mailin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonweal.mailin.Message.Kind;
import org.junit.jupiter.api.Test;

/// Messages of every shape, read.
class CorpusTest {
    private static final String ADA = "Ada <ada@home.example>";
    private final MessageReader reader = new MessageReader("The desk <desk@alderhaven.example>");

    private Message read(byte[] raw) throws Exception {
        return reader.read(raw);
    }

    @Test
    void every_encoding_and_charset_says_the_same() throws Exception {
        var words = "Löcher in der Straße, Ñandú";
        for (var encoding : List.of("base64", "quoted-printable", "8bit")) {
            for (var charset : List.of("utf-8", "iso-8859-1", "windows-1252", "x-nonsense")) {
                var message = read(Letters.in(charset, encoding, words));
                assertThat(message.words()).as(charset + " " + encoding).isEqualTo(words);
                assertThat(message.subject()).isEqualTo("Straße");
            }
        }
        assertThat(read(Letters.in("gb18030", "base64", "路灯坏了")).words()).isEqualTo("路灯坏了");
        assertThat(read(Letters.in("iso-8859-6", "base64", "حفرة")).words()).isEqualTo("حفرة");
        assertThat(read(Letters.in("iso-2022-jp", "7bit", "穴があります")).words()).isEqualTo("穴があります");
    }

    @Test
    void html_alone_becomes_text_without_its_quotes_and_scripts() throws Exception {
        var message =
                read(
                        Letters.html(
                                "<p>There is a hole &amp; it is <b>deep</b>.</p><ul><li>one</li><li>two</li></ul><script>alert(1)</script>line<br>break"
                                        + "<blockquote type=\"cite\">old words</blockquote><div class=\"gmail_quote\">older words</div>"));
        assertThat(message.words())
                .contains("There is a hole & it is deep.", "one\n", "two", "line\nbreak")
                .doesNotContain("alert", "color", "old words", "older words", "<");
    }

    @Test
    void parts_in_parts_give_the_plain_words_the_picture_and_the_file() throws Exception {
        var picture =
                read(Letters.nested("There is a hole.", "image/jpeg", "hole.jpg", new byte[9000]));
        assertThat(picture.words()).isEqualTo("There is a hole.");
        assertThat(picture.pictures())
                .extracting(Message.Picture::name)
                .containsExactly("hole.jpg");
        assertThat(picture.others()).isEmpty();
        var logo = read(Letters.nested("There is a hole.", "image/png", "logo.png", new byte[900]));
        assertThat(logo.pictures()).isEmpty();
        var file =
                read(Letters.nested("See the file.", "application/pdf", "map.pdf", new byte[900]));
        assertThat(file.others()).containsExactly("map.pdf");
    }

    @Test
    void what_is_quoted_and_signed_is_left_out() throws Exception {
        for (var tail :
                List.of(
                        "\n\nOn Mon, 2 Mar 2026 at 09:00, The desk <desk@alderhaven.example> wrote:\n> Is it resolved?\n> yes",
                        "\n\nOn Mon, 2 Mar 2026 at 09:00, The desk of the town\n<desk@alderhaven.example> wrote:\n> old",
                        "\n\nAm 02.03.2026 um 09:00 schrieb The desk:\n> alt",
                        "\n\nEl lun, 2 mar 2026 a las 9:00, The desk escribió:\n> viejo",
                        "\n\n-----Original Message-----\nFrom: desk\nSent: Monday\n\nold",
                        "\n\nFrom: The desk <desk@alderhaven.example>\nSent: Monday, March 2, 2026 9:00 AM\nTo: Ada\n\nold words",
                        "\n\n-- \nAda Lane\n01632 960 311",
                        "\n> a line they answered\n")) {
            var words = PlainWords.fresh(PlainWords.tidy("It is deeper now." + tail));
            assertThat(words).as(tail).isEqualTo("It is deeper now.");
        }
    }

    @Test
    void a_signature_of_pgp_within_the_text_is_taken_off() throws Exception {
        var message =
                read(
                        Letters.plain(
                                ADA,
                                "Signed",
                                "",
                                "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThere is a hole.\n- -- a dash\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----"));
        assertThat(message.words()).isEqualTo("There is a hole.\n-- a dash");
    }

    @Test
    void programs_bounces_and_loops_are_known() throws Exception {
        for (var header :
                List.of(
                        "Auto-Submitted: auto-replied\n",
                        "Auto-Submitted: auto-generated\n",
                        "Precedence: bulk\n",
                        "Precedence: auto_reply\n",
                        "X-Autoreply: yes\n",
                        "X-Autorespond: out\n",
                        "List-Id: <holes.example>\n",
                        "List-Unsubscribe: <https://x.example>\n")) {
            assertThat(read(Letters.plain(ADA, "Away", header, "I am away.")).kind())
                    .as(header)
                    .isEqualTo(Kind.MACHINE);
        }
        assertThat(read(Letters.plain(ADA, "A hole", "Auto-Submitted: no\n", "A hole.")).kind())
                .isEqualTo(Kind.PERSON);
        assertThat(read(Letters.bounce("x@y")).kind()).isEqualTo(Kind.BOUNCE);
        assertThat(read(Letters.bounce("x@y")).about()).contains("x@y");
        assertThat(read(Letters.plain("Desk@Alderhaven.example", "Again", "", "Again.")).kind())
                .isEqualTo(Kind.LOOP);
        var hops = "Received: from a by b; Mon, 2 Mar 2026 09:00:00 +0000\n".repeat(40);
        assertThat(read(Letters.plain(ADA, "Round", hops, "Round.")).kind()).isEqualTo(Kind.LOOP);
    }

    @Test
    void forwarded_and_encrypted_messages_are_known() throws Exception {
        assertThat(read(Letters.plain(ADA, "Fwd: a hole", "", "See below.")).forwarded()).isTrue();
        assertThat(
                        read(Letters.plain(
                                        ADA,
                                        "a hole",
                                        "",
                                        "See:\n\n---------- Forwarded message ---------\nFrom: Ben"))
                                .forwarded())
                .isTrue();
        var sealed =
                Letters.head(ADA, "x", "")
                        + "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=e\n\n--e\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--e--\n";
        assertThat(read(Letters.bytes(sealed)).sealed()).isTrue();
    }

    @Test
    void nonsense_is_read_as_far_as_it_goes() throws Exception {
        for (var raw :
                List.of(
                        "",
                        "\n",
                        "no headers at all",
                        "From: \n\nwords",
                        "From: not an address\nSubject: =?utf-8?B?%%%?=\n\nwords",
                        "Content-Type: multipart/mixed\n\nno boundary",
                        "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n",
                        "Content-Type: text/plain; charset=\n\nwords",
                        "Content-Transfer-Encoding: base64\n\n!!!")) {
            assertThat(read(Letters.bytes(raw)).from()).as(raw).isEmpty();
        }
        var deep = new StringBuilder(Letters.head(ADA, "deep", ""));
        for (int i = 0; i < 60; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(read(Letters.bytes(deep + "\nhello")).words()).isEmpty();
    }

    @Test
    void what_looks_private_is_noticed() {
        for (var words :
                List.of(
                        "call 01632 960 311",
                        "ring +44 1632 960311",
                        "write to ada@home.example",
                        "555-123-4567",
                        "tel 0049 (30) 1234567")) {
            assertThat(PlainWords.tellsPrivate(words)).as(words).isTrue();
        }
        for (var words :
                List.of(
                        "a hole 30 cm deep",
                        "at 12:30 on 2 March 2026",
                        "since 2019",
                        "house 112, lamp 4711",
                        "costs 1,250.00")) {
            assertThat(PlainWords.tellsPrivate(words)).as(words).isFalse();
        }
    }
}
