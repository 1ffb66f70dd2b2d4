package org.commonweal.notices;

import java.sql.SQLException;
import java.time.Instant;
import org.commonweal.requests.RequestBrief;
import org.commonweal.requests.RequestNumber;
import org.commonweal.store.Tx;

/// Those who hear besides the asker, kept by another room; each is known here by a positive number.
public interface Audience {
    /// Whoever is to hear of a step, looked up before the transaction that notes it.
    ///
    /// @param tx a read
    /// @param request one that everybody may see
    Hearing hearing(Tx tx, Occasion occasion, RequestBrief request) throws SQLException;

    /// Those who were looked up.
    @FunctionalInterface
    interface Hearing {
        /// Notes the step for them, and keeps it for whoever asks later what was new.
        void note(Tx tx, News news, Instant now) throws SQLException;
    }

    /// Writes what was noted for one of them, as things stand now.
    ///
    /// @param entry the step's number on the record; -1 for what is no step
    /// @param request 0 for none
    /// @param desk the public address, without a slash at its end
    Written write(Occasion occasion, long entry, long request, long reader, String desk);

    /// A message that tells several steps is out of the way: it went, or nothing of it may be seen
    /// any more.
    ///
    /// @param upTo the last entry it tells
    void told(Tx tx, long reader, long upTo) throws SQLException;

    /// Where a request is was erased or hidden.
    void placeGone(Tx tx, RequestNumber number) throws SQLException;
}
