package org.commonweal;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class PostgresHiddenTest extends HiddenStories {
    @Override
    String where(Path folder) {
        return FreshStores.postgres();
    }
}
