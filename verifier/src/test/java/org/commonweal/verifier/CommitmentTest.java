package org.commonweal.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitmentTest {
    private static final CaseHandle CASE = CaseHandle.parse("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");

    @Test
    void the_published_vector_holds() {
        byte[] secret =
                Hashes.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        byte[] commitment = Commitment.of(new Opening(secret, "Elm Row 7"), CASE, 3, "street");
        assertThat(Hashes.hex(commitment))
                .isEqualTo("de98e240eff279eca95a05e5cfaa6b17d7f84977133dbc47e3f59830e07cca28");
    }

    @Test
    void a_field_root_is_the_tree_over_commitments_and_padding() {
        for (int count = 1; count <= Commitment.MOST_FIELDS; count++) {
            List<byte[]> commitments = new ArrayList<>();
            List<byte[]> leaves = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                commitments.add(Hashes.sha256(new byte[] {(byte) i}));
                leaves.add(Hashes.leaf(commitments.getLast()));
            }
            while (Integer.bitCount(leaves.size()) != 1) {
                leaves.add(Hashes.leaf(new byte[Hashes.LENGTH]));
            }
            assertThat(Commitment.fieldroot(commitments))
                    .as("%d fields", count)
                    .isEqualTo(Tree.root(leaves));
        }
    }
}
