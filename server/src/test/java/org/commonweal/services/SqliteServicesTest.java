package org.commonweal.services;

import org.commonweal.store.FreshStores;

class SqliteServicesTest extends ServicesContract {
    @Override
    String fresh() {
        return FreshStores.sqlite(folder);
    }
}
