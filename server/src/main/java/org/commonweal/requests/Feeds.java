package org.commonweal.requests;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonweal.requests.RequestFeed.Item;
import org.commonweal.store.Store;

/// What other programs read, from the store; and in which version the requests stand that they
/// asked for lately, for as long as the store has not changed.
final class Feeds {
    private static final int MOST = 10_000;

    private record Stood(long version, Optional<Item> item) {}

    private final Store store;
    private final FeedTables tables = new FeedTables();
    private final Map<RequestNumber, Stood> lately =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<RequestNumber, Stood> eldest) {
                    return size() > MOST;
                }
            };

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
        long version = store.version();
        var known = find(number);
        if (known.isPresent() && version != Store.UNKNOWN && known.get().version == version) {
            return known.get().item;
        }
        var item = store.glance(tx -> tables.one(tx, number));
        if (version != Store.UNKNOWN) {
            keep(number, new Stood(version, item));
        }
        return item;
    }

    private synchronized Optional<Stood> find(RequestNumber number) {
        return Optional.ofNullable(lately.get(number));
    }

    private synchronized void keep(RequestNumber number, Stood stood) {
        lately.put(number, stood);
    }
}
