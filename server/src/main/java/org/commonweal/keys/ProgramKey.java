package org.commonweal.keys;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is known of a key; never the key itself.
///
/// @param id its number, for revoking it
/// @param channel what the program is called, in words people read: 1 to 60 characters, one line
/// @param aMinute how many requests and updates it may send in a minute, 1 to 100,000
/// @param relaysVerdicts whether it may give verdicts for askers of its own
/// @param made when
/// @param revoked since when it is refused; empty while it holds
public record ProgramKey(
        long id,
        String channel,
        int aMinute,
        boolean relaysVerdicts,
        Instant made,
        Optional<Instant> revoked) {
    private static final Pattern CHANNEL = Pattern.compile("[^\\p{Cntrl}]{1,60}");
    private static final int MOST = 100_000;

    /// @throws IllegalArgumentException with a sentence, for a channel or a limit that cannot be
    public ProgramKey {
        channel = channel.strip();
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException(
                    "The channel is the program's name in one line of 1 to 60 characters.");
        }
        if (aMinute < 1 || aMinute > MOST) {
            throw new IllegalArgumentException(
                    "A key may send 1 to %,d a minute, not %,d.".formatted(MOST, aMinute));
        }
    }
}
