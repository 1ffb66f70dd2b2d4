package org.commonweal.requests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonweal.places.Point;
import org.jspecify.annotations.Nullable;

/// A page of the list that other programs read: which requests, and in which version. What they say
/// is read by [Requests#told], and only where the version is not known yet.
///
/// @param items in the list's order
/// @param next handed back as `after` for the items that follow; empty on the last page
public record RequestFeed(List<Item> items, Optional<String> next) {
    /// The most items of one page.
    public static final int MOST = 1000;

    /// How many items may be passed over by [Wanted#skip].
    public static final int FARTHEST = 10_000;

    public RequestFeed {
        items = List.copyOf(items);
    }

    /// One request in one version.
    ///
    /// @param id number of its first entry
    /// @param version changes whenever what is public of it does: with its last entry, and with a
    ///   window that a downtime of the desk lengthened
    public record Item(long id, RequestNumber number, Version version) {}

    /// What a request looked like when it was read.
    ///
    /// @param entry its last entry
    /// @param window when the asker's time runs out, in milliseconds; 0 where none runs
    public record Version(long entry, long window) {}

    /// What is asked for. Each part narrows, empty and null parts do not. Confidential requests are
    /// in no list; nor are those of a batch service before a person has passed them.
    ///
    /// @param states any of these
    /// @param services any of these codes
    /// @param agencies any of these codes
    /// @param areas any of these, `kind:code`
    /// @param asked when it was asked for
    /// @param changed when it was changed last
    /// @param box where it is
    /// @param byChange whether the newest change comes first; else the newest request
    /// @param held codes of the batch services
    /// @param after what the page before gave as `next`, or empty for the first
    /// @param skip how many to pass over, 0 to [#FARTHEST]; costs as much as reading them
    /// @param limit 1 to [#MOST]
    public record Wanted(
            Set<State> states,
            Set<String> services,
            Set<String> agencies,
            Set<String> areas,
            Span asked,
            Span changed,
            @Nullable Box box,
            boolean byChange,
            Set<String> held,
            String after,
            int skip,
            int limit) {
        public Wanted {
            states = Set.copyOf(states);
            services = Set.copyOf(services);
            agencies = Set.copyOf(agencies);
            areas = Set.copyOf(areas);
            held = Set.copyOf(held);
            if (limit < 1 || limit > MOST || skip < 0 || skip > FARTHEST) {
                throw new IllegalArgumentException("a page of " + limit + " after " + skip);
            }
        }
    }

    /// A time, both ends included; null ends are open.
    public record Span(@Nullable Instant from, @Nullable Instant to) {
        /// Any time.
        public static final Span ANY = new Span(null, null);
    }

    /// A rectangle of the map.
    ///
    /// @param southWest its lowest corner
    /// @param northEast its highest corner
    public record Box(Point southWest, Point northEast) {}
}
