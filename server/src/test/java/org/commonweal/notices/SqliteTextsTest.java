package org.commonweal.notices;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class SqliteTextsTest extends TextsContract {
    @Override
    String where(Path folder) {
        return FreshStores.sqlite(folder);
    }
}
