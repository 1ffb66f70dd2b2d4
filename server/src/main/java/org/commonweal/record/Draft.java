package org.commonweal.record;

import java.time.Instant;
import java.util.Map;
import org.commonweal.verifier.CaseHandle;

/// What a room wants to say on the record. Its place in the case and its hashes are the record's
/// business.
///
/// @param event name and version from the vocabulary, such as `request.asked/1`
/// @param handle the case; a handle never seen before begins one
/// @param confidential whether the case shows neither codes nor exact times; the same for all its
///   entries
/// @param at when it happened; kept to the second
/// @param members the event's clear members: words, codes, hashes as `String`, numbers as `Integer`
///   or `Long`, flags as `Boolean`, times as `Instant`, names as a collection of `String`; in a
///   confidential case codes and times are sealed
/// @param fields values to commit to, by name; those left out are committed as empty
public record Draft(
        String event,
        CaseHandle handle,
        boolean confidential,
        Instant at,
        Map<String, ?> members,
        Map<String, String> fields) {}
