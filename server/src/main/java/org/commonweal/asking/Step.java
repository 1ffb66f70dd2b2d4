package org.commonweal.asking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonweal.services.Service;

/// The pages of the asking, in order.
enum Step {
    WHAT,
    QUESTIONS,
    WHERE,
    WORDS,
    /// What the words tell about a person; shown only where they do.
    PERSONAL,
    /// Whether it is known already; shown only where something like it is.
    KNOWN,
    CONTACT,
    CHECK;

    /// Whether the page comes only where it has something to say.
    boolean maybe() {
        return this == PERSONAL || this == KNOWN;
    }

    /// The last part of the page's path.
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The steps of one service: those without extra questions have no page for them, and what is
    /// confidential is compared with nothing and read by nobody whom it would have to be kept from.
    static List<Step> of(Service service) {
        var steps = new ArrayList<>(List.of(values()));
        if (service.attributes().isEmpty()) {
            steps.remove(QUESTIONS);
        }
        if (service.confidential()) {
            steps.remove(PERSONAL);
            steps.remove(KNOWN);
        }
        return List.copyOf(steps);
    }
}
