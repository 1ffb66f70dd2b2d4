package org.commonweal.people;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;
import org.junit.jupiter.api.io.TempDir;

class SqlitePeopleTest extends PeopleContract {
    @TempDir Path folder;

    @Override
    String fresh() {
        return FreshStores.sqlite(folder);
    }
}
