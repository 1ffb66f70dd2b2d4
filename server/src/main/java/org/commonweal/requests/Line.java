package org.commonweal.requests;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One request as its row says.
record Line(
        long id,
        byte[] handle,
        RequestNumber number,
        State state,
        boolean confidential,
        String source,
        String service,
        String agency,
        String area,
        String channel,
        Instant asked,
        Instant changed,
        String handler,
        String nextOwner,
        @Nullable Instant windowEnds,
        int returned,
        int steps,
        long lastEntry,
        String words,
        String place,
        String point,
        String answers,
        List<String> photos,
        Ask.Contact contact,
        String closingNote,
        String sourceId,
        Set<String> gone) {}
