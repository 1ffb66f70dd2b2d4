package org.commonweal.follows;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonweal.notices.News;
import org.commonweal.notices.Occasion;
import org.commonweal.requests.RequestBrief;
import org.commonweal.store.Tx;

/// Who follows what: beginning, confirming, changing and leaving, and who of them is to hear of a
/// step.
final class FollowBook {
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final Duration UNCONFIRMED = Duration.ofDays(3);
    private static final Duration NEWS = Duration.ofDays(90);
    private static final int MOST = 50;
    private static final int RECENT = 2000;

    private final FollowRooms rooms;
    private final FollowTables tables = new FollowTables();
    private final ZoneId zone;

    FollowBook(FollowRooms rooms, ZoneId zone) {
        this.rooms = rooms;
        this.zone = zone;
    }

    /// Begins to follow, once the owner of the address has said so by the link in a message. What
    /// was begun before is not begun again, and nobody learns that from the answer.
    void begin(String email, String language, Selection what, boolean daily) {
        var now = rooms.now().now();
        var address = plain(email);
        rooms.store()
                .change(tx -> {
                    var before = tables.of(tx, address);
                    boolean known = before.stream().anyMatch(follow -> follow.what().equals(what));
                    if (known || before.size() >= MOST) {
                        return;
                    }
                    long id =
                            tables.add(
                                    tx, new Follow(0, address, language, what, daily, false, now));
                    rooms.outgoing().note(tx, -1, Occasion.CONFIRM, 0, id, now);
                });
    }

    // The part before the @ is its owner's business; what stands behind it knows no case.
    private static String plain(String email) {
        int at = email.lastIndexOf('@');
        return email.substring(0, at) + email.substring(at).toLowerCase(Locale.ROOT);
    }

    Optional<Follow> find(long id) {
        return rooms.store().read(tx -> tables.find(tx, id));
    }

    List<Follow> of(String email) {
        return rooms.store().read(tx -> tables.of(tx, email));
    }

    void confirm(long id) {
        rooms.store().change(tx -> tables.confirm(tx, id, rooms.now().now()));
    }

    void daily(long id, boolean daily) {
        rooms.store().change(tx -> tables.daily(tx, id, daily));
    }

    void leave(long id) {
        rooms.store().change(tx -> left(tx, id));
    }

    private void left(Tx tx, long id) throws SQLException {
        tables.leave(tx, id);
        rooms.outgoing().forget(tx, id);
    }

    /// Ends everything an address follows.
    ///
    /// @return how many that was
    int forget(String email) {
        if (email.indexOf('@') < 0) {
            return 0;
        }
        return rooms.store()
                .write(tx -> {
                    var all = tables.of(tx, plain(email));
                    for (var follow : all) {
                        left(tx, follow.id());
                    }
                    return all.size();
                });
    }

    /// The confirmed followers who are to hear of a step.
    List<Follow> hearing(Tx tx, Occasion occasion, RequestBrief request) throws SQLException {
        long number = request.number().value();
        return tables.about(tx, number, request.service()).stream()
                .filter(follow -> follow.what().request() != 0 || occasion.headline())
                .filter(follow ->
                        follow.what()
                                .fits(
                                        number,
                                        request.service(),
                                        request.area(),
                                        request.point(),
                                        rooms.places()))
                .toList();
    }

    /// Notes that a follower is to hear of a step: in a message of its own, or with the next daily
    /// one.
    void note(Tx tx, Follow follow, News news, Instant now) throws SQLException {
        if (!follow.daily()) {
            rooms.outgoing()
                    .note(tx, news.entry(), news.occasion(), news.request(), follow.id(), now);
            return;
        }
        tables.keep(tx, follow.id(), news);
        digest(tx, follow.id(), news.entry(), now);
    }

    private void digest(Tx tx, long follow, long entry, Instant now) throws SQLException {
        var outgoing = rooms.outgoing();
        if (!outgoing.waits(tx, Occasion.DIGEST, follow)) {
            outgoing.note(tx, entry, Occasion.DIGEST, 0, follow, morning(now));
        }
    }

    private Instant morning(Instant now) {
        var local = now.atZone(zone);
        var day =
                local.toLocalTime().isBefore(MORNING)
                        ? local.toLocalDate()
                        : local.toLocalDate().plusDays(1);
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    List<News> kept(long follow, int limit) {
        return rooms.store().read(tx -> tables.kept(tx, follow, limit));
    }

    /// A daily message went out; what came meanwhile waits for the next.
    void told(Tx tx, long follow, long upTo) throws SQLException {
        tables.told(tx, follow, upTo);
        var left = tables.kept(tx, follow, 1);
        if (!left.isEmpty()) {
            digest(tx, follow, left.getFirst().entry(), rooms.now().now());
        }
    }

    void publish(Tx tx, News news) throws SQLException {
        tables.publish(tx, news);
    }

    /// The newest public steps of a selection, the newest first; of the last weeks only.
    List<News> news(Selection what, int limit) {
        var recent =
                rooms.store()
                        .read(tx ->
                                what.request() != 0
                                        ? tables.newsOf(tx, what.request(), limit)
                                        : what.service().isEmpty()
                                                ? tables.news(
                                                        tx, what.everything() ? limit : RECENT)
                                                : tables.newsOf(tx, what.service(), RECENT));
        return recent.stream()
                .filter(news -> what.request() != 0 || news.occasion().headline())
                .filter(news ->
                        what.fits(
                                news.request(),
                                news.service(),
                                news.area(),
                                news.place(),
                                rooms.places()))
                .limit(limit)
                .toList();
    }

    void withoutPlace(Tx tx, long request) throws SQLException {
        tables.withoutPlace(tx, request);
    }

    /// Lets go of what was never confirmed, and of old news.
    void sweep() {
        var now = rooms.now().now();
        rooms.store()
                .change(tx -> {
                    for (long id : tables.neverConfirmed(tx, now.minus(UNCONFIRMED))) {
                        left(tx, id);
                    }
                    tables.sweepNews(tx, now.minus(NEWS));
                });
    }
}
