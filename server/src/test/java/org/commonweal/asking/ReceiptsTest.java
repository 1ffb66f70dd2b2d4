package org.commonweal.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.commonweal.outside.TurnedNow;
import org.commonweal.requests.Asked;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.State;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private final TurnedNow now = new TurnedNow(Instant.parse("2026-03-03T09:00:00Z"));
    private final Receipts receipts = new Receipts(now);
    private final Asked.Accepted accepted =
            new Asked.Accepted(
                    RequestNumber.parse("371828178").orElseThrow(),
                    7,
                    State.PROMISED,
                    "ABCD-EFGH",
                    "token");

    @Test
    void secrets_wait_ten_minutes_unseen_and_one_minute_once_seen() {
        receipts.hold("draft", accepted);
        now.turn(Receipts.UNSEEN.minusMillis(1));
        assertThat(receipts.show("draft")).contains(accepted);
        now.turn(Receipts.SEEN.minusMillis(1));
        assertThat(receipts.show("draft")).contains(accepted);
        now.turn(Duration.ofMillis(1));
        assertThat(receipts.show("draft")).isEmpty();
    }

    @Test
    void showing_them_again_does_not_make_them_stay() {
        receipts.hold("draft", accepted);
        for (int i = 0; i < 3; i++) {
            receipts.show("draft");
            now.turn(Duration.ofSeconds(25));
        }
        assertThat(receipts.show("draft")).isEmpty();
    }

    @Test
    void forgotten_is_forgotten() {
        receipts.hold("draft", accepted);
        receipts.forget("draft");
        assertThat(receipts.show("draft")).isEmpty();
        assertThat(receipts.show("another")).isEmpty();
    }
}
