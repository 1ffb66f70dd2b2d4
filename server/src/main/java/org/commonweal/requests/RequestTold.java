package org.commonweal.requests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request as other programs are told of it: what anybody may see, and where it stood after each
/// of its entries.
///
/// @param view what anybody may see
/// @param confidential whether nobody may: then the caller tells nothing but to whom it belongs
/// @param after where it stood after each step of the view, and whether a refusal named the next
///   owner
/// @param verdict the newest that stands; null before
/// @param verdictBy link, code, clerk or relayed; empty before
public record RequestTold(
        RequestView view,
        boolean confidential,
        List<Stood> after,
        @Nullable Verdict verdict,
        String verdictBy) {
    public RequestTold {
        after = List.copyOf(after);
    }

    /// The verdict in one word.
    ///
    /// @return pending, resolved, partly, not_resolved or silent; empty where none will be given
    public String verdictWord() {
        return switch (view.state()) {
            case SILENT -> "silent";
            case REPORTED_DONE -> "pending";
            case WAITING, PROMISED, UNDER_WAY, RESOLVED, REFUSED, APPEALED ->
                    verdict == null ? "pending" : verdict.code();
            case REFUSAL_FINAL, WITHDRAWN, CLOSED_BEFORE -> verdict == null ? "" : verdict.code();
        };
    }

    /// Where a request stood.
    ///
    /// @param owned whether a refusal named who is in charge instead
    public record Stood(State state, boolean owned) {
        /// Status in the Open311 updates extension.
        public String open311Update() {
            return state.open311Update(owned);
        }
    }
}
