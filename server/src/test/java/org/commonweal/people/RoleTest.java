package org.commonweal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
    @ParameterizedTest
    @CsvSource({
        "handler, true, false, false, false",
        "lead, true, true, false, false",
        "clerk, false, false, true, false",
        "administrator, false, false, false, true"
    })
    void duties_are_kept_apart(
            String word, boolean handles, boolean leads, boolean clerks, boolean administers) {
        Role role = Role.of(word);
        assertThat(role.word()).isEqualTo(word);
        assertThat(role.handles()).isEqualTo(handles);
        assertThat(role.leads()).isEqualTo(leads);
        assertThat(role.clerks()).isEqualTo(clerks);
        assertThat(role.administers()).isEqualTo(administers);
    }

    @ParameterizedTest
    @CsvSource({
        "HANDLER, streets, true, false",
        "LEAD, streets, true, false",
        "LEAD, , true, true",
        "CLERK, streets, false, false",
        "ADMINISTRATOR, , false, false"
    })
    void requests_are_handled_for_the_own_agency_or_by_the_lead_of_all(
            Role role, String agency, boolean streets, boolean parks) {
        var actor = new Actor.Staff(1, "Somebody", role, Optional.ofNullable(agency));
        assertThat(actor.handlesFor("streets")).isEqualTo(streets);
        assertThat(actor.handlesFor("parks")).isEqualTo(parks);
    }

    @Test
    void another_word_is_refused_with_the_four_there_are() {
        assertThatThrownBy(() -> Role.of("boss"))
                .hasMessage("\"boss\" is no role; use handler, lead, clerk or administrator.");
    }
}
