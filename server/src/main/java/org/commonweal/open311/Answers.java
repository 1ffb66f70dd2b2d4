package org.commonweal.open311;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonweal.requests.RequestFeed.Version;
import org.commonweal.store.Store;
import org.commonweal.web.Reply;
import org.jspecify.annotations.Nullable;

/// Whole answers to those who asked for one request lately, as they left the house, as long as
/// memory lasts: the least used go first. An answer holds while nothing at all was committed, and
/// else while its request is as it was then, so nothing old is ever told. Only for answers that are
/// the same whoever asks.
final class Answers {
    // What a reply takes beside its bytes: headers, tag, key.
    private static final int OVERHEAD = 800;

    private final long most;
    private long weight;
    private final Map<Asked, Answer> lately = new LinkedHashMap<>(256, 0.75f, true);

    /// @param most bytes to keep
    Answers(long most) {
        this.most = most;
    }

    /// A thirty-second of the memory this process may have.
    static Answers ofThisMachine() {
        return new Answers(Runtime.getRuntime().maxMemory() / 32);
    }

    /// What was asked for.
    ///
    /// @param id as it was written
    record Asked(String id, Format format, boolean extended) {}

    /// @param store its version when the answer was known to hold
    /// @param request what the request looked like
    private record Answer(long store, Version request, Reply reply, long weight) {}

    /// An answer that holds because nothing was committed.
    ///
    /// @param store its version, read before this
    synchronized @Nullable Reply find(Asked asked, long store) {
        var answer = lately.get(asked);
        return answer != null && store != Store.UNKNOWN && answer.store == store
                ? answer.reply
                : null;
    }

    /// An answer that holds because its request is as it was.
    ///
    /// @param request read after the version
    /// @param store its version, from now on known to hold for
    synchronized @Nullable Reply find(Asked asked, Version request, long store) {
        var answer = lately.get(asked);
        if (answer == null || !answer.request.equals(request)) {
            return null;
        }
        lately.put(asked, new Answer(store, request, answer.reply, answer.weight));
        return answer.reply;
    }

    /// @param request what it looked like, read after the version and before the answer was made
    /// @param store its version
    /// @param bytes of the answer
    synchronized void keep(Asked asked, Version request, long store, Reply reply, int bytes) {
        var answer = new Answer(store, request, reply, bytes + OVERHEAD);
        var before = lately.put(asked, answer);
        weight += answer.weight - (before == null ? 0 : before.weight);
        var oldest = lately.entrySet().iterator();
        while (weight > most && oldest.hasNext()) {
            weight -= oldest.next().getValue().weight;
            oldest.remove();
        }
    }
}
