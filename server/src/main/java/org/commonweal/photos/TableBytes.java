package org.commonweal.photos;

import java.util.Optional;
import org.commonweal.store.Store;

/// Pictures in a table, for a desk whose servers share a database and no disk.
record TableBytes(Store store) implements PhotoBytes {
    @Override
    public void put(PhotoId id, PhotoReader.Pair pair) {
        store.change(tx ->
                tx.sql(
                                """
                                insert into photos_bytes (sha, full_size, small_size)
                                values (?, ?, ?) on conflict (sha) do nothing\
                                """)
                        .with(id.sha256(), pair.full(), pair.small())
                        .run());
    }

    @Override
    public Optional<byte[]> get(PhotoId id, PhotoSize size) {
        var sql =
                switch (size) {
                    case FULL -> "select full_size as body from photos_bytes where sha = ?";
                    case SMALL -> "select small_size as body from photos_bytes where sha = ?";
                };
        return store.read(tx -> tx.sql(sql).with(id.sha256()).one(row -> row.bytes("body")));
    }

    @Override
    public void delete(PhotoId id) {
        store.change(tx -> {
            tx.sql("delete from photos_bytes where sha = ?").with(id.sha256()).run();
            tx.forget("photos_bytes");
        });
    }
}
