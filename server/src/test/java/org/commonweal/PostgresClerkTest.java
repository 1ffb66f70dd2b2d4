package org.commonweal;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class PostgresClerkTest extends ClerkStories {
    @Override
    String where(Path folder) {
        return FreshStores.postgres();
    }
}
