package org.commonweal.open311;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class PostgresOpenDataStoriesTest extends OpenDataStoriesTest {
    @Override
    String where(Path folder) {
        return FreshStores.postgres();
    }
}
