package org.commonweal.search;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class SqliteSearchTest extends SearchContract {
    @Override
    String where(Path folder) {
        return FreshStores.sqlite(folder);
    }
}
