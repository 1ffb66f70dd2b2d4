package org.commonweal.notices;

import java.sql.SQLException;
import java.time.Instant;
import org.commonweal.notices.FollowKeys.Use;
import org.commonweal.notices.Outbox.Writing;
import org.commonweal.notices.Outbox.Written;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.Requests;
import org.commonweal.store.Tx;

/// Writes the message of a note, for whoever it is for.
final class Writer implements Writing {
    private final Requests requests;
    private final AskerLetters askers;
    private final FollowerLetters followers;
    private final Follows follows;
    private final FollowKeys keys;
    private final String host;
    private volatile String desk;

    /// The two kinds of letters.
    record Letters(AskerLetters askers, FollowerLetters followers) {}

    Writer(NoticeRooms rooms, Letters letters, Follows follows, String host, String desk) {
        this.requests = rooms.requests();
        this.askers = letters.askers();
        this.followers = letters.followers();
        this.follows = follows;
        this.keys = rooms.keys();
        this.host = host;
        this.desk = desk;
    }

    /// Where the desk is served, for links.
    void servedAt(String address) {
        desk = address;
    }

    @Override
    public Result write(Note note, String token, Instant now) {
        return note.toAsker() ? toAsker(note, token, now) : toFollower(note);
    }

    @Override
    public void told(Tx tx, Note note, long upTo) throws SQLException {
        follows.told(tx, note.follow(), upTo);
    }

    private Result toAsker(Note note, String token, Instant now) {
        var asked = requests.hearing().forLetter(new RequestNumber(note.request()));
        if (asked.isEmpty() || token.isEmpty()) {
            return Result.none("gone");
        }
        var address = asked.get().contact().email();
        if (address.isEmpty()) {
            return Result.none("no_address");
        }
        return askers.letter(note, asked.get(), desk, token, now)
                .map(letter -> Result.of(new Written(address, true, "", "", letter)))
                .orElseGet(() -> Result.none("nothing"));
    }

    private Result toFollower(Note note) {
        var found = follows.find(note.follow());
        boolean asks = note.occasion() == Occasion.CONFIRM;
        if (found.isEmpty() || (!asks && !found.get().confirmed())) {
            return Result.none("left");
        }
        var follow = found.get();
        if (asks) {
            var page = desk + "/follow/" + keys.token(Use.CONFIRM, follow.id()) + "/confirm";
            return follow.confirmed()
                    ? Result.none("nothing")
                    : Result.of(
                            new Written(
                                    follow.email(),
                                    false,
                                    "",
                                    "",
                                    followers.confirm(follow, page)));
        }
        var kept = desk + "/follow/" + keys.token(Use.KEEP, follow.id());
        if (note.occasion() == Occasion.DIGEST) {
            return digest(follow, kept);
        }
        return followers
                .step(note, follow, desk, kept)
                .map(letter -> Result.of(written(follow, kept, true, letter)))
                .orElseGet(() -> Result.none("gone"));
    }

    private Result digest(Follow follow, String kept) {
        var news = follows.kept(follow.id(), FollowerLetters.MOST);
        if (news.isEmpty()) {
            return Result.none("nothing");
        }
        long upTo = news.getLast().entry();
        return followers
                .digest(news, follow, desk, kept)
                .map(letter -> new Result(written(follow, kept, false, letter), "", upTo))
                .orElseGet(() -> new Result(null, "gone", upTo));
    }

    private Written written(Follow follow, String kept, boolean thread, Letter letter) {
        return new Written(follow.email(), thread, kept + "/leave", "follow." + host, letter);
    }
}
