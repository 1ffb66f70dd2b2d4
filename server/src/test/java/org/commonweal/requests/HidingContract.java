package org.commonweal.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.town.Alderhaven.MILL_LANE;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.photos.PhotoId;
import org.commonweal.photos.Taken;
import org.commonweal.requests.Hiding.Order;
import org.commonweal.requests.Hiding.Part;
import org.commonweal.requests.Hiding.Refusal;
import org.commonweal.town.Town;
import org.commonweal.town.Town.Held;
import org.commonweal.town.Town.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What staff hide and show again, on either store. Each story ends in an audit of the public
/// record, and in the same tables by replay.
abstract class HidingContract {
    private static final String WORDS = "A deep hole. My neighbour Bo Low dug it, ask at number 7.";

    @TempDir Path folder;
    Town town;
    Town.Asker ada;
    Worker keeper;

    abstract String where(Path folder);

    @BeforeEach
    void open() {
        town = new Town(where(folder.resolve("store")), folder);
        ada = town.resident("ada");
        keeper = town.worker("kim", Role.CLERK, "");
    }

    @AfterEach
    void auditAndClose() {
        town.audit();
        var before = ReadModel.of(town);
        assertThat(ReadModel.rebuilt(town)).isEqualTo(before);
        town.close();
    }

    private Held asked() {
        return ada.asks(Ask.of("pothole", WORDS).at("Mill Lane 7", MILL_LANE));
    }

    private Optional<Refusal> hides(Worker who, Held held, Order order) {
        return town.requests.hiding().hide(who.actor(), held.number(), order);
    }

    private Optional<Refusal> shows(Worker who, Held held, int step, String field) {
        return town.requests.hiding().show(who.actor(), held.number(), step, field, "");
    }

    private static Order part(int step, String field, String rest) {
        return new Order(step, field, "personal", "It names a neighbour.", rest, null);
    }

    private List<Part> parts(Worker who, Held held) {
        return town.requests.hiding().parts(who.actor(), held.number());
    }

    @Test
    void a_part_of_the_words_is_left_out_everywhere_and_the_rest_stays() {
        var hole = asked();
        var rest = "A deep hole. My neighbour [...] dug it, ask at number 7.";
        assertThat(hides(keeper, hole, part(0, "words", rest))).isEmpty();
        var shown = "A deep hole. My neighbour […] dug it, ask at number 7.";
        assertThat(hole.view().words()).isEqualTo(shown);
        assertThat(hole.view().gone()).containsExactly("words");
        assertThat(hole.view().why(0, "words")).contains(new Why("hidden", "personal"));
        var card = town.requests.cards().numbered(List.of(hole.number())).getFirst();
        assertThat(card.words()).isEqualTo(shown);
        assertThat(card.goneWords()).contains(new Why("hidden", "personal"));
        assertThat(ReadModel.of(town).toString()).doesNotContain("Bo Low");
        assertThat(hole.view().steps().getLast().words()).isEqualTo("It names a neighbour.");
        assertThat(hole.view().steps().getLast().members())
                .containsEntry("by", "clerk")
                .containsEntry("ground", "personal");
        assertThat(parts(keeper, hole).getFirst().withheld()).isEqualTo(WORDS);

        assertThat(hides(keeper, hole, part(0, "words", "A deep hole. […], ask at number 7.")))
                .isEmpty();
        assertThat(hole.view().words()).isEqualTo("A deep hole. […], ask at number 7.");
        assertThat(hides(keeper, hole, part(0, "words", ""))).isEmpty();
        assertThat(hole.view().words()).isEmpty();
        assertThat(hides(keeper, hole, part(0, "words", ""))).contains(Refusal.NOTHING);

        assertThat(shows(keeper, hole, 0, "words")).isEmpty();
        assertThat(hole.view().words()).isEqualTo(WORDS);
        assertThat(hole.view().gone()).isEmpty();
        assertThat(hole.view().why(0, "words")).isEmpty();
        assertThat(shows(keeper, hole, 0, "words")).contains(Refusal.NOTHING);
    }

    @Test
    void nothing_can_be_put_into_the_asker_s_mouth() {
        var hole = asked();
        var size = hole.view().steps().size();
        for (var rest :
                List.of(
                        "A small hole. […]",
                        "All is well. […] ask at number 7.",
                        WORDS,
                        WORDS + " Thank you. […]",
                        "[…] ask at number 7. […] A deep hole. […]",
                        "A deep hole. My neighbour […] number 7. […]7.7.")) {
            assertThat(hides(keeper, hole, part(0, "words", rest)))
                    .as(rest)
                    .contains(Refusal.REWRITTEN);
        }
        assertThat(hides(keeper, hole, new Order(0, "words", "boring", "", "", null)))
                .contains(Refusal.GROUND_UNKNOWN);
        assertThat(hides(keeper, hole, new Order(0, "words", "other", "x".repeat(1_001), "", null)))
                .contains(Refusal.WORDS_TOO_LONG);
        for (var order :
                List.of(
                        part(0, "number", ""),
                        part(0, "email", ""),
                        part(1, "words", ""),
                        part(-1, "words", ""),
                        part(99, "words", ""),
                        part(0, "instead", ""))) {
            assertThat(hides(keeper, hole, order)).contains(Refusal.UNKNOWN);
        }
        assertThat(shows(keeper, hole, 0, "words")).contains(Refusal.NOTHING);
        assertThat(shows(keeper, hole, 99, "words")).contains(Refusal.UNKNOWN);
        assertThat(hole.view().steps()).hasSize(size);
    }

    @Test
    void no_agency_hides_what_is_said_of_its_own_work() {
        var hole = asked();
        var agency = hole.view().agency();
        town.hal.tells(hole, new RequestCommand.ReportDone("Filled by Max Roe.", List.of()));
        town.requests.tell(
                hole.link(), new RequestCommand.Judge(Verdict.NOT_RESOLVED, 1, "Liars!"));
        int verdict = step(hole, "verdict.given/1");
        int claim = step(hole, "request.reported_done/1");
        var lead = town.worker("lea", Role.LEAD, agency);
        var theirClerk = town.worker("cid", Role.CLERK, agency);
        var handler = town.hal;
        for (var who : List.of(lead, theirClerk, handler)) {
            assertThat(hides(who, hole, part(verdict, "words", ""))).contains(Refusal.NOT_YOURS);
            assertThat(hides(who, hole, part(0, "words", ""))).contains(Refusal.NOT_YOURS);
            assertThat(parts(who, hole)).noneMatch(part -> part.step() == verdict);
        }
        assertThat(hides(handler, hole, part(claim, "words", ""))).contains(Refusal.NOT_YOURS);
        assertThat(hides(lead, hole, part(claim, "words", "Filled by […]."))).isEmpty();
        assertThat(hole.view().steps().get(claim).words()).isEqualTo("Filled by […].");
        assertThat(hole.view().steps().get(verdict).words()).isEqualTo("Liars!");
        for (var who :
                List.of(
                        town.worker("max", Role.LEAD, ""),
                        town.worker("adam", Role.ADMINISTRATOR, ""),
                        keeper)) {
            assertThat(hides(who, hole, part(verdict, "words", ""))).isEmpty();
            assertThat(hole.view().steps().get(verdict).words()).isEmpty();
            assertThat(shows(lead, hole, verdict, "words")).contains(Refusal.NOT_YOURS);
            assertThat(shows(who, hole, verdict, "words")).isEmpty();
            assertThat(hole.view().steps().get(verdict).words()).isEqualTo("Liars!");
        }
    }

    @Test
    void what_another_resident_added_is_not_for_the_agency_to_hide() {
        var hole = asked();
        var agency = hole.view().agency();
        var added = new RequestCommand.Add("It was there last year. Ask Max Roe.", List.of());
        town.requests.tell(new Actor.Resident(), hole.number(), added);
        int step = step(hole, "request.added/1");
        var lead = town.worker("lea", Role.LEAD, agency);
        for (var who : List.of(lead, town.worker("cid", Role.CLERK, agency), town.hal)) {
            assertThat(hides(who, hole, part(step, "words", ""))).contains(Refusal.NOT_YOURS);
            assertThat(parts(who, hole)).noneMatch(part -> part.step() == step);
        }
        var rest = "It was there last year. Ask [...].";
        assertThat(hides(keeper, hole, part(step, "words", rest))).isEmpty();
        assertThat(hole.view().steps().get(step).words())
                .isEqualTo("It was there last year. Ask […].");
        assertThat(shows(lead, hole, step, "words")).contains(Refusal.NOT_YOURS);
    }

    private static int step(Held held, String event) {
        return held.view().steps().stream()
                .filter(step -> step.event().equals(event))
                .findFirst()
                .orElseThrow()
                .step();
    }

    private PhotoId photo(int red) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 3, red << 16);
        ImageIO.write(picture, "png", bytes);
        var taken = town.photos.take(new ByteArrayInputStream(bytes.toByteArray()), "a.png");
        return ((Taken.Kept) taken).photo().id();
    }

    @Test
    void one_photo_of_two_is_hidden_and_the_place_with_its_point() throws Exception {
        var face = photo(40);
        var road = photo(250);
        var hole =
                ada.asks(
                        Ask.of("pothole", WORDS)
                                .at("Mill Lane 7", MILL_LANE)
                                .with(List.of(face, road)));
        var order = new Order(0, "photos", "person", "", "", face);
        assertThat(hides(keeper, hole, order)).isEmpty();
        assertThat(hole.view().photos()).containsExactly(road);
        assertThat(town.requests.showsPhoto(face)).isFalse();
        assertThat(town.requests.showsPhoto(road)).isTrue();
        assertThat(hides(keeper, hole, order)).contains(Refusal.REWRITTEN);
        assertThat(hides(keeper, hole, part(0, "place", "Mill Lane […]"))).isEmpty();
        assertThat(hides(keeper, hole, part(0, "point", "51.5 […]"))).contains(Refusal.REWRITTEN);
        assertThat(hides(keeper, hole, part(0, "point", ""))).isEmpty();
        assertThat(hole.view().place()).isEqualTo("Mill Lane […]");
        assertThat(hole.view().point()).isNull();
        assertThat(shows(keeper, hole, 0, "point")).isEmpty();
        assertThat(shows(keeper, hole, 0, "photos")).isEmpty();
        assertThat(hole.view().point()).isEqualTo(MILL_LANE);
        assertThat(hole.view().photos()).containsExactly(face, road);
        assertThat(town.requests.showsPhoto(face)).isTrue();
    }

    @Test
    void what_is_erased_leaves_what_was_shown_instead_of_it_too() {
        var hole = asked();
        hides(keeper, hole, part(0, "words", "A deep hole. […] ask at number 7."));
        hides(keeper, hole, part(0, "words", "A deep hole. […]"));
        assertThat(town.requests.erase(hole.number(), List.of("words"), "asker")).isEqualTo(3);
        assertThat(hole.view().words()).isEmpty();
        assertThat(hole.view().why(0, "words")).contains(new Why("erased", "asker"));
        assertThat(ReadModel.of(town).toString()).doesNotContain("deep hole", "number 7");
        assertThat(shows(keeper, hole, 0, "words")).contains(Refusal.NOTHING);
    }

    @Test
    void a_confidential_request_has_nothing_to_hide() {
        var quiet = ada.asks(Ask.of("safeguarding", "Quietly"));
        assertThat(parts(keeper, quiet)).isEmpty();
        assertThat(hides(keeper, quiet, part(0, "words", ""))).contains(Refusal.UNKNOWN);
        assertThat(shows(keeper, quiet, 0, "words")).contains(Refusal.UNKNOWN);
    }

    @Test
    void parts_may_be_left_out_and_nothing_may_be_added() {
        assertThat(Hiding.leftOut("abcdef", "ab[…]ef")).isTrue();
        assertThat(Hiding.leftOut("abcdef", "[…]")).isTrue();
        assertThat(Hiding.leftOut("abcdef", "[…]cd[…]")).isTrue();
        assertThat(Hiding.leftOut("abcdef", "ab[…]cd[…]ef")).isTrue();
        assertThat(Hiding.leftOut("abcdef", "abcdef")).isFalse();
        assertThat(Hiding.leftOut("abcdef", "ef[…]ab")).isFalse();
        assertThat(Hiding.leftOut("abab", "abab[…]ab")).isFalse();
        assertThat(Hiding.leftOut("a […] b", "a […] […]")).isTrue();
    }
}
