package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk that signs what it should not have written: the tree is whole, the rules are broken.
class RulesTest {
    private static final Instant AT = Instant.parse("2026-03-05T10:00:00Z");

    @TempDir Path folder;
    private final TestRecord record = TestRecord.lively(3);

    private List<String> failures() throws IOException {
        record.serve(folder);
        return Audit.run(
                        Source.of(folder.toString()),
                        AuditOptions.alone().withKey(TestRecord.DESK.key()),
                        new PrintStream(OutputStream.nullOutputStream()))
                .failures();
    }

    private static EntryDraft.Written asked(
            TestRecord.Case one, int step, Optional<byte[]> prev, String service) {
        return new EntryDraft(
                        "request.withdrawn/1",
                        one.handle(),
                        step,
                        prev,
                        AT,
                        one.confidential(),
                        Map.of("service", service, "round", 1),
                        Map.of())
                .write(_ -> {});
    }

    @Test
    void a_case_has_no_gap() throws IOException {
        TestRecord.Case one = record.open(false);
        EntryDraft.Written first = asked(one, 0, Optional.empty(), "pothole");
        record.add(one, 0, first);
        record.add(one, 2, asked(one, 2, Optional.of(first.hash()), "pothole"));
        assertThat(failures()).singleElement().asString().contains("from step 0 to 2");
    }

    @Test
    void a_case_begins_at_step_0() throws IOException {
        TestRecord.Case one = record.open(false);
        record.add(one, 1, asked(one, 1, Optional.of(new byte[32]), "pothole"));
        assertThat(failures()).singleElement().asString().contains("begins at step 1");
    }

    @Test
    void each_entry_names_the_one_before_it() throws IOException {
        TestRecord.Case one = record.open(false);
        record.add(one, 0, asked(one, 0, Optional.empty(), "pothole"));
        record.add(one, 1, asked(one, 1, Optional.of(new byte[32]), "pothole"));
        assertThat(failures()).singleElement().asString().contains("prev is not the hash");
    }

    @Test
    void a_case_does_not_turn_confidential() throws IOException {
        TestRecord.Case one = record.open(false);
        EntryDraft.Written first = asked(one, 0, Optional.empty(), "pothole");
        record.add(one, 0, first);
        record.add(
                one,
                1,
                asked(
                        new TestRecord.Case(one.handle(), true),
                        1,
                        Optional.of(first.hash()),
                        "pothole"));
        assertThat(failures())
                .singleElement()
                .asString()
                .contains("confidential from its first entry to its last");
    }

    @Test
    void a_code_is_published_before_it_is_used() throws IOException {
        TestRecord.Case one = record.open(false);
        record.add(one, 0, asked(one, 0, Optional.empty(), "dragons"));
        record.publish(Register.SERVICES, 2, "lamp", "dragons");
        assertThat(failures())
                .singleElement()
                .asString()
                .contains("\"dragons\" is not in the register");
    }

    @Test
    void a_code_taken_off_the_list_may_be_named_by_old_cases_only() throws IOException {
        TestRecord.Case old = record.open(false);
        EntryDraft.Written first = asked(old, 0, Optional.empty(), "pothole");
        record.add(old, 0, first);
        record.publish(Register.SERVICES, 2, "lamp");
        record.add(old, 1, asked(old, 1, Optional.of(first.hash()), "pothole"));
        TestRecord.Case fresh = record.open(false);
        record.add(fresh, 0, asked(fresh, 0, Optional.empty(), "pothole"));
        assertThat(failures())
                .singleElement()
                .asString()
                .contains("\"pothole\" is not in the register");
    }

    @Test
    void a_register_skips_no_version() throws IOException {
        record.publish(Register.REASONS, 3, "weather");
        assertThat(failures()).singleElement().asString().contains("from version 1 to 3");
    }

    @Test
    void a_promise_names_a_published_standard() throws IOException {
        TestRecord.Case one = record.open(false);
        record.say(
                one,
                "request.asked/1",
                Map.of("service", "lamp", "channel", "page", "round", 1),
                Map.of());
        record.say(
                one,
                "request.promised/1",
                TestRecord.with(
                        Map.of("service", "lamp", "agency", "roads", "round", 1, "by", "rule"),
                        "standard",
                        2,
                        "calendar",
                        1,
                        "answer_due",
                        AT,
                        "done_due",
                        AT),
                Map.of());
        assertThat(failures()).singleElement().asString().contains("standard 2 was not published");
    }

    @Test
    void only_an_earlier_step_and_a_field_that_was_there_can_be_withdrawn() throws IOException {
        TestRecord.Case one = record.open(false);
        record.say(
                one,
                "request.asked/1",
                Map.of("service", "lamp", "channel", "page", "round", 1),
                Map.of());
        record.withdraw(one, 0, "field.erased/1", "law", "closing_note");
        record.say(
                one,
                "field.erased/1",
                Map.of("of", 9, "names", List.of("words"), "ground", "law"),
                Map.of());
        assertThat(failures())
                .hasSize(2)
                .anyMatch(failure -> failure.contains("not before it"))
                .anyMatch(failure -> failure.contains("never had the fields [closing_note]"));
    }

    @Test
    void only_what_is_hidden_can_be_shown_again() throws IOException {
        TestRecord.Case one = record.open(false);
        record.say(
                one,
                "request.asked/1",
                Map.of("service", "lamp", "channel", "page", "round", 1),
                Map.of("words", "Ada did it", "place", "7 Mill Lane"));
        record.hide(one, 0, "[…] did it", "words");
        record.show(one, 0, "words");
        record.hide(one, 0, "", "place");
        assertThat(failures()).isEmpty();
        record.show(one, 0, "words");
        assertThat(failures())
                .singleElement()
                .asString()
                .contains("it shows again what is not hidden");
    }

    @Test
    void the_vocabulary_has_no_room_for_anything_else() {
        Map<String, Object> members = Map.of("service", "lamp", "channel", "page", "round", 1);
        for (Map<String, Object> wrong :
                List.<Map<String, Object>>of(
                        TestRecord.with(members, "words", "in the clear"),
                        TestRecord.with(members, "channel", "pigeon"),
                        TestRecord.with(members, "round", 2),
                        TestRecord.with(members, "service", "Main Street 7"),
                        TestRecord.with(members, "area", "mill"),
                        Map.of("service", "lamp", "round", 1))) {
            assertThatThrownBy(() ->
                            record.say(record.open(false), "request.asked/1", wrong, Map.of()))
                    .isInstanceOf(InvalidRecord.class);
        }
        assertThatThrownBy(() ->
                        record.say(
                                record.open(false),
                                "request.asked/1",
                                members,
                                Map.of("street", "Elm")))
                .isInstanceOf(InvalidRecord.class)
                .hasMessageContaining("no field [street]");
        assertThatThrownBy(() -> record.say(record.open(true), "desk.opened/1", Map.of(), Map.of()))
                .isInstanceOf(InvalidRecord.class);
    }

    private void dump(String day, String form, int size) {
        record.say(
                record.open(false),
                "dump.published/1",
                Map.of(
                        "day",
                        day,
                        "form",
                        form,
                        "size",
                        size,
                        "bytes",
                        7,
                        "hash",
                        Hashes.hex(Hashes.sha256(form.getBytes(UTF_8)))),
                Map.of());
    }

    @Test
    void a_day_s_dumps_are_one_of_each_form_and_of_one_size() throws IOException {
        int size = record.size();
        for (String form : List.of("csv", "jsonl", "geojson")) {
            dump("2026-03-05", form, size);
        }
        dump("2026-03-07", "csv", size + 3);
        assertThat(failures()).isEmpty();
        dump("2026-03-07", "csv", size + 3);
        dump("2026-03-07", "jsonl", size + 2);
        dump("2026-03-06", "jsonl", size);
        dump("2026-03-08", "csv", record.size() + 1);
        assertThat(failures())
                .satisfiesExactly(
                        twice -> assertThat(twice).contains("a second dump of 2026-03-07 as csv"),
                        sizes -> assertThat(sizes).contains("not of one size of the record"),
                        order -> assertThat(order).contains("2026-03-06 after one of 2026-03-07"),
                        ahead -> assertThat(ahead).contains("when there were only"));
    }

    @Test
    void a_day_is_one_of_the_calendar_and_a_form_one_of_three() {
        for (String day : List.of("2026-02-29", "2026-13-01", "0999-01-01", "2026-3-05", "today")) {
            assertThatThrownBy(() -> dump(day, "csv", 1)).as(day).isInstanceOf(InvalidRecord.class);
        }
        assertThatThrownBy(() -> dump("2026-03-05", "xml", 1)).isInstanceOf(InvalidRecord.class);
        assertThatThrownBy(() -> dump("2026-03-05", "csv", -1)).isInstanceOf(InvalidRecord.class);
    }
}
