package org.commonweal.follows;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.notices.News;
import org.commonweal.notices.Occasion;
import org.commonweal.places.Point;
import org.commonweal.store.Row;
import org.commonweal.store.Tx;

/// The SQL of followers, of what their daily message will tell, and of the newest public steps.
final class FollowTables {
    private static final String FOLLOWS =
            "select id, email, language, request, service, area, lat, lon, radius, daily, confirmed, since from follows_kept ";
    private static final String NEWS =
            "select entry, request, occasion, service, area, lat, lon, at from follows_news ";

    /// @return the new follower's id
    long add(Tx tx, Follow follow) throws SQLException {
        var what = follow.what();
        var near = what.near();
        return tx.sql(
                        "insert into follows_kept (email, language, request, service, area, lat, lon, radius, daily, confirmed, since)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")
                .with(
                        follow.email(),
                        follow.language(),
                        what.request(),
                        what.service(),
                        what.area(),
                        near == null ? null : near.lat(),
                        near == null ? null : near.lon(),
                        what.radius(),
                        follow.daily(),
                        follow.confirmed(),
                        follow.since())
                .one(row -> row.number(1))
                .orElseThrow();
    }

    Optional<Follow> find(Tx tx, long id) throws SQLException {
        return tx.sql(FOLLOWS + "where id = ?").with(id).one(FollowTables::follow);
    }

    List<Follow> of(Tx tx, String email) throws SQLException {
        return tx.sql(FOLLOWS + "where email = ? order by id")
                .with(email)
                .list(FollowTables::follow);
    }

    /// Confirmed followers of a request itself, and of whatever might take it in.
    List<Follow> about(Tx tx, long request, String service) throws SQLException {
        return tx.sql(
                        FOLLOWS
                                + "where confirmed = 1 and (request = ? or (request = 0 and service in ('', ?)))")
                .with(request, service)
                .list(FollowTables::follow);
    }

    void confirm(Tx tx, long id, Instant at) throws SQLException {
        tx.sql("update follows_kept set confirmed = 1, since = ? where id = ? and confirmed = 0")
                .with(at, id)
                .run();
    }

    void daily(Tx tx, long id, boolean daily) throws SQLException {
        tx.sql("update follows_kept set daily = ? where id = ?").with(daily, id).run();
    }

    /// Ends a following; nothing of it stays.
    void leave(Tx tx, long id) throws SQLException {
        tx.sql("delete from follows_kept where id = ?").with(id).run();
        tx.sql("delete from follows_digest where follow = ?").with(id).run();
        tx.forget("follows_kept");
    }

    List<Long> neverConfirmed(Tx tx, Instant before) throws SQLException {
        return tx.sql("select id from follows_kept where confirmed = 0 and since < ?")
                .with(before)
                .list(row -> row.number(1));
    }

    void keep(Tx tx, long follow, News news) throws SQLException {
        tx.sql(
                        "insert into follows_digest (follow, entry, occasion, request) values (?, ?, ?, ?) on conflict do nothing")
                .with(follow, news.entry(), news.occasion().code(), news.request())
                .run();
    }

    /// What a follower's next daily message tells, the oldest first: entry, occasion and request.
    List<News> kept(Tx tx, long follow, int limit) throws SQLException {
        return tx.sql(
                        "select entry, occasion, request from follows_digest where follow = ? order by entry limit ?")
                .with(follow, limit)
                .list(row ->
                        new News(
                                row.number("entry"),
                                row.number("request"),
                                Occasion.of(row.text("occasion")),
                                "",
                                "",
                                null,
                                Instant.EPOCH));
    }

    void told(Tx tx, long follow, long upTo) throws SQLException {
        tx.sql("delete from follows_digest where follow = ? and entry <= ?")
                .with(follow, upTo)
                .run();
    }

    void publish(Tx tx, News news) throws SQLException {
        var place = news.place();
        tx.sql(
                        "insert into follows_news (entry, request, occasion, service, area, lat, lon, at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .with(
                        news.entry(),
                        news.request(),
                        news.occasion().code(),
                        news.service(),
                        news.area(),
                        place == null ? null : place.lat(),
                        place == null ? null : place.lon(),
                        news.at())
                .run();
    }

    List<News> news(Tx tx, int limit) throws SQLException {
        return tx.sql(NEWS + "order by entry desc limit ?").with(limit).list(FollowTables::news);
    }

    List<News> newsOf(Tx tx, String service, int limit) throws SQLException {
        return tx.sql(NEWS + "where service = ? order by entry desc limit ?")
                .with(service, limit)
                .list(FollowTables::news);
    }

    List<News> newsOf(Tx tx, long request, int limit) throws SQLException {
        return tx.sql(NEWS + "where request = ? order by entry desc limit ?")
                .with(request, limit)
                .list(FollowTables::news);
    }

    /// Forgets where a request is: its place was erased or hidden.
    void withoutPlace(Tx tx, long request) throws SQLException {
        tx.sql("update follows_news set lat = null, lon = null where request = ?")
                .with(request)
                .run();
        tx.forget("follows_news");
    }

    void sweepNews(Tx tx, Instant before) throws SQLException {
        tx.sql("delete from follows_news where at < ?").with(before).run();
    }

    private static Follow follow(Row row) throws SQLException {
        return new Follow(
                row.number("id"),
                row.text("email"),
                row.text("language"),
                new Selection(
                        row.number("request"),
                        row.text("service"),
                        row.text("area"),
                        point(row),
                        (int) row.number("radius")),
                row.flag("daily"),
                row.flag("confirmed"),
                row.instant("since"));
    }

    private static News news(Row row) throws SQLException {
        return new News(
                row.number("entry"),
                row.number("request"),
                Occasion.of(row.text("occasion")),
                row.text("service"),
                row.text("area"),
                point(row),
                row.instant("at"));
    }

    private static @org.jspecify.annotations.Nullable Point point(Row row) throws SQLException {
        var lat = row.maybeReal("lat");
        var lon = row.maybeReal("lon");
        return lat.isPresent() && lon.isPresent() ? new Point(lat.get(), lon.get()) : null;
    }
}
