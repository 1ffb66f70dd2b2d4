package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.commonweal.ClerkTown.Browser;
import org.commonweal.ClerkTown.Fields;
import org.commonweal.people.Actor;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.State;
import org.commonweal.web.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The clerk's pages, tried by those who may not, and with everything wrong that can be.
class ClerkAccessTest {
    private static final String FILE = "/desk/file";
    private static final String CALLER = "/desk/caller";

    @TempDir Path folder;
    ClerkTown town;
    Browser cleo;

    @BeforeEach
    void open() {
        town = new ClerkTown(folder.toString(), folder);
        cleo = town.signedIn("cleo");
    }

    @AfterEach
    void audited() {
        town.audit();
        town.close();
    }

    private List<Route> routes() {
        return town.house.routes().all().stream()
                .filter(route -> route.path().startsWith(FILE) || route.path().startsWith(CALLER))
                .toList();
    }

    private static String path(Route route, String visit) {
        return route.path()
                .replace("{visit}", visit)
                .replace("{act}", "withdraw")
                .replace("{number}", "123456789");
    }

    private Asked.Accepted hole() {
        var ask =
                Ask.of("pothole", "A hole by the mill.")
                        .answering(Map.of("depth", List.of("deep")))
                        .from(new Ask.Contact("Bo Quill", "bo@home.example", "", ""));
        return (Asked.Accepted)
                town.house.requests().ask(new Actor.Asker(Actor.Proof.SESSION), ask);
    }

    private String opened(Browser clerk, Asked.Accepted held) {
        return clerk.goes(CALLER, "number", held.number().digits(), "code", held.code());
    }

    @Test
    void only_clerks_come_to_any_of_these_pages() {
        var visit = opened(cleo, hole()).substring(CALLER.length() + 1);
        var size = town.size();
        assertThat(routes()).hasSizeGreaterThan(9);
        for (var route : routes()) {
            var path = path(route, visit);
            var signedOut = town.anybody();
            if (route.changes()) {
                assertThat(signedOut.post(path, "do", "send", "words", "x").statusCode())
                        .as(path)
                        .isEqualTo(403);
            } else {
                assertThat(signedOut.get(path).headers().firstValue("Location").orElse(""))
                        .as(path)
                        .startsWith("/sign-in?next=" + FILE.substring(0, 6));
            }
            for (var role : List.of("hana", "lena", "adam")) {
                var other = town.signedIn(role);
                var reply =
                        route.changes()
                                ? other.post(path, "do", "send", "words", "x")
                                : other.get(path);
                assertThat(reply.statusCode()).as(role + " " + path).isEqualTo(403);
            }
            if (route.changes()) {
                assertThat(cleo.post(path, "csrf", "wrong").statusCode()).isEqualTo(403);
            }
        }
        assertThat(town.size()).isEqualTo(size);
    }

    @Test
    void a_visit_is_the_clerk_s_who_began_it() {
        var path = opened(cleo, hole());
        var carl = town.signedIn("carl");
        var size = town.size();
        assertThat(carl.get(path).statusCode()).isEqualTo(404);
        assertThat(carl.get(path + "/withdraw").statusCode()).isEqualTo(404);
        var typed = carl.post(path + "/withdraw", "words", "Typed with care.");
        assertThat(typed.statusCode()).isEqualTo(404);
        assertThat(typed.body()).contains("Typed with care.", "ask for the code again");
        carl.post(path + "/leave");
        assertThat(cleo.reads(path)).contains("Bo Quill");
        cleo.goes(path + "/leave");
        assertThat(cleo.get(path).statusCode()).isEqualTo(404);
        assertThat(town.size()).isEqualTo(size);
    }

    @Test
    void a_clerk_of_the_agency_that_is_judged_may_not() {
        var held = hole();
        var digits = held.number().digits();
        town.tells("hana", digits, new RequestCommand.ReportDone("Filled.", List.of()));
        var stan = town.signedIn("stan");
        var path = opened(stan, held);
        assertThat(stan.reads(path)).contains("Your own agency has this request.");
        var size = town.size();
        var stamp = Integer.toString(town.view(digits).steps().size());
        for (var act : List.of("verdict", "note", "withdraw")) {
            assertThat(stan.get(path + "/" + act).statusCode()).isEqualTo(303);
        }
        assertThat(stan.post(path + "/verdict", "answer", "resolved", "stamp", stamp).statusCode())
                .isEqualTo(409);
        assertThat(town.size()).isEqualTo(size);
        var judged = opened(cleo, held);
        cleo.sends(judged + "/verdict", "answer", "resolved", "stamp", stamp);
        assertThat(town.view(digits).state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void everything_an_asker_may_say_can_be_said_through_a_clerk_once() {
        var held = hole();
        var digits = held.number().digits();
        var path = opened(cleo, held);
        does(path, "note", "A cyclist fell.", "It is added.");
        town.tells("hana", digits, new RequestCommand.ReportDone("Filled.", List.of()));
        var verdict = Fields.of(cleo.reads(path + "/verdict")).with("answer", "resolved").all();
        cleo.sends(path + "/verdict", verdict);
        does(path, "undo", "", "Their verdict is taken back.");
        cleo.sends(
                path + "/verdict",
                Fields.of(cleo.reads(path + "/verdict")).with("answer", "resolved").all());
        does(path, "reopen", "It is back.", "It is open again, with a new promise.");
        town.tells("will", digits, new RequestCommand.Refuse("private", "No.", "The mill’s owner"));
        does(path, "appeal", "It is the town’s.", "The appeal is on the record.");
        var other = hole();
        town.tells(
                "hana",
                other.number().digits(),
                new RequestCommand.Refuse("private", "No.", "The mill’s owner"));
        does(opened(cleo, other), "accept", "", "The refusal is accepted");
        does(opened(cleo, hole()), "withdraw", "Mended it myself.", "The request is withdrawn.");
    }

    private void does(String path, String act, String words, String done) {
        var form = Fields.of(cleo.reads(path + "/" + act)).with("words", words).all();
        assertThat(cleo.sends(path + "/" + act, form)).contains(done);
        var size = town.size();
        assertThat(cleo.post(path + "/" + act, form).statusCode()).as(act).isEqualTo(409);
        assertThat(town.size()).isEqualTo(size);
    }

    @Test
    void what_is_wrong_is_said_and_everything_typed_is_kept() {
        var size = town.size();
        var empty = cleo.post(FILE, "do", "send");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body())
                .contains("Choose how they came", "Choose a kind of request")
                .contains("Write what troubles them", "Write the place, or tick");
        var form =
                Fields.of(cleo.reads(FILE))
                        .with("came", "letter", "service", "pothole", "asked", "pothole")
                        .with("words", "w".repeat(4001), "place", "Nowhere at all 77")
                        .with("email", "not one", "phone", "call me", "name", "Bo Quill")
                        .with("private", "Typed with care.", "area", "ward:nowhere", "do", "send");
        var wrong = cleo.post(FILE, form.all());
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("How deep is it? This question needs an answer.")
                .contains("This is too long", "No place like that is on the map")
                .contains("Write an e-mail address such as", "Write a telephone number in digits")
                .contains("Typed with care.", "value=\"not one\"", "Nowhere at all 77");
        for (var service : List.of("nothing", "<script>", "POTHOLE")) {
            assertThat(cleo.post(FILE, form.with("service", service).all()).statusCode())
                    .isEqualTo(422);
        }
        assertThat(cleo.post(FILE, form.with("once", "guessed").all()).statusCode()).isEqualTo(422);
        assertThat(cleo.get(FILE + "/guessed").statusCode()).isEqualTo(404);
        assertThat(cleo.get(FILE + "/guessed/receipt").statusCode()).isEqualTo(404);
        assertThat(cleo.get(FILE + "/followed/12").statusCode()).isEqualTo(303);
        assertThat(cleo.post(FILE + "/guessed/done").statusCode()).isEqualTo(303);
        assertThat(cleo.reads(FILE + "?came=%3Cscript%3E")).doesNotContain("<script>");
        assertThat(town.size()).isEqualTo(size);
    }

    @Test
    void codes_are_not_guessed_through_a_clerk_and_one_clerk_does_not_slow_another() {
        var held = hole();
        int refused = 0;
        for (int i = 0; i < 15; i++) {
            var status =
                    cleo.post(
                                    CALLER,
                                    "number",
                                    held.number().digits(),
                                    "code",
                                    "AAAA-AA%02d".formatted(i))
                            .statusCode();
            refused += status == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(5);
        assertThat(cleo.post(CALLER, "number", "12", "code", "x").statusCode()).isEqualTo(422);
        var other = hole();
        var carl = town.signedIn("carl");
        assertThat(carl.reads(opened(carl, other))).contains("A hole by the mill.");
        assertThat(carl.reads(CALLER)).doesNotContain(other.code());
        town.now.turn(Duration.ofHours(1));
        var again = town.signedIn("cleo");
        assertThat(again.reads(opened(again, held))).contains("A hole by the mill.");
    }
}
