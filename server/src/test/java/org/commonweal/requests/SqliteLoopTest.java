package org.commonweal.requests;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class SqliteLoopTest extends LoopContract {
    @Override
    String where(Path folder) {
        return FreshStores.sqlite(folder);
    }
}
