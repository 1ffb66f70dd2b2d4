package org.commonweal.web;

import java.util.HashMap;
import java.util.Map;

/// How much of the disk forms may take while they arrive. Files are taken from people who have not
/// said who they are, and lie in the spool before anything else is known of them; without a measure
/// a few patient senders would fill the disk that the desk writes its record to.
///
/// A sender is counted as [Limits] counts one. Safe for any thread.
final class SpoolSpace {
    private final long each;
    private final long all;
    private long taken;
    private final Map<String, Long> senders = new HashMap<>();

    /// @param each the most bytes of one sender
    /// @param all the most bytes of all senders together
    SpoolSpace(long each, long all) {
        this.each = each;
        this.all = all;
    }

    /// @return whether there was room; when not, nothing is taken
    synchronized boolean take(String sender, long bytes) {
        long theirs = senders.getOrDefault(Limits.network(sender), 0L) + bytes;
        if (theirs > each || taken + bytes > all) {
            return false;
        }
        taken += bytes;
        senders.put(Limits.network(sender), theirs);
        return true;
    }

    /// Gives back what was taken, when it is off the disk again.
    synchronized void give(String sender, long bytes) {
        taken -= bytes;
        senders.computeIfPresent(
                Limits.network(sender), (_, theirs) -> theirs > bytes ? theirs - bytes : null);
    }
}
