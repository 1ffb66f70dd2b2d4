package org.commonweal.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.commonweal.people.Role;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.Verdict;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.PageText;
import org.commonweal.town.Town;
import org.commonweal.town.Town.Held;
import org.commonweal.town.TownPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pages around a request say in each state, word for word, and what they must never say.
class RequestPagesGoldenTest {
    @TempDir Path folder;
    TownPages pages;
    Held hole;

    @BeforeEach
    void open() {
        pages = new TownPages(folder);
        hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
    }

    @AfterEach
    void audited() {
        pages.town.audit();
        pages.close();
    }

    @Test
    void waiting() throws IOException {
        hole = pages.town.resident("bo").asks("rubbish", Alderhaven.QUAY);
        golden("request-waiting");
    }

    @Test
    void promised_noted_moved_paused_and_late() throws IOException {
        golden("request-promised");
        pages.town.hal.tells(hole, new RequestCommand.Take());
        pages.town.hal.tells(hole, new RequestCommand.Note("We look on Tuesday.", List.of(), ""));
        pages.town.hal.tells(
                hole, new RequestCommand.Note("", List.of(), "Bring the small roller."));
        pages.town.hal.tells(hole, new RequestCommand.Start(""));
        pages.town.hal.tells(
                hole, new RequestCommand.Move("weather", Town.at("2026-03-13 17:00"), "It rains."));
        pages.town.hal.tells(
                hole, new RequestCommand.Pause("parts", "The kerb stones are ordered."));
        pages.town.until("2026-03-04 09:00");
        golden("request-paused");
        pages.town.hal.tells(hole, new RequestCommand.Resume());
        pages.town.until("2026-03-12 09:00");
        golden("request-late");
    }

    @Test
    void reported_done_sent_back_and_resolved() throws IOException {
        pages.town.hal.reports(hole);
        golden("request-reported-done");
        mine("asker-reported-done", "");
        mine("asker-verdict", "/verdict?answer=partly");
        var ada = pages.town.resident("ada");
        ada.tells(hole, new RequestCommand.Judge(Verdict.PARTLY, 2, "Half of it."));
        golden("request-returned");
        mine("asker-recorded", "/recorded");
        pages.town.ina.reports(hole);
        ada.tells(hole, new RequestCommand.Judge(Verdict.RESOLVED, 5, "Whole."));
        golden("request-resolved");
    }

    @Test
    void refused_appealed_and_refused_for_good() throws IOException {
        pages.town.hal.tells(
                hole,
                new RequestCommand.Refuse("not_ours", "It is the mill’s.", "The mill’s owner"));
        golden("request-refused");
        mine("asker-refused", "");
        mine("asker-appeal", "/appeal");
        pages.town
                .resident("ada")
                .tells(hole, new RequestCommand.Appeal("It was given to the town."));
        pages.town.lou.tells(
                hole, new RequestCommand.DecideAppeal(true, "The deed says otherwise."));
        golden("request-refused-for-good");
    }

    @Test
    void silent_and_then_judged_late() throws IOException {
        pages.town.hal.reports(hole);
        pages.town.days(20);
        golden("request-silent");
        pages.town.resident("ada").judges(hole, Verdict.RESOLVED);
        golden("request-judged-late");
    }

    @Test
    void withdrawn_with_words_erased_and_hidden() throws IOException {
        pages.town.hal.tells(hole, new RequestCommand.Note("Call 01632 960 001.", List.of(), ""));
        pages.town.requests.hide(hole.number(), 2, List.of("words"), "personal");
        pages.town.resident("ada").tells(hole, new RequestCommand.Withdraw(""));
        pages.town.requests.erase(hole.number(), List.of("words"), "asker");
        golden("request-withdrawn-erased");
        assertThat(pages.browser().reads("/requests/" + hole.number().digits()))
                .doesNotContain("01632 960 001", "There is a pothole in trouble");
    }

    @Test
    void staff_see_more_than_the_public() throws IOException {
        pages.town.hal.tells(
                hole, new RequestCommand.Note("", List.of(), "Bring the small roller."));
        var hana = pages.signedIn("hana", Role.HANDLER, "streets");
        PageText.golden(
                "desk-request",
                hana.reads("/desk/requests/" + hole.number().digits()),
                pages.address(),
                "http://desk");
        PageText.golden("desk-list", hana.reads("/desk/agency"));
        PageText.golden(
                "desk-refuse", hana.reads("/desk/requests/" + hole.number().digits() + "/refuse"));
    }

    @Test
    void a_confidential_one_says_nothing_to_the_public() throws IOException {
        hole = pages.town.resident("ada").asks("safeguarding", Alderhaven.MILL_LANE);
        var reply = pages.browser().get("/requests/" + hole.number().digits());
        assertThat(reply.statusCode()).isEqualTo(404);
        PageText.golden("request-nothing", reply.body());
        assertThat(reply.body()).doesNotContain(hole.number().digits(), "safeguarding", "Care");
        mine("asker-confidential", "");
    }

    private void golden(String name) throws IOException {
        var page = pages.browser().reads("/requests/" + hole.number().digits());
        PageText.golden(name, page, pages.address(), "http://desk");
        assertThat(page)
                .doesNotContain("ada@home.example", "bo@home.example", "small roller")
                .doesNotContain("Worker", "/r/", hole.receipt().link(), hole.receipt().code());
    }

    private void mine(String name, String path) throws IOException {
        var link = hole.receipt().link();
        var page = pages.browser().reads("/r/" + link + path);
        PageText.golden(name, page, pages.address(), "http://desk", link, "TOKEN");
        assertThat(page).doesNotContain("Worker", "small roller", hole.receipt().code());
    }
}
