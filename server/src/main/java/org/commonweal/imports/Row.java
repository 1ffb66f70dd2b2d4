package org.commonweal.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One row of an export, understood.
///
/// @param line the line of the file on which the row begins
/// @param id the other desk's own id; unique in its source
/// @param service what the service's columns say, in their order
/// @param agency the agency's code, empty when the row names none
/// @param area the code of the area the row itself names
/// @param opened when it was asked
/// @param target the other desk's own target
/// @param closed when the other desk closed it
/// @param isClosed whether the other desk calls it closed
/// @param kept `ontime`, `overdue` or `unknown`: the other desk's own word
/// @param words what was asked
/// @param place the place in words
/// @param latitude WGS 84; absent when the row has no real place
/// @param longitude WGS 84; absent when the row has no real place
/// @param closingNote what the other desk wrote on closing
/// @param sealed further columns, kept and not shown; only those with something in them
record Row(
        long line,
        String id,
        List<String> service,
        Optional<String> agency,
        Optional<String> area,
        Instant opened,
        Optional<Instant> target,
        Optional<Instant> closed,
        boolean isClosed,
        String kept,
        String words,
        String place,
        Optional<Double> latitude,
        Optional<Double> longitude,
        String closingNote,
        Map<String, String> sealed) {

    Row {
        service = List.copyOf(service);
        sealed = Map.copyOf(sealed);
    }

    /// How the other desk's own word on its target compares with its own dates.
    Punctuality punctuality() {
        if (target.isEmpty()) {
            return kept.equals("overdue")
                    ? Punctuality.OVERDUE_WITHOUT_TARGET
                    : Punctuality.NO_TARGET;
        }
        if (closed.isEmpty()) {
            return kept.equals("overdue")
                    ? Punctuality.OPEN_AND_OVERDUE
                    : Punctuality.OPEN_AND_NOT_OVERDUE;
        }
        var late = closed.get().isAfter(target.get());
        return switch (kept) {
            case "overdue" -> late ? Punctuality.AGREES : Punctuality.OVERDUE_BUT_IN_TIME;
            case "ontime" -> late ? Punctuality.ONTIME_BUT_LATE : Punctuality.AGREES;
            default -> late ? Punctuality.UNSAID_AND_LATE : Punctuality.UNSAID_AND_IN_TIME;
        };
    }

    /// The kinds of agreement and disagreement between what a desk said of its target and its own
    /// dates.
    enum Punctuality {
        AGREES("the flag and the dates agree"),
        NO_TARGET("no target: nothing to be late for, and the flag says in time or nothing"),
        OPEN_AND_OVERDUE(
                "still open, and flagged overdue: the target had passed when the export was made"),
        OPEN_AND_NOT_OVERDUE("still open, and not flagged overdue"),
        UNSAID_AND_LATE("closed after the target, and the flag is empty"),
        UNSAID_AND_IN_TIME("closed by the target, and the flag is empty"),
        OVERDUE_BUT_IN_TIME("flagged overdue, yet closed by the target"),
        ONTIME_BUT_LATE("flagged in time, yet closed after the target"),
        OVERDUE_WITHOUT_TARGET("flagged overdue without a target");

        final String words;

        Punctuality(String words) {
            this.words = words;
        }
    }
}
