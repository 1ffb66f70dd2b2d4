package org.commonweal.open311;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class PostgresUpdateStoriesTest extends UpdateStoriesTest {
    @Override
    String where(Path folder) {
        return FreshStores.postgres();
    }
}
