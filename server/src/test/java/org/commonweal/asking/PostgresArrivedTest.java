package org.commonweal.asking;

import org.commonweal.store.FreshStores;

class PostgresArrivedTest extends ArrivedContract {
    @Override
    String fresh() {
        return FreshStores.postgres();
    }
}
