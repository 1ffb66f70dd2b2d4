package org.commonweal;

import java.nio.file.Path;
import org.commonweal.store.FreshStores;

class SqliteHiddenTest extends HiddenStories {
    @Override
    String where(Path folder) {
        return FreshStores.sqlite(folder);
    }
}
