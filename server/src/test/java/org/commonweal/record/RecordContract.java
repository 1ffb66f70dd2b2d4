package org.commonweal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.commonweal.outside.Chance;
import org.commonweal.verifier.CaseHandle;
import org.commonweal.verifier.Receipt;
import org.commonweal.verifier.Register;
import org.commonweal.verifier.Tile;
import org.commonweal.verifier.TlogProof;
import org.junit.jupiter.api.Test;

/// Appending and serving, on every store.
abstract class RecordContract extends OnAnyStore {
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
        assertThat(desk.audit().failures()).isEmpty();
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
        assertThat(desk.audit().failures()).isEmpty();
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
        assertThat(desk.audit().failures()).isEmpty();
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
        assertThat(desk.audit().failures()).isEmpty();
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
        assertThat(desk.audit().failures()).isEmpty();
    }

    @Test
    void a_first_entry_worked_out_before_begins_a_case_once() {
        var handle = desk.newCase();
        var draft = TestDesk.asked(handle, false, "worked out", "");
        var first = desk.record.first(draft);
        assertThatThrownBy(() ->
                        desk.store.write(tx -> {
                            desk.record.append(tx, first);
                            throw new IllegalStateException("no");
                        }))
                .hasMessage("no");
        long n = desk.store.write(tx -> desk.record.append(tx, first));
        long next = desk.append(TestDesk.noted(handle, false, "goes on"));
        assertThat(desk.store.read(tx -> desk.record.entry(tx, next)).entry().step()).isEqualTo(1);
        assertThat(desk.store.read(tx -> desk.record.entry(tx, n)).values())
                .containsEntry("words", "worked out");
        assertThatThrownBy(() ->
                        desk.store.write(tx -> {
                            var other =
                                    desk.record.first(
                                            TestDesk.asked(desk.newCase(), false, "x", ""));
                            desk.record.append(tx, other);
                            return desk.record.append(tx, other);
                        }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.store.write(tx -> desk.record.append(tx, first)))
                .isInstanceOf(RuntimeException.class);
        assertThat(desk.audit().failures()).isEmpty();
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
        assertThat(desk.audit().failures()).isEmpty();
    }
}
