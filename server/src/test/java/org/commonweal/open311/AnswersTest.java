package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonweal.requests.RequestFeed.Version;
import org.commonweal.store.Store;
import org.commonweal.web.Reply;
import org.junit.jupiter.api.Test;

/// Answers that are kept: never an old one, never more than there is room for.
final class AnswersTest {
    private static final Version BEFORE = new Version(7, 0);
    private static final Version AFTER = new Version(8, 0);

    private final Answers answers = new Answers(10_000);

    private static Answers.Asked one(int id) {
        return new Answers.Asked(Integer.toString(id), Format.JSON, false);
    }

    @Test
    void an_answer_holds_while_nothing_was_committed_or_its_request_is_as_it_was() {
        var reply = Reply.text("seven");
        answers.keep(one(1), BEFORE, 40, reply, 5);

        assertThat(answers.find(one(1), 40)).isSameAs(reply);
        assertThat(answers.find(one(1), 41)).as("something was committed").isNull();
        assertThat(answers.find(one(1), AFTER, 41)).as("of this request").isNull();
        assertThat(answers.find(one(1), BEFORE, 41)).as("of another").isSameAs(reply);
        assertThat(answers.find(one(1), 41)).as("which is known from then on").isSameAs(reply);
        assertThat(answers.find(one(2), 41)).isNull();
    }

    @Test
    void where_nobody_knows_what_was_committed_the_request_is_asked_each_time() {
        var reply = Reply.text("seven");
        answers.keep(one(1), BEFORE, Store.UNKNOWN, reply, 5);

        assertThat(answers.find(one(1), Store.UNKNOWN)).isNull();
        assertThat(answers.find(one(1), BEFORE, Store.UNKNOWN)).isSameAs(reply);
        assertThat(answers.find(one(1), Store.UNKNOWN)).isNull();
    }

    @Test
    void the_least_used_go_when_there_is_no_room() {
        for (int id = 0; id < 5; id++) {
            answers.keep(one(id), BEFORE, 40, Reply.text("some"), 1_000);
        }
        assertThat(answers.find(one(0), 40)).isNotNull();
        answers.keep(one(5), BEFORE, 40, Reply.text("some"), 1_000);
        assertThat(answers.find(one(0), 40)).as("used lately").isNotNull();
        assertThat(answers.find(one(1), 40)).as("not used since").isNull();
        answers.keep(one(5), AFTER, 41, Reply.text("more"), 1_000);
        assertThat(answers.find(one(2), 40)).as("the same again takes no room").isNotNull();
        answers.keep(one(6), BEFORE, 40, Reply.text("huge"), 20_000);
        assertThat(answers.find(one(6), 40)).as("too large for all the room").isNull();
    }
}
