package org.commonweal.search;

import java.util.OptionalInt;
import org.commonweal.requests.RequestCard;

/// A request that may be about the same thing.
///
/// @param request as it stands now
/// @param metres how far away; empty where one of the two has no point
/// @param sameStreet whether both name one street
/// @param score how likely it is the same, see docs/search.md; good only for comparing
public record Alike(RequestCard request, OptionalInt metres, boolean sameStreet, double score) {}
