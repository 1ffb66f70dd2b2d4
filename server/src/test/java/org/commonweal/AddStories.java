package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.commonweal.ClerkTown.Browser;
import org.commonweal.ClerkTown.Fields;
import org.commonweal.people.Actor;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.State;
import org.commonweal.requests.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who was about to ask finds that it is known, and adds what they know to it, on either
/// store. Each story ends in an audit.
abstract class AddStories {
    @TempDir Path folder;
    ClerkTown town;
    Browser bo;
    Asked.Accepted known;
    String page;

    abstract String where(Path folder);

    @BeforeEach
    void open() {
        town = new ClerkTown(where(folder.resolve("store")), folder);
        bo = town.anybody();
        known = asks("pothole", "A hole by the mill pond.");
        page = "/requests/" + known.number().digits();
    }

    @AfterEach
    void audited() {
        town.audit();
        town.close();
    }

    private Asked.Accepted asks(String service, String words) {
        var mill = town.house.places().search("Mill Lane", 6).getFirst();
        var ask =
                Ask.of(service, words)
                        .at(mill.label(), mill.point())
                        .from(new Ask.Contact("Ada Fenn", "ada@home.example", "", ""))
                        .answering(
                                service.equals("pothole")
                                        ? Map.of("depth", List.of("deep"))
                                        : Map.of());
        return (Asked.Accepted)
                town.house.requests().ask(new Actor.Asker(Actor.Proof.SESSION), ask);
    }

    /// Bo is about to ask about the same hole.
    ///
    /// @return the path of the draft
    private String draft(String words) {
        var first = bo.goes("/ask", "service", "pothole");
        var draft = first.substring(0, first.lastIndexOf('/'));
        bo.goes(draft + "/questions", "answers.depth", "deep");
        bo.goes(draft + "/where", "place", "Mill Lane");
        var next = bo.goes(draft + "/words", "words", words);
        if (next.endsWith("/personal")) {
            next = bo.goes(draft + "/personal", "personal", "keep");
        }
        assertThat(next).endsWith("/known");
        return draft;
    }

    private String adding(String draft) {
        return draft + "/known/" + known.number().digits();
    }

    private String said() {
        return town.view(known.number().digits()).steps().getLast().words();
    }

    @Test
    void what_a_neighbour_knows_goes_on_the_request_and_moves_nothing() {
        var before = town.view(known.number().digits());
        var draft = draft("A pram got stuck in it.");
        assertThat(bo.reads(draft + "/known")).contains(adding(draft), "Add to it");
        assertThat(bo.reads(adding(draft)))
                .contains("A hole by the mill pond.", "A pram got stuck in it.")
                .contains("keeps the last word");
        var added = bo.goes(adding(draft), "words", "A pram got stuck in it today.");
        assertThat(added).isEqualTo(draft + "/added");
        assertThat(bo.reads(added)).contains(known.number().spoken(), page);

        var after = town.view(known.number().digits());
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(after.rounds()).isEqualTo(before.rounds());
        assertThat(after.steps()).hasSize(before.steps().size() + 1);
        assertThat(after.steps().getLast().event()).isEqualTo("request.added/1");
        assertThat(after.steps().getLast().members()).containsEntry("channel", "page");
        assertThat(bo.reads(page))
                .contains("Added by another resident", "A pram got stuck in it today.");
        assertThat(bo.reads("/data/requests.csv").lines().count()).as("no second one").isEqualTo(2);
        assertThat(bo.get(draft + "/words").headers().firstValue("Location")).contains(added);
        assertThat(bo.get(draft + "/receipt").headers().firstValue("Location")).contains(added);
    }

    @Test
    void those_who_have_it_see_it_on_their_list_until_they_do_something() {
        var hana = town.signedIn("hana");
        assertThat(hana.reads("/desk/agency")).doesNotContain("a resident added to it");
        bo.goes(adding(draft("It is getting deeper.")), "words", "It is getting deeper.");
        assertThat(hana.reads("/desk/agency")).contains("a resident added to it");
        assertThat(hana.reads("/desk" + page)).contains("It is getting deeper.");
        town.tells("hana", known.number().digits(), new RequestCommand.Take());
        assertThat(hana.reads("/desk/agency")).doesNotContain("a resident added to it");
    }

    @Test
    void programs_read_it_as_an_update_that_closes_nothing() {
        bo.goes(adding(draft("It is getting deeper.")), "words", "It is getting deeper.");
        var updates = bo.get("/open311/v2/servicerequestupdates.json").body();
        assertThat(updates).contains("It is getting deeper.").doesNotContain("fixed", "closed");

        town.tells("hana", known.number().digits(), new RequestCommand.Take());
        town.tells(
                "hana",
                known.number().digits(),
                new RequestCommand.ReportDone("Filled.", List.of()));
        bo.goes(adding(draft("It is not even.")), "words", "It is not even.");
        assertThat(bo.get("/open311/v2/servicerequestupdates.json").body())
                .contains("It is not even.")
                .doesNotContain("fixed", "closed");
        assertThat(town.view(known.number().digits()).state()).isEqualTo(State.REPORTED_DONE);
        var verdict = new RequestCommand.Judge(Verdict.RESOLVED, 5, "");
        var told = town.house.requests().tell(new Actor.Resident(), known.number(), verdict);
        assertThat(told).isEqualTo(new Outcome.Refused(Outcome.Because.NOT_YOURS));
        var own = new AskerKey.Code(known.number(), known.code());
        assertThat(town.house.requests().tell(own, verdict)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void the_asker_hears_of_it_and_bo_follows_once_that_is_confirmed() {
        var draft = draft("A pram got stuck in it.");
        var added =
                bo.goes(adding(draft), "words", "A pram got stuck.", "email", "bo@home.example");
        assertThat(bo.reads(added)).contains("Look into your mailbox");
        var letters = town.letters();
        assertThat(letters).contains("ada@home.example", "Something was added");
        assertThat(letters).contains("bo@home.example");
        assertThat(bo.reads(page)).doesNotContain("bo@home.example");
        town.tells("hana", known.number().digits(), new RequestCommand.Start("Now."));
        assertThat(town.letters().split("bo@home.example", -1))
                .as("who did not confirm hears no more")
                .hasSize(letters.split("bo@home.example", -1).length);
    }

    @Test
    void the_button_pressed_twice_adds_once() {
        var draft = draft("A pram got stuck in it.");
        var size = town.size();
        var presses =
                Stream.generate(() ->
                                CompletableFuture.supplyAsync(() ->
                                        town.anybody()
                                                .goes(adding(draft), "words", "A pram got stuck.")))
                        .limit(4)
                        .toList();
        assertThat(presses.stream().map(CompletableFuture::join)).containsOnly(draft + "/added");
        assertThat(town.size()).isEqualTo(size + 1);
    }

    @Test
    void to_a_closed_one_nothing_is_added_and_a_new_one_can_name_it() {
        var draft = draft("It is there again.");
        town.tells("hana", known.number().digits(), new RequestCommand.Take());
        town.tells(
                "hana",
                known.number().digits(),
                new RequestCommand.ReportDone("Filled.", List.of()));
        town.house
                .requests()
                .tell(
                        new AskerKey.Code(known.number(), known.code()),
                        new RequestCommand.Judge(Verdict.RESOLVED, 5, ""));
        var size = town.size();
        var refused = bo.post(adding(draft), "words", "It is there again.");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This one is closed", "Ask anew and name it");
        assertThat(town.size()).isEqualTo(size);
        assertThat(bo.reads(adding(draft))).contains("This one is closed", "/follow?request=");
        assertThat(bo.goes(adding(draft) + "/anew")).isEqualTo(draft + "/contact");
        bo.goes(draft + "/contact", "name", "");
        assertThat(bo.reads(draft + "/check"))
                .contains("It is there again.", "See request " + known.number().spoken());
        assertThat(bo.goes(adding(draft) + "/anew")).isEqualTo(draft + "/check");
        assertThat(bo.reads(draft + "/check").split(known.number().spoken(), -1))
                .as("named once, shown twice")
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void what_the_words_tell_about_a_person_is_pointed_out_first() {
        var draft = draft("Nothing to see.");
        var size = town.size();
        var words = "Call Mr Fenn, 020 7946 0123.";
        var asked = bo.post(adding(draft), "words", words);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("020 7946 0123", "name=\"personal\" value=\"out\"");
        assertThat(town.size()).isEqualTo(size);
        var form = Fields.of(asked.body()).with("words", words, "personal", "out");
        bo.goes(adding(draft), form.all());
        assertThat(said()).startsWith("Call Mr Fenn").doesNotContain("7946");
    }

    @Test
    void bad_input_stores_nothing() {
        var draft = draft("A pram got stuck in it.");
        var secret = asks("landlord", "Nobody may see this.");
        var size = town.size();
        for (var wrong :
                new String[][] {
                    {"words", ""},
                    {"words", "x".repeat(4001)},
                    {"words", "Right.", "email", "nobody"},
                    {"words", "Right.", "email", "a@b\r\nBcc: c@d"}
                }) {
            var answer = bo.post(adding(draft), wrong);
            assertThat(answer.statusCode()).as(wrong[1]).isEqualTo(422);
            assertThat(answer.body()).contains("There is a problem");
        }
        assertThat(bo.post(adding(draft), "words", "a \u0007 bell").statusCode()).isEqualTo(400);
        for (var number : List.of(secret.number().digits(), "123456789", "12", "x", "%00")) {
            assertThat(bo.get(draft + "/known/" + number).statusCode()).as(number).isIn(400, 404);
            assertThat(bo.post(draft + "/known/" + number, "words", "x").statusCode())
                    .as(number)
                    .isIn(400, 404);
            assertThat(bo.post(draft + "/known/" + number + "/anew").statusCode())
                    .as(number)
                    .isIn(400, 404);
        }
        var nobodys = "/ask/" + "x".repeat(43);
        assertThat(bo.get(adding(nobodys)).statusCode()).isEqualTo(404);
        assertThat(bo.post(adding(nobodys), "words", "x").statusCode()).isEqualTo(404);
        assertThat(bo.get(nobodys + "/added").statusCode()).isEqualTo(404);
        assertThat(bo.postFrom("cross-site", adding(draft), "words", "x").statusCode())
                .isEqualTo(403);
        assertThat(town.size()).isEqualTo(size);
        assertThat(
                        town.house
                                .requests()
                                .tell(
                                        new Actor.Resident(),
                                        secret.number(),
                                        new RequestCommand.Add("x", List.of())))
                .isEqualTo(new Outcome.Refused(Outcome.Because.UNKNOWN_REQUEST));
        assertThat(bo.goes(adding(draft), "words", "Right.")).isEqualTo(draft + "/added");
    }

    @Test
    void a_flood_is_slowed_down_by_sender_and_by_request() {
        var answers =
                Stream.generate(() -> draft("Again."))
                        .limit(11)
                        .map(draft -> bo.post(adding(draft), "words", "Again.").statusCode())
                        .toList();
        assertThat(answers).startsWith(303, 303).endsWith(429);
        town.now.turn(Duration.ofMinutes(31));
        assertThat(bo.post(adding(draft("Again.")), "words", "Again.").statusCode()).isEqualTo(303);
    }

    @Test
    void a_clerk_adds_what_a_caller_says() {
        var cleo = town.signedIn("cleo");
        var digits = known.number().digits();
        var form =
                Fields.of(cleo.reads("/desk/file"))
                        .with("came", "phone", "service", "pothole", "asked", "pothole")
                        .with("words", "A caller says: call 020 7946 0123.", "place", "Mill Lane")
                        .with("do", "look");
        var shown = cleo.post("/desk/file", form.all()).body();
        assertThat(shown).contains("name=\"add\" value=\"" + digits + "\"");
        var size = town.size();
        form = Fields.of(shown).with(form.with("do", "", "add", digits).all());
        var pointed = cleo.post("/desk/file", form.all());
        assertThat(pointed.body()).contains("020 7946 0123", "name=\"personal\"");
        assertThat(town.size()).as("nothing is filed meanwhile").isEqualTo(size);
        var answer = form.with(Fields.of(pointed.body()).all()).with("add", "", "personal", "out");
        var done = cleo.goes("/desk/file", answer.all());
        assertThat(done).startsWith("/desk/file/added/" + digits);
        assertThat(cleo.reads(done)).contains("It was added", known.number().spoken());
        assertThat(said()).startsWith("A caller says: call").doesNotContain("7946");
        assertThat(bo.reads(page)).contains("Told to a clerk");
        assertThat(cleo.goes("/desk/file", answer.all())).isEqualTo(done);
        assertThat(town.size()).as("pressed twice").isEqualTo(size + 1);
        assertThat(cleo.post("/desk/file", form.with("words", "").all()).statusCode())
                .isEqualTo(422);
        assertThat(town.signedIn("hana").get(done).statusCode()).isEqualTo(403);
        assertThat(bo.get(done).statusCode()).isIn(303, 401, 403);
    }

    @Test
    void words_that_go_too_far_are_hidden_like_any_other() {
        bo.goes(adding(draft("Too far.")), "words", "Words that went too far.");
        var step = town.view(known.number().digits()).steps().getLast().step();
        assertThat(town.house.requests().hide(known.number(), step, List.of("words"), "abuse"))
                .isEqualTo(1);
        assertThat(bo.reads(page))
                .contains("Added by another resident")
                .doesNotContain("went too far");
    }
}
