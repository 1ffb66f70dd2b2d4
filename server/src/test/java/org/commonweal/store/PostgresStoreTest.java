package org.commonweal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContract {
    @Override
    String fresh() {
        return FreshStores.postgres();
    }

    @Test
    void the_settings_that_make_a_commit_durable_are_on() {
        List<String> settings =
                store.write(tx ->
                        List.of(
                                show(tx, "fsync"),
                                show(tx, "synchronous_commit"),
                                show(tx, "full_page_writes")));
        assertThat(settings).containsExactly("on", "on", "on");
        String version = store.read(tx -> show(tx, "server_version_num"));
        assertThat(Integer.parseInt(version)).isGreaterThanOrEqualTo(150000);
    }

    @Test
    void the_writer_comes_back_after_its_connection_was_cut() throws Exception {
        FreshStores.sql(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                        + where.replaceAll(".*/([^?]*).*", "$1")
                        + "'");
        assertThatThrownBy(() ->
                        store.write(tx -> 1 + tx.sql("select 1").list(row -> row.number(1)).size()))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("PostgreSQL");
        int rows = store.write(tx -> tx.sql("select 1").list(row -> row.number(1)).size());
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void a_commit_of_unknown_outcome_is_settled_before_anyone_is_answered() throws Exception {
        int port = Integer.parseInt(where.replaceAll(".*:(\\d+)/.*", "$1"));
        // Without prepared statements the wire shows the word COMMIT each time.
        var wire = where + "&prepareThreshold=0";
        try (var proxy = new CuttingProxy(port);
                var cut = Store.open(wire.replace(":" + port + "/", ":" + proxy.port() + "/"))) {
            var insert =
                    "insert into store_writers (writer, batch, at) values (?, 1, 7000000000000)";
            proxy.cutNext(CuttingProxy.Cut.AFTER_COMMIT);
            cut.change(tx -> tx.sql(insert).with("committed, and nobody heard").run());
            proxy.cutNext(CuttingProxy.Cut.BEFORE_COMMIT);
            assertThatThrownBy(() -> cut.change(tx -> tx.sql(insert).with("never arrived").run()))
                    .isInstanceOfSatisfying(
                            StoreUnavailable.class, e -> assertThat(e.outcomeUnknown()).isFalse());
            cut.change(tx -> tx.sql(insert).with("afterwards").run());
        }
        List<String> names =
                store.read(tx ->
                        tx.sql(
                                        "select writer from store_writers where at = 7000000000000 order by writer")
                                .list(row -> row.text(1)));
        assertThat(names).containsExactly("afterwards", "committed, and nobody heard");
    }

    @Test
    void a_server_that_cannot_be_reached_is_named_without_its_password() {
        assertThatThrownBy(() ->
                        Store.open("jdbc:postgresql://127.0.0.1:1/town?user=desk&password=hunter2"))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageNotContaining("hunter2");
    }

    private static String show(Tx tx, String name) throws java.sql.SQLException {
        return tx.sql("select current_setting(?)").with(name).one(row -> row.text(1)).orElseThrow();
    }
}
