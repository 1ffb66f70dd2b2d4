package org.commonweal.places;

/// A place as everybody may read it.
///
/// @param point where it is put on a map: of a street or an area, a point that stands for all of it
/// @param words the street or the area in words; empty for an exact place
/// @param precision how exactly it is told
public record ShownPlace(Point point, String words, PlacePrecision precision) {}
