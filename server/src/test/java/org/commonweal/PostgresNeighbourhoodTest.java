package org.commonweal;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class PostgresNeighbourhoodTest extends NeighbourhoodContract {
    @Override
    String where(Path folder) {
        return FreshStores.postgres();
    }
}
