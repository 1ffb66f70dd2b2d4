package org.commonweal.open311;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonweal.store.Store;
import org.commonweal.web.Reply;
import org.jspecify.annotations.Nullable;

/// Whole answers to those who asked for one request lately, as they left the house. An answer holds
/// for as long as nothing at all was committed, so nothing old is ever told; the least used go
/// first. Only for answers that are the same whoever asks.
final class Answers {
    private static final int MOST = 5_000;

    private final Map<Asked, Answer> lately =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Asked, Answer> eldest) {
                    return size() > MOST;
                }
            };

    /// What was asked for.
    ///
    /// @param id as it was written
    record Asked(String id, Format format, boolean extended) {}

    private record Answer(long version, Reply reply) {}

    /// @param version of the store, read before this
    synchronized @Nullable Reply find(Asked asked, long version) {
        var answer = lately.get(asked);
        return answer != null && answer.version == version ? answer.reply : null;
    }

    /// @param version of the store, read before the answer was made
    synchronized void keep(Asked asked, long version, Reply reply) {
        if (version != Store.UNKNOWN) {
            lately.put(asked, new Answer(version, reply));
        }
    }
}
