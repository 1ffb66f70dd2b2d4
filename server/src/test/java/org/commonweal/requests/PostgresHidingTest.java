package org.commonweal.requests;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class PostgresHidingTest extends HidingContract {
    @Override
    String where(Path folder) {
        return FreshStores.postgres();
    }
}
