package org.commonweal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.verifier.CaseHandle;
import org.commonweal.verifier.Receipt;
import org.commonweal.verifier.Register;
import org.commonweal.verifier.Tile;
import org.commonweal.verifier.TlogProof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the record promises on every store.
abstract class RecordContract {
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

    private void reopen() {
        desk.close();
        desk = new TestDesk(where, keys);
    }

    @Test
    void an_entry_is_under_a_signed_checkpoint_when_its_writer_is_answered() {
        long n = desk.ask(desk.newCase(), "The hole is back");
        assertThat(desk.size()).isGreaterThan(n);
        assertThat(desk.entry(n).values())
                .containsEntry("words", "The hole is back")
                .containsEntry("email", "ada@example.org")
                .doesNotContainKey("phone");
        var report = desk.audit();
        assertThat(report.isGood()).isTrue();
        assertThat(report.size()).isEqualTo(n + 1);
    }

    @Test
    void an_empty_record_has_a_checkpoint_too() throws Exception {
        var other = fresh();
        try (var store = org.commonweal.store.Store.open(other);
                var record =
                        Record.open(
                                store,
                                keys.resolve("other"),
                                "new.example",
                                desk.now,
                                Chance.secure())) {
            assertThat(record.checkpoint().size()).isZero();
            assertThat(record.files().get("checkpoint")).isPresent();
            assertThat(record.files().get("tile/entries/000")).isEmpty();
        }
    }

    @Test
    void each_case_is_a_chain_and_survives_reopening() {
        var handle = desk.newCase();
        long first = desk.ask(handle, "one");
        long second = desk.append(TestDesk.noted(handle, false, "two"));
        reopen();
        long third = desk.append(TestDesk.noted(handle, false, "three"));
        assertThat(desk.entry(second).entry().prev()).contains(desk.entry(first).entry().hash());
        assertThat(desk.entry(third).entry().prev()).contains(desk.entry(second).entry().hash());
        assertThat(desk.entry(third).entry().step()).isEqualTo(2);
        assertThat(desk.audit().isGood()).isTrue();
    }

    @Test
    void several_steps_in_one_write_see_each_other() {
        var handle = desk.newCase();
        var steps =
                desk.store.<List<Integer>>write(tx -> {
                    var seen = new ArrayList<Integer>();
                    for (int i = 0; i < 3; i++) {
                        long n = TestDesk.append(desk.record, tx, handle, i == 0, "step " + i);
                        seen.add(desk.record.entry(tx, n).entry().step());
                    }
                    return seen;
                });
        assertThat(steps).containsExactly(0, 1, 2);
        assertThat(desk.audit().isGood()).isTrue();
    }

    @Test
    void what_is_rolled_back_was_never_said() {
        var handle = desk.newCase();
        desk.ask(handle, "kept");
        long size = desk.size();
        assertThatThrownBy(() ->
                        desk.store.change(tx -> {
                            desk.record.append(tx, TestDesk.noted(handle, false, "dropped"));
                            desk.record.publishRegister(
                                    tx, Register.SERVICES, List.of("tree"), Map.of());
                            throw new IllegalStateException("changed my mind");
                        }))
                .hasMessage("changed my mind");
        assertThat(desk.size()).isEqualTo(size);
        long n = desk.append(TestDesk.noted(handle, false, "kept too"));
        assertThat(desk.entry(n).entry().step()).isEqualTo(1);
        desk.ask(desk.newCase(), "pothole is still listed");
        assertThat(desk.audit().isGood()).isTrue();
    }

    @Test
    void any_mixture_of_batches_and_rollbacks_audits_clean() throws Exception {
        var random = new Random(20260302);
        var handles = Collections.synchronizedList(new ArrayList<CaseHandle>());
        var failures = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (int round = 0; round < 240; round++) {
                int entries = 1 + random.nextInt(6);
                boolean fails = random.nextInt(4) == 0;
                boolean confidential = random.nextInt(3) == 0;
                boolean erases = random.nextInt(8) == 0;
                var handle = desk.newCase();
                var _ =
                        threads.submit(() -> {
                            try {
                                desk.store.change(tx -> {
                                    for (int i = 0; i < entries; i++) {
                                        desk.record.append(
                                                tx,
                                                i == 0
                                                        ? TestDesk.asked(
                                                                handle, confidential, "w", "e")
                                                        : TestDesk.noted(
                                                                handle, confidential, "n" + i));
                                    }
                                    if (erases) {
                                        desk.record.eraseCase(tx, handle, "law");
                                    }
                                    if (fails) {
                                        throw new IllegalStateException("meant to");
                                    }
                                });
                                handles.add(handle);
                            } catch (IllegalStateException e) {
                                failures.set(true);
                            }
                        });
            }
        }
        var report = desk.audit();
        assertThat(report.failures()).isEmpty();
        assertThat(report.cases()).isEqualTo(handles.size() + 1L);
        assertThat(failures).isTrue();
        reopen();
        assertThat(desk.audit().size()).isEqualTo(report.size());
    }

    @Test
    void a_record_longer_than_two_tiles_keeps_every_prefix() {
        desk.store.change(tx -> {
            for (int i = 0; i < 700; i++) {
                TestDesk.append(desk.record, tx, desk.newCase(), true, "hole " + i);
            }
        });
        assertThat(desk.audit().isGood()).isTrue();
        reopen();
        var full = desk.record.files().get("tile/0/001").orElseThrow();
        var part = desk.record.files().get("tile/0/001.p/17").orElseThrow();
        assertThat(part.bytes()).isEqualTo(java.util.Arrays.copyOf(full.bytes(), 17 * 32));
        assertThat(full.kept()).isEqualTo(RecordFile.Kept.ALWAYS);
        assertThat(full.type()).isEqualTo("application/octet-stream");
        long size = desk.size();
        for (var tile : Tile.partials(size)) {
            assertThat(desk.record.files().get(tile.path())).isPresent();
            assertThat(desk.record.files().get(tile.full().path())).isEmpty();
        }
        for (var absent :
                List.of(
                        "tile/0/000.p/0",
                        "tile/0/000.p/256",
                        "tile/1/001",
                        "tile/9/000",
                        "tile/0/0",
                        "x",
                        "checkpoint/",
                        "key/x",
                        "proof/" + size,
                        "proof/-1",
                        "proof/01",
                        "openings/x",
                        "register/../key",
                        "")) {
            assertThat(desk.record.files().get(absent)).as(absent).isEmpty();
        }
    }

    @Test
    void a_receipt_and_a_proof_verify_offline() {
        long n = desk.ask(desk.newCase(), "Mill Lane is dark");
        desk.store.change(tx -> {
            for (int i = 0; i < 300; i++) {
                TestDesk.append(desk.record, tx, desk.newCase(), true, "later");
            }
        });
        var receipt = Receipt.parse(desk.record.receipt(n).orElseThrow().format());
        assertThat(receipt.signedBy(desk.record.key())).isTrue();
        assertThat(receipt.openings())
                .hasEntrySatisfying(
                        "words",
                        opening -> assertThat(opening.value()).isEqualTo("Mill Lane is dark"));
        assertThat(receipt.openings()).containsKeys("email", "phone");
        var proof = TlogProof.parse(desk.record.files().get("proof/" + n).orElseThrow().bytes());
        assertThat(proof.includes(desk.entry(n).entry().hash())).isTrue();
        assertThat(proof.extra()).isEmpty();
        assertThat(desk.record.receipt(desk.size())).isEmpty();
    }

    @Test
    void a_draft_outside_the_vocabulary_or_the_registers_is_refused_whole() {
        var handle = desk.newCase();
        var good = TestDesk.asked(handle, false, "w", "e");
        var members = new TreeMap<String, Object>(good.members());
        members.put("mood", "cross");
        refused(new Draft(good.event(), handle, false, good.at(), members, good.fields()));
        refused(
                new Draft(
                        "request.dreamt/1",
                        handle,
                        false,
                        good.at(),
                        good.members(),
                        good.fields()));
        refused(
                new Draft(
                        good.event(),
                        handle,
                        false,
                        good.at(),
                        good.members(),
                        Map.of("shoe", "43")));
        var unlisted = new TreeMap<String, Object>(good.members());
        unlisted.put("service", "dragons");
        refused(new Draft(good.event(), handle, false, good.at(), unlisted, good.fields()));
        refused(new Draft(good.event(), handle, true, good.at(), unlisted, good.fields()));
        desk.append(good);
        refused(TestDesk.noted(handle, true, "confidential all at once"));
        assertThat(desk.audit().isGood()).isTrue();
    }

    private void refused(Draft draft) {
        long size = desk.size();
        assertThatThrownBy(() -> desk.append(draft)).isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.size()).isEqualTo(size);
    }

    @Test
    void appending_outside_a_write_is_refused() {
        assertThatThrownBy(() ->
                        desk.store.read(tx ->
                                desk.record.append(tx, TestDesk.noted(desk.newCase(), false, "x"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_register_again_is_the_same_version() {
        long size = desk.size();
        int same =
                desk.store.write(tx ->
                        desk.record.publishRegister(
                                tx,
                                Register.SERVICES,
                                List.of("lamp", "pothole"),
                                Map.of("title", "Services")));
        assertThat(same).isEqualTo(1);
        assertThat(desk.size()).isEqualTo(size);
        int next =
                desk.store.write(tx ->
                        desk.record.publishRegister(
                                tx,
                                Register.SERVICES,
                                List.of("lamp"),
                                Map.of("title", "Services")));
        assertThat(next).isEqualTo(2);
        var old = desk.newCase();
        refused(TestDesk.asked(old, false, "no longer offered", ""));
        assertThat(
                        desk.store
                                .read(tx -> desk.record.register(tx, Register.SERVICES))
                                .orElseThrow()
                                .codes())
                .containsExactly("lamp");
        assertThat(
                        desk.store
                                .read(tx -> desk.record.register(tx, Register.SERVICES, 1))
                                .orElseThrow()
                                .codes())
                .containsExactly("lamp", "pothole");
        assertThat(desk.audit().isGood()).isTrue();
    }

    @Test
    void an_audit_tells_opened_withheld_erased_and_hidden_apart() {
        var handle = desk.newCase();
        long n = desk.ask(handle, "My neighbour Bo did it");
        var before = desk.audit().fields();
        desk.store.change(tx -> {
            desk.record.eraseField(tx, handle, 0, List.of("email", "place"), "asker");
            desk.record.hideField(tx, handle, 0, List.of("words"), "personal");
        });
        var after = desk.audit();
        assertThat(after.failures()).isEmpty();
        assertThat(after.fields().erased()).isEqualTo(2);
        assertThat(after.fields().hidden()).isEqualTo(1);
        assertThat(after.fields().opened()).isEqualTo(before.opened() - 2);
        assertThat(after.fields().withheld()).isEqualTo(before.withheld() - 1);
        assertThat(after.fields().violated()).isZero();
        assertThat(desk.entry(n).values()).isEmpty();
        var receipt = Receipt.parse(desk.record.receipt(n).orElseThrow().format());
        assertThat(receipt.openings()).containsKey("words").doesNotContainKeys("email", "place");
        var openings =
                new String(
                        desk.record.files().get("openings/000").orElseThrow().bytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(openings).doesNotContain("Bo did it", "Elm Row", "ada@example.org");
    }

    @Test
    void a_field_that_vanishes_without_a_word_is_a_violation() {
        long n = desk.ask(desk.newCase(), "here today");
        desk.store.change(tx -> tx.sql("delete from record_sealed where n = ?").with(n).run());
        var report = desk.audit();
        assertThat(report.isGood()).isFalse();
        assertThat(report.fields().violated()).isEqualTo(6);
    }

    @Test
    void erasing_a_case_erases_every_step_once() {
        var handle = desk.newCase();
        desk.ask(handle, "one");
        desk.append(TestDesk.noted(handle, false, "two"));
        int entries = desk.store.write(tx -> desk.record.eraseCase(tx, handle, "law"));
        assertThat(entries).isEqualTo(2);
        int again = desk.store.write(tx -> desk.record.eraseCase(tx, handle, "law"));
        assertThat(again).isZero();
        assertThatThrownBy(() ->
                        desk.store.write(tx ->
                                desk.record.eraseField(tx, handle, 0, List.of("words"), "law")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        desk.store.write(tx ->
                                desk.record.eraseField(tx, handle, 9, List.of("words"), "law")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.audit().failures()).isEmpty();
        assertThat(desk.audit().fields().erased()).isEqualTo(13);
    }

    @Test
    void a_confidential_case_shows_nothing_and_can_be_erased() {
        var handle = desk.newCase();
        long n = desk.append(TestDesk.asked(handle, true, "at home", "eve@example.org"));
        assertThat(desk.entry(n).entry().toString()).doesNotContain("pothole", "ward");
        assertThat(desk.entry(n).values())
                .containsEntry("service", "pothole")
                .containsEntry("at", "2026-03-02T08:00:00Z");
        var openings =
                new String(
                        desk.record.files().get("openings/000").orElseThrow().bytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(openings).doesNotContain("at home");
        desk.store.change(tx -> desk.record.eraseCase(tx, handle, "court"));
        assertThat(desk.audit().failures()).isEmpty();
        assertThat(desk.entry(n).values()).isEmpty();
    }

    @Test
    void rooms_let_go_in_the_same_transaction() {
        var handle = desk.newCase();
        long n = desk.ask(handle, "one");
        var seen = new ArrayList<Erasures.Withdrawn>();
        desk.record.onErasure((tx, withdrawn) -> seen.add(withdrawn));
        long by =
                desk.store.write(
                        tx -> desk.record.eraseField(tx, handle, 0, List.of("email"), "asker"));
        assertThat(seen)
                .containsExactly(new Erasures.Withdrawn(handle, 0, n, List.of("email"), true, by));
        desk.record.onErasure((tx, withdrawn) -> {
            throw new java.sql.SQLException("this room cannot");
        });
        long size = desk.size();
        assertThatThrownBy(() ->
                        desk.store.write(tx ->
                                desk.record.eraseField(tx, handle, 0, List.of("words"), "asker")))
                .isInstanceOf(RuntimeException.class);
        assertThat(desk.size()).isEqualTo(size);
        assertThat(desk.entry(n).values()).containsKey("words");
    }

    @Test
    void replay_gives_every_entry_with_what_is_left_of_it() {
        var handle = desk.newCase();
        long n = desk.ask(handle, "words");
        desk.store.change(tx -> {
            for (int i = 0; i < 1100; i++) {
                TestDesk.append(desk.record, tx, handle, false, "note " + i);
            }
        });
        desk.store.change(tx -> desk.record.eraseField(tx, handle, 0, List.of("words"), "asker"));
        var seen = new ArrayList<Stored>();
        desk.store.read(tx -> {
            desk.record.replay(tx, n, seen::add);
            return true;
        });
        assertThat(seen).hasSize(1102);
        assertThat(seen).extracting(Stored::n).isSorted();
        assertThat(seen.getFirst().values()).doesNotContainKey("words").containsKey("email");
        assertThat(seen.get(1100).values()).containsEntry("words", "note 1099");
    }

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
            assertThat(desk.audit().isGood()).isTrue();
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
        assertThat(desk.audit().isGood()).isTrue();
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
