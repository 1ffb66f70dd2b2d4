package org.commonweal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A desk on a store that the heir chooses.
abstract class OnAnyStore {
    @TempDir Path keys;

    String where = "";
    TestDesk desk;

    abstract String fresh();

    @BeforeEach
    void open() {
        where = fresh();
        desk = new TestDesk(where, keys);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    void reopen() {
        desk.close();
        desk = new TestDesk(where, keys);
    }

    void refused(Draft draft) {
        long size = desk.size();
        assertThatThrownBy(() -> desk.append(draft)).isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.size()).isEqualTo(size);
    }
}
