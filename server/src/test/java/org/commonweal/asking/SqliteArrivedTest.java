package org.commonweal.asking;

import org.commonweal.store.FreshStores;

class SqliteArrivedTest extends ArrivedContract {
    @Override
    String fresh() {
        return FreshStores.sqlite(folder);
    }
}
