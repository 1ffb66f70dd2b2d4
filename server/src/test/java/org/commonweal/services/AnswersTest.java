package org.commonweal.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.services.Attribute.Datatype.DATETIME;
import static org.commonweal.services.Attribute.Datatype.MULTIVALUELIST;
import static org.commonweal.services.Attribute.Datatype.NUMBER;
import static org.commonweal.services.Attribute.Datatype.SINGLEVALUELIST;
import static org.commonweal.services.Attribute.Datatype.STRING;
import static org.commonweal.services.Attribute.Datatype.TEXT;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonweal.services.Answers.Checked;
import org.commonweal.web.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private static final Attribute DEPTH =
            question("depth", SINGLEVALUELIST, true, 1, "s", "m", "l");
    private static final Attribute NEAR =
            question("near", MULTIVALUELIST, false, 2, "school", "bus", "crossing");
    private static final Attribute WIDTH = question("width", NUMBER, false, 3);
    private static final Attribute SINCE = question("since", DATETIME, false, 4);
    private static final Attribute LANE = question("lane", STRING, false, 5);
    private static final Attribute MORE = question("more", TEXT, false, 6);
    private static final Attribute ADVICE =
            new Attribute("advice", STRING, false, false, 7, "Do not touch it.", "", List.of());
    private static final List<Attribute> POTHOLE =
            List.of(DEPTH, NEAR, WIDTH, SINCE, LANE, MORE, ADVICE);

    private static Attribute question(
            String code, Attribute.Datatype datatype, boolean required, int order, String... keys) {
        List<Attribute.Value> values =
                List.of(keys).stream().map(k -> new Attribute.Value(k, "it is " + k)).toList();
        return new Attribute(
                code, datatype, required, true, order, "What about " + code + "?", "", values);
    }

    private static Checked check(Map<String, List<String>> raw) {
        return Answers.check(POTHOLE, raw, Office.LONDON);
    }

    private static List<String> one(Attribute question, String given) {
        return switch (Answers.check(
                List.of(question), Map.of(question.code(), List.of(given)), Office.LONDON)) {
            case Checked.Accepted(var answers) ->
                    answers.byCode().getOrDefault(question.code(), List.of());
            case Checked.Rejected(var problems) -> List.of(problems.getFirst().kind().toString());
        };
    }

    private static List<String> sentences(Map<String, List<String>> raw) {
        return check(raw) instanceof Checked.Rejected(var problems)
                ? problems.stream().map(AnswerProblem::sentence).toList()
                : List.of();
    }

    @Test
    void good_answers_come_back_in_the_order_of_the_questions_and_lists_in_theirs() {
        Checked checked =
                check(
                        Map.of(
                                "more", List.of("By the school.\r\nTwo of them."),
                                "near", List.of("bus", "school", "bus"),
                                "depth", List.of("m")));
        assertThat(checked).isInstanceOf(Checked.Accepted.class);
        Answers answers = ((Checked.Accepted) checked).answers();
        assertThat(answers.byCode())
                .hasToString(
                        "{depth=[m], near=[school, bus], more=[By the school.\nTwo of them.]}");
        assertThat(answers.read(NEAR)).containsExactly("it is school", "it is bus");
        assertThat(answers.read(LANE)).isEmpty();
    }

    @Test
    void each_problem_names_its_question_and_all_are_told_at_once() {
        assertThat(
                        sentences(
                                Map.of(
                                        "near", List.of("school", "moon"),
                                        "width", List.of("wide"),
                                        "since", List.of("2026-02-30"),
                                        "advice", List.of("I did"),
                                        "colour", List.of("red"))))
                .containsExactly(
                        "depth: needs an answer.",
                        "near: \"moon\" is not one of the answers to choose from.",
                        "width: \"wide\" is not a number such as 12 or 2.5.",
                        "since: \"2026-02-30\" is not a date such as 2026-11-22 or 2026-11-22T14:30:00Z.",
                        "advice: \"I did\" is text to read and takes no answer.",
                        "colour: is no question of this service.");
    }

    @Test
    void blank_is_no_answer() {
        assertThat(sentences(Map.of("depth", List.of(" ", ""))))
                .containsExactly("depth: needs an answer.");
        assertThat(sentences(Map.of("depth", List.of("s"), "width", List.of("  ")))).isEmpty();
    }

    @Test
    void one_answer_means_one() {
        assertThat(sentences(Map.of("depth", List.of("s", "m"))))
                .containsExactly("depth: \"s, m\" takes one answer, not several.");
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "+12.50, 12.5",
        "-0.0, 0",
        ".5, 0.5",
        "007, 7",
        "1000000, 1000000",
        "٣٫٥, NOT_A_NUMBER",
        "٣٥, 35",
        "−4, -4",
        "1e3, NOT_A_NUMBER",
        "'1,5', NOT_A_NUMBER",
        "0x10, NOT_A_NUMBER",
        "NaN, NOT_A_NUMBER",
        "123456789012345678901, NOT_A_NUMBER",
        "., NOT_A_NUMBER"
    })
    void numbers_have_one_form(String given, String canonical) {
        assertThat(one(WIDTH, given)).containsExactly(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-22",
        "2026-11-22T14:30:00Z, 2026-11-22T14:30:00Z",
        "2026-11-22T14:30:00.5+02:00, 2026-11-22T12:30:00Z",
        "2026-07-22T14:30, 2026-07-22T13:30:00Z",
        "2026-03-29T01:30, 2026-03-29T01:00:00Z",
        "2026-11-22t14:30:00z, 2026-11-22T14:30:00Z",
        "22/11/2026, NOT_A_DATE",
        "2026-13-01, NOT_A_DATE",
        "2026-11-22T25:00, NOT_A_DATE",
        "0026-11-22, NOT_A_DATE",
        "2200-01-01, NOT_A_DATE",
        "+999999999-01-01T00:00:00Z, NOT_A_DATE",
        "yesterday, NOT_A_DATE"
    })
    void days_and_instants_have_one_form(String given, String canonical) {
        assertThat(one(SINCE, given)).containsExactly(canonical);
    }

    @Test
    void text_is_kept_whole_in_every_script_and_nothing_else_is() {
        assertThat(one(LANE, "  Ærøskøbing 二条 שדרה 🌳 ")).containsExactly("Ærøskøbing 二条 שדרה 🌳");
        assertThat(one(LANE, "e\u0301")).containsExactly("é");
        assertThat(one(LANE, "two\nlines")).containsExactly("NOT_TEXT");
        assertThat(one(LANE, "nul\0")).containsExactly("NOT_TEXT");
        assertThat(one(LANE, "half \ud83c of a tree")).containsExactly("NOT_TEXT");
        assertThat(one(LANE, "🌳".repeat(250))).hasSize(1).first().asString().hasSize(500);
        assertThat(one(LANE, "x".repeat(251))).containsExactly("TOO_LONG");
        assertThat(one(MORE, "x".repeat(4000))).first().asString().hasSize(4000);
        assertThat(one(MORE, "x".repeat(4001))).containsExactly("TOO_LONG");
    }

    @Test
    void a_long_wrong_answer_is_not_thrown_back_whole() {
        assertThat(sentences(Map.of("depth", List.of("x".repeat(5000)))).getFirst())
                .hasSizeLessThan(160);
    }

    @Test
    void every_problem_has_words() {
        var words = Words.load(Locale.ENGLISH, "services");
        for (AnswerProblem.Kind kind : AnswerProblem.Kind.values()) {
            assertThat(words.knows("services." + kind.key())).as(kind.key()).isTrue();
        }
        assertThat(words.say("services.answer.not_a_number", "deep {x}"))
                .isEqualTo("\"deep {x}\" is not a number. Write one such as 12 or 2.5.");
    }
}
