package org.commonweal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Ids;
import org.commonweal.outside.TurnedNow;
import org.commonweal.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds for accounts and sign-ins on every store.
abstract class PeopleContract {
    private static final String PASSWORD = "gravel lantern tuesday";
    private static final Optional<String> STREETS = Optional.of("streets");

    private final TurnedNow now = new TurnedNow(Instant.parse("2026-03-03T09:00:00Z"));
    private Store store;
    private People people;

    abstract String fresh();

    @BeforeEach
    void open() {
        store = Store.open(fresh());
        people = opened(11);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private People opened(long seed) {
        Chance chance = Chance.seeded(seed);
        return new People(store, now, new Ids(chance), Passwords.cheap(chance));
    }

    private StaffMember hana() {
        return people.add("hana", "Hana Brook", Role.HANDLER, STREETS, PASSWORD);
    }

    private String signedIn() {
        return people.signIn("hana", PASSWORD).orElseThrow();
    }

    @Test
    void an_account_added_is_found_by_id_and_in_the_list() {
        var hana = hana();
        people.add("bo", "Bo Lind", Role.ADMINISTRATOR, Optional.empty(), PASSWORD);
        assertThat(hana.signInName()).isEqualTo("hana");
        assertThat(hana.since()).isEqualTo(now.now());
        assertThat(people.find(hana.id())).hasValue(hana);
        assertThat(people.find(hana.id() + 100)).isEmpty();
        assertThat(people.list()).extracting(StaffMember::signInName).containsExactly("bo", "hana");
    }

    @Test
    void what_cannot_be_added_is_refused_with_a_sentence_and_not_added() {
        hana();
        refused("There is already an account \"hana\".", this::hana);
        refused(
                "must be 2 to 40 of a-z",
                () -> people.add("Hana B", "Hana", Role.CLERK, Optional.empty(), PASSWORD));
        refused(
                "A handler works for an agency; say which for \"ola\".",
                () -> people.add("ola", "Ola", Role.HANDLER, Optional.empty(), PASSWORD));
        refused(
                "12 to 200 characters",
                () -> people.add("ola", "Ola", Role.CLERK, Optional.empty(), "short"));
        refused("There is no account \"ola\".", () -> people.disable("ola"));
        refused("There is no account \"ola\".", () -> people.setPassword("ola", PASSWORD));
        refused(
                "There is no account \"ola\".",
                () -> people.change("ola", "Ola", Role.CLERK, Optional.empty()));
        assertThat(people.list()).hasSize(1);
    }

    @Test
    void the_right_password_signs_in_and_nothing_else_does() {
        var hana = hana();
        assertThat(people.session(signedIn())).hasValue(hana);
        assertThat(people.signIn(" Hana ", PASSWORD)).isPresent();
        assertThat(people.signIn("hana", "gravel lantern monday")).isEmpty();
        assertThat(people.signIn("hana", "")).isEmpty();
        assertThat(people.signIn("nobody", PASSWORD)).isEmpty();
        assertThat(people.signIn("hana' or '1'='1", PASSWORD)).isEmpty();
        assertThat(people.session("")).isEmpty();
        assertThat(people.session("made up")).isEmpty();
    }

    @Test
    void every_sign_in_is_a_session_of_its_own_and_signing_out_ends_one() {
        hana();
        String desk = signedIn();
        String counter = signedIn();
        assertThat(desk).isNotEqualTo(counter).hasSize(43);
        people.signOut(desk);
        assertThat(people.session(desk)).isEmpty();
        assertThat(people.session(counter)).isPresent();
    }

    @Test
    void the_store_does_not_know_the_token() throws Exception {
        hana();
        String token = signedIn();
        var kept =
                store.read(tx ->
                        tx.sql("select token_hash from people_sessions")
                                .one(row -> row.bytes("token_hash")));
        assertThat(kept.orElseThrow()).hasSize(32);
        assertThat(new String(kept.orElseThrow(), StandardCharsets.ISO_8859_1))
                .doesNotContain(token);
    }

    @Test
    void a_session_ends_after_two_hours_unused() {
        hana();
        String token = signedIn();
        now.turn(Duration.ofMinutes(119));
        assertThat(people.session(token)).isPresent();
        now.turn(Duration.ofMinutes(119));
        assertThat(people.session(token)).isPresent();
        now.turn(Duration.ofHours(2));
        assertThat(people.session(token)).isEmpty();
    }

    @Test
    void a_session_ends_after_twelve_hours_however_much_it_is_used() {
        hana();
        String token = signedIn();
        for (int hour = 1; hour < 12; hour++) {
            now.turn(Duration.ofHours(1));
            assertThat(people.session(token)).isPresent();
        }
        now.turn(Duration.ofHours(1));
        assertThat(people.session(token)).isEmpty();
    }

    @Test
    void ended_sessions_leave_the_store_when_somebody_signs_in() {
        hana();
        signedIn();
        now.turn(Duration.ofHours(3));
        signedIn();
        assertThat(
                        store.<Optional<Long>>read(tx ->
                                tx.sql("select count(*) from people_sessions")
                                        .one(row -> row.number(1))))
                .hasValue(1L);
    }

    @Test
    void sessions_outlive_a_restart() {
        hana();
        String token = signedIn();
        assertThat(opened(12).session(token)).isPresent();
    }

    @Test
    void a_disabled_account_is_out_at_once_and_back_when_enabled() {
        hana();
        String token = signedIn();
        people.disable("hana");
        assertThat(people.session(token)).isEmpty();
        assertThat(people.signIn("hana", PASSWORD)).isEmpty();
        assertThat(people.list().getFirst().disabled()).isTrue();
        people.enable("hana");
        assertThat(people.session(token)).isEmpty();
        assertThat(people.signIn("hana", PASSWORD)).isPresent();
    }

    @Test
    void a_new_password_ends_every_session_and_the_old_password() {
        hana();
        String token = signedIn();
        people.setPassword("hana", "kettle orchard seven");
        assertThat(people.session(token)).isEmpty();
        assertThat(people.signIn("hana", PASSWORD)).isEmpty();
        assertThat(people.signIn("hana", "kettle orchard seven")).isPresent();
    }

    @Test
    void a_changed_role_holds_for_those_signed_in() {
        var hana = hana();
        String token = signedIn();
        people.change("hana", "Hana Brook-Lind", Role.LEAD, STREETS);
        assertThat(people.session(token).orElseThrow().actor())
                .isEqualTo(new Actor.Staff(hana.id(), "Hana Brook-Lind", Role.LEAD, STREETS));
    }

    @Test
    void a_request_can_be_given_to_those_who_handle_for_the_agency() {
        hana();
        people.add("lee", "Lee Ward", Role.LEAD, STREETS, PASSWORD);
        people.add("jo", "Jo Mayor", Role.LEAD, Optional.empty(), PASSWORD);
        people.add("pat", "Pat Field", Role.HANDLER, Optional.of("parks"), PASSWORD);
        people.add("cy", "Cy Counter", Role.CLERK, STREETS, PASSWORD);
        people.add("old", "Old Hand", Role.HANDLER, STREETS, PASSWORD);
        people.disable("old");
        assertThat(people.handlersFor("streets"))
                .extracting(StaffMember::signInName)
                .containsExactly("hana", "jo", "lee");
    }

    private static void refused(String sentence, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
