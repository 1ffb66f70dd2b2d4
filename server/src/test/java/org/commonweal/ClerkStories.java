package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.commonweal.ClerkTown.Browser;
import org.commonweal.ClerkTown.Fields;
import org.commonweal.people.Actor;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A clerk at work, on either store: files for whoever calls, comes or writes, reads back, and does
/// for them what they may do. Each story ends in an audit.
abstract class ClerkStories {
    private static final String FILE = "/desk/file";
    private static final Pattern CHOICE =
            Pattern.compile("name=\"choice\" type=\"radio\" value=\"([^\"]+)\"");
    private static final Pattern GROUP = Pattern.compile("<b[^>]*>([^<]+)</b>");
    private static final String[] PRIVATE = {
        "Bo Quill", "bo@home.example", "7946 0123", "landlord must not know"
    };

    @TempDir Path folder;
    ClerkTown town;
    Browser cleo;

    abstract String where(Path folder);

    @BeforeEach
    void open() {
        town = new ClerkTown(where(folder.resolve("store")), folder);
        cleo = town.signedIn("cleo");
    }

    @AfterEach
    void audited() {
        town.audit();
        town.close();
    }

    /// A lamp that is out, somewhere.
    private Fields lamp() {
        return Fields.of(cleo.reads(FILE))
                .with("came", "phone", "service", "street-light", "asked", "street-light")
                .with("words", "The lamp by the pump is out.", "unsaid", "yes", "do", "send");
    }

    /// A pothole in Mill Lane, with everything private there is.
    private Fields hole(String... more) {
        return Fields.of(cleo.reads(FILE))
                .with("came", "phone", "service", "pothole", "asked", "pothole")
                .with("answers.depth", "deep", "words", "A hole by the mill.")
                .with("place", "Mill Lane", "looked", "Mill Lane", "choice", mill())
                .with("name", "Bo Quill", "phone", "020 7946 0123", "email", "bo@home.example")
                .with("language", "es", "private", "My landlord must not know that I called.")
                .with("do", "send")
                .with(more);
    }

    private String mill() {
        return town.house.places().search("Mill Lane", 6).getFirst().point().text();
    }

    private record Held(String number, String code, String path) {}

    private Held filed(Fields form) {
        var path = cleo.goes(FILE, form.all());
        var page = cleo.reads(path);
        return new Held(groups(page, "data-number"), groups(page, "data-code"), path);
    }

    private static String groups(String page, String mark) {
        var from = page.indexOf(mark);
        var part = page.substring(from, page.indexOf("</dd>", from));
        return String.join("", GROUP.matcher(part).results().map(found -> found.group(1)).toList());
    }

    private String opens(Browser clerk, Held held) {
        return clerk.goes("/desk/caller", "number", held.number, "code", held.code);
    }

    @Test
    void a_caller_is_filed_for_and_says_later_by_telephone_that_it_is_resolved() {
        var form =
                Fields.of(cleo.reads(FILE))
                        .with("came", "phone", "service", "pothole", "words", "A hole by the mill.")
                        .with("place", "Mill Lane", "name", "Bo Quill", "language", "es")
                        .with("private", "My landlord must not know that I called.", "do", "send");
        var size = town.size();
        var which = cleo.post(FILE, form.all());
        assertThat(which.statusCode()).isIn(200, 422);
        assertThat(which.body()).contains("How deep is it?", "A hole by the mill.", "Bo Quill");
        assertThat(CHOICE.matcher(which.body()).results().map(found -> found.group(1)))
                .contains(mill(), "none");
        form =
                form.with(Fields.of(which.body()).all())
                        .with("choice", mill(), "answers.depth", "deep", "do", "send");
        assertThat(town.size()).isEqualTo(size);

        var held = filed(form);
        assertThat(cleo.reads(held.path))
                .contains("You filed this for somebody else", "lang=\"es\"", "El número de su")
                .contains("Se compromete a dar una primera respuesta", "A hole by the mill.")
                .contains("/r/");
        assertThat(cleo.get(held.path + "/receipt").body()).contains("tlog-proof");
        assertThat(town.view(held.number).channel()).isEqualTo("clerk");

        town.tells("hana", held.number, new RequestCommand.Take());
        town.tells("hana", held.number, new RequestCommand.ReportDone("Filled.", List.of()));
        var caller = opens(cleo, held);
        assertThat(cleo.reads(caller))
                .contains("You act for the one who asked", "Filled.", "Record their verdict");
        var act = caller + "/verdict";
        var verdict = Fields.of(cleo.reads(act)).with("answer", "resolved", "words", "Level.");
        assertThat(cleo.sends(act, verdict.all()))
                .contains("Their verdict is on the record, marked as given through a clerk.");
        assertThat(town.view(held.number).state()).isEqualTo(State.RESOLVED);
        assertThat(town.view(held.number).steps().getLast().members()).containsEntry("by", "clerk");
        assertThat(cleo.post(act, verdict.all()).statusCode()).isEqualTo(409);

        town.now.turn(Duration.ofMinutes(15));
        assertThat(cleo.get(held.path).statusCode()).isEqualTo(404);
        assertThat(cleo.get(held.path).body()).doesNotContain(held.code);
        assertThat(cleo.get(held.path + "/receipt").statusCode()).isEqualTo(404);
        assertThat(cleo.get(caller).statusCode()).isEqualTo(404);
    }

    @Test
    void what_a_caller_wants_kept_private_is() {
        var held = filed(hole());
        assertThat(town.house.requests().view(town.actor("hana"), ClerkTown.number(held.number)))
                .get()
                .satisfies(seen -> {
                    assertThat(seen.contact().name()).isEqualTo("Bo Quill");
                    assertThat(seen.notes()).hasSize(1);
                    assertThat(seen.notes().getFirst().by()).isEqualTo("clerk");
                    assertThat(seen.notes().getFirst().words())
                            .startsWith("Asked by telephone. Prefers to speak: Español.")
                            .endsWith("My landlord must not know that I called.");
                });
        assertThat(town.letters()).contains("bo@home.example");

        var anybody = town.anybody();
        for (var path :
                List.of(
                        "/",
                        "/requests",
                        "/requests?q=landlord",
                        "/requests?q=Quill",
                        "/requests/" + held.number,
                        "/feed",
                        "/feed?service=pothole",
                        "/open311/v2/requests.json",
                        "/open311/v2/requests/" + held.number + ".json",
                        "/open311/v2/servicerequestupdates.json",
                        "/data/requests.csv",
                        "/data/requests.jsonl",
                        "/data/requests.geojson",
                        "/data/changes.json",
                        "/record/openings/000",
                        "/record/tile/entries/000.p/" + town.size())) {
            assertThat(anybody.get(path).body())
                    .as(path)
                    .doesNotContain(PRIVATE)
                    .doesNotContain(held.code, "by telephone");
        }
        assertThat(anybody.reads("/requests/" + held.number))
                .contains("A hole by the mill.", "A clerk made a note that staff alone read");
        for (var other : List.of("lena", "cleo")) {
            assertThat(town.signedIn(other).reads("/desk/requests/" + held.number))
                    .as(other)
                    .doesNotContain(PRIVATE);
        }
    }

    @Test
    void a_confidential_request_is_opened_by_its_code_alone() {
        var form =
                Fields.of(cleo.reads(FILE))
                        .with("came", "visit", "service", "landlord", "asked", "landlord")
                        .with("words", "The stairs are dark.", "unsaid", "yes", "do", "send");
        var held = filed(form);
        assertThat(cleo.reads(held.path)).contains("The request is confidential");
        assertThat(town.anybody().get("/requests/" + held.number).statusCode()).isEqualTo(404);
        assertThat(cleo.get("/desk/requests/" + held.number).statusCode()).isEqualTo(404);
        assertThat(
                        cleo.post("/desk/caller", "number", held.number, "code", "AAAA-AAAA")
                                .statusCode())
                .isEqualTo(422);
        var caller = opens(cleo, held);
        assertThat(cleo.reads(caller)).contains("The stairs are dark.", "Withdraw the request");
        var page = cleo.reads(caller + "/withdraw");
        assertThat(page).contains("Only the agency that takes it reads this.");
        assertThat(cleo.sends(caller + "/withdraw", Fields.of(page).with("words", "").all()))
                .contains("The request is withdrawn.");
    }

    @Test
    void the_button_pressed_twice_files_once() {
        var form = lamp();
        var carl = town.signedIn("cleo");
        var first = CompletableFuture.supplyAsync(() -> cleo.goes(FILE, form.all()));
        var second = CompletableFuture.supplyAsync(() -> carl.goes(FILE, pressed(carl, form)));
        assertThat(first.join()).isEqualTo(second.join());
        var held = filed(form);
        assertThat(town.anybody().reads("/requests?q=pump")).contains(spoken(held.number));
        assertThat(town.anybody().reads("/data/requests.csv").lines().count()).isEqualTo(2);

        var other = cleo.post(FILE, form.with("words", "Another lamp.").all());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("This form was sent before", "Another lamp.");
        var again = form.with(Fields.of(other.body()).all()).with("words", "Another lamp.");
        assertThat(filed(again.with("do", "send")).number).isNotEqualTo(held.number);

        assertThat(cleo.goes(held.path + "/done")).isEqualTo(FILE + "?came=phone");
        var late = cleo.post(FILE, form.all());
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body())
                .contains("The request was filed once.", spoken(held.number))
                .doesNotContain(held.code);
    }

    private static String[] pressed(Browser browser, Fields form) {
        var token = Fields.of(browser.reads(FILE)).values().getOrDefault("csrf", "");
        return form.with("csrf", token).all();
    }

    private static String spoken(String digits) {
        return ClerkTown.number(digits).spoken();
    }

    @Test
    void what_is_known_already_is_shown_and_can_be_followed_instead() {
        var mill = town.house.places().search("Mill Lane", 6).getFirst();
        var known =
                (Asked.Accepted)
                        town.house
                                .requests()
                                .ask(
                                        new Actor.Asker(Actor.Proof.SESSION),
                                        Ask.of("pothole", "A hole by the mill pond.")
                                                .at(mill.label(), mill.point())
                                                .answering(Map.of("depth", List.of("deep"))));
        var digits = known.number().digits();
        var size = town.size();
        var form = hole();
        var halted = cleo.post(FILE, form.all());
        assertThat(halted.statusCode()).isEqualTo(200);
        assertThat(halted.body())
                .contains("Others have asked for something like it", "A hole by the mill pond.")
                .contains("None of these: send it", "Bo Quill", "landlord must not know");

        var without = form.with("email", "", "follow", digits);
        assertThat(cleo.post(FILE, without.all()).body())
                .contains("To follow, they need an e-mail address", "landlord must not know");
        var other = form.with("follow", "123456789");
        assertThat(cleo.post(FILE, other.all()).statusCode()).isEqualTo(422);
        assertThat(cleo.sends(FILE, form.with("follow", digits).all()))
                .contains("A message is on its way to them", known.number().spoken())
                .doesNotContain("bo@home.example");
        assertThat(town.size()).isEqualTo(size);
        assertThat(town.letters()).contains("bo@home.example");

        assertThat(cleo.post(FILE, form.with("shown", digits).all()).statusCode()).isEqualTo(303);
    }

    @Test
    void a_telephone_number_among_the_public_words_is_pointed_out_before_they_go_out() {
        var form = lamp().with("words", "Call me on 020 7946 0958 about the lamp.");
        var size = town.size();
        var pointed = cleo.post(FILE, form.all());
        assertThat(pointed.statusCode()).isEqualTo(200);
        assertThat(pointed.body()).contains("020 7946 0958", "name=\"personal\" value=\"out\"");
        assertThat(town.size()).isEqualTo(size);
        var without = form.with(Fields.of(pointed.body()).all()).with("do", "", "personal", "out");
        assertThat(cleo.sends(FILE, without.all()))
                .contains("about the lamp.")
                .doesNotContain("7946");
    }

    @Test
    void a_session_that_ended_loses_nothing_typed() {
        var form = lamp().with("words", "Typed with care,\nover \"two\" lines.");
        town.now.turn(Duration.ofHours(3));
        var size = town.size();
        var ended = cleo.post(FILE, form.all());
        assertThat(ended.statusCode()).isEqualTo(403);
        assertThat(ended.body()).contains("Nothing you typed is lost", "Typed with care,");
        var signIn = Fields.of(ended.body());
        var wrong = cleo.post("/sign-in", signIn.with("name", "cleo", "password", "no").all());
        assertThat(wrong.statusCode()).isEqualTo(422);
        var again =
                cleo.post(
                        "/sign-in",
                        Fields.of(wrong.body())
                                .with("name", "cleo", "password", ClerkTown.password("cleo"))
                                .all());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("What you typed is still here.");
        assertThat(town.size()).isEqualTo(size);
        var path = cleo.goes(FILE, Fields.of(again.body()).all());
        assertThat(cleo.reads(path)).contains("Typed with care,\nover \"two\" lines.");
    }

    @Test
    void another_site_is_not_helped_over_a_sign_in() {
        var form = lamp();
        var stranger = town.anybody();
        var reply = stranger.postFrom("cross-site", FILE, form.all());
        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.body()).doesNotContain("kept.", "by the pump");
        var signing =
                stranger.postFrom(
                        "cross-site",
                        "/sign-in",
                        "name",
                        "cleo",
                        "password",
                        ClerkTown.password("cleo"),
                        "next",
                        FILE,
                        "kept.words",
                        "Theirs");
        assertThat(signing.statusCode()).isEqualTo(403);
    }

    @Test
    void one_clerk_files_faster_than_a_resident_may_and_not_without_end() {
        int filed = 0;
        int slowed = 0;
        for (int i = 0; i < 32; i++) {
            var status = cleo.post(FILE, lamp().with("words", "Lamp " + i).all()).statusCode();
            filed += status == 303 ? 1 : 0;
            slowed += status == 429 ? 1 : 0;
        }
        assertThat(filed).isEqualTo(30);
        assertThat(slowed).isEqualTo(2);
        var carl = town.signedIn("carl");
        assertThat(carl.post(FILE, pressed(carl, lamp())).statusCode()).isEqualTo(303);
    }
}
