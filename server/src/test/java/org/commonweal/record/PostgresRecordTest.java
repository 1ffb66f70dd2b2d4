package org.commonweal.record;

import org.commonweal.store.FreshStores;

class PostgresRecordTest extends RecordContract {
    @Override
    String fresh() {
        return FreshStores.postgres();
    }
}
