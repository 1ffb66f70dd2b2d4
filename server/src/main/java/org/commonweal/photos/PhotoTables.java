package org.commonweal.photos;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.commonweal.store.Tx;

/// The room's tables: which photos there are, and what each is kept for.
final class PhotoTables {
    private PhotoTables() {}

    static void taken(Tx tx, Photo photo, Instant at) throws SQLException {
        tx.sql(
                        """
                        insert into photos_taken (sha, width, height, bytes, taken_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (sha) do update set taken_at = excluded.taken_at\
                        """)
                .with(photo.id().sha256(), photo.width(), photo.height(), photo.bytes(), at)
                .run();
    }

    static boolean exists(Tx tx, PhotoId id) throws SQLException {
        return tx.sql("select 1 from photos_taken where sha = ?")
                .with(id.sha256())
                .one(row -> true)
                .isPresent();
    }

    static void keep(Tx tx, PhotoId id, String owner) throws SQLException {
        tx.sql("insert into photos_kept (sha, owner) values (?, ?) on conflict do nothing")
                .with(id.sha256(), owner)
                .run();
    }

    static void release(Tx tx, String owner) throws SQLException {
        // Due at once instead of after the days of grace that a photo nobody has kept yet is given.
        tx.sql(
                        """
                        update photos_taken set taken_at = 0
                        where sha in (select sha from photos_kept where owner = ?)\
                        """)
                .with(owner)
                .run();
        tx.sql("delete from photos_kept where owner = ?").with(owner).run();
    }

    static List<PhotoId> loose(Tx tx, Instant before, int most) throws SQLException {
        return tx.sql(
                        """
                        select sha from photos_taken t
                        where taken_at < ?
                          and not exists (select 1 from photos_kept k where k.sha = t.sha)
                        order by taken_at, sha limit ?\
                        """)
                .with(before, most)
                .list(row -> new PhotoId(row.text("sha")));
    }

    static boolean dropLoose(Tx tx, PhotoId id, Instant before) throws SQLException {
        return tx.sql(
                                """
                                delete from photos_taken
                                where sha = ? and taken_at < ?
                                  and not exists (select 1 from photos_kept where sha = ?)\
                                """)
                        .with(id.sha256(), before, id.sha256())
                        .run()
                > 0;
    }

    static void drop(Tx tx, PhotoId id) throws SQLException {
        tx.sql("delete from photos_kept where sha = ?").with(id.sha256()).run();
        tx.sql("delete from photos_taken where sha = ?").with(id.sha256()).run();
    }
}
