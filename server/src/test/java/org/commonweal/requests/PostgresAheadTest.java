package org.commonweal.requests;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class PostgresAheadTest extends AheadContract {
    @Override
    String where(Path folder) {
        return FreshStores.postgres();
    }
}
