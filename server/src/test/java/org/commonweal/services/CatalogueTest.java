package org.commonweal.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.commonweal.services.Attribute.Datatype;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    static final Standard STANDARD =
            new Standard(
                    "office",
                    WorkingTime.parse("1 working day"),
                    WorkingTime.parse("5 working days"));

    static Service service(String code, Attribute... attributes) {
        return new Service(
                code,
                "Name of " + code,
                "",
                "Streets",
                List.of(),
                List.of(attributes),
                false,
                false,
                STANDARD,
                "");
    }

    private static Attribute text(String code, int order) {
        return new Attribute(code, Datatype.STRING, false, true, order, "Where?", "", List.of());
    }

    @Test
    void questions_stand_in_their_order() {
        assertThat(service("pothole", text("b", 2), text("a", 1)).attributes())
                .extracting(Attribute::code)
                .containsExactly("a", "b");
    }

    @Test
    void what_cannot_be_offered_is_refused_with_a_sentence() {
        refused(
                () -> service("Pot hole"),
                "The code \"Pot hole\" of a service must be 1 to 64 of a-z 0-9 _ . : -");
        refused(() -> service("x".repeat(65)), "must be 1 to 64");
        refused(
                () -> service("pothole", text("a", 1), text("a", 2)),
                "two questions of the service \"pothole\" with the code \"a\"");
        refused(
                () -> service("pothole", text("a", 1), text("b", 1)),
                "Two questions of the service \"pothole\" have the same order.");
        refused(
                () ->
                        new Service(
                                "pothole", " ", "", "", List.of(), List.of(), false, false,
                                STANDARD, ""),
                "The name of the service \"pothole\" is empty.");
        refused(
                () ->
                        new Attribute(
                                "a",
                                Datatype.SINGLEVALUELIST,
                                false,
                                true,
                                1,
                                "Which?",
                                "",
                                List.of()),
                "nothing to choose from in the question \"a\": a singlevaluelist needs values");
        refused(
                () ->
                        new Attribute(
                                "a",
                                Datatype.TEXT,
                                false,
                                true,
                                1,
                                "Which?",
                                "",
                                List.of(new Attribute.Value("k", "K"))),
                "A text takes no list of values");
        refused(
                () -> new Attribute("a", Datatype.TEXT, true, false, 1, "Read.", "", List.of()),
                "asks nothing");
        refused(() -> text("a", 0), "must be 1 or more, not 0");
        refused(() -> Datatype.of("date"), "\"date\" is no datatype; use string, number, datetime");
        refused(() -> Reason.Kind.of("delay"), "use move, pause or refuse");
    }

    @Test
    void a_catalogue_is_checked_against_itself() {
        List<Calendar> office = List.of(Office.ALDERHAVEN);
        Reason rain = new Reason(Reason.Kind.MOVE, "rain", "Rain");
        Reason dry = new Reason(Reason.Kind.PAUSE, "rain", "Waiting for dry weather");
        assertThat(
                        new Catalogue(List.of(service("a")), office, List.of(rain, dry))
                                .reason(Reason.Kind.PAUSE, "rain"))
                .hasValue(dry);
        refused(
                () -> new Catalogue(List.of(service("a"), service("a")), office, List.of()),
                "There are two services with the code \"a\".");
        refused(
                () -> new Catalogue(List.of(service("a")), List.of(), List.of()),
                "The service \"a\" promises on the calendar \"office\", which is not there.");
        refused(
                () -> new Catalogue(List.of(), office, List.of(rain, rain)),
                "There are two reasons to move with the code \"rain\".");
    }

    private static void refused(Runnable attempt, String sentence) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
