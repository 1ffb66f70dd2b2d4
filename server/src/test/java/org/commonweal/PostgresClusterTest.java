package org.commonweal;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class PostgresClusterTest extends ClusterStories {
    @Override
    String where(Path folder) {
        return FreshStores.postgres();
    }
}
