package org.commonweal.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonweal.town.Alderhaven.MILL_LANE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the desk works out ahead or keeps at hand, on either store: it must never show. Each story
/// ends in an audit of the public record, and in the same tables and figures by replay.
abstract class AheadContract {
    @TempDir Path folder;
    Town town;
    Town.Asker ada;

    abstract String where(Path folder);

    @BeforeEach
    void open() {
        town = new Town(where(folder.resolve("store")), folder);
        ada = town.resident("ada");
    }

    @AfterEach
    void auditAndClose() {
        town.audit();
        var before = ReadModel.of(town);
        assertThat(ReadModel.rebuilt(town)).isEqualTo(before);
        town.close();
    }

    private RequestView view(Town.Held hole) {
        return town.requests.view(hole.number()).orElseThrow();
    }

    @Test
    void a_request_looked_at_again_is_the_same_until_something_happens_to_it() {
        var hole = ada.asks("pothole", MILL_LANE);
        var first = view(hole);
        assertThat(view(hole)).isSameAs(first);
        town.hal.tells(hole, new RequestCommand.Note("We look.", List.of(), ""));
        assertThat(view(hole).steps()).hasSize(first.steps().size() + 1);
        town.hal.reports(hole);
        assertThat(view(hole).state()).isEqualTo(State.REPORTED_DONE);
        ada.judges(hole, Verdict.NOT_RESOLVED);
        assertThat(view(hole).returned()).isEqualTo(1);
    }

    @Test
    void what_another_server_does_on_the_same_store_is_seen_at_the_next_look() {
        var hole = ada.asks("pothole", MILL_LANE);
        var other =
                new Requests(
                        town.store,
                        town.rooms,
                        Windows.usual(Alderhaven.ZONE),
                        town.keys,
                        town.now);
        assertThat(other.view(hole.number()).orElseThrow().state()).isEqualTo(State.PROMISED);
        town.hal.reports(hole);
        assertThat(other.view(hole.number()).orElseThrow().state()).isEqualTo(State.REPORTED_DONE);
        other.tell(
                town.hal.actor(), hole.number(), new RequestCommand.Note("Swept.", List.of(), ""));
        assertThat(view(hole).steps().getLast().words()).isEqualTo("Swept.");
    }

    @Test
    void what_is_hidden_or_erased_is_gone_at_the_next_look() {
        var hole = ada.asks("pothole", MILL_LANE);
        town.hal.tells(hole, new RequestCommand.Note("Mind the dog.", List.of(), ""));
        assertThat(view(hole).words()).isNotEmpty();
        town.requests.hide(hole.number(), 2, List.of("words"), "personal");
        assertThat(view(hole).toString()).doesNotContain("Mind the dog.");
        var words = view(hole).words();
        town.requests.erase(hole.number(), List.of("words"), "asker");
        assertThat(view(hole).toString()).doesNotContain(words);
        assertThat(view(hole).gone()).containsExactly("words");
    }

    @Test
    void a_window_that_a_downtime_lengthens_is_seen_though_nothing_happened_to_the_request() {
        var hole = ada.asks("pothole", MILL_LANE);
        town.hal.reports(hole);
        assertThat(town.requests.wake()).isEmpty();
        var before = view(hole).windowEnds();
        town.now.turnTo(Town.at("2026-03-16 20:00"));
        assertThat(town.requests.wake()).isPresent();
        assertThat(view(hole).windowEnds()).isAfter(before);
    }

    @Test
    void a_confidential_request_is_never_at_hand() {
        var secret = ada.asks("safeguarding", MILL_LANE);
        assertThat(town.requests.view(secret.number())).isEmpty();
        assertThat(town.requests.view(secret.number())).isEmpty();
    }

    @Test
    void rows_worked_out_ahead_keep_their_numbers_when_nobody_comes_between() {
        var first = town.requests.ready(rows(0, 3), Optional.empty());
        var second = town.requests.ready(rows(3, 6), Optional.of(first));
        assertThat(town.requests.imported(first)).containsExactly(true, true, true);
        assertThat(town.requests.imported(second)).containsExactly(true, true, true);
        assertThat(numbers()).doesNotHaveDuplicates().hasSize(6);
        assertThat(town.figures().imported()).isEqualTo(6);
    }

    @Test
    void rows_worked_out_ahead_are_worked_out_again_when_somebody_takes_their_number() {
        var first = town.requests.ready(rows(0, 3), Optional.empty());
        var second = town.requests.ready(rows(3, 6), Optional.of(first));
        ada.asks("pothole", MILL_LANE);
        assertThat(town.requests.imported(first)).containsExactly(true, true, true);
        ada.asks("pothole", MILL_LANE);
        assertThat(town.requests.imported(second)).containsExactly(true, true, true);
        ada.asks("pothole", MILL_LANE);
        assertThat(numbers()).doesNotHaveDuplicates().hasSize(9);
        assertThat(town.figures().imported()).isEqualTo(6);
        assertThat(town.figures().asked()).isEqualTo(3);
    }

    @Test
    void a_row_that_comes_twice_is_taken_once_wherever_its_twin_stands() {
        var twice = new ArrayList<>(rows(0, 2));
        twice.addAll(rows(0, 3));
        var ahead = town.requests.ready(twice, Optional.empty());
        var after = town.requests.ready(rows(2, 4), Optional.of(ahead));
        assertThat(town.requests.imported(rows(1, 2))).containsExactly(true);
        assertThat(town.requests.imported(ahead)).containsExactly(true, false, false, false, true);
        assertThat(town.requests.imported(after)).containsExactly(false, true);
        assertThat(numbers()).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void a_row_of_a_service_that_is_not_here_takes_nothing_in() {
        var strange = new ArrayList<>(rows(0, 1));
        var row = strange.getFirst();
        strange.add(
                new ImportedRow(
                        row.source(),
                        "9",
                        "no-such-service",
                        row.agency(),
                        row.area(),
                        row.open(),
                        row.opened(),
                        row.target(),
                        row.closed(),
                        row.kept(),
                        row.words(),
                        row.place(),
                        row.point(),
                        row.closingNote(),
                        row.attributes()));
        assertThatThrownBy(() -> town.requests.imported(strange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-service");
        assertThat(numbers()).isEmpty();
    }

    private static List<ImportedRow> rows(int from, int to) {
        var rows = new ArrayList<ImportedRow>();
        for (int i = from; i < to; i++) {
            rows.add(ImportedRows.row(Integer.toString(i), i % 2 == 0));
        }
        return rows;
    }

    private List<RequestNumber> numbers() {
        return town.requests.list(RequestList.Filter.ALL, "", 50).rows().stream()
                .map(RequestList.Row::number)
                .toList();
    }
}
