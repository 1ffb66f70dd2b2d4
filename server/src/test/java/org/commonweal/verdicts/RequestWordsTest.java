package org.commonweal.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonweal.requests.Kept;
import org.commonweal.requests.Outcome.Because;
import org.commonweal.requests.RequestEvent.Origin;
import org.commonweal.requests.RequestEvent.Which;
import org.commonweal.requests.State;
import org.commonweal.requests.Verdict;
import org.commonweal.verifier.Vocabulary;
import org.commonweal.web.Words;
import org.junit.jupiter.api.Test;

/// Every name that a page puts together from a code has its words.
class RequestWordsTest {
    private final Words words = Words.load(Locale.ENGLISH, "requests", "verdicts");

    @Test
    void every_field_of_the_record_has_a_name_people_can_read() {
        var keys = new ArrayList<String>();
        for (var event : Vocabulary.events()) {
            if (event.mayBeConfidential()) {
                event.fields(false).forEach(field -> keys.add("verdicts.field." + field.name()));
                event.fields(true).forEach(field -> keys.add("verdicts.field." + field.name()));
            }
        }
        assertThat(words.keys()).containsAll(keys);
    }

    @Test
    void every_state_verdict_refusal_and_ground_has_its_sentence() {
        var keys = new ArrayList<String>();
        for (var state : State.values()) {
            keys.add("requests.state." + state.code());
            for (var voice : List.of("now", "next", "yours")) {
                keys.add("verdicts." + voice + "." + state.code());
            }
        }
        for (var state : List.of("promised", "under_way")) {
            keys.add("verdicts.next." + state + "_late");
            keys.add("verdicts.yours." + state + "_late");
        }
        for (var state : List.of("resolved", "silent", "reported_done", "refused")) {
            keys.add("verdicts.next." + state + "_over");
            keys.add("verdicts.yours." + state + "_over");
        }
        for (var kept : Kept.values()) {
            keys.add("verdicts.page.round." + kept.code());
        }
        for (var origin : Origin.values()) {
            keys.add("verdicts.step.promised." + origin.code());
        }
        for (var which : Which.values()) {
            keys.add("verdicts.step.missed." + which.code());
        }
        for (var verdict : Verdict.values()) {
            keys.add("verdicts.step.verdict." + verdict.code());
            keys.add("verdicts.said." + verdict.code());
            keys.add("verdicts.judge." + verdict.code());
        }
        for (var because : Because.values()) {
            keys.add(because.key());
        }
        for (var act : AskerAct.values()) {
            for (var part : List.of("", ".title", ".lead", ".button", ".done")) {
                keys.add("verdicts.act." + act.path() + part);
            }
        }
        for (var ground :
                "asker law court minor mistake personal person advertisement unrelated abuse unlawful other"
                        .split(" ")) {
            keys.add("requests.ground." + ground);
        }
        assertThat(words.keys()).containsAll(keys);
    }
}
