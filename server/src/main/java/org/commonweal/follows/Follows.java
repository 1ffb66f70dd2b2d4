package org.commonweal.follows;

import java.sql.SQLException;
import java.util.Optional;
import org.commonweal.follows.FollowKeys.Use;
import org.commonweal.notices.Audience;
import org.commonweal.notices.Occasion;
import org.commonweal.notices.Sender;
import org.commonweal.notices.Telling;
import org.commonweal.notices.Written;
import org.commonweal.post.Letter;
import org.commonweal.requests.RequestBrief;
import org.commonweal.requests.RequestNumber;
import org.commonweal.store.Tx;
import org.commonweal.web.Limits;
import org.commonweal.web.Routes;

/// The door of the room. Safe for any thread.
public final class Follows implements Audience {
    private final FollowRooms rooms;
    private final Sender sender;
    private final Telling telling;
    private final FollowBook book;
    private final FollowerLetters letters;

    /// Opens the room, which hears of nothing before it is given to the room of notices.
    public Follows(FollowRooms rooms, Sender sender) {
        this.rooms = rooms;
        this.sender = sender;
        telling = new Telling(rooms.places(), rooms.services());
        book = new FollowBook(rooms, sender.zone());
        letters = new FollowerLetters(sender, telling, rooms.requests());
    }

    /// Adds the pages of this room.
    ///
    /// @param limits slow down whoever makes followers of others
    public void register(Routes routes, Limits limits) {
        new FollowPages(rooms, book, letters, sender, limits).register(routes);
        new Feed(sender, telling, letters, book, rooms.requests()).register(routes);
    }

    /// Asks somebody by mail whether they want to follow one request; they confirm it themselves by
    /// the link in that message. For a clerk to whom a caller told the address.
    ///
    /// @param email an address, checked by the caller, who also limits how often
    /// @param language of the message
    /// @return false where no message goes out, or nobody may follow the request
    public boolean invite(String email, String language, RequestNumber number) {
        if (!sends() || rooms.requests().view(number).isEmpty()) {
            return false;
        }
        book.begin(email, language, Selection.of(number), false);
        return true;
    }

    /// Whether anybody can be told anything by message; by feed everybody can.
    public boolean sends() {
        return rooms.outgoing().sends();
    }

    /// Ends everything an e-mail address follows, and erases it: for one who asks the desk to.
    ///
    /// @return how many followings that were
    public int forget(String email) {
        return book.forget(email);
    }

    /// Lets go of what was never confirmed, and of old news. Called now and then.
    public void sweep() {
        book.sweep();
    }

    @Override
    public Hearing hearing(Tx tx, Occasion occasion, RequestBrief request) throws SQLException {
        var followers = book.hearing(tx, occasion, request);
        return (write, news, now) -> {
            book.publish(write, news);
            for (var follow : followers) {
                book.note(write, follow, news, now);
            }
        };
    }

    @Override
    public void told(Tx tx, long reader, long upTo) throws SQLException {
        book.told(tx, reader, upTo);
    }

    @Override
    public void placeGone(Tx tx, RequestNumber number) throws SQLException {
        book.withoutPlace(tx, number.value());
    }

    @Override
    public Written write(Occasion occasion, long entry, long request, long reader, String desk) {
        var found = book.find(reader);
        boolean asks = occasion == Occasion.CONFIRM;
        if (found.isEmpty() || (!asks && !found.get().confirmed())) {
            return Written.nothing("left");
        }
        var follow = found.get();
        if (asks) {
            return confirm(follow, desk);
        }
        var kept = desk + "/follow/" + rooms.keys().token(Use.KEEP, follow.id());
        if (occasion == Occasion.DIGEST) {
            return digest(follow, desk, kept);
        }
        return letters.step(occasion, entry, new RequestNumber(request), follow, desk, kept)
                .map(letter -> mail(follow, kept, true, letter, 0))
                .orElseGet(() -> Written.nothing("gone"));
    }

    private Written confirm(Follow follow, String desk) {
        if (follow.confirmed()) {
            return Written.nothing("nothing");
        }
        var page = desk + "/follow/" + rooms.keys().token(Use.CONFIRM, follow.id()) + "/confirm";
        var letter = letters.confirm(follow, page);
        return new Written.Mail(follow.email(), false, "", "", letter, 0);
    }

    private Written digest(Follow follow, String desk, String kept) {
        var news = book.kept(follow.id(), FollowerLetters.MOST);
        if (news.isEmpty()) {
            return Written.nothing("nothing");
        }
        long upTo = news.getLast().entry();
        Optional<Letter> letter = letters.digest(news, follow, desk, kept);
        return letter.map(one -> mail(follow, kept, false, one, upTo))
                .orElseGet(() -> new Written.Nothing("gone", upTo));
    }

    private Written mail(Follow follow, String kept, boolean thread, Letter letter, long upTo) {
        var list = "follow." + rooms.outgoing().host();
        return new Written.Mail(follow.email(), thread, kept + "/leave", list, letter, upTo);
    }
}
