package org.commonweal;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class SqliteClusterTest extends ClusterStories {
    @Override
    String where(Path folder) {
        return FreshStores.sqlite(folder);
    }
}
