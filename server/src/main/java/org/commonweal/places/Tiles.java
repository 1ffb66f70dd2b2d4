package org.commonweal.places;

/// A tile server that a town names instead of having its map drawn by the desk.
///
/// @param address of one tile, with `{z}`, `{x}` and `{y}` in its path or query
/// @param origin scheme, host and port of that address: all that pages may load pictures from
///   beside the desk itself
/// @param credit whose map it is; shown wherever it is shown
public record Tiles(String address, String origin, String credit) {}
