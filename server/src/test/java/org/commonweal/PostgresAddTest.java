package org.commonweal;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class PostgresAddTest extends AddStories {
    @Override
    String where(Path folder) {
        return FreshStores.postgres();
    }
}
