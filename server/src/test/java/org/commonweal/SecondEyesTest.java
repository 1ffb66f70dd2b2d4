package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.people.Role;
import org.commonweal.people.StaffMember;
import org.commonweal.places.Agency;
import org.junit.jupiter.api.Test;

/// Whether somebody is there for every appeal.
class SecondEyesTest {
    private static final List<Agency> AGENCIES =
            List.of(
                    new Agency("streets", "Streets", "", ""),
                    new Agency("council", "Town Clerk's Office", "", ""));

    private final StaffMember marta = member(1, Role.LEAD, "council", false);
    private final StaffMember edith = member(2, Role.HANDLER, "council", false);
    private final StaffMember hana = member(3, Role.HANDLER, "streets", false);

    @Test
    void one_who_works_alone_is_looked_at_by_the_lead_named_for_appeals() {
        assertThat(missing(marta, edith, hana)).isEmpty();
    }

    @Test
    void nobody_looks_at_the_lead_who_is_alone() {
        assertThat(missing(marta, hana).orElseThrow()).contains("Town Clerk's Office");
        assertThat(missing(marta, hana, member(4, Role.LEAD, "", false))).isEmpty();
    }

    @Test
    void a_desk_without_a_lead_for_appeals_says_how_to_add_one() {
        assertThat(missing(edith, hana).orElseThrow()).contains("user add --role lead", "council");
        assertThat(missing(edith, hana, member(1, Role.LEAD, "streets", false))).isPresent();
        assertThat(missing(edith, hana, member(1, Role.LEAD, "council", true))).isPresent();
        assertThat(missing()).isPresent();
    }

    private static Optional<String> missing(StaffMember... staff) {
        return SecondEyes.missing(AGENCIES, "council", List.of(staff));
    }

    private static StaffMember member(long id, Role role, String agency, boolean disabled) {
        return new StaffMember(
                id,
                "worker" + id,
                "Worker " + id,
                role,
                Optional.of(agency).filter(code -> !code.isEmpty()),
                disabled,
                Instant.EPOCH);
    }
}
