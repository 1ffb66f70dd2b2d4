package org.commonweal.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RequestNumberTest {
    @Test
    void a_number_is_read_however_people_write_it() {
        var number = RequestNumber.nth(7);
        assertThat(number.digits()).hasSize(9);
        assertThat(number.spoken()).hasSize(11);
        for (var written :
                new String[] {
                    number.digits(),
                    number.spoken(),
                    " " + number.spoken().replace(' ', '-') + "\t",
                    number.spoken().replace(' ', '\u00a0'),
                    number.spoken().replace(' ', '.')
                }) {
            assertThat(RequestNumber.parse(written)).contains(number);
        }
    }

    @Test
    void every_wrong_digit_and_every_swap_of_neighbours_is_noticed() {
        for (long n = 0; n < 2000; n++) {
            String right = RequestNumber.nth(n * 41_113).digits();
            for (int i = 0; i < right.length(); i++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    String wrong = right.substring(0, i) + digit + right.substring(i + 1);
                    assertThat(RequestNumber.parse(wrong).isPresent())
                            .isEqualTo(wrong.equals(right));
                }
                if (i > 0 && right.charAt(i) != right.charAt(i - 1)) {
                    String swapped =
                            right.substring(0, i - 1)
                                    + right.charAt(i)
                                    + right.charAt(i - 1)
                                    + right.substring(i + 1);
                    assertThat(RequestNumber.parse(swapped)).isEmpty();
                }
            }
        }
    }

    @Test
    void no_number_is_handed_out_twice_and_neighbours_look_different() {
        var seen = new HashSet<RequestNumber>();
        for (long n = 0; n < 200_000; n++) {
            assertThat(seen.add(RequestNumber.nth(n))).isTrue();
        }
        assertThat(seen).contains(RequestNumber.nth(0));
        String one = RequestNumber.nth(500).digits();
        String next = RequestNumber.nth(501).digits();
        int same = 0;
        for (int i = 0; i < 9; i++) {
            same += one.charAt(i) == next.charAt(i) ? 1 : 0;
        }
        assertThat(same).isLessThan(5);
        assertThat(RequestNumber.nth(RequestNumber.CAPACITY - 1).digits()).hasSize(9);
        assertThatThrownBy(() -> RequestNumber.nth(RequestNumber.CAPACITY))
                .hasMessageContaining("used all its numbers");
    }

    @Test
    void what_is_no_number_is_not_read() {
        for (var wrong :
                new String[] {
                    "",
                    "1",
                    "12345678",
                    "0123456789",
                    "12345678x",
                    "１２３４５６７８９",
                    "1".repeat(1000),
                    "+12345678"
                }) {
            assertThat(RequestNumber.parse(wrong)).as(wrong).isEmpty();
        }
    }
}
