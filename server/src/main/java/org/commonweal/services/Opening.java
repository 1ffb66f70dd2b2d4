package org.commonweal.services;

import java.time.Instant;

/// One stretch of opening time on the line of instants, never empty.
///
/// @param start open
/// @param end closed again
record Opening(Instant start, Instant end) {}
