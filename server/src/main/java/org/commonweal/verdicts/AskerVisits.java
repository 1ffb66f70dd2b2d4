package org.commonweal.verdicts;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Now;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.RequestNumber;
import org.commonweal.web.Exchange;
import org.commonweal.web.Reply;

/// Remembers for an hour, in memory only, which browser proved which request with its code, so that
/// nobody types the code for every page. The browser holds a random word; the code itself is in no
/// cookie and no address. A restart forgets all of it, and the code is typed again.
public final class AskerVisits {
    static final Duration LENGTH = Duration.ofHours(1);
    private static final String COOKIE = "asker";
    private static final int MOST = 10_000;

    private final Now now;
    private final Chance chance;
    private final Map<String, Visit> visits =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Visit> eldest) {
                    return size() > MOST;
                }
            };

    private record Visit(AskerKey.Code key, Instant until) {}

    /// Nobody has come yet.
    public AskerVisits(Now now, Chance chance) {
        this.now = now;
        this.chance = chance;
    }

    /// Begins a visit whose code has been checked.
    Reply begin(Reply reply, RequestNumber number, String code) {
        var word = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(18));
        synchronized (visits) {
            visits.put(word, new Visit(new AskerKey.Code(number, code), now.now().plus(LENGTH)));
        }
        return reply.cookie(COOKIE, word, LENGTH);
    }

    /// What this browser proved. The key is checked again by whatever it is used for.
    Optional<AskerKey.Code> key(Exchange exchange) {
        synchronized (visits) {
            return exchange.cookie(COOKIE)
                    .map(visits::get)
                    .filter(visit -> now.now().isBefore(visit.until()))
                    .map(Visit::key);
        }
    }

    /// Ends this browser's visit.
    Reply end(Exchange exchange, Reply reply) {
        synchronized (visits) {
            exchange.cookie(COOKIE).ifPresent(visits::remove);
        }
        return reply.cookie(COOKIE, "", Duration.ZERO);
    }
}
