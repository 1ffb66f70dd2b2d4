package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final List<VerifierKey> WITNESSES = new ArrayList<>();

    static {
        for (int i = 0; i < 4; i++) {
            WITNESSES.add(
                    Signer.witness("w" + i + ".example", Hashes.sha256(new byte[] {(byte) i}))
                            .key());
        }
    }

    private static Policy policy(String groups) {
        StringBuilder file =
                new StringBuilder(
                        "# trusted\n\n\tlog  "
                                + TestRecord.DESK.key()
                                + " https://alderhaven.example/record\n");
        for (int i = 0; i < WITNESSES.size(); i++) {
            file.append("witness w").append(i).append(' ').append(WITNESSES.get(i)).append('\n');
        }
        return Policy.parse((file + groups).getBytes(UTF_8));
    }

    @Test
    void groups_of_groups_count_as_they_say() {
        Policy policy = policy("group two 2 w0 w1 w2\ngroup both all two w3\nquorum both\n");
        assertThat(policy.logs()).containsExactly(TestRecord.DESK.key());
        assertThat(policy.isMetBy(List.of(WITNESSES.get(0), WITNESSES.get(2), WITNESSES.get(3))))
                .isTrue();
        assertThat(policy.isMetBy(List.of(WITNESSES.get(0), WITNESSES.get(1), WITNESSES.get(2))))
                .isFalse();
        assertThat(policy.isMetBy(List.of(WITNESSES.get(0), WITNESSES.get(3)))).isFalse();
        assertThat(policy("quorum none").isMetBy(List.of())).isTrue();
        assertThat(policy("quorum w1").isMetBy(List.of(WITNESSES.get(1)))).isTrue();
        assertThat(policy("group any any w0 w1\nquorum any").isMetBy(List.of(WITNESSES.get(1))))
                .isTrue();
    }

    @Test
    void a_wrong_line_is_named() {
        for (String wrong :
                List.of(
                        "",
                        "quorum nobody",
                        "quorum none\nquorum none",
                        "group g 0 w0\nquorum g",
                        "group g 2 w0\nquorum g",
                        "group g any\nquorum g",
                        "group none any w0\nquorum none",
                        "group a any w0\ngroup b any w0\nquorum a",
                        "group w0 any w1\nquorum w0",
                        "group g any later\nquorum g",
                        "witness again " + WITNESSES.getFirst() + "\nquorum none",
                        "log " + WITNESSES.getFirst() + "\nquorum none",
                        "watch w0\nquorum none",
                        "quorum none extra",
                        "quorum none\r")) {
            assertThatThrownBy(() -> policy(wrong)).as(wrong).isInstanceOf(InvalidRecord.class);
        }
        assertThatThrownBy(() -> policy("quorum nobody"))
                .hasMessageStartingWith("line 8 of the policy");
    }
}
