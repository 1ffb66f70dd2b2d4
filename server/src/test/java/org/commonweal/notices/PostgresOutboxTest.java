package org.commonweal.notices;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class PostgresOutboxTest extends OutboxContract {
    @Override
    String where(Path folder) {
        return FreshStores.postgres();
    }
}
