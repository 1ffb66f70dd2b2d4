package org.commonweal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.commonweal.outside.Chance;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(Chance.seeded(7));

    @Test
    void a_hash_matches_its_password_and_no_other() {
        String hash = passwords.hash("correct horse battery");
        assertThat(hash).startsWith("$argon2id$v=19$m=9216,t=4,p=1$");
        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse batterz", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.matches("x".repeat(1_000_000), hash)).isFalse();
    }

    @Test
    void two_hashes_of_one_password_differ() {
        assertThat(passwords.hash("correct horse battery"))
                .isNotEqualTo(passwords.hash("correct horse battery"));
    }

    @Test
    void a_hash_made_elsewhere_by_the_reference_program_matches() {
        assertThat(
                        passwords.matches(
                                "password",
                                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"))
                .isTrue();
    }

    @Test
    void an_accent_typed_in_two_ways_is_one_password() {
        assertThat(passwords.matches("cafe\u0301 au lait!", passwords.hash("caf\u00e9 au lait!")))
                .isTrue();
    }

    @Test
    void suggested_passwords_are_good_and_differ() {
        String password = passwords.suggest();
        assertThat(password).matches("([b-z2-9]{4}-){3}[b-z2-9]{5}");
        Passwords.demandGood("ada", password);
        assertThat(passwords.suggest()).isNotEqualTo(password);
    }

    @Test
    void weak_passwords_are_refused_with_a_sentence() {
        assertThatThrownBy(() -> Passwords.demandGood("ada", "short"))
                .hasMessageContaining("12 to 200 characters; this one has 5");
        assertThatThrownBy(() -> Passwords.demandGood("ada.of.the.mill", "Ada.of.the.Mill"))
                .hasMessage("This password is too easy to guess.");
        assertThatThrownBy(() -> Passwords.demandGood("ada", "aaaaaaaaaaaa"))
                .hasMessageContaining("too easy");
    }
}
