package org.commonweal.requests;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.commonweal.places.Point;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CaseHandle;

/// A second, narrow door of the room: what whoever sends messages must know of a request, and the
/// links that messages to its asker carry. Safe for any thread.
public final class RequestHearing {
    private final RequestTables tables;
    private final RequestKeys keys;
    private final Function<RequestNumber, Optional<RequestView.ForAsker>> letter;
    private final Supplier<Instant> moment;

    RequestHearing(
            RequestTables tables,
            RequestKeys keys,
            Function<RequestNumber, Optional<RequestView.ForAsker>> letter,
            Supplier<Instant> moment) {
        this.tables = tables;
        this.keys = keys;
        this.letter = letter;
        this.moment = moment;
    }

    /// Of a case on the record, what says who is to hear of it.
    ///
    /// @return empty when the case is no request
    public Optional<RequestBrief> brief(Tx tx, CaseHandle handle) throws SQLException {
        var found = tables.byHandle(tx, handle.bytes());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var line = found.get();
        // Who left no number hears by mail, whatever else.
        var contact =
                line.contact().phone().isEmpty() ? line.contact() : ReachTables.contact(tx, line);
        return Optional.of(
                new RequestBrief(
                        line.number(),
                        line.confidential(),
                        !line.source().isEmpty(),
                        !contact.email().isEmpty() && contact.hears().byMail(),
                        !contact.phone().isEmpty() && contact.hears().byText(),
                        line.state(),
                        line.service(),
                        line.area(),
                        Point.parse(line.point()).orElse(null),
                        line.windowEnds()));
    }

    /// A request as its asker sees it by a link, for a message to the asker's own address; to be
    /// shown to nobody else.
    public Optional<RequestView.ForAsker> forLetter(RequestNumber number) {
        return letter.apply(number);
    }

    /// The secret link of a message about to be sent. It works at once; the one of the message
    /// before goes on working until [#linkSent], so that a mail server that is away leaves nobody
    /// without a link.
    ///
    /// @param tx a write of the caller's
    /// @return the token; empty where there is no asker
    public Optional<String> nextLink(Tx tx, RequestNumber number) throws SQLException {
        var line = tables.byNumber(tx, number);
        return line.isEmpty() ? Optional.empty() : keys.offer(tx, line.get().id());
    }

    /// The message with the newest of [#nextLink] is on its way: the link of the one before ends an
    /// hour later.
    public void linkSent(Tx tx, RequestNumber number) throws SQLException {
        var line = tables.byNumber(tx, number);
        if (line.isPresent()) {
            keys.sent(tx, line.get().id(), moment.get());
        }
    }

    /// As [#nextLink], of a text message: it and the links of mail do not replace each other.
    public Optional<String> nextTextLink(Tx tx, RequestNumber number) throws SQLException {
        var line = tables.byNumber(tx, number);
        return line.isEmpty() ? Optional.empty() : keys.offerText(tx, line.get().id());
    }

    /// As [#linkSent], of a text message.
    public void textLinkSent(Tx tx, RequestNumber number) throws SQLException {
        var line = tables.byNumber(tx, number);
        if (line.isPresent()) {
            keys.textSent(tx, line.get().id(), moment.get());
        }
    }
}
