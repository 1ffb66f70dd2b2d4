package org.commonweal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store promises. `store_writers` is the only table of this room, so tests write rows
/// of made-up writers.
abstract class StoreContract {
    private static final String INSERT =
            "insert into store_writers (writer, batch, at) values (?, ?, ?)";

    private static final Instant LATER = Instant.ofEpochMilli(7_000_000_000_000L);

    String where = "";
    Store store;

    abstract String fresh();

    @BeforeEach
    void open() {
        where = fresh();
        store = Store.open(where);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void insert(String writer, long batch) {
        store.change(tx -> tx.sql(INSERT).with(writer, batch, LATER).run());
    }

    private List<String> names() {
        return store.read(tx ->
                tx.sql("select writer from store_writers where at = 7000000000000 order by writer")
                        .list(row -> row.text("writer")));
    }

    @Test
    void a_write_is_there_for_the_next_read_and_after_reopening() {
        insert("ada", 3);
        assertThat(names()).containsExactly("ada");
        store.close();
        store = Store.open(where);
        Optional<Instant> at =
                store.read(tx ->
                        tx.sql("select batch, at from store_writers where writer = ?")
                                .with("ada")
                                .one(row -> row.instant("at")));
        assertThat(at).contains(LATER);
    }

    @Test
    void an_exception_undoes_its_own_caller_only() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // The first write holds the writer, so that the next four share one batch.
            var _ =
                    threads.submit(() ->
                            store.change(tx -> {
                                begun.countDown();
                                await(go);
                            }));
            begun.await();
            var results = new ArrayList<java.util.concurrent.Future<?>>();
            for (var name : List.of("ada", "bao", "cem", "dov")) {
                results.add(
                        threads.submit(() ->
                                store.change(tx -> {
                                    tx.sql(INSERT).with(name, 1, LATER).run();
                                    if ("bao".equals(name)) {
                                        throw new IllegalArgumentException("bao changed her mind");
                                    }
                                    if ("cem".equals(name)) {
                                        tx.sql(INSERT).with(name, 1, LATER).run();
                                    }
                                })));
            }
            Thread.sleep(50);
            go.countDown();
            results.get(0).get();
            results.get(3).get();
            assertThatThrownBy(() -> results.get(1).get())
                    .hasRootCauseMessage("bao changed her mind");
            assertThatThrownBy(() -> results.get(2).get()).hasCauseInstanceOf(StoreRejected.class);
        }
        assertThat(names()).containsExactly("ada", "dov");
    }

    @Test
    void a_lone_caller_that_fails_leaves_nothing() {
        assertThatThrownBy(() ->
                        store.change(tx -> {
                            tx.sql(INSERT).with("eve", 1, LATER).run();
                            throw new IllegalStateException("no");
                        }))
                .hasMessage("no");
        assertThat(names()).isEmpty();
        insert("fay", 1);
        assertThat(names()).containsExactly("fay");
    }

    @Test
    void many_callers_share_few_commits_and_each_is_answered() throws Exception {
        var batches = new AtomicInteger();
        store.beforeCommit(new CountingHook(batches, new ArrayList<>()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                int number = i;
                var _ = threads.submit(() -> insert("writer-" + number, number));
            }
        }
        assertThat(names()).hasSize(500);
        assertThat(batches.get()).isLessThan(250);
    }

    @Test
    void a_read_sees_one_moment_while_writes_go_on() {
        insert("ada", 1);
        int difference =
                store.read(tx -> {
                    int before = count(tx);
                    elsewhere(() -> insert("bao", 1));
                    return count(tx) - before;
                });
        assertThat(difference).isZero();
        assertThat(names()).containsExactly("ada", "bao");
    }

    @Test
    void a_read_inside_a_write_sees_the_write_and_cannot_see_it_outside() {
        store.change(tx -> {
            tx.sql(INSERT).with("ada", 1, LATER).run();
            assertThat(names()).containsExactly("ada");
            assertThat(onAnotherThread()).isEmpty();
        });
    }

    private List<String> onAnotherThread() {
        var seen = Collections.synchronizedList(new ArrayList<String>());
        elsewhere(() -> seen.addAll(names()));
        return seen;
    }

    private static void elsewhere(Runnable action) {
        try {
            Thread.startVirtualThread(action).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_read_cannot_change_anything_and_a_write_cannot_hide_in_another() {
        assertThatThrownBy(() -> store.read(tx -> tx.sql("delete from store_writers").run()))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> store.change(tx -> insert("ada", 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.read(tx -> store.write(inner -> 1)))
                .isInstanceOf(IllegalStateException.class);
        insert("bao", 1);
        assertThat(names()).containsExactly("bao");
    }

    @Test
    void a_glance_finds_what_is_committed_and_inside_a_write_what_that_wrote() {
        insert("ada", 3);
        assertThat(batchOf("ada")).contains(3L);
        assertThat(batchOf("bao")).isEmpty();
        store.change(tx -> {
            tx.sql(INSERT).with("bao", 4, LATER).run();
            assertThat(batchOf("bao")).contains(4L);
            var outside = Collections.synchronizedList(new ArrayList<Optional<Long>>());
            elsewhere(() -> outside.add(batchOf("bao")));
            assertThat(outside).containsExactly(Optional.empty());
        });
        assertThat(batchOf("bao")).contains(4L);
        assertThatThrownBy(() -> store.glance(tx -> tx.sql("delete from store_writers").run()))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> store.glance(tx -> tx.sql("select nothing from nowhere").run()))
                .isInstanceOf(StoreRejected.class);
        assertThat(batchOf("ada")).contains(3L);
        store.close();
        assertThatThrownBy(() -> batchOf("ada")).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void the_version_rises_with_every_commit_and_is_never_told_inside_a_work() {
        insert("ada", 1);
        long before = store.version();
        if (before == Store.UNKNOWN) {
            assertThat(store.dialect()).isEqualTo(Dialect.POSTGRESQL);
        } else {
            insert("bao", 1);
            long after = store.version();
            assertThat(after).isGreaterThan(before);
            assertThatThrownBy(() -> store.change(tx -> tx.sql(INSERT).with("bao", 1, LATER).run()))
                    .isInstanceOf(StoreRejected.class);
            assertThat(batchOf("bao")).contains(1L);
        }
        long reading = store.read(_ -> store.version());
        long writing = store.write(_ -> store.version());
        assertThat(List.of(reading, writing)).containsOnly(Store.UNKNOWN);
    }

    private Optional<Long> batchOf(String writer) {
        return store.glance(tx ->
                tx.sql("select batch from store_writers where writer = ?")
                        .with(writer)
                        .one(row -> row.number(1)));
    }

    @Test
    void many_glance_at_once_while_writes_go_on() throws Exception {
        insert("ada", 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var seen = new ArrayList<java.util.concurrent.Future<Boolean>>();
            for (int i = 0; i < 40; i++) {
                seen.add(
                        threads.submit(() -> {
                            long last = 0;
                            for (int n = 0; n < 50; n++) {
                                long now = batchOf("ada").orElseThrow();
                                if (now < last) {
                                    return false;
                                }
                                last = now;
                            }
                            return true;
                        }));
            }
            for (int i = 1; i <= 20; i++) {
                int n = i;
                store.change(tx ->
                        tx.sql("update store_writers set batch = ? where writer = ?")
                                .with(n, "ada")
                                .run());
                assertThat(batchOf("ada")).contains((long) n);
            }
            for (var each : seen) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    @Test
    void the_hook_follows_every_caller_and_is_told_the_end() {
        var calls = new ArrayList<String>();
        store.beforeCommit(new CountingHook(new AtomicInteger(), calls));
        insert("ada", 1);
        assertThatThrownBy(() ->
                        store.change(tx -> {
                            throw new IllegalStateException("no");
                        }))
                .hasMessage("no");
        assertThat(calls)
                .containsExactly(
                        "begin", "mark", "seal", "committed", "begin", "mark", "rolledBack");
    }

    @Test
    void a_hook_that_cannot_seal_fails_the_batch_and_the_writer_works_again() {
        var refusing = new java.util.concurrent.atomic.AtomicBoolean(true);
        store.beforeCommit(
                new CountingHook(new AtomicInteger(), new ArrayList<>()) {
                    @Override
                    public void seal(Tx tx) throws java.sql.SQLException {
                        if (refusing.get()) {
                            tx.sql("select nothing from nowhere").one(row -> 1);
                        }
                    }
                });
        assertThatThrownBy(() -> insert("ada", 1)).isInstanceOf(StoreUnavailable.class);
        refusing.set(false);
        insert("bao", 1);
        assertThat(names()).containsExactly("bao");
    }

    @Test
    void what_callers_leave_for_the_end_is_written_once_and_not_for_those_undone()
            throws Exception {
        var written = Collections.synchronizedList(new ArrayList<List<String>>());
        AtEnd<String> scribe =
                (tx, left) -> {
                    written.add(List.copyOf(left));
                    tx.sql(INSERT).with(String.join("+", left), left.size(), LATER).run();
                };
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ =
                    threads.submit(() ->
                            store.change(tx -> {
                                begun.countDown();
                                await(go);
                            }));
            begun.await();
            for (var name : List.of("ada", "bao", "cem")) {
                var _ =
                        threads.submit(() ->
                                store.change(tx -> {
                                    tx.atEnd(scribe, name);
                                    if ("bao".equals(name)) {
                                        throw new IllegalArgumentException("bao changed her mind");
                                    }
                                }));
                Thread.sleep(50);
            }
            go.countDown();
        }
        assertThat(written).containsExactly(List.of("ada", "cem"));
        assertThat(names()).containsExactly("ada+cem");
        assertThatThrownBy(() ->
                        store.change(tx -> {
                            tx.sql(INSERT).with("eve", 1, LATER).run();
                            tx.atEnd(
                                    (end, left) -> end.sql("select nothing from nowhere").run(),
                                    "eve");
                        }))
                .isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() ->
                        store.read(tx -> {
                            tx.atEnd(scribe, "fay");
                            return 1;
                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(names()).containsExactly("ada+cem");
    }

    @Test
    void what_follows_a_commit_happens_only_after_it() {
        var seen = new ArrayList<List<String>>();
        store.change(tx -> {
            tx.sql(INSERT).with("ada", 1, LATER).run();
            tx.afterCommit(() -> seen.add(onAnotherThread()));
        });
        assertThatThrownBy(() ->
                        store.change(tx -> {
                            tx.afterCommit(() -> seen.add(List.of("never")));
                            throw new IllegalStateException("no");
                        }))
                .hasMessage("no");
        assertThat(seen).containsExactly(List.of("ada"));
    }

    @Test
    void a_batch_of_rows_and_every_kind_of_value() {
        store.change(tx -> {
            tx.sql(INSERT)
                    .runBatch(
                            List.of(
                                    new Object[] {"ada", 1, LATER},
                                    new Object[] {"bao", true, LATER.toEpochMilli()}));
            tx.forget("store_writers");
        });
        List<Optional<Long>> batches =
                store.read(tx ->
                        tx.sql(
                                        "select batch, nullif(batch, 1) as other from store_writers where at = ? order by writer")
                                .with(Optional.of(LATER))
                                .list(row -> row.maybeNumber("other")));
        assertThat(batches).containsExactly(Optional.empty(), Optional.empty());
        Optional<String> odd =
                store.read(tx ->
                        tx.sql("select ?").with("{\"it\":\"Zoë's ☂\"}").one(row -> row.text(1)));
        assertThat(odd).contains("{\"it\":\"Zoë's ☂\"}");
    }

    @Test
    void a_statement_may_run_inside_itself() {
        insert("ada", 1);
        insert("bao", 1);
        var pairs =
                store.<List<String>>read(tx -> {
                    var found = new ArrayList<String>();
                    var sql =
                            "select writer from store_writers where at = 7000000000000 order by writer";
                    tx.sql(sql)
                            .each(outer -> {
                                var left = outer.text(1);
                                tx.sql(sql).each(inner -> found.add(left + inner.text(1)));
                            });
                    return found;
                });
        assertThat(pairs).containsExactly("adaada", "adabao", "baoada", "baobao");
    }

    @Test
    void a_closed_store_says_so() {
        store.close();
        assertThatThrownBy(() -> insert("ada", 1)).isInstanceOf(StoreUnavailable.class);
        store = Store.open(where);
    }

    private static int count(Tx tx) throws java.sql.SQLException {
        return tx.sql("select count(*) from store_writers where at = 7000000000000")
                .one(row -> (int) row.number(1))
                .orElseThrow();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static class CountingHook implements BatchHook {
        private final AtomicInteger batches;
        private final List<String> calls;

        CountingHook(AtomicInteger batches, List<String> calls) {
            this.batches = batches;
            this.calls = calls;
        }

        @Override
        public void begin(Tx tx) {
            calls.add("begin");
        }

        @Override
        public Object mark() {
            calls.add("mark");
            return calls;
        }

        @Override
        public void rollbackTo(Object mark) {
            calls.add("rollbackTo");
        }

        @Override
        public void seal(Tx tx) throws java.sql.SQLException {
            calls.add("seal");
        }

        @Override
        public void committed() {
            batches.incrementAndGet();
            calls.add("committed");
        }

        @Override
        public void rolledBack() {
            calls.add("rolledBack");
        }
    }
}
