package org.commonweal.requests;

import java.util.Optional;
import org.commonweal.requests.RequestFeed.Item;
import org.commonweal.store.Store;

/// What other programs read, from the store.
final class Feeds {
    private final Store store;
    private final FeedTables tables = new FeedTables();

    Feeds(Store store) {
        this.store = store;
    }

    RequestFeed list(RequestFeed.Wanted wanted) {
        return store.read(tx -> tables.list(tx, wanted));
    }

    RequestUpdates updates(RequestUpdates.Wanted wanted) {
        return store.read(tx -> tables.updates(tx, wanted));
    }

    /// One request, if it may be in a list.
    Optional<Item> one(RequestNumber number) {
        return store.glance(tx -> tables.one(tx, number));
    }
}
