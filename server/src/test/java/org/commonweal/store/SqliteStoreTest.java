package org.commonweal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
    @TempDir Path folder;

    @Override
    String fresh() {
        return FreshStores.sqlite(folder);
    }

    /// As a verb of the command line beside a desk that is served.
    @Test
    void what_another_process_commits_raises_the_version_too() {
        var settled = settled();
        assertThat(store.version()).isEqualTo(settled);
        try (var beside = Store.open(folder.toString())) {
            beside.change(tx ->
                    tx.sql("insert into store_writers (writer, batch, at) values ('cli', 1, 1)")
                            .run());
        }
        assertThat(settled()).isGreaterThan(settled);
    }

    /// What the version comes to when nothing more happens.
    private long settled() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
        return store.version();
    }

    @Test
    void the_settings_that_make_a_commit_durable_are_on() throws Exception {
        List<String> settings =
                store.write(tx ->
                        List.of(
                                pragma(tx, "journal_mode"),
                                pragma(tx, "synchronous"),
                                pragma(tx, "secure_delete"),
                                pragma(tx, "foreign_keys"),
                                pragma(tx, "temp_store")));
        // synchronous 2 is FULL; temp_store 2 is MEMORY
        assertThat(settings).containsExactly("wal", "2", "1", "1", "2");
    }

    @Test
    void a_store_that_newer_software_used_is_left_alone() {
        store.change(tx -> {
            tx.sql(
                            """
                            insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                                installed_by, execution_time, success)
                            values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, '', 1, 1)\
                            """)
                    .run();
            tx.sql("pragma user_version = 1").run();
        });
        assertThatThrownBy(() -> Store.open(folder.toString()))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageStartingWith("the store was used by a newer version of this software");
    }

    @Test
    void every_table_of_every_room_is_strict() {
        List<String> loose =
                store.read(tx ->
                        tx.sql(
                                        """
                                        select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0
                                            and name not like 'sqlite_%' and name <> 'flyway_schema_history'\
                                        """)
                                .list(row -> row.text(1)));
        assertThat(loose).isEmpty();
    }

    @Test
    void what_is_forgotten_is_in_no_file_any_more() throws Exception {
        store.change(tx ->
                tx.sql("insert into store_writers (writer, batch, at) values (?, 1, 7000000000000)")
                        .with("the secret of Elm Row")
                        .run());
        assertThat(anyFileHolds("the secret of Elm Row")).isTrue();
        store.change(tx -> {
            tx.sql("delete from store_writers where at = 7000000000000").run();
            tx.forget("store_writers");
        });
        assertThat(anyFileHolds("the secret of Elm Row")).isFalse();
    }

    @Test
    void it_refuses_a_folder_that_cannot_be_a_store() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> Store.open(file.toString())).isInstanceOf(StoreUnavailable.class);
        var other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(
                other.resolve("commonweal.db"),
                "this is no database, whatever its name says. ".repeat(50));
        assertThatThrownBy(() -> Store.open(other.toString()))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> Store.open("jdbc:h2:mem:x")).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void the_native_library_lies_in_a_data_folder() {
        assertThat(System.getProperty("org.sqlite.tmpdir")).endsWith("/tmp");
    }

    // On a copy: closing the database file itself would drop the locks this process holds on it.
    private boolean anyFileHolds(String words) throws Exception {
        var copy = Files.createTempDirectory("copy");
        new ProcessBuilder("cp", "-r", folder.toString(), copy.toString()).start().waitFor();
        try (var files = Files.walk(copy)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(words)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String pragma(Tx tx, String name) throws java.sql.SQLException {
        return tx.sql("pragma " + name).one(row -> row.text(1)).orElseThrow();
    }
}
