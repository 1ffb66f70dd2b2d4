package org.commonweal.config;

/// How other programs may file requests, by Open311.
///
/// @param openIntake whether requests are taken from programs that have no key
/// @param openAnHour how many such requests one sender may file in an hour
/// @param keyService where a program gets a key, in words or as an address; may be empty
public record Programs(boolean openIntake, int openAnHour, String keyService) {
    /// How many requests without a key one sender may file in an hour where the town does not say.
    public static final int AN_HOUR = 20;

    /// Only programs with a key may file, and the town does not say where to get one.
    public static final Programs NONE = new Programs(false, AN_HOUR, "");
}
