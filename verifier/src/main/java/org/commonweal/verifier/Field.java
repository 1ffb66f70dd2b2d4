package org.commonweal.verifier;

/// A value that an entry commits to without showing it.
///
/// @param name lower-case letters and underscores
/// @param open whether the record serves its opening to everybody; a sealed one is opened only by
///   who holds a receipt
public record Field(String name, boolean open) {}
