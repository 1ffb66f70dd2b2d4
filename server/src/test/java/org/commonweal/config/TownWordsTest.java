package org.commonweal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonweal.services.Attribute;
import org.commonweal.services.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a small town says in a second language, and every way that file can be spoilt.
class TownWordsTest {
    private static final String SPANISH =
            """
            [kind]
            ward = "Distrito"

            [area]
            "ward:west" = "Oeste"
            "ward:east" = "Este"

            [agency]
            roads = "Calles"
            office = "Oficina"

            [group]
            Streets = "Calles"

            [reason]
            "move:weather" = "Mal tiempo"
            "pause:asker" = "Preguntamos"
            "refuse:private" = "Privado"

            [service.light]
            name = "Luz"
            [service.light.question.colour]
            description = "¿De qué color?"
            values = { red = "Rojo", blue = "Azul" }

            [service.pothole]
            name = "Bache"
            keywords = ["hoyo"]

            [service.sign]
            name = "Señal"
            """;

    @TempDir private Path folder;

    @BeforeEach
    void sound() throws IOException {
        town("[\"en\", \"es\"]");
        Files.writeString(folder.resolve("services.csv"), SmallFiles.SERVICES);
        Files.writeString(folder.resolve("routes.csv"), SmallFiles.ROUTES);
        Files.writeString(folder.resolve("streets.geojson"), SmallFiles.STREETS);
        Files.writeString(folder.resolve("wards.geojson"), SmallFiles.WARDS);
        Files.writeString(folder.resolve("words_es.toml"), SPANISH);
    }

    private void town(String languages) throws IOException {
        Files.writeString(
                folder.resolve("town.toml"), "languages = " + languages + "\n" + SmallFiles.TOWN);
    }

    @Test
    void services_questions_reasons_areas_and_agencies_have_their_words() {
        var town = ((TownReading.Sound) TownFile.read(folder)).town();
        var catalogue = town.catalogue().in("es");
        var light = catalogue.service("light").orElseThrow();
        assertThat(light.name()).isEqualTo("Luz");
        var colour = light.attribute("colour").orElseThrow();
        assertThat(colour.description()).isEqualTo("¿De qué color?");
        assertThat(colour.values()).extracting(Attribute.Value::name).contains("Rojo", "Azul");
        var pothole = catalogue.service("pothole").orElseThrow();
        assertThat(pothole.keywords()).containsExactly("hoyo", "road", "hole");
        assertThat(pothole.group()).isEqualTo("Calles");
        assertThat(catalogue.reason(Reason.Kind.MOVE, "weather").orElseThrow().words())
                .isEqualTo("Mal tiempo");
        var atlas = town.atlas();
        assertThat(atlas.agencies()).extracting(a -> a.nameIn("es")).contains("Calles", "Oficina");
        assertThat(atlas.areas()).extracting(a -> a.nameIn("es")).contains("Oeste", "Este");
        assertThat(atlas.kinds().getFirst().nameIn("es")).isEqualTo("Distrito");
        assertThat(atlas.kinds().getFirst().nameIn("zh")).isEqualTo("Ward");
        assertThat(town.catalogue().service("light").orElseThrow().name()).isEqualTo("Light");
    }

    @Test
    void what_is_left_out_is_a_note_and_said_in_the_town_s_own_language() throws IOException {
        spoilt("name = \"Bache\"\n", "");
        assertThat(notes())
                .contains("words_es.toml, line 1: Not translated: service.pothole.name.");
        Files.delete(folder.resolve("words_es.toml"));
        assertThat(notes())
                .anyMatch(note -> note.contains("There is no words_es.toml, so what the town"));
        var town = ((TownReading.Sound) TownFile.read(folder)).town();
        assertThat(town.catalogue().in("es").service("light").orElseThrow().name())
                .isEqualTo("Light");
    }

    @Test
    void words_for_what_the_town_does_not_have_are_mistakes_at_their_lines() throws IOException {
        spoilt("[service.pothole]", "[service.potole]");
        assertThat(mistakes())
                .containsExactly(
                        "words_es.toml, line 26: \"potole\" is no key of [service]; did you mean"
                                + " \"pothole\"?");
        spoilt("red = ", "rde = ");
        assertThat(mistakes()).singleElement().asString().contains("\"rde\" is no key of [value]");
        spoilt("\"ward:east\"", "\"ward:esat\"");
        assertThat(mistakes()).singleElement().asString().startsWith("words_es.toml, line 6:");
        spoilt("[kind]", "[kinds]");
        assertThat(mistakes()).singleElement().asString().contains("a file of words");
    }

    @Test
    void words_of_another_kind_and_files_that_are_none_are_mistakes() throws IOException {
        spoilt("name = \"Luz\"", "name = 7");
        assertThat(mistakes()).singleElement().asString().contains("must be words in quotation");
        spoilt("name = \"Luz\"", "name = \"Lu\\u0007z\"");
        assertThat(mistakes()).singleElement().asString().contains("control character");
        spoilt("[kind]", "[kind");
        assertThat(mistakes())
                .isNotEmpty()
                .allMatch(m -> m.startsWith("words_es.toml, line") && m.contains("not TOML"));
    }

    @Test
    void a_language_the_desk_does_not_speak_is_refused_and_so_is_one_named_twice()
            throws IOException {
        town("[\"en\", \"tlh\"]");
        assertThat(mistakes())
                .singleElement()
                .asString()
                .contains("The desk does not speak \"tlh\"; there are: ar, en, es, zh.");
        town("[\"en\", \"es\", \"es\"]");
        assertThat(mistakes()).singleElement().asString().contains("A language is named twice.");
    }

    private void spoilt(String what, String by) throws IOException {
        assertThat(SPANISH).contains(what);
        Files.writeString(folder.resolve("words_es.toml"), SPANISH.replace(what, by));
    }

    private List<String> mistakes() {
        var refused = (TownReading.Refused) TownFile.read(folder);
        return refused.problems().stream().map(Object::toString).toList();
    }

    private List<String> notes() {
        var sound = (TownReading.Sound) TownFile.read(folder);
        return sound.notes().stream().map(Object::toString).toList();
    }
}
