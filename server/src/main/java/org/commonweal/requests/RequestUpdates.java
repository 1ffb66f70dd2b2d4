package org.commonweal.requests;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A page of what happened to requests, one line an entry.
///
/// @param lines the oldest first
/// @param next handed back as `after` for the lines that follow; empty on the last page
public record RequestUpdates(List<Line> lines, Optional<String> next) {
    public RequestUpdates {
        lines = List.copyOf(lines);
    }

    /// One entry after a request's first.
    ///
    /// @param request the request in its present version
    /// @param step its place in the case
    /// @param entry its number on the record
    public record Line(RequestFeed.Item request, int step, long entry) {}

    /// What is asked for.
    ///
    /// @param span when it happened
    /// @param request of this request only; null for all
    /// @param newest whether a page too small for all holds the newest; else the oldest, with the
    ///   key of the next page
    /// @param held codes of the batch services; see [RequestFeed.Wanted#held()]
    /// @param after what the page before gave as `next`, or empty for the first
    /// @param limit 1 to [RequestFeed#MOST]
    public record Wanted(
            RequestFeed.Span span,
            @Nullable RequestNumber request,
            boolean newest,
            Set<String> held,
            String after,
            int limit) {
        public Wanted {
            held = Set.copyOf(held);
        }
    }
}
