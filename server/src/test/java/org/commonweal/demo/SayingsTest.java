package org.commonweal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.TreeSet;
import org.commonweal.config.TownFile;
import org.commonweal.config.TownReading;
import org.junit.jupiter.api.Test;

/// What the invented residents say, and in which language they are written to.
class SayingsTest {
    private static final Map<UnicodeScript, String> WRITTEN =
            Map.of(UnicodeScript.HAN, "zh", UnicodeScript.ARABIC, "ar");

    private final Sayings sayings = new Sayings();

    @Test
    void the_invented_residents_read_every_language_of_the_town() {
        var town = ((TownReading.Sound) TownFile.builtIn("alderhaven")).town();
        var read = new TreeSet<String>();
        for (var name : sayings.all().getOrDefault("name", java.util.List.of())) {
            var language = sayings.language(name);
            read.add(language.isEmpty() ? town.languages().getFirst() : language);
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(town.languages());
    }

    @Test
    void whoever_asks_in_letters_of_a_language_is_answered_in_it() {
        sayings.all()
                .forEach((key, said) -> {
                    for (var one : said) {
                        one.codePoints()
                                .mapToObj(UnicodeScript::of)
                                .filter(WRITTEN::containsKey)
                                .forEach(script ->
                                        assertThat(sayings.language(one))
                                                .as(key + " " + one)
                                                .isEqualTo(WRITTEN.get(script)));
                    }
                });
        assertThat(sayings.language("A sofa and a fridge, both on the ground floor by the gate."))
                .isEmpty();
    }
}
