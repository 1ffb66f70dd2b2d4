package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTest {
    private static final TestRecord RECORD = TestRecord.lively(20);
    private static final int ASKED = 6;

    @TempDir Path folder;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    private int verifier(String... words) {
        heard.reset();
        PrintStream out = new PrintStream(heard, true, UTF_8);
        return Verifier.run(List.of(words), out, out);
    }

    private String file(Receipt receipt) throws IOException {
        return Files.write(folder.resolve("a.tlog-proof"), receipt.format()).toString();
    }

    @Test
    void a_receipt_says_what_was_recorded_and_who_signed() throws IOException {
        String file = file(RECORD.receipt(ASKED));
        assertThat(verifier("receipt", file, "--key", TestRecord.DESK.key().format())).isZero();
        assertThat(heard.toString(UTF_8))
                .contains("A request was asked by the web page.")
                .contains("2 March 2026 at ")
                .contains(
                        "the agency that promises a time, named in the entry that does (service pothole, area ward:mill)")
                .containsPattern("words +Ein Loch")
                .contains("entry 6 of alderhaven.example/record")
                .contains("Signed by alderhaven.example/record+")
                .endsWith("0 failed.\n");
    }

    @Test
    void without_a_key_it_says_that_the_signer_is_not_proved() throws IOException {
        assertThat(verifier("receipt", file(RECORD.receipt(ASKED)))).isZero();
        assertThat(heard.toString(UTF_8)).contains("Not proved: who signed.");
        String other = Signer.of(TestRecord.ORIGIN, Hashes.sha256(new byte[9])).key().format();
        assertThat(verifier("receipt", file(RECORD.receipt(ASKED)), "--key", other)).isEqualTo(1);
    }

    @Test
    void the_holder_may_show_less() throws IOException {
        String less = folder.resolve("less.tlog-proof").toString();
        assertThat(
                        verifier(
                                "receipt",
                                file(RECORD.receipt(ASKED)),
                                "--drop",
                                "name,email",
                                "--to",
                                less))
                .isZero();
        Receipt shown = Receipt.parse(Files.readAllBytes(Path.of(less)));
        assertThat(shown.openings()).containsKey("words").doesNotContainKeys("name", "email");
        assertThat(shown.withheld()).containsExactly("name", "email");
        assertThat(new String(Files.readAllBytes(Path.of(less)), UTF_8))
                .doesNotContain("ada@example.org");
        assertThat(verifier("receipt", less)).isZero();
        assertThat(heard.toString(UTF_8))
                .containsPattern("email +\\(not opened by this receipt\\)");
    }

    @Test
    void every_changed_byte_of_a_receipt_is_noticed() throws IOException {
        byte[] good = RECORD.receipt(ASKED).format();
        VerifierKey key = TestRecord.DESK.key();
        assertThat(Receipt.parse(good).signedBy(key)).isTrue();
        List<Integer> unnoticed = new ArrayList<>();
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= 1;
            if (holds(changed, key) && !isWitnessLine(good, at)) {
                unnoticed.add(at);
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    /// Another signer's line may say anything: whoever asks for the desk's key does not read it.
    private static boolean isWitnessLine(byte[] file, int at) {
        return at
                >= new String(file, UTF_8)
                        .substring(0, new String(file, UTF_8).lastIndexOf("\u2014 "))
                        .getBytes(UTF_8)
                        .length;
    }

    private static boolean holds(byte[] file, VerifierKey key) {
        try {
            return Receipt.parse(file).signedBy(key);
        } catch (InvalidRecord e) {
            return false;
        }
    }

    @Test
    void a_bare_proof_is_no_receipt_but_proves_its_entry() {
        Receipt receipt = RECORD.receipt(ASKED);
        TlogProof bare =
                new TlogProof(
                        java.util.Optional.empty(),
                        receipt.index(),
                        receipt.path(),
                        receipt.checkpoint());
        TlogProof read = TlogProof.parse(bare.format());
        assertThat(read.includes(receipt.entry().hash())).isTrue();
        assertThat(read.includes(RECORD.entry(7).hash())).isFalse();
        assertThatThrownBy(() -> Receipt.parse(bare.format()))
                .hasMessageContaining("carries no entry");
    }
}
