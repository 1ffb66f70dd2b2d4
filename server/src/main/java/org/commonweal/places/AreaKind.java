package org.commonweal.places;

/// A kind of area, such as ward or neighbourhood: within one kind a place lies in at most one area.
///
/// @param code lower-case code; the first half of an area's reference
/// @param name one such area in people's words, capitalised ("Ward")
public record AreaKind(String code, String name) {}
