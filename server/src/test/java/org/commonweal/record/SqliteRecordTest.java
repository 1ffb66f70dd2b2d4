package org.commonweal.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonweal.store.FreshStores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SqliteRecordTest {
    @TempDir Path folder;

    private String fresh() {
        try {
            return FreshStores.sqlite(Files.createTempDirectory(folder, "data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nested
    class Appending extends RecordContract {
        @Override
        String fresh() {
            return SqliteRecordTest.this.fresh();
        }
    }

    @Nested
    class Erasing extends ErasureContract {
        @Override
        String fresh() {
            return SqliteRecordTest.this.fresh();
        }
    }

    @Nested
    class Standing extends StandingContract {
        @Override
        String fresh() {
            return SqliteRecordTest.this.fresh();
        }
    }
}
