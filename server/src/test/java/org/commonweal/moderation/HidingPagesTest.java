package org.commonweal.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.commonweal.people.Role;
import org.commonweal.requests.Ask;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town.Held;
import org.commonweal.town.TownPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A clerk leaves out of a request what names a neighbour, and everybody sees that and why.
class HidingPagesTest {
    private static final String WORDS = "A deep hole. Bo Low dug it; ring him on 01632 960123.";

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

    private Held asked() {
        return pages.town
                .resident("ada")
                .asks(Ask.of("pothole", WORDS).at("Mill Lane 7", Alderhaven.MILL_LANE));
    }

    private static String hide(Held hole) {
        return "/desk/requests/" + hole.number().digits() + "/hide/0/words";
    }

    @Test
    void a_part_is_hidden_with_a_reason_and_shown_again() {
        var hole = asked();
        var kim = pages.signedIn("kim", Role.CLERK, "");
        var list = "/desk/requests/" + hole.number().digits() + "/hide";
        assertThat(kim.reads("/desk/requests/" + hole.number().digits())).contains(list);
        assertThat(kim.reads(list)).contains(WORDS, "Mill Lane 7", hide(hole));
        assertThat(kim.reads(hide(hole)))
                .contains("Hide this?", "a telephone number", "ring him on […].");
        var none = kim.post(hide(hole), "rest", "typed with care […]", "words", "A word.");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body())
                .contains("Choose why", "Choose a part or all", "typed with care […]", "A word.");
        var other =
                kim.post(
                        hide(hole),
                        "ground",
                        "personal",
                        "much",
                        "part",
                        "rest",
                        "All is well […]");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("This is not what was said with parts left out");
        assertThat(
                        kim.sends(
                                hide(hole),
                                "ground",
                                "personal",
                                "much",
                                "part",
                                "rest",
                                "A deep hole. [...]",
                                "words",
                                "It named a neighbour."))
                .contains("Hidden now, or in part");

        var page = pages.browser().reads("/requests/" + hole.number().digits());
        assertThat(page)
                .contains("A deep hole. […]")
                .contains("A part is hidden: it told about a person.")
                .contains("Something was hidden", "By a clerk of the desk.")
                .contains("It named a neighbour.")
                .doesNotContain("Bo Low", "01632", "kim", "Worker");
        assertThat(pages.browser().reads("/r/" + hole.receipt().link()))
                .contains("A part is hidden: it told about a person.", "Add something")
                .doesNotContain("Bo Low");
        assertThat(pages.browser().get("/feed?request=" + hole.number().digits()).body())
                .contains("Something was hidden")
                .doesNotContain("Bo Low", "01632");

        assertThat(kim.reads(hide(hole))).contains("Show it again, whole", "Bo Low");
        kim.sends("/desk/requests/" + hole.number().digits() + "/show/0/words");
        assertThat(pages.browser().reads("/requests/" + hole.number().digits()))
                .contains(WORDS, "Something is shown again")
                .doesNotContain("A part is hidden");
    }

    @Test
    void all_of_it_is_hidden_and_a_sentence_says_why() {
        var hole = asked();
        var kim = pages.signedIn("kim", Role.CLERK, "");
        kim.sends(hide(hole), "ground", "abuse", "much", "all", "rest", "whatever");
        assertThat(pages.browser().reads("/requests/" + hole.number().digits()))
                .contains("Hidden: it was abusive.")
                .doesNotContain("A deep hole", "whatever");
    }

    @Test
    void those_who_may_not_hide_nothing() {
        var hole = asked();
        var size = pages.size();
        var agency = hole.view().agency();
        var form = new String[] {"ground", "other", "much", "all"};
        assertThat(pages.browser().post(hide(hole), form).statusCode()).isEqualTo(403);
        assertThat(
                        pages.signedIn("hanna", Role.HANDLER, agency)
                                .post(hide(hole), form)
                                .statusCode())
                .isEqualTo(403);
        for (var role : List.of(Role.LEAD, Role.CLERK)) {
            var judged = pages.signedIn("judged-" + role.word(), role, agency);
            assertThat(judged.post(hide(hole), form).statusCode()).as(role.word()).isEqualTo(404);
            assertThat(judged.get(hide(hole)).statusCode()).isEqualTo(404);
            assertThat(judged.reads("/desk/requests/" + hole.number().digits() + "/hide"))
                    .contains("There is nothing here that you may hide")
                    .doesNotContain("A deep hole");
        }
        var kim = pages.signedIn("kim", Role.CLERK, "");
        for (var path :
                List.of(
                        "/desk/requests/" + hole.number().digits() + "/hide/0/email",
                        "/desk/requests/" + hole.number().digits() + "/hide/x/words",
                        "/desk/requests/" + hole.number().digits() + "/hide/7/words",
                        "/desk/requests/123456789/hide/0/words",
                        "/desk/requests/" + hole.number().digits() + "/show/0/answers")) {
            assertThat(kim.post(path, form).statusCode()).as(path).isEqualTo(404);
        }
        var quiet = pages.town.resident("ben").asks(Ask.of("safeguarding", "Quietly"));
        assertThat(kim.get("/desk/requests/" + quiet.number().digits() + "/hide").statusCode())
                .isEqualTo(404);
        var shown = "/desk/requests/" + hole.number().digits() + "/show/0/words";
        assertThat(kim.post(shown).statusCode()).isEqualTo(422);
        assertThat(pages.browser().post(shown).statusCode()).isEqualTo(403);
        // Only the confidential request itself.
        assertThat(pages.size()).isEqualTo(size + 2);
    }
}
