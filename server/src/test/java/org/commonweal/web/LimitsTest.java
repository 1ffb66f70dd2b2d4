package org.commonweal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.commonweal.outside.TurnedNow;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final TurnedNow now = new TurnedNow(Instant.parse("2026-03-03T09:00:00Z"));
    private final Limits limits = new Limits(now);
    private final Limits.Rate rate = new Limits.Rate(3, Duration.ofMinutes(1));

    @Test
    void a_burst_is_allowed_and_then_one_at_a_time() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.take("ask", "192.0.2.1", rate)).isEmpty();
        }
        assertThat(limits.take("ask", "192.0.2.1", rate)).contains(Duration.ofMinutes(1));
        now.turn(Duration.ofSeconds(40));
        assertThat(limits.take("ask", "192.0.2.1", rate)).contains(Duration.ofSeconds(20));
        now.turn(Duration.ofSeconds(20));
        assertThat(limits.take("ask", "192.0.2.1", rate)).isEmpty();
        assertThat(limits.take("ask", "192.0.2.1", rate)).isPresent();
    }

    @Test
    void senders_and_places_do_not_disturb_each_other() {
        for (int i = 0; i < 3; i++) {
            limits.take("ask", "192.0.2.1", rate);
        }
        assertThat(limits.take("ask", "192.0.2.2", rate)).isEmpty();
        assertThat(limits.take("code", "192.0.2.1", rate)).isEmpty();
    }

    @Test
    void a_household_has_one_network_of_ipv6() {
        assertThat(Limits.network("2001:db8:1:2::7"))
                .isEqualTo(Limits.network("2001:db8:1:2:a::1"));
        assertThat(Limits.network("2001:db8:1:3::7"))
                .isNotEqualTo(Limits.network("2001:db8:1:2::7"));
    }

    @Test
    void memory_is_bounded() {
        for (int i = 0; i < 60_000; i++) {
            limits.take("ask", "host" + i, rate);
        }
        assertThat(limits.size()).isEqualTo(50_000);
    }
}
