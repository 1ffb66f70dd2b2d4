package org.commonweal.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.commonweal.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What came from devices is kept alike in both stores.
abstract class ArrivedContract {
    private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");
    private static final String KEY = Drafts.hash("k".repeat(43));
    private static final String BODY = "b".repeat(64);

    @TempDir Path folder;
    private Store store;

    abstract String fresh();

    @BeforeEach
    void open() {
        store = Store.open(fresh());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_line_is_found_byte_for_byte_until_it_expires() {
        var sealed = Sealed.seal("key", new byte[Sealed.NONCE], "ABCD-EFGH token");
        add(KEY, sealed, NOW.plusSeconds(60));

        var line = find(KEY, NOW).orElseThrow();

        assertThat(line.body()).isEqualTo(BODY);
        assertThat(line.number()).isEqualTo("371828178");
        assertThat(Sealed.open("key", line.sealed())).isEqualTo("ABCD-EFGH token");
        assertThatThrownBy(() -> Sealed.open("another", line.sealed()))
                .isInstanceOf(IllegalStateException.class);
        var late = NOW.plus(Duration.ofMinutes(1));
        assertThat(find(KEY, late)).isEmpty();
        assertThat(find(Drafts.hash("x"), NOW)).isEmpty();
    }

    @Test
    void a_key_is_there_once() {
        add(KEY, new byte[] {0, 1, -1}, NOW.plusSeconds(60));
        assertThatThrownBy(() -> add(KEY, new byte[] {2}, NOW.plusSeconds(90)))
                .isInstanceOf(RuntimeException.class);
        assertThat(find(KEY, NOW).orElseThrow().sealed()).containsExactly(0, 1, -1);
    }

    @Test
    void sweeping_takes_what_has_expired_and_nothing_else() {
        add(KEY, new byte[] {1}, NOW);
        add(Drafts.hash("later"), new byte[] {2}, NOW.plusSeconds(1));

        int swept = store.write(tx -> ArrivedTables.sweep(tx, NOW));
        assertThat(swept).isEqualTo(1);
        assertThat(find(Drafts.hash("later"), NOW)).isPresent();
    }

    private Optional<ArrivedTables.Line> find(String key, Instant at) {
        return store.read(tx -> ArrivedTables.find(tx, key, at));
    }

    private void add(String key, byte[] sealed, Instant expires) {
        store.change(tx ->
                ArrivedTables.add(
                        tx, key, new ArrivedTables.Line(BODY, "371828178", sealed), expires));
    }
}
