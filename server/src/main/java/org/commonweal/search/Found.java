package org.commonweal.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonweal.requests.RequestCard;
import org.commonweal.search.SearchQuery.Order;

/// One page of what a search found.
///
/// @param rows as the requests stand now, in the order
/// @param order as it was taken
/// @param total how many fit; see `capped`
/// @param capped whether more fit than were counted: then `total` and the counts are of the newest
///   [#MOST_COUNTED]
/// @param counts how many of each facet's values there are, the most first; each facet is counted
///   as if it did not narrow, so that one can change one's mind
/// @param looser whether no request has all the words, and those that have some are shown
/// @param respelt whether a word was found nowhere and words much like it were taken
/// @param next handed back as `after` for the rows that follow; empty on the last page
/// @param behind how many entries of the record the index has not read yet; 0 for up to date
public record Found(
        List<RequestCard> rows,
        Order order,
        int total,
        boolean capped,
        Map<Facet, List<Count>> counts,
        boolean looser,
        boolean respelt,
        Optional<String> next,
        long behind) {
    /// How many are counted at most.
    public static final int MOST_COUNTED = 25_000;

    /// The most rows of one page.
    public static final int MOST_ROWS = 100;

    public Found {
        rows = List.copyOf(rows);
        counts = Map.copyOf(counts);
    }

    /// By what results are counted.
    public enum Facet {
        /// [org.commonweal.requests.State#code()].
        STATE,
        /// Code of the service.
        SERVICE,
        /// Code of the agency; empty for none yet.
        AGENCY,
        /// `kind:code`, of every kind of area.
        AREA
    }

    /// How many there are of one value.
    public record Count(String value, int count) {}
}
