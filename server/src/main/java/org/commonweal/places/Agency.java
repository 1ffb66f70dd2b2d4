package org.commonweal.places;

/// A body that takes requests and answers for them.
///
/// @param code lower-case code, used on the record
/// @param name as people know it
/// @param phone as people dial it, or empty
/// @param email where people may write, or empty
public record Agency(String code, String name, String phone, String email) {}
