package org.commonweal.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.commonweal.web.Words;
import org.junit.jupiter.api.Test;

/// What is wrong with an answer is said in words that print.
class AnswerWordsTest {
    @Test
    void every_problem_has_its_sentence() {
        var words = Words.load(Locale.ENGLISH, "services");
        for (var kind : AnswerProblem.Kind.values()) {
            assertThat(words.say("services." + kind.key(), "knee-deep"))
                    .as(kind.key())
                    .endsWith(".")
                    .doesNotContain("{")
                    .doesNotContain("‹");
        }
        assertThat(words.say("services.answer.not_a_number", "knee-deep"))
                .isEqualTo("\"knee-deep\" is not a number. Write one such as 12 or 2.5.");
    }
}
