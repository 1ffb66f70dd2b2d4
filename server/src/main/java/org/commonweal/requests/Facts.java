package org.commonweal.requests;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.commonweal.requests.Windows.Downtime;
import org.commonweal.services.Calendar;
import org.commonweal.services.Standard;
import org.jspecify.annotations.Nullable;

/// What a decision needs to know besides the request itself, read in the same transaction.
///
/// @param windows the asker's windows
/// @param downtimes of the desk, in the order of time
/// @param terms what a promise made now follows: the standard of today or, for a service no longer
///   offered, the one promised last; null when there never was one
/// @param standing what the newest promise was made under; null where there is none
/// @param agencies codes of all agencies
/// @param reasons `kind:code` of all listed reasons
/// @param crew ids of those who may handle for the agency: its handlers and leads, and the
///   jurisdiction's leads; empty where nobody worked on the request before and no appeal waits, for
///   then nothing depends on them
/// @param appeals code of the agency that lends its lead to an appeal where the refusing agency has
///   no second person; empty where none is named
/// @param codeShown whether the one who acts was given the asker's code
/// @param reachable whether the asker could be told: left a way to be reached, or opened the link
///   since the agency's claim
record Facts(
        Windows windows,
        List<Downtime> downtimes,
        @Nullable Terms terms,
        @Nullable Terms standing,
        Set<String> agencies,
        Set<String> reasons,
        Set<String> crew,
        String appeals,
        boolean codeShown,
        boolean reachable) {

    /// What a promise made now would follow.
    ///
    /// @param services version of the register of services
    /// @param calendars version of the register of calendars
    record Terms(Standard standard, Calendar calendar, int services, int calendars) {
        Instant answerDue(Instant from) {
            return calendar.add(from, standard.answerWithin());
        }

        Instant doneDue(Instant from) {
            return calendar.add(from, standard.doneWithin());
        }
    }
}
