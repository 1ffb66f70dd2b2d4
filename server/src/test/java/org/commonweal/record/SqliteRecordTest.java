package org.commonweal.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonweal.store.FreshStores;
import org.junit.jupiter.api.io.TempDir;

class SqliteRecordTest extends RecordContract {
    @TempDir Path folder;

    @Override
    String fresh() {
        try {
            return FreshStores.sqlite(Files.createTempDirectory(folder, "data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
