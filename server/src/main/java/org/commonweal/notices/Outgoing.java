package org.commonweal.notices;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.post.Post;
import org.commonweal.store.Tx;

/// Where it is noted that somebody is to be told something. Safe for any thread; each method runs
/// in a transaction of its caller's.
public final class Outgoing {
    private final OutboxTables tables = new OutboxTables();
    private final Post post;
    private final Ids ids;
    private final Now now;
    private final String host;

    /// @param desk the public address, whose host names messages where the desk has no mail address
    public Outgoing(Post post, Ids ids, Now now, String desk) {
        this.post = post;
        this.ids = ids;
        this.now = now;
        host = post.host().isEmpty() ? URI.create(desk).getHost() : post.host();
    }

    /// Whether messages go anywhere.
    public boolean sends() {
        return post.sends();
    }

    /// The host in the names of messages.
    public String host() {
        return host;
    }

    /// Notes that a reader is to be told something, once for each entry and occasion.
    ///
    /// @param entry the step's number on the record; -1 for what is no step
    /// @param request the request's number; 0 for none
    /// @param reader positive: one of the [Audience]; else the asker, by mail or by text message
    /// @param when it goes out, at the earliest
    public void note(Tx tx, long entry, Occasion occasion, long request, long reader, Instant when)
            throws SQLException {
        // The Message-ID says nothing, and nobody guesses it.
        var message = ids.hex(16) + "@" + host;
        tables.add(tx, entry, occasion, request, reader, message, when, now.now());
    }

    /// Whether something on an occasion waits for one of the [Audience].
    public boolean waits(Tx tx, Occasion occasion, long reader) throws SQLException {
        return tables.waits(tx, occasion, reader);
    }

    /// Lets go of everything noted for one of the [Audience], who has left.
    public void forget(Tx tx, long reader) throws SQLException {
        tables.forget(tx, reader);
    }
}
