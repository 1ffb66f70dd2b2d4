/// A page for each area and each service: what is open, which promises were kept, what the people
/// who asked say, what came back, and what was asked last; every figure with its denominator, drawn
/// by month and said in a table beneath.
///
/// Door: [NeighbourhoodPages]. Nothing is counted here: [PartFigures] lays out what the room
/// `requests` keeps. [Drawing] is the only class that knows the library that draws; it is loaded
/// with the first plot, not before.
///
/// No two areas are compared, only one with the whole town, and people never. There is no page of a
/// confidential service.
///
/// Events: none.
///
/// Tables: none.
@NullMarked
package org.commonweal.neighbourhood;

import org.jspecify.annotations.NullMarked;
