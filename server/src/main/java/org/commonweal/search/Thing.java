package org.commonweal.search;

import org.commonweal.places.Point;
import org.jspecify.annotations.Nullable;

/// What somebody is about to ask, as far as it is known before it is sent.
///
/// @param service code
/// @param place in words, or empty
/// @param point null when not known
/// @param words or empty
public record Thing(String service, String place, @Nullable Point point, String words) {}
