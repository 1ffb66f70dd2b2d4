package org.commonweal.notices;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class PostgresTextsTest extends TextsContract {
    @Override
    String where(Path folder) {
        return FreshStores.postgres();
    }
}
