package org.commonweal.requests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonweal.photos.PhotoId;
import org.commonweal.places.Point;
import org.jspecify.annotations.Nullable;

/// One page of a list. Lists go on from a key, never by counting, so the last page costs what the
/// first does.
///
/// @param rows in the list's order
/// @param next handed back as `after` for the rows that follow; empty on the last page
public record RequestList(List<Row> rows, Optional<String> next) {
    /// The most rows of one page.
    public static final int MOST = 200;

    public RequestList {
        rows = List.copyOf(rows);
    }

    /// Which requests: each part narrows, empty and null parts do not. Confidential requests are in
    /// no public list.
    ///
    /// @param states any of these
    /// @param agency code
    /// @param area `kind:code`
    /// @param service code
    /// @param from asked at or after
    /// @param to asked before
    public record Filter(
            Set<State> states,
            String agency,
            String area,
            String service,
            @Nullable Instant from,
            @Nullable Instant to) {
        /// All requests.
        public static final Filter ALL = new Filter(Set.of(), "", "", "", null, null);

        public Filter {
            states = Set.copyOf(states);
        }

        /// The same, in any of these states.
        public Filter in(Set<State> states) {
            return new Filter(states, agency, area, service, from, to);
        }

        /// The same, of one agency.
        public Filter agency(String agency) {
            return new Filter(states, agency, area, service, from, to);
        }

        /// The same, in one area.
        public Filter area(String area) {
            return new Filter(states, agency, area, service, from, to);
        }

        /// The same, of one service.
        public Filter service(String service) {
            return new Filter(states, agency, area, service, from, to);
        }

        /// The same, asked in a time: from the first instant until before the second.
        public Filter asked(@Nullable Instant from, @Nullable Instant to) {
            return new Filter(states, agency, area, service, from, to);
        }
    }

    /// The lists of the desk, each by due instant with what is late on top.
    public enum Desk {
        /// What this member of staff took.
        MINE,
        /// All work of the agency: promised and under way.
        AGENCY,
        /// What has come back and is nobody's yet.
        RETURNED,
        /// Appeals against the agency's refusals.
        APPEALS,
        /// What no agency has.
        WAITING,
        /// Work of the agency whose clock stands; a part of [#AGENCY].
        PAUSED,
        /// What the agency reported done and nobody has judged yet.
        VERDICT
    }

    /// One request in a list.
    ///
    /// @param words the beginning of the public words
    /// @param due the first due instant of the newest round; null where this desk promised nothing
    /// @param missed whether that was missed
    /// @param photo the asker's first photo; null where there is none, or where it may not be shown
    /// @param added whether the newest that happened is what another resident added; only told to
    ///   staff, false in public lists
    /// @param taken whether somebody has taken it; only told to staff, false in public lists
    public record Row(
            RequestNumber number,
            State state,
            String service,
            String agency,
            String area,
            String words,
            String place,
            @Nullable Point point,
            @Nullable PhotoId photo,
            Instant asked,
            Instant changed,
            int round,
            @Nullable Instant due,
            boolean missed,
            boolean paused,
            boolean added,
            boolean taken,
            boolean confidential,
            boolean imported) {}
}
