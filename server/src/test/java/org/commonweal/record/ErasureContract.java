package org.commonweal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.commonweal.verifier.Receipt;
import org.junit.jupiter.api.Test;

/// What is erased or hidden, and what is left of it, on every store.
abstract class ErasureContract extends OnAnyStore {
    @Test
    void an_audit_tells_opened_withheld_erased_and_hidden_apart() {
        var handle = desk.newCase();
        long n = desk.ask(handle, "My neighbour Bo did it");
        var before = desk.audit().fields();
        desk.store.change(tx -> {
            desk.record.eraseField(tx, handle, 0, List.of("email", "place"), "asker");
            desk.record.hideField(
                    tx, handle, 0, List.of("words"), new Hiding("personal", "clerk", "", "", "7"));
        });
        var after = desk.audit();
        assertThat(after.failures()).isEmpty();
        assertThat(after.fields().erased()).isEqualTo(2);
        assertThat(after.fields().hidden()).isEqualTo(1);
        // The entry that hides brings what it says and shows instead, and who it was.
        assertThat(after.fields().opened()).isEqualTo(before.opened() - 2 + 2);
        assertThat(after.fields().withheld()).isEqualTo(before.withheld() - 1 + 1);
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
    void what_is_hidden_can_be_shown_again_and_nothing_else_can() {
        var handle = desk.newCase();
        long n = desk.ask(handle, "My neighbour Bo did it");
        var hiding = new Hiding("personal", "clerk", "A name.", "My neighbour […] did it", "7");
        desk.store.change(tx -> desk.record.hideField(tx, handle, 0, List.of("words"), hiding));
        assertThat(desk.entry(n).values()).doesNotContainKey("words");
        var kept = desk.store.read(tx -> desk.record.hidden(tx, n));
        assertThat(kept).containsEntry("words", "My neighbour Bo did it");
        assertThat(desk.audit().failures()).isEmpty();
        var shown = new Hiding("", "administrator", "He agrees.", "", "9");
        desk.store.change(tx -> desk.record.showField(tx, handle, 0, List.of("words"), shown));
        assertThat(desk.entry(n).values()).containsEntry("words", "My neighbour Bo did it");
        var after = desk.audit();
        assertThat(after.failures()).isEmpty();
        assertThat(after.fields().hidden()).isZero();
        assertThatThrownBy(() ->
                        desk.store.change(tx ->
                                desk.record.showField(tx, handle, 0, List.of("words"), shown)))
                .isInstanceOf(IllegalArgumentException.class);
        desk.store.change(tx -> {
            desk.record.hideField(tx, handle, 0, List.of("words"), hiding);
            desk.record.eraseField(tx, handle, 0, List.of("words"), "law");
        });
        assertThatThrownBy(() ->
                        desk.store.change(tx ->
                                desk.record.showField(tx, handle, 0, List.of("words"), shown)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.audit().fields().erased()).isEqualTo(1);
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
                .containsExactly(
                        new Erasures.Withdrawn(
                                handle, 0, n, List.of("email"), Erasures.How.ERASED, by));
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
}
