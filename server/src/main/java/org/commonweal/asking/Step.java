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
    /// Whether it is known already; shown only where something like it is.
    KNOWN,
    CONTACT,
    CHECK;

    /// The last part of the page's path.
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The steps of one service: those without extra questions have no page for them, and what is
    /// confidential is compared with nothing.
    static List<Step> of(Service service) {
        var steps = new ArrayList<>(List.of(values()));
        if (service.attributes().isEmpty()) {
            steps.remove(QUESTIONS);
        }
        if (service.confidential()) {
            steps.remove(KNOWN);
        }
        return List.copyOf(steps);
    }
}
