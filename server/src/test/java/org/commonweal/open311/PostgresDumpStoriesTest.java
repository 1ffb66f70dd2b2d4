package org.commonweal.open311;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class PostgresDumpStoriesTest extends DumpStoriesTest {
    @Override
    String where(Path folder) {
        return FreshStores.postgres();
    }
}
