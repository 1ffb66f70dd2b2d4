package org.commonweal;

import java.util.ArrayList;
import java.util.List;
import org.commonweal.config.Town;
import org.commonweal.personal.PersonalData;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.Requests;

/// What the town's file says for keeping public words fit for everybody to read.
final class HouseModeration {
    private HouseModeration() {}

    /// What words may tell of a person; what the town publishes of itself is nothing.
    static PersonalData personal(Town town, Requests requests) {
        var published = new ArrayList<>(List.of(town.contact(), town.emergency()));
        for (var agency : town.atlas().agencies()) {
            published.add(agency.phone());
            published.add(agency.email());
        }
        return new PersonalData(
                town.personal(),
                published,
                text -> RequestNumber.parse(text).flatMap(requests::item).isPresent());
    }
}
