package org.commonweal.requests;

import java.time.Instant;
import org.commonweal.places.Point;
import org.jspecify.annotations.Nullable;

/// What the room of notices must know of a request to tell who is to hear of it. Holds nothing
/// private: whether the asker left an address, not which.
///
/// @param imported whether it came from another desk; nobody is known as its asker
/// @param told whether the asker left an e-mail address, and wants to hear by it
/// @param texted whether the asker left a number, and wants text messages
/// @param area `kind:code`, or empty
/// @param point null when not given, hidden or erased
/// @param windowEnds when the asker's time runs out where the request stands; null where none runs
public record RequestBrief(
        RequestNumber number,
        boolean confidential,
        boolean imported,
        boolean told,
        boolean texted,
        State state,
        String service,
        String area,
        @Nullable Point point,
        @Nullable Instant windowEnds) {}
