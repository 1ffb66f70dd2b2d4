package org.commonweal.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 working day",
                "4 working hours",
                "3 days",
                "20 hours",
                "90 minutes",
                "1 minute",
                "15 working minutes"
            })
    void what_is_printed_is_what_was_read(String text) {
        assertThat(WorkingTime.parse(text)).hasToString(text);
    }

    @Test
    void a_person_may_be_careless_about_spaces_and_plurals() {
        assertThat(WorkingTime.parse(" 2  Working  Day ")).hasToString("2 working days");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "two days",
                "1.5 hours",
                "-1 day",
                "3 weeks",
                "day",
                "9999999 days",
                "1 workingday"
            })
    void what_is_no_amount_is_refused_with_the_forms_that_are(String text) {
        assertThatThrownBy(() -> WorkingTime.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\" is not an amount of time")
                .hasMessageContaining("1 working day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 days", "100001 hours"})
    void a_promise_of_nothing_or_of_eternity_is_refused(String text) {
        assertThatThrownBy(() -> WorkingTime.parse(text))
                .hasMessageContaining("an amount from 1 to 100,000");
    }
}
