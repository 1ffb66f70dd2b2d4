package org.commonweal;

import java.util.List;
import java.util.Optional;
import org.commonweal.people.StaffMember;
import org.commonweal.places.Agency;

/// Whether every refusal could be looked at by somebody who did not make it: the promise of appeal,
/// held against those who work here. Checked before a desk is served and before an account is
/// disabled.
final class SecondEyes {
    private SecondEyes() {}

    /// What is missing, as a sentence for the operator; empty when every appeal has somebody.
    ///
    /// @param agencies of the town
    /// @param appeals code of the agency that the town names for appeals
    /// @param staff all accounts; disabled ones do not count
    static Optional<String> missing(
            List<Agency> agencies, String appeals, List<StaffMember> staff) {
        var able = staff.stream().filter(member -> !member.disabled()).toList();
        var lent =
                able.stream()
                        .filter(member -> member.role().leads())
                        .filter(member -> member.agency().isEmpty() || member.actor().isOf(appeals))
                        .map(StaffMember::id)
                        .toList();
        if (lent.isEmpty()) {
            return Optional.of(
                    "nobody answers for appeals: add a lead to the agency that [appeals] names, with"
                            + " ./commonweal user add --role lead --agency "
                            + appeals);
        }
        for (var agency : agencies) {
            var crew =
                    able.stream()
                            .filter(member -> member.actor().handlesFor(agency.code()))
                            .map(StaffMember::id)
                            .toList();
            if (crew.size() == 1 && crew.containsAll(lent)) {
                return Optional.of(
                        "nobody could decide an appeal against \""
                                + agency.name()
                                + "\": the only one who works there is also the only one who answers for appeals;"
                                + " add a second person with ./commonweal user add --role handler --agency "
                                + agency.code());
            }
        }
        return Optional.empty();
    }
}
