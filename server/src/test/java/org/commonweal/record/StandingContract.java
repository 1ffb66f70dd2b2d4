package org.commonweal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.verifier.Register;
import org.junit.jupiter.api.Test;

/// A record that others follow, share, and open again, on every store.
abstract class StandingContract extends OnAnyStore {
    @Test
    void a_follower_sees_everything_in_order_and_goes_on_where_it_stood() {
        var first = Collections.synchronizedList(new ArrayList<Long>());
        desk.record.follow("index", entry -> first.add(entry.n()));
        for (int i = 0; i < 40; i++) {
            desk.ask(desk.newCase(), "hole " + i);
        }
        assertThat(desk.record.awaitFollowers(Duration.ofSeconds(20))).isTrue();
        long size = desk.size();
        assertThat(first).hasSize((int) size).isSorted();
        reopen();
        var second = Collections.synchronizedList(new ArrayList<Long>());
        desk.record.follow("index", entry -> second.add(entry.n()));
        long n = desk.ask(desk.newCase(), "one more");
        assertThat(desk.record.awaitFollowers(Duration.ofSeconds(20))).isTrue();
        assertThat(second).containsExactly(n);
        assertThat(desk.record.followers())
                .containsExactly(new FollowerStatus("index", n + 1, 0, java.util.Optional.empty()));
    }

    @Test
    void a_failing_follower_is_visible_and_tries_again_and_holds_up_nobody() {
        var broken = new AtomicBoolean(true);
        var taken = Collections.synchronizedList(new ArrayList<Long>());
        desk.record.follow("steady", entry -> {});
        desk.record.follow(
                "shaky",
                entry -> {
                    if (broken.get()) {
                        throw new java.io.IOException("the mail server is away");
                    }
                    taken.add(entry.n());
                });
        desk.ask(desk.newCase(), "hole");
        assertThat(desk.record.awaitFollowers(Duration.ofMillis(700))).isFalse();
        var status = desk.record.followers();
        assertThat(status.get(0).behind()).isZero();
        assertThat(status.get(1).trouble()).contains("the mail server is away");
        assertThat(status.get(1).behind()).isEqualTo(desk.size());
        broken.set(false);
        assertThat(desk.record.awaitFollowers(Duration.ofSeconds(20))).isTrue();
        assertThat(taken).hasSize((int) desk.size()).isSorted();
        assertThat(desk.record.followers().get(1).trouble()).isEmpty();
    }

    /// Keeps its own place, and stumbles once on the way.
    private static final class Keeping implements PageFollower {
        private final List<Long> taken = Collections.synchronizedList(new ArrayList<>());
        private final AtomicBoolean stumbles = new AtomicBoolean(true);
        private final long from;

        Keeping(long from) {
            this.from = from;
        }

        @Override
        public long position() {
            return from;
        }

        @Override
        public void take(List<Stored> entries) throws java.io.IOException {
            if (stumbles.getAndSet(false)) {
                throw new java.io.IOException("the disk is full");
            }
            entries.forEach(entry -> taken.add(entry.n()));
        }
    }

    @Test
    void one_that_keeps_its_own_place_takes_pages_from_there_and_may_stop_and_follow_again() {
        for (int i = 0; i < 300; i++) {
            desk.ask(desk.newCase(), "hole " + i);
        }
        var index = new Keeping(7);
        desk.record.follow("index", index);
        assertThat(desk.record.awaitFollowers(Duration.ofSeconds(20))).isTrue();
        assertThat(index.taken).hasSize((int) desk.size() - 7).isSorted().startsWith(7L);
        desk.record.unfollow("index");
        desk.record.unfollow("index");
        desk.ask(desk.newCase(), "while nobody reads");
        assertThat(index.taken).hasSize((int) desk.size() - 8);
        var again = new Keeping(desk.size());
        desk.record.follow("index", again);
        long n = desk.ask(desk.newCase(), "one more");
        assertThat(desk.record.awaitFollowers(Duration.ofSeconds(20))).isTrue();
        assertThat(again.taken).containsExactly(n);
    }

    @Test
    void two_servers_on_one_store_write_one_record() throws Exception {
        try (var other = new TestDesk(where, keys);
                var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 60; i++) {
                var one = i % 2 == 0 ? desk : other;
                var _ = threads.submit(() -> one.ask(one.newCase(), "from both sides"));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(60, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
            assertThat(other.size()).isEqualTo(64);
            other.store.change(tx ->
                    other.record.publishRegister(
                            tx, Register.SERVICES, List.of("bench"), Map.of()));
            refused(
                    TestDesk.asked(
                            desk.newCase(), false, "the other server took it off the list", ""));
            assertThat(desk.audit().failures()).isEmpty();
        }
    }

    @Test
    void the_key_is_for_its_owner_only_and_its_loss_or_change_is_told() throws Exception {
        var file = keys.resolve("record.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        desk.close();
        var kept = Files.readAllBytes(file);
        Files.delete(file);
        refusesToOpen("missing");
        SigningKey.make(new Folder(keys), TestDesk.ORIGIN, Chance.secure());
        refusesToOpen("not the one that signed");
        Files.writeString(file, "rubbish");
        refusesToOpen("no signing key");
        Files.write(file, kept);
        desk = new TestDesk(where, keys);
        assertThat(desk.audit().failures()).isEmpty();
    }

    @Test
    void a_key_whose_record_is_gone_signs_no_other() throws Exception {
        desk.ask(desk.newCase(), "one");
        desk.close();
        assertThatThrownBy(() -> new TestDesk(fresh(), keys).close())
                .isInstanceOf(RecordUnsound.class)
                .hasMessageContaining("not in this store");
        desk = new TestDesk(fresh(), keys.resolve("other"));
    }

    @Test
    void a_first_start_that_broke_off_after_the_key_was_made_goes_on() {
        var folder = keys.resolve("broken-off");
        var made = SigningKey.make(new Folder(folder), TestDesk.ORIGIN, Chance.secure());
        try (var other = new TestDesk(fresh(), folder)) {
            other.ask(other.newCase(), "one");
            assertThat(other.record.key()).isEqualTo(made.key());
            assertThat(other.audit().failures()).isEmpty();
        }
    }

    private void refusesToOpen(String because) {
        assertThatThrownBy(() -> new TestDesk(where, keys).close())
                .isInstanceOf(RecordUnsound.class)
                .hasMessageContaining(because);
    }

    @Test
    void a_record_with_a_missing_or_changed_row_refuses_to_open() {
        long n = desk.ask(desk.newCase(), "one");
        desk.store.change(tx ->
                tx.sql("update record_entries set hash = ? where n = ?")
                        .with(new byte[32], n)
                        .run());
        desk.close();
        refusesToOpen("do not lead to the root");
        try (var store = org.commonweal.store.Store.open(where)) {
            store.change(tx -> tx.sql("delete from record_entries where n = ?").with(n).run());
        }
        refusesToOpen("its tables do not");
        desk = new TestDesk(fresh(), keys.resolve("other"));
    }
}
