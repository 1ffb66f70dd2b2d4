package org.commonweal.record;

import org.commonweal.store.FreshStores;
import org.junit.jupiter.api.Nested;

class PostgresRecordTest {
    @Nested
    class Appending extends RecordContract {
        @Override
        String fresh() {
            return FreshStores.postgres();
        }
    }

    @Nested
    class Erasing extends ErasureContract {
        @Override
        String fresh() {
            return FreshStores.postgres();
        }
    }

    @Nested
    class Standing extends StandingContract {
        @Override
        String fresh() {
            return FreshStores.postgres();
        }
    }
}
