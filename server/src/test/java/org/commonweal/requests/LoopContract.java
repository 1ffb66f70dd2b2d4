package org.commonweal.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.town.Alderhaven.MILL_LANE;
import static org.commonweal.town.Alderhaven.QUAY;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.photos.PhotoId;
import org.commonweal.requests.Outcome.Because;
import org.commonweal.requests.RequestCommand.Kind;
import org.commonweal.requests.RequestList.Desk;
import org.commonweal.requests.RequestList.Filter;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town;
import org.commonweal.verifier.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The loop as it is lived, on either store. Each story ends in an audit of the public record.
abstract class LoopContract {
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

    @Test
    void a_pothole_is_asked_promised_mended_and_judged() {
        var hole = ada.asks("pothole", MILL_LANE);
        var promise = hole.view().round();
        assertThat(hole.state()).isEqualTo(State.PROMISED);
        assertThat(hole.view().agency()).isEqualTo("streets");
        assertThat(hole.view().area()).isEqualTo("ward:north");
        assertThat(promise.answerDue()).isEqualTo(Town.at("2026-03-03 09:00"));
        assertThat(promise.doneDue()).isEqualTo(Town.at("2026-03-09 09:00"));
        town.hal.tells(hole, new RequestCommand.Take());
        town.hal.tells(hole, new RequestCommand.Start("The lorry is out."));
        town.until("2026-03-04 15:00");
        town.hal.reports(hole);
        assertThat(hole.view().windowEnds()).isEqualTo(Town.at("2026-03-19 00:00"));
        assertThat(hole.view().round().kept()).isEqualTo(Kept.PENDING);
        ada.tells(hole, new RequestCommand.Judge(Verdict.RESOLVED, 5, "Thank you"));
        assertThat(hole.state()).isEqualTo(State.RESOLVED);
        assertThat(hole.view().round().kept()).isEqualTo(Kept.KEPT);
        assertThat(hole.view().open311Update()).isEqualTo("fixed");
        assertThat(hole.entries())
                .containsExactly(
                        "request.asked/1",
                        "request.promised/1",
                        "request.taken/1",
                        "request.started/1",
                        "request.reported_done/1",
                        "verdict.given/1");
        var figures = town.figures();
        assertThat(figures.kept()).isEqualTo(1);
        assertThat(figures.judged()).isEqualTo(1);
        assertThat(figures.open()).isZero();
        assertThat(figures.content()).containsEntry(5, 1L);
    }

    @Test
    void what_is_not_resolved_comes_back_to_somebody_else() {
        var hole = ada.asks("pothole", MILL_LANE);
        town.hal.reports(hole);
        ada.judges(hole, Verdict.NOT_RESOLVED);
        assertThat(hole.state()).isEqualTo(State.PROMISED);
        assertThat(hole.view().round().number()).isEqualTo(2);
        assertThat(hole.view().returned()).isEqualTo(1);
        assertThat(hole.view().rounds().getFirst().kept()).isEqualTo(Kept.BROKEN);
        town.hal.isRefused(hole, new RequestCommand.Take(), Because.SOMEBODY_ELSE);
        assertThat(desk(town.ina, Desk.RETURNED)).containsExactly(hole.number());
        town.ina.tells(hole, new RequestCommand.Take());
        assertThat(desk(town.ina, Desk.RETURNED)).isEmpty();
        assertThat(desk(town.ina, Desk.MINE)).containsExactly(hole.number());
        town.ina.reports(hole);
        ada.judges(hole, Verdict.PARTLY);
        town.ina.isRefused(hole, new RequestCommand.Start(""), Because.SOMEBODY_ELSE);
        town.lou.reports(hole);
        ada.judges(hole, Verdict.NOT_RESOLVED);
        town.mayor.reports(hole);
        ada.judges(hole, Verdict.NOT_RESOLVED);
        town.hal.reports(hole);
        ada.judges(hole, Verdict.RESOLVED);
        assertThat(town.figures().returned()).isEqualTo(4);
        assertThat(town.figures().kept()).isEqualTo(1);
        assertThat(town.figures().judged()).isEqualTo(5);
    }

    @Test
    void a_resolved_request_may_come_back_within_28_days_and_not_after() {
        var hole = ada.asks("pothole", MILL_LANE);
        town.hal.reports(hole);
        ada.judges(hole, Verdict.RESOLVED);
        town.until("2026-03-30 23:59");
        ada.tells(hole, new RequestCommand.Reopen("It is back"));
        assertThat(hole.view().rounds()).hasSize(2);
        assertThat(hole.view().rounds().getFirst().kept()).isEqualTo(Kept.KEPT);
        town.ina.reports(hole);
        ada.judges(hole, Verdict.RESOLVED);
        town.days(29);
        ada.isRefused(hole, new RequestCommand.Reopen("Again"), Because.WINDOW_OVER);
    }

    @Test
    void a_missed_promise_is_written_once_and_moving_does_not_prevent_it() {
        var hole = ada.asks("pothole", MILL_LANE);
        town.until("2026-03-03 09:00");
        assertThat(hole.view().round().answerMissed()).isFalse();
        town.until("2026-03-03 09:01");
        assertThat(hole.view().round().answerMissed()).isTrue();
        town.hal.tells(
                hole, new RequestCommand.Move("weather", Town.at("2026-03-20 17:00"), "Frost."));
        town.hal.isRefused(
                hole,
                new RequestCommand.Move("weather", Town.at("2026-03-19 17:00"), ""),
                Because.DUE_NOT_LATER);
        town.until("2026-03-09 09:01");
        assertThat(hole.view().round().doneMissed()).isTrue();
        assertThat(hole.view().round().doneDue()).isEqualTo(Town.at("2026-03-09 09:00"));
        assertThat(hole.view().round().due()).isEqualTo(Town.at("2026-03-20 17:00"));
        town.days(30);
        town.days(30);
        assertThat(hole.entries().stream().filter("promise.missed/1"::equals)).hasSize(2);
        town.hal.reports(hole);
        ada.judges(hole, Verdict.RESOLVED);
        assertThat(hole.view().round().kept()).isEqualTo(Kept.BROKEN);
    }

    @Test
    void a_pause_shifts_the_promise_by_working_time() {
        var hole = ada.asks("pothole", MILL_LANE);
        town.until("2026-03-03 08:00");
        town.hal.tells(hole, new RequestCommand.Pause("parts", "No stone."));
        assertThat(hole.view().pausedFor()).isEqualTo("parts");
        town.hal.isRefused(hole, new RequestCommand.Start(""), Because.PAUSED);
        town.until("2026-03-17 09:00");
        assertThat(hole.view().round().doneMissed()).isFalse();
        town.hal.tells(hole, new RequestCommand.Resume());
        assertThat(hole.view().round().doneDue()).isEqualTo(Town.at("2026-03-20 17:00"));
        assertThat(hole.view().round().pausedSeconds()).isEqualTo(14 * 86_400L + 3600);
        town.until("2026-03-20 17:01");
        assertThat(hole.view().round().doneMissed()).isTrue();
    }

    @Test
    void silence_is_counted_apart_and_a_late_verdict_still_counts() {
        var told = ada.asks("pothole", MILL_LANE);
        var untold = town.stranger().asks("lamp", MILL_LANE);
        var opened = town.stranger().asks("lamp", QUAY);
        for (var each : List.of(told, untold, opened)) {
            town.hal.reports(each);
        }
        town.hours(1);
        assertThat(town.requests.byLink(opened.receipt().link())).isPresent();
        town.until("2026-03-16 23:59");
        assertThat(told.state()).isEqualTo(State.REPORTED_DONE);
        town.until("2026-03-17 00:00");
        assertThat(told.state()).isEqualTo(State.SILENT);
        assertThat(town.figures().silentTold()).isEqualTo(2);
        assertThat(town.figures().silentUntold()).isEqualTo(1);
        assertThat(told.view().round().kept()).isEqualTo(Kept.UNCONFIRMED);
        assertThat(told.view().open311Update()).isEqualTo("no_further_action");
        town.until("2026-04-14 23:59");
        ada.judges(told, Verdict.RESOLVED);
        assertThat(town.figures().late()).isEqualTo(1);
        assertThat(town.figures().silentTold()).isEqualTo(1);
        town.until("2026-04-15 00:01");
        town.stranger()
                .isRefused(
                        untold,
                        new RequestCommand.Judge(Verdict.RESOLVED, 0, ""),
                        Because.WINDOW_OVER);
    }

    @Test
    void a_verdict_can_be_taken_back_until_work_goes_on() {
        var hole = ada.asks("pothole", MILL_LANE);
        town.hal.reports(hole);
        ada.judges(hole, Verdict.RESOLVED);
        assertThat(mine(hole).possible()).contains(Kind.UNDO);
        assertThat(mine(hole).undoUntil()).isEqualTo(Town.at("2026-03-04 00:00"));
        ada.tells(hole, new RequestCommand.Undo());
        assertThat(hole.state()).isEqualTo(State.REPORTED_DONE);
        assertThat(town.figures().verdicts()).containsEntry(Verdict.RESOLVED, 0L);
        ada.judges(hole, Verdict.NOT_RESOLVED);
        ada.tells(hole, new RequestCommand.Undo());
        assertThat(hole.view().rounds()).hasSize(1);
        ada.judges(hole, Verdict.NOT_RESOLVED);
        assertThat(hole.view().round().number()).isEqualTo(3);
        town.ina.tells(hole, new RequestCommand.Take());
        ada.isRefused(hole, new RequestCommand.Undo(), Because.NOTHING_TO_UNDO);
        town.ina.reports(hole);
        ada.judges(hole, Verdict.RESOLVED);
        town.days(2);
        ada.isRefused(hole, new RequestCommand.Undo(), Because.WINDOW_OVER);
    }

    @Test
    void a_refusal_is_appealed_to_somebody_else() {
        var hole = ada.asks("pothole", MILL_LANE);
        var no = new RequestCommand.Refuse("not_ours", "A private yard.", "The owner of the yard.");
        town.hal.isRefused(
                hole, new RequestCommand.Refuse("not_ours", "No.", " "), Because.NEXT_OWNER_NEEDED);
        town.hal.tells(hole, no);
        assertThat(hole.view().nextOwner()).isEqualTo("The owner of the yard.");
        ada.tells(hole, new RequestCommand.Appeal("It is the lane, not the yard."));
        town.hal.isRefused(hole, new RequestCommand.DecideAppeal(true, "No."), Because.OWN_REFUSAL);
        assertThat(desk(town.lou, Desk.APPEALS)).containsExactly(hole.number());
        town.lou.tells(hole, new RequestCommand.DecideAppeal(false, "It is ours."));
        assertThat(hole.state()).isEqualTo(State.PROMISED);
        town.hal.isRefused(hole, new RequestCommand.Take(), Because.SOMEBODY_ELSE);
        town.ina.tells(hole, no);
        ada.tells(hole, new RequestCommand.Appeal("Again?"));
        town.lou.tells(hole, new RequestCommand.DecideAppeal(true, "This part is the yard."));
        assertThat(hole.state()).isEqualTo(State.REFUSAL_FINAL);
        assertThat(hole.view().open311Update()).isEqualTo("not_councils_responsibility");
        var figures = town.figures();
        assertThat(figures.refused()).isEqualTo(2);
        assertThat(figures.appealed()).isEqualTo(2);
        assertThat(figures.overturned()).isEqualTo(1);
    }

    @Test
    void where_the_one_who_refused_works_alone_the_lead_named_for_appeals_decides() {
        var lea = town.worker("lea", Role.LEAD, "parks");
        var worry = ada.asks("safeguarding", MILL_LANE);
        var no = new RequestCommand.Refuse("not_ours", "For the county.", "The county's care.");
        town.cara.tells(worry, no);
        ada.tells(worry, new RequestCommand.Appeal("The county sent me here."));
        assertThat(desk(lea, Desk.APPEALS)).isEmpty();
        lea.isRefused(worry, new RequestCommand.DecideAppeal(true, "No."), Because.UNKNOWN_REQUEST);
        town.people.disable("mayor");
        assertThat(desk(lea, Desk.APPEALS)).containsExactly(worry.number());
        assertThat(desk(town.pim, Desk.APPEALS)).isEmpty();
        town.cara.isRefused(
                worry, new RequestCommand.DecideAppeal(true, "No."), Because.OWN_REFUSAL);
        lea.isRefused(worry, new RequestCommand.Note("Mine?", List.of(), ""), Because.NOT_YOURS);
        lea.tells(worry, new RequestCommand.DecideAppeal(false, "It is ours to begin."));
        assertThat(desk(town.cara, Desk.AGENCY)).containsExactly(worry.number());
        assertThat(desk(lea, Desk.APPEALS)).isEmpty();
        lea.isRefused(worry, new RequestCommand.Take(), Because.UNKNOWN_REQUEST);
    }

    @Test
    void a_refusal_stands_when_accepted_and_when_nobody_appeals() {
        var no = new RequestCommand.Refuse("not_ours", "A private yard.", "The owner.");
        var one = ada.asks("pothole", MILL_LANE);
        var other = ada.asks("pothole", QUAY);
        town.hal.tells(one, no);
        town.hal.tells(other, no);
        ada.tells(one, new RequestCommand.AcceptRefusal());
        assertThat(one.state()).isEqualTo(State.REFUSAL_FINAL);
        town.until("2026-03-30 23:59");
        assertThat(other.state()).isEqualTo(State.REFUSED);
        town.until("2026-03-31 00:00");
        assertThat(other.state()).isEqualTo(State.REFUSAL_FINAL);
        ada.isRefused(other, new RequestCommand.Appeal("Late"), Because.NOT_IN_THIS_STATE);
    }

    @Test
    void what_nobody_takes_waits_in_plain_sight_for_a_person() {
        var heap = ada.asks("rubbish", QUAY);
        assertThat(heap.state()).isEqualTo(State.WAITING);
        assertThat(desk(town.cleo, Desk.WAITING)).containsExactly(heap.number());
        town.hal.isRefused(heap, new RequestCommand.Route("parks"), Because.NOT_YOURS);
        town.cleo.isRefused(heap, new RequestCommand.Route("nobody"), Because.AGENCY_UNKNOWN);
        town.cleo.tells(heap, new RequestCommand.Route("parks"));
        assertThat(heap.view().round().by()).isEqualTo("person");
        town.pim.tells(heap, new RequestCommand.Start(""));
        ada.tells(heap, new RequestCommand.Withdraw("Gone"));
        assertThat(heap.state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void a_clerk_types_a_verdict_only_with_the_code_and_never_on_the_own_agency() {
        var hole = ada.asks("pothole", MILL_LANE);
        town.hal.reports(hole);
        var verdict = new RequestCommand.Judge(Verdict.RESOLVED, 4, "");
        town.cleo.isRefused(hole, verdict, Because.CODE_NEEDED);
        var typed = " " + hole.receipt().code().toLowerCase(java.util.Locale.ROOT) + " ";
        var code = new AskerKey.Code(hole.number(), typed);
        var wrong = new AskerKey.Code(hole.number(), "0000-0000");
        assertThat(town.requests.tell(town.cleo.actor(), wrong, verdict))
                .isEqualTo(new Outcome.Refused(Because.UNKNOWN_REQUEST));
        assertThat(town.requests.tell(town.carl.actor(), code, verdict))
                .isEqualTo(new Outcome.Refused(Because.OWN_AGENCY));
        assertThat(town.requests.tell(town.hal.actor(), code, verdict))
                .isEqualTo(new Outcome.Refused(Because.NOT_YOURS));
        assertThat(town.requests.tell(town.cleo.actor(), code, verdict))
                .isInstanceOf(Outcome.Done.class);
        assertThat(hole.view().steps().getLast().members()).containsEntry("by", "clerk");
    }

    @Test
    void private_facts_stay_with_those_who_answer_for_the_request() {
        var hole = ada.asks("pothole", MILL_LANE);
        town.hal.tells(hole, new RequestCommand.Note("We look.", List.of(), "Dog in the yard"));
        town.hal.tells(hole, new RequestCommand.Take());
        var id = Long.toString(town.hal.actor().id());
        for (var open :
                List.of(
                        hole.view().toString(),
                        town.requests.list(Filter.ALL, "", 10).toString(),
                        town.pim.sees(hole).toString(),
                        town.cleo.sees(hole).toString())) {
            assertThat(open)
                    .contains("pothole")
                    .doesNotContain("ada@home.example", "Dog in the yard", "handler=" + id)
                    .doesNotContain(hole.receipt().code(), hole.receipt().link());
        }
        var seen = town.ina.sees(hole).orElseThrow();
        assertThat(seen.contact().email()).isEqualTo("ada@home.example");
        assertThat(seen.notes()).hasSize(1);
        assertThat(seen.handler()).isEqualTo(id);
        assertThat(seen.toString()).doesNotContain(hole.receipt().code(), hole.receipt().link());
    }

    @Test
    void a_confidential_request_is_in_no_list_and_under_no_number() {
        var quiet = ada.asks("safeguarding", MILL_LANE);
        assertThat(town.requests.view(quiet.number())).isEmpty();
        assertThat(town.requests.list(Filter.ALL, "", 10).rows()).isEmpty();
        assertThat(town.requests.list(Filter.ALL.service("safeguarding"), "", 10).rows()).isEmpty();
        assertThat(town.hal.sees(quiet)).isEmpty();
        assertThat(town.cleo.sees(quiet)).isEmpty();
        town.hal.isRefused(quiet, new RequestCommand.Take(), Because.UNKNOWN_REQUEST);
        assertThat(town.cara.sees(quiet)).isPresent();
        assertThat(desk(town.cara, Desk.AGENCY)).containsExactly(quiet.number());
        town.cara.reports(quiet);
        ada.judges(quiet, Verdict.RESOLVED);
        assertThat(mine(quiet).view().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void secrets_open_only_their_own_request_and_a_new_link_ends_the_one_before_after_an_hour() {
        var hole = ada.asks("pothole", MILL_LANE);
        var lamp = ada.asks("lamp", MILL_LANE);
        assertThat(town.requests.byCode(lamp.number(), hole.receipt().code())).isEmpty();
        assertThat(town.requests.byLink("x".repeat(5000))).isEmpty();
        assertThat(town.requests.byLink("")).isEmpty();
        var first = town.newLink(hole.number());
        assertThat(town.requests.byLink(first)).isPresent();
        var second = town.newLink(hole.number());
        assertThat(town.requests.byLink(first)).as("nothing dies in the hand").isPresent();
        town.now.turn(Duration.ofMinutes(30));
        var third = town.newLink(hole.number());
        assertThat(town.requests.byLink(first)).isPresent();
        town.now.turn(Duration.ofMinutes(30));
        assertThat(town.requests.byLink(first)).as("an hour after its message").isEmpty();
        assertThat(
                        town.requests.tell(
                                new AskerKey.Link(first),
                                new RequestCommand.Withdraw("It is gone.")))
                .isEqualTo(new Outcome.Refused(Because.UNKNOWN_REQUEST));
        assertThat(town.requests.byLink(second)).isPresent();
        town.now.turn(Duration.ofDays(40));
        assertThat(town.requests.byLink(second)).isEmpty();
        assertThat(town.requests.byLink(third)).as("until the next message").isPresent();
        assertThat(town.requests.byLink(hole.receipt().link())).isPresent();
        var keys = RequestKeys.open(new Folder(folder.resolve("other")), Chance.seeded(1));
        assertThat(keys).isNotNull();
    }

    @Test
    void a_photo_is_shown_to_everybody_until_it_is_hidden_or_erased() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        var picture =
                new java.awt.image.BufferedImage(64, 48, java.awt.image.BufferedImage.TYPE_INT_RGB);
        javax.imageio.ImageIO.write(picture, "png", bytes);
        var taken =
                town.photos.take(new java.io.ByteArrayInputStream(bytes.toByteArray()), "hole.png");
        var photo = ((org.commonweal.photos.Taken.Kept) taken).photo().id();
        assertThat(town.requests.showsPhoto(photo)).isFalse();
        var quiet = ada.asks(Ask.of("safeguarding", "Quietly").with(List.of(photo)));
        assertThat(town.requests.showsPhoto(photo)).isFalse();
        assertThat(mine(quiet).view().photos()).containsExactly(photo);
        var hole = ada.asks(Ask.of("pothole", "A hole").with(List.of(photo)));
        assertThat(town.requests.showsPhoto(photo)).isTrue();
        town.hal.tells(hole, new RequestCommand.ReportDone("Filled.", List.of(photo)));
        town.requests.hide(hole.number(), 2, List.of("photos"), "personal");
        assertThat(town.requests.showsPhoto(photo)).isTrue();
        town.requests.erase(hole.number(), List.of("photos"), "asker");
        assertThat(town.requests.showsPhoto(photo)).isFalse();
        assertThat(hole.view().photos()).isEmpty();
        assertThat(town.photos.open(photo, org.commonweal.photos.PhotoSize.FULL)).isPresent();
        town.requests.erase(quiet.number(), List.of(), "asker");
        assertThat(town.photos.open(photo, org.commonweal.photos.PhotoSize.FULL)).isEmpty();
    }

    @Test
    void a_receipt_opens_what_was_asked_offline() {
        var hole = ada.asks("pothole", MILL_LANE);
        var receipt = Receipt.parse(town.requests.receipt(hole.link()).orElseThrow());
        assertThat(receipt.signedBy(town.record.key())).isTrue();
        assertThat(receipt.index()).isEqualTo(hole.receipt().entry());
        assertThat(receipt.openings())
                .extractingByKey("email")
                .extracting("value")
                .isEqualTo("ada@home.example");
        assertThat(town.requests.receipt(new AskerKey.Code(hole.number(), "wrong"))).isEmpty();
    }

    @Test
    void what_is_erased_leaves_every_table_and_stays_said_on_the_record() {
        var hole = ada.asks("pothole", MILL_LANE);
        town.hal.tells(hole, new RequestCommand.Note("We look.", List.of(), "Dog in the yard"));
        assertThat(town.requests.hide(hole.number(), 2, List.of("words"), "personal")).isEqualTo(1);
        assertThat(town.requests.erase(hole.number(), List.of("email"), "asker")).isEqualTo(1);
        assertThat(town.ina.sees(hole).orElseThrow().contact().email()).isEmpty();
        assertThat(hole.view().words()).isNotEmpty();
        assertThat(hole.view().gone()).isEmpty();
        assertThat(hole.view().steps().get(2).gone()).containsExactly("words");
        assertThat(town.requests.erase(hole.number(), List.of(), "law")).isEqualTo(2);
        assertThat(hole.view().words()).isEmpty();
        assertThat(hole.view().gone()).contains("words", "place").doesNotContain("email");
        assertThat(ReadModel.of(town).toString()).doesNotContain("in trouble", "Dog", "ada@");
        assertThat(town.requests.erase(hole.number(), List.of(), "law")).isZero();
        town.hal.reports(hole);
        ada.judges(hole, Verdict.RESOLVED);
    }

    @Test
    void an_imported_request_is_the_other_citys_word_until_it_is_worked_on() {
        var rows = List.of(ImportedRows.row("1", true), ImportedRows.row("2", false));
        assertThat(town.requests.imported(rows)).containsExactly(true, true);
        assertThat(town.requests.imported(rows)).containsExactly(false, false);
        var listed = town.requests.list(Filter.ALL.in(Set.of(State.PROMISED)), "", 10).rows();
        assertThat(listed).hasSize(1);
        var number = listed.getFirst().number();
        var view = town.requests.view(number).orElseThrow();
        assertThat(view.round().doneDue()).isNull();
        assertThat(view.imported()).extracting("kept").isEqualTo("overdue");
        assertThat(view.toString()).doesNotContain("closed by phone");
        town.days(400);
        assertThat(town.requests.view(number).orElseThrow().steps()).hasSize(1);
        var done = new RequestCommand.ReportDone("Done.", List.of());
        assertThat(town.requests.tell(town.hal.actor(), number, done))
                .isInstanceOf(Outcome.Done.class);
        town.days(16);
        assertThat(town.requests.view(number).orElseThrow().state()).isEqualTo(State.SILENT);
        assertThat(town.figures().silentUntold()).isEqualTo(1);
        assertThat(town.figures().states()).containsEntry(State.CLOSED_BEFORE, 1L);
        assertThat(town.figures().judged()).isZero();
    }

    @Test
    void when_the_desk_was_away_the_askers_windows_grow() {
        var hole = ada.asks("pothole", MILL_LANE);
        town.hal.reports(hole);
        assertThat(town.requests.wake()).isEmpty();
        town.now.turnTo(Town.at("2026-03-16 20:00"));
        assertThat(town.requests.wake()).isPresent();
        town.requests.tick();
        assertThat(hole.state()).isEqualTo(State.REPORTED_DONE);
        assertThat(hole.view().windowEnds()).isEqualTo(Town.at("2026-04-01 00:00"));
        ada.judges(hole, Verdict.RESOLVED);
        assertThat(town.requests.wake()).isEmpty();
    }

    @Test
    void the_clock_catches_up_after_a_stop_and_two_clocks_say_nothing_twice() throws Exception {
        for (int i = 0; i < 30; i++) {
            ada.asks("lamp", MILL_LANE);
        }
        town.now.turnTo(Town.at("2026-03-20 12:00"));
        var windows = Windows.usual(Alderhaven.ZONE);
        var other = new Requests(town.store, town.rooms, windows, town.keys, town.now);
        var ticks = TogetherTest.together(4, i -> i % 2 == 0 ? town.requests.tick() : other.tick());
        assertThat(ticks.stream().mapToInt(Integer::intValue).sum()).isEqualTo(60);
        assertThat(town.requests.tick()).isZero();
    }

    @Test
    void the_same_key_asks_once_even_in_a_race() throws Exception {
        var key = new ClientKey("page", "form-17");
        var ask = Ask.of("pothole", "A hole").at("Mill Lane", MILL_LANE);
        var actor = new Actor.Asker(Actor.Proof.SESSION);
        var answers = TogetherTest.together(16, _ -> town.requests.ask(actor, ask, key));
        assertThat(answers.stream().filter(Asked.Accepted.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(Asked.Again.class::isInstance)).hasSize(15);
        var other = Ask.of("pothole", "Another hole").at("Mill Lane", MILL_LANE);
        assertThat(town.requests.ask(actor, other, key)).isEqualTo(new Asked.Conflict());
        assertThat(town.requests.list(Filter.ALL, "", 10).rows()).hasSize(1);
        assertThat(town.requests.ask(actor, other, new ClientKey("mail", "form-17")))
                .isInstanceOf(Asked.Accepted.class);
    }

    @Test
    void what_cannot_be_taken_is_told_field_by_field_and_nothing_is_stored() {
        var bad =
                Ask.of("potholes", "x".repeat(4001))
                        .in("Mill\u0007Lane", "ward:nowhere")
                        .with(List.of(new PhotoId("00".repeat(32))))
                        .from(new Ask.Contact("", "not an address", "call me", ""));
        var asked = town.requests.ask(new Actor.Asker(Actor.Proof.SESSION), bad);
        assertThat(((Asked.Rejected) asked).faults().stream().map(Asked.Fault::field))
                .containsExactly("service", "words", "place", "area", "email", "phone");
        var deep =
                Ask.of("pothole", "")
                        .answering(Map.of("depth", List.of("deep"), "colour", List.of("red")));
        var answers = town.requests.ask(new Actor.Asker(Actor.Proof.SESSION), deep);
        assertThat(((Asked.Rejected) answers).faults().stream().map(Asked.Fault::field))
                .containsExactly("answers.depth", "answers.colour", "words");
        var photo = Ask.of("pothole", "A hole").with(List.of(new PhotoId("ab".repeat(32))));
        assertThat(town.requests.ask(new Actor.Asker(Actor.Proof.SESSION), photo))
                .isInstanceOf(Asked.Rejected.class);
        assertThat(town.requests.ask(town.hal.actor(), Ask.of("lamp", "Out")))
                .isInstanceOf(Asked.Rejected.class);
        assertThat(town.requests.list(Filter.ALL, "", 10).rows()).isEmpty();
    }

    @Test
    void commands_with_bad_content_change_nothing() {
        var hole = ada.asks("pothole", MILL_LANE);
        town.hal.isRefused(
                hole, new RequestCommand.ReportDone(" ", List.of()), Because.WORDS_NEEDED);
        town.hal.isRefused(hole, new RequestCommand.Note("", List.of(), ""), Because.WORDS_NEEDED);
        town.hal.isRefused(hole, new RequestCommand.Start("a\u0000b"), Because.WORDS_UNREADABLE);
        town.hal.isRefused(hole, new RequestCommand.Start("\ud800"), Because.WORDS_UNREADABLE);
        town.hal.isRefused(hole, new RequestCommand.Pause("tea", ""), Because.REASON_UNKNOWN);
        town.hal.isRefused(
                hole,
                new RequestCommand.ReportDone("Done", List.of(new PhotoId("ab".repeat(32)))),
                Because.PHOTO_UNKNOWN);
        town.hal.isRefused(
                hole,
                new RequestCommand.Move("weather", Town.at("2030-01-01 00:00"), ""),
                Because.DUE_TOO_FAR);
        town.hal.reports(hole);
        ada.isRefused(
                hole, new RequestCommand.Judge(Verdict.RESOLVED, 6, ""), Because.CONTENT_RANGE);
        assertThat(hole.entries()).hasSize(3);
    }

    @Test
    void lists_go_on_from_a_key_and_narrow_by_everything_at_once() {
        for (int i = 0; i < 12; i++) {
            ada.asks(i % 3 == 0 ? "lamp" : "pothole", i % 2 == 0 ? MILL_LANE : QUAY);
            town.now.turn(java.time.Duration.ofSeconds(i % 4));
        }
        var all = town.requests.list(Filter.ALL, "", 100).rows();
        assertThat(all).hasSize(12);
        var paged = new java.util.ArrayList<RequestList.Row>();
        for (var next = Optional.of(""); next.isPresent(); ) {
            var page = town.requests.list(Filter.ALL, next.get(), 5);
            paged.addAll(page.rows());
            next = page.next();
        }
        assertThat(paged).isEqualTo(all);
        var narrow = Filter.ALL.service("lamp").area("ward:north").agency("streets");
        assertThat(town.requests.list(narrow, "", 1).next()).isPresent();
        assertThat(town.requests.list(narrow, "", 10).rows())
                .isEqualTo(
                        all.stream()
                                .filter(row ->
                                        row.service().equals("lamp")
                                                && row.area().equals("ward:north"))
                                .toList());
        var oldest = all.getLast().asked();
        assertThat(town.requests.list(Filter.ALL.asked(null, oldest), "", 10).rows()).isEmpty();
        assertThat(town.requests.list(Filter.ALL, "rubbish", 10).rows()).isEmpty();
        assertThat(town.requests.list(Filter.ALL.agency("' or 1=1"), "", 10).rows()).isEmpty();
    }

    private List<RequestNumber> desk(Town.Worker worker, Desk which) {
        return town.requests.desk(worker.actor(), which, Filter.ALL, "", 50).rows().stream()
                .map(RequestList.Row::number)
                .toList();
    }

    private RequestView.ForAsker mine(Town.Held held) {
        return town.requests.byLink(held.receipt().link()).orElseThrow();
    }
}
