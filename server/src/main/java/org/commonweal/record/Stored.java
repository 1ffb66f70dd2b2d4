package org.commonweal.record;

import java.util.Map;
import org.commonweal.verifier.Entry;

/// An entry as the desk still knows it.
///
/// @param n its number, from 0
/// @param entry what is public for ever
/// @param values the values of its fields, sealed ones included, without those that were empty,
///   erased or hidden
public record Stored(long n, Entry entry, Map<String, String> values) {}
