package org.commonweal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonweal.people.Role;
import org.commonweal.web.Words;
import org.junit.jupiter.api.Test;

/// Every name that a staff page puts together from a code has its words.
class DeskWordsTest {
    @Test
    void lists_acts_their_fields_and_roles_have_their_words() {
        var keys = new ArrayList<String>();
        for (var list : DeskList.values()) {
            if (list != DeskList.AGENCY) {
                keys.add("desk.nav." + list.path());
            }
            for (var part : List.of("title", "lead", "none")) {
                keys.add("desk.list." + part + "." + list.path());
            }
        }
        for (var act : DeskAct.values()) {
            var key = "desk.act." + act.path();
            keys.addAll(List.of(key, key + ".button", key + ".done"));
            act.fields().forEach(field -> keys.add(key + "." + field));
            if (act.guided()) {
                keys.add(key + ".lead");
            }
        }
        for (var choice :
                "note.who.public note.who.staff decide.outcome.upheld decide.outcome.overturned verdict.answer.partly"
                        .split(" ")) {
            keys.add("desk.act." + choice);
        }
        for (var field : "reason agency who outcome answer due code".split(" ")) {
            keys.add("desk.wrong." + field);
        }
        for (var role : Role.values()) {
            keys.add("desk.role." + role.word());
        }
        assertThat(Words.load(Locale.ENGLISH, "desk").keys()).containsAll(keys);
    }
}
