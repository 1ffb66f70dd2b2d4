package org.commonweal.record;

import java.util.Map;
import org.commonweal.record.Erasures.How;
import org.commonweal.record.Withdrawal.Said;

/// Why something is hidden from the public, and what is said with it.
///
/// @param ground personal, person, abuse, advertisement, unrelated, unlawful or other
/// @param by clerk, lead or administrator
/// @param words for everybody, or empty
/// @param instead what is shown in its place when one field is hidden, or empty
/// @param handler id of the one who does it, sealed; or empty
public record Hiding(String ground, String by, String words, String instead, String handler) {
    Said hidden() {
        return new Said(
                How.HIDDEN,
                "field.hidden/2",
                Map.of("ground", ground, "by", by),
                Map.of("words", words, "instead", instead, "handler", handler));
    }

    Said shown() {
        return new Said(
                How.SHOWN,
                "field.shown/1",
                Map.of("by", by),
                Map.of("words", words, "handler", handler));
    }
}
