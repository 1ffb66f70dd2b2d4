package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keys, notes and a whole small log that others have published.
class PublishedVectorsTest {
    @Test
    void a_small_log_of_another_program_verifies_whole() {
        VerifierKey key =
                VerifierKey.parse(
                        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
        List<byte[]> leaves =
                Stream.of(
                                "one two three four five six seven eit nain ten ileven twelf threeten fourten fivten"
                                        .split(" "))
                        .map(word -> Hashes.leaf(word.getBytes(US_ASCII)))
                        .toList();
        assertThat(Hashes.hex(Tree.root(leaves.subList(0, 1))))
                .isEqualTo("d0d7360ab79f58ab1e1e3fe64ad77e2ea0bc07e36b5f46ed2223edd9298df9e9");
        assertThat(Hashes.hex(Tree.root(leaves.subList(0, 4))))
                .isEqualTo("cd8d65377e6fad76003e2c5749de7d2ec536f71509b6e5b8a3674d360e58d82a");
        assertThat(Hashes.hex(Tree.root(leaves)))
                .isEqualTo("aca6c38a90af86e5f5199ee0e4105ef2c03a05b27b8daff59e4e36eefdfcddcb");
        String text = new Checkpoint("example.com/log/testdata", 15, Tree.root(leaves)).text();
        String note =
                text
                        + "\n\u2014 example.com/log/testdata M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=\n";
        assertThat(Checkpoint.open(note.getBytes(UTF_8), key).size()).isEqualTo(15);
    }

    @Test
    void other_logs_keys_read_back() {
        for (String vkey :
                List.of(
                        "android.transparency.goog/google1p/apk/2026/1+fc654374+ATr9NQE0gvOtVfj5cCStUzdlflEp3oZoNHD8pImzPj5O",
                        "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562+5202289b+Af/cLU2Y5BJNP+r3iMDC+av9eWCD0fBJVDfzAux5zxAP")) {
            assertThat(VerifierKey.parse(vkey).format()).isEqualTo(vkey);
        }
        VerifierKey witnessed =
                VerifierKey.parse(
                        "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562+5202289b+Af/cLU2Y5BJNP+r3iMDC+av9eWCD0fBJVDfzAux5zxAP");
        assertThat(HexFormat.of().formatHex(witnessed.key()))
                .isEqualTo("ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f");
        assertThat(witnessed.id()).isEqualTo(0x5202289b);
    }

    @Test
    void a_published_cosignature_has_the_shape_and_time_it_should() {
        Note note =
                Note.parse(
                        """
                        example.com/behind-the-sofa
                        20852163
                        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                        \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                        \u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
                        """
                                .getBytes(UTF_8));
        Note.Line line = note.lines().getLast();
        assertThat(line.id()).isEqualTo(0x8d66cf3f);
        assertThat(line.signature()).hasSize(72);
        assertThat(Cosignature.time(line)).isEqualTo(Instant.ofEpochSecond(1679315147));
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(20852163);
    }
}
