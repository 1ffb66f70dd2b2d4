package org.commonweal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Addresses as people type them: what cannot be written to is said while they can still mend it.
class EmailAddressTest {
    @Test
    void what_mail_can_be_sent_to_is_taken_in_any_script() {
        for (var right :
                List.of(
                        "ana@home.example",
                        "a.b+desk@mail.home.example",
                        "o'neil@home.example",
                        "用户@例子.测试",
                        "x@y.zz")) {
            assertThat(EmailAddress.isWhole(right)).as(right).isTrue();
            assertThat(EmailAddress.isOne(right)).as(right).isTrue();
        }
    }

    @Test
    void an_end_that_is_missing_is_told_to_who_types_and_passes_from_a_network_of_its_own() {
        for (var half :
                List.of("ana@gmail", "ana@gmail.", "ana@.com", "ana@home..example", "a@x")) {
            assertThat(EmailAddress.isWhole(half)).as(half).isFalse();
            assertThat(EmailAddress.isOne(half)).as(half).isTrue();
        }
    }

    @Test
    void what_is_no_address_or_more_than_one_is_refused() {
        for (var wrong :
                List.of(
                        "",
                        "ana",
                        "ana@",
                        "@home.example",
                        "a b@home.example",
                        "a@b@home.example",
                        "ana@home.example,bo@home.example",
                        "Ana <ana@home.example>",
                        "ana@home.example\r\nBcc: bo@home.example",
                        "a".repeat(65) + "@home.example",
                        "a@" + "b".repeat(190) + ".example")) {
            assertThat(EmailAddress.isOne(wrong)).as(wrong).isFalse();
            assertThat(EmailAddress.isWhole(wrong)).as(wrong).isFalse();
        }
    }
}
