package org.commonweal.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.commonweal.personal.PersonalData.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What words tell about a person, and what only looks as if they did.
class PersonalDataTest {
    private static PersonalData of(String country) {
        return new PersonalData(
                PersonalRules.of(country, List.of(), List.of()), List.of(), _ -> false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GB | Ring me on 01632 960123, any time    | PHONE    | 01632 960123
                    GB | my mobile is 07700 900456            | PHONE    | 07700 900456
                    GB | 020 7946 0018                        | PHONE    | 020 7946 0018
                    GB | call +44 20 7946 0018 please         | PHONE    | +44 20 7946 0018
                    GB | from abroad: +49 30 901820           | PHONE    | +49 30 901820
                    GB | Write to ada.low@home.example today  | EMAIL    | ada.low@home.example
                    GB | grüße an jörg@höfe.example!          | EMAIL    | jörg@höfe.example
                    GB | the van AB12 CDE blocks the gate     | PLATE    | AB12 CDE
                    GB | it was ab12cde again                 | PLATE    | ab12cde
                    GB | her number is QQ, mine AB 12 34 56 C | IDENTITY | AB 12 34 56 C
                    US | phone (617) 635-4500                 | PHONE    | (617) 635-4500
                    US | text 617.635.4500 now                | PHONE    | 617.635.4500
                    US | SSN 123-45-6789                      | IDENTITY | 123-45-6789
                    US | plate number is 4KTR 21              | PLATE    | 4KTR 21
                    US | Licence plate: KTR-4021              | PLATE    | KTR-4021
                    DE | Der Wagen B-MW 1234 steht da         | PLATE    | B-MW 1234
                    DE | Tel. 030 90182000                    | PHONE    | 030 90182000
                    ES | llame al 612 345 678                 | PHONE    | 612 345 678
                    ES | DNI 12345678Z                        | IDENTITY | 12345678Z
                    CN | 请打13800138000联系                  | PHONE    | 13800138000
                    CN | 车牌京A12345挡住了路                 | PLATE    | 京A12345
                    CN | 身份证 11010519491231002X            | IDENTITY | 11010519491231002X
                    BR | CPF 123.456.789-09                   | IDENTITY | 123.456.789-09
                    """)
    void what_tells_about_a_person_is_found(
            String country, String words, PersonalData.Kind kind, String text) {
        assertThat(of(country).in(words))
                .extracting(Found::kind, Found::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(kind, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lamp 1147 at 12 Mill Lane, opposite number 7a, has been out since 03/02/2026.",
                "It began on 01-02-2026 and again on 2026-03-04, at about 07.30 and 19:45.",
                "01.02.2026 07:30 it was still there",
                "The fine was $1,250.00, and the repair £12 000 of 2025.",
                "Between 1998 and 2004 there were 14 of them; 3,500 people live here.",
                "Bus 38, route A12, block 400-450, EC1A 1BB.",
                "The hole is 120 cm x 80 cm, 54.7345, 2.2150 on the map.",
                "Order 4711, form SF-424, paragraph 12 (3) of 1990.",
                "Please ring 999 or 101. Room 2.14, 3rd floor, 10th of March.",
                "BLVD 1200, APT 123, RTE 128, LOT 4021",
                "x@y, @home, me@ nothing, 5 @ 3",
                ""
            })
    void dates_amounts_house_numbers_and_places_are_nothing(String words) {
        for (var country : List.of("GB", "US", "DE", "ES", "NL", "CN", "")) {
            assertThat(of(country).in(words)).as(country).isEmpty();
        }
    }

    @Test
    void what_the_town_publishes_and_its_own_numbers_are_nothing() {
        var data =
                new PersonalData(
                        PersonalRules.of("ES", List.of(), List.of()),
                        List.of("Llame al 912 345 678 o escriba a mesa@ciudad.example."),
                        "612 345 678"::equals);
        assertThat(data.in("Ya llamé al +34 912 345 678 y escribí a Mesa@ciudad.example"))
                .isEmpty();
        assertThat(data.in("Es la solicitud 612 345 678")).isEmpty();
        assertThat(data.in("Mi número es 612 345 679")).hasSize(1);
    }

    @Test
    void the_words_without_it_keep_everything_else() {
        var words = "Call 01632 960123 or mail a@b.example.\nThanks, 7 Mill Lane";
        var found = of("GB").in(words);
        assertThat(PersonalData.without(words, found, kind -> "[" + kind.code() + "]"))
                .isEqualTo("Call [phone] or mail [email].\nThanks, 7 Mill Lane");
        assertThat(PersonalData.without(words, List.of(), kind -> "x")).isEqualTo(words);
    }

    @Test
    void a_town_adds_patterns_of_its_own_and_bad_ones_are_told() {
        var rules = PersonalRules.of("", List.of("TAXI ([0-9]{4})"), List.of("AH-[0-9]{5}"));
        var data = new PersonalData(rules, List.of(), _ -> false);
        assertThat(data.in("TAXI 4021 and AH-12345, not AH-123456"))
                .extracting(Found::text)
                .containsExactly("4021", "AH-12345");
        assertThatThrownBy(() -> PersonalRules.of("", List.of("(["), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no pattern");
        assertThatThrownBy(() -> PersonalRules.of("england", List.of(), List.of()))
                .hasMessageContaining("two capital letters");
    }

    @Test
    void the_country_is_the_time_zone_s() {
        assertThat(PersonalRules.country(ZoneId.of("Europe/London"))).isEqualTo("GB");
        assertThat(PersonalRules.country(ZoneId.of("America/New_York"))).isEqualTo("US");
        assertThat(PersonalRules.country(ZoneOffset.UTC)).isEmpty();
        assertThat(PersonalRules.country(ZoneId.of("+02:00"))).isEmpty();
    }

    @Test
    void no_words_take_long() {
        var data = of("GB");
        // Processor time: what else the machine does is not counted.
        var thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        Stream.of("1 2 3 4 5 6 7 8 9 0 ", "a.", "a@a.", "AB12 ", "+44 20 ", "((((", "٠١٢٣٤٥ ")
                .map(piece -> piece.repeat(4_000 / piece.length()))
                .forEach(data::in);
        assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - before))
                .isLessThan(Duration.ofSeconds(20));
    }
}
