package org.commonweal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.commonweal.people.Role;
import org.commonweal.requests.State;
import org.commonweal.requests.Verdict;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.TownPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopByPagesTest {
    @TempDir Path folder;
    TownPages pages;

    @BeforeEach
    void open() {
        pages = new TownPages(folder);
    }

    @AfterEach
    void audited() {
        pages.town.audit();
        pages.close();
    }

    @Test
    void asked_taken_started_reported_sent_back_done_again_and_resolved() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        var desk = "/desk/requests/" + hole.number().digits();
        var mine = "/r/" + hole.receipt().link();
        var hana = pages.signedIn("hana", Role.HANDLER, "streets");
        var ivo = pages.signedIn("ivo", Role.HANDLER, "streets");
        var ada = pages.browser();

        assertThat(hana.reads("/desk/agency")).contains(hole.number().spoken(), "Due in");
        assertThat(hana.sends(desk + "/take")).contains("It is yours now.");
        assertThat(hana.reads("/desk/mine")).contains(hole.number().spoken());
        hana.sends(desk + "/start", "words", "The crew is on its way.");
        assertThat(hana.sends(desk + "/done", "words", "Filled with asphalt."))
                .contains("Reported done. Now the asker judges.");
        assertThat(hana.reads("/desk/verdict")).contains(hole.number().spoken());

        assertThat(ada.reads(mine)).contains("Is it resolved?", "Filled with asphalt.");
        assertThat(ada.reads(mine + "/verdict?answer=not_resolved"))
                .contains("value=\"not_resolved\" checked");
        assertThat(ada.sends(mine + "/verdict", "answer", "not_resolved", "words", "Still a hole."))
                .contains("You said: not resolved.", "Take my verdict back");
        assertThat(hole.state()).isEqualTo(State.PROMISED);

        assertThat(hana.reads("/desk/returned") + ivo.reads("/desk/returned"))
                .contains(hole.number().spoken(), "came back, round 2");
        ivo.sends(desk + "/take");
        ivo.sends(desk + "/done", "words", "Dug out and filled again.");
        ada.sends(mine + "/verdict", "answer", "resolved", "content", "4", "words", "Solid now.");

        var page = pages.browser().reads("/requests/" + hole.number().digits());
        assertThat(page)
                .contains("The person who asked says this is resolved.", "Verdict: not resolved")
                .contains("Verdict: resolved", "Content with how it was handled: 4 of 5.")
                .doesNotContain("hana", "ivo", "Worker", "ada@home.example", hole.receipt().link());
    }

    @Test
    void a_verdict_is_taken_back_and_given_again() {
        var hole = reported();
        var mine = "/r/" + hole.receipt().link();
        var ada = pages.browser();
        ada.sends(mine + "/verdict", "answer", "not_resolved");
        assertThat(ada.reads(mine)).contains("Take my verdict back");
        assertThat(ada.sends(mine + "/undo")).contains("Your verdict is taken back.");
        assertThat(hole.state()).isEqualTo(State.REPORTED_DONE);
        ada.sends(mine + "/verdict", "answer", "resolved");
        assertThat(ada.sends(mine + "/reopen", "words", "It is back after the rain."))
                .contains("Your request is open again.", "It came back once.");
    }

    @Test
    void refused_appealed_and_decided_by_somebody_else() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        var desk = "/desk/requests/" + hole.number().digits();
        var mine = "/r/" + hole.receipt().link();
        var hana = pages.signedIn("hana", Role.HANDLER, "streets");
        var leo = pages.signedIn("leo", Role.LEAD, "streets");
        var ada = pages.browser();
        hana.sends(
                desk + "/refuse",
                "reason",
                "not_ours",
                "words",
                "The lane is private.",
                "next_owner",
                "The mill’s owner");
        assertThat(ada.reads(mine)).contains("Appeal to another person", "The mill’s owner");
        ada.sends(mine + "/appeal", "words", "The lane was given to the town in 1990.");
        assertThat(hana.reads("/desk/appeals")).doesNotContain(hole.number().spoken());
        assertThat(hana.get(desk + "/decide").statusCode()).isEqualTo(303);
        assertThat(leo.reads("/desk/appeals")).contains(hole.number().spoken());
        assertThat(leo.reads(desk + "/decide"))
                .contains("The lane is private.", "The lane was given to the town in 1990.");
        leo.sends(desk + "/decide", "outcome", "overturned", "words", "It is ours.");
        assertThat(hole.state()).isEqualTo(State.PROMISED);
    }

    @Test
    void a_promise_is_moved_paused_and_resumed_with_reasons() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        var desk = "/desk/requests/" + hole.number().digits();
        var hana = pages.signedIn("hana", Role.HANDLER, "streets");
        hana.sends(
                desk + "/move",
                "reason",
                "weather",
                "due-day",
                "20",
                "due-month",
                "3",
                "due-year",
                "2026",
                "words",
                "It rains.");
        hana.sends(desk + "/pause", "reason", "parts", "words", "");
        assertThat(hana.reads("/desk/paused")).contains(hole.number().spoken());
        pages.town.hours(50);
        pages.signedIn("ivo", Role.HANDLER, "streets").sends(desk + "/resume");
        assertThat(pages.browser().reads("/requests/" + hole.number().digits()))
                .contains("Reason: Bad weather", "Reason: Waiting for parts")
                .contains("The first date still counts.", "Paused for 2 days");
    }

    @Test
    void a_clerk_routes_what_waits_and_types_a_verdict_with_the_code() {
        var dump = pages.town.resident("bo").asks("rubbish", Alderhaven.QUAY);
        var desk = "/desk/requests/" + dump.number().digits();
        var clea = pages.signedIn("clea", Role.CLERK, "");
        assertThat(clea.reads("/desk/waiting")).contains(dump.number().spoken());
        clea.sends(desk + "/route", "agency", "parks");
        var pia = pages.signedIn("pia", Role.HANDLER, "parks");
        pia.sends(desk + "/done", "words", "Taken away.");
        assertThat(clea.get("/desk/find?number=" + dump.number().digits()).statusCode())
                .isEqualTo(303);
        var wrong = clea.post(desk + "/verdict", "code", "0000 0000", "answer", "resolved");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("That number and code do not belong together");
        clea.sends(desk + "/verdict", "code", dump.receipt().code(), "answer", "resolved");
        assertThat(pages.browser().reads("/requests/" + dump.number().digits()))
                .contains("Given by the person who asked, through a clerk.");
        var own = pages.town.resident("cy").asks("pothole", Alderhaven.MILL_LANE);
        pages.town.hal.reports(own);
        var carla = pages.signedIn("carla", Role.CLERK, "streets");
        var theirs = "/desk/requests/" + own.number().digits();
        assertThat(carla.reads(theirs)).doesNotContain("Record the asker");
        assertThat(
                        carla.post(
                                        theirs + "/verdict",
                                        "code",
                                        own.receipt().code(),
                                        "answer",
                                        "resolved")
                                .statusCode())
                .isEqualTo(409);
        assertThat(own.state()).isEqualTo(State.REPORTED_DONE);
    }

    @Test
    void somebody_faster_is_told_of_and_nothing_typed_is_lost() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        var desk = "/desk/requests/" + hole.number().digits();
        var hana = pages.signedIn("hana", Role.HANDLER, "streets");
        var stamp = hole.view().steps().size();
        pages.town.hal.reports(hole);
        var late = hana.post(desk + "/start", "words", "On our way.", "stamp", "" + stamp);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Somebody else has just changed this request")
                .contains("Streets and Lights reported it done", "On our way.");
    }

    @Test
    void photos_of_the_work_are_shown_and_broken_ones_are_refused_with_all_that_was_typed()
            throws IOException {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        var desk = "/desk/requests/" + hole.number().digits();
        var hana = pages.signedIn("hana", Role.HANDLER, "streets");
        var broken =
                hana.upload(desk + "/done", "photos", new byte[] {1, 2, 3}, "words", "Filled.");
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.body()).contains("Filled.");
        assertThat(hole.state()).isEqualTo(State.PROMISED);
        var sealed =
                hana.upload(
                        desk + "/note", "photos", new byte[] {1}, "words", "Hm.", "who", "staff");
        assertThat(sealed.body()).contains("Photos go only with a note that everybody can read");
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        var taken = hana.upload(desk + "/done", "photos", png.toByteArray(), "words", "Filled.");
        assertThat(taken.statusCode()).isEqualTo(303);
        var photo = hole.view().steps().getLast().photos().getFirst();
        assertThat(pages.browser().reads("/requests/" + hole.number().digits()))
                .contains("/photos/" + photo.sha256() + "/small.jpg");
        assertThat(pages.browser().get("/photos/" + photo.sha256() + ".jpg").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_confidential_request_is_seen_by_its_own_people_alone() {
        var worry = pages.town.resident("ada").asks("safeguarding", Alderhaven.MILL_LANE);
        var path = "/requests/" + worry.number().digits();
        var desk = "/desk" + path;
        var unknown = pages.browser().get("/requests/" + "123456789");
        var hidden = pages.browser().get(path);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo(unknown.body());
        assertThat(pages.browser().get(path + "/map.svg").body()).isEqualTo(unknown.body());
        var hana = pages.signedIn("hana", Role.HANDLER, "streets");
        assertThat(hana.get(desk).statusCode()).isEqualTo(404);
        assertThat(hana.post(desk + "/start").statusCode()).isEqualTo(404);
        var cass = pages.signedIn("cass", Role.HANDLER, "care");
        assertThat(cass.reads("/desk/agency")).contains("confidential");
        assertThat(cass.reads(desk)).contains("Confidential: it has no public page.");
        cass.sends(desk + "/done", "words", "Somebody looks in every day.");
        assertThat(pages.browser().reads("/r/" + worry.receipt().link()))
                .contains("This request is confidential.", "Somebody looks in every day.");
        pages.town.resident("ada").judges(worry, Verdict.RESOLVED);
    }

    private org.commonweal.town.Town.Held reported() {
        var hole = pages.town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        pages.town.hal.reports(hole);
        return hole;
    }
}
