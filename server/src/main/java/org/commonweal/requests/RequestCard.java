package org.commonweal.requests;

import java.time.Instant;
import java.util.Optional;
import org.commonweal.places.Point;
import org.jspecify.annotations.Nullable;

/// What lists and indexes need of a request that everybody may see: one row, nothing private in it.
/// There is none of a confidential request.
///
/// @param entry the number of its first entry on the record
/// @param agency code, or empty while nobody has it
/// @param area `kind:code` as it stands on the record, or empty
/// @param words all the public words; empty when not given, hidden or erased
/// @param place in words; empty when not given, hidden or erased
/// @param point null when not given, hidden or erased
/// @param photo SHA-256 of the first photo that everybody may see, or empty
/// @param asked when it was raised; for imported requests, when the other desk says
/// @param changed when its last entry was made
/// @param closed since when nobody waits for anybody any more, for requests closed before when the
///   other desk says, if it does; null while open
/// @param missed whether the first promise of the newest round was missed
/// @param gone whether anything of what was asked was hidden or erased
/// @param goneWords why the words are, or a part of them; empty when they are not
/// @param imported whether another desk had it first
public record RequestCard(
        RequestNumber number,
        long entry,
        State state,
        String service,
        String agency,
        String area,
        String words,
        String place,
        @Nullable Point point,
        String photo,
        Instant asked,
        Instant changed,
        @Nullable Instant closed,
        boolean missed,
        boolean gone,
        Optional<Why> goneWords,
        boolean imported) {}
