package org.commonweal.services;

import org.commonweal.store.FreshStores;

class PostgresServicesTest extends ServicesContract {
    @Override
    String fresh() {
        return FreshStores.postgres();
    }
}
