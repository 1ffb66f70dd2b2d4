package org.commonweal.notices;

import java.time.Instant;
import org.commonweal.places.Point;
import org.jspecify.annotations.Nullable;

/// One public step.
///
/// @param entry its number on the record
/// @param request the request's number
/// @param service code
/// @param area `kind:code`, or empty
/// @param place null when it is not known where
public record News(
        long entry,
        long request,
        Occasion occasion,
        String service,
        String area,
        @Nullable Point place,
        Instant at) {}
