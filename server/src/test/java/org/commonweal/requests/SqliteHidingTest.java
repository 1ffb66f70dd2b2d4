package org.commonweal.requests;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class SqliteHidingTest extends HidingContract {
    @Override
    String where(Path folder) {
        return FreshStores.sqlite(folder);
    }
}
