package org.commonweal.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonweal.outside.Chance;
import org.commonweal.photos.PhotoId;
import org.commonweal.places.Place;
import org.commonweal.places.Places;
import org.commonweal.requests.Ask;
import org.commonweal.services.Attribute;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Reason;
import org.commonweal.services.Service;

/// What the invented people do without thinking: how they answer questions, leave their names, take
/// pictures, and when they are at work.
final class Habits {
    private final Catalogue catalogue;
    private final Chance chance;
    private final Sayings sayings;
    private final List<Place> streets = new ArrayList<>();
    private Map<Scene, List<PhotoId>> pictures = Map.of();

    Habits(Places places, Catalogue catalogue, Sayings sayings, Chance chance) {
        this.catalogue = catalogue;
        this.sayings = sayings;
        this.chance = chance;
        for (var area : places.areas(places.askedKind().code())) {
            streets.addAll(places.streetsIn(area));
        }
    }

    void pictures(Map<Scene, List<PhotoId>> drawn) {
        pictures = Map.copyOf(drawn);
    }

    /// Any street of the town.
    Place street() {
        return streets.get(chance.below(streets.size()));
    }

    Map<String, List<String>> answers(Service service, Instant now) {
        var answers = new HashMap<String, List<String>>();
        for (var question : service.attributes()) {
            if (question.variable() && (question.required() || chance.below(3) == 0)) {
                answers.put(question.code(), List.of(answer(question, now)));
            }
        }
        return answers;
    }

    private String answer(Attribute question, Instant now) {
        return switch (question.datatype()) {
            case STRING -> "as on the photo".substring(0, 2 + chance.below(12)).strip();
            case TEXT -> "Mostly in the evening and at the weekend.";
            case NUMBER -> Integer.toString(1 + chance.below(5));
            case DATETIME ->
                    now.minus(Duration.ofDays(1))
                            .atZone(ZoneId.of("Europe/London"))
                            .toLocalDate()
                            .toString();
            case SINGLEVALUELIST, MULTIVALUELIST ->
                    question.values().get(chance.below(question.values().size())).key();
        };
    }

    /// How somebody who asks in some words is reached: in the language of those, else in their own.
    Ask.Contact contact(String words) {
        if (chance.below(3) == 0) {
            return Ask.Contact.NONE;
        }
        var name = sayings.say("name", chance);
        var mail = "resident" + (100 + chance.below(900)) + "@example.org";
        var contact =
                chance.below(3) > 0 ? new Ask.Contact(name, mail, "", "") : called(name, mail);
        var asked = sayings.language(words);
        return contact.in(asked.isEmpty() ? sayings.language(name) : asked);
    }

    // Numbers that are kept free for stories; those that begin with 07 are mobile ones.
    private Ask.Contact called(String name, String mail) {
        int number = 100 + chance.below(900);
        var mobile = "+44 7700 900" + number;
        return switch (number % 4) {
            case 0 -> new Ask.Contact(name, mail, "01632 960" + number, "");
            case 1 -> new Ask.Contact(name, "", mobile, "").by(Ask.Hears.TEXT);
            default -> new Ask.Contact(name, mail, mobile, "").by(Ask.Hears.BOTH);
        };
    }

    List<PhotoId> picture(Scene scene) {
        var some = pictures.getOrDefault(scene, List.of());
        return some.isEmpty() ? List.of() : List.of(some.get(chance.below(some.size())));
    }

    String reason(Reason.Kind kind) {
        var reasons = catalogue.reasons(kind);
        return reasons.get(chance.below(reasons.size())).code();
    }

    /// Some hours on, within the hours that people work.
    Instant office(Instant from, int least, int most) {
        var at =
                from.plus(
                        Duration.ofMinutes(
                                60L * least + chance.below(Math.max(1, 60 * (most - least)))));
        var local = at.atZone(ZoneId.of("Europe/London"));
        if (local.toLocalTime().isBefore(LocalTime.of(8, 0))) {
            local = local.with(LocalTime.of(8, chance.below(60)));
        } else if (local.toLocalTime().isAfter(LocalTime.of(17, 0))) {
            local = local.plusDays(1).with(LocalTime.of(8, chance.below(60)));
        }
        while (local.getDayOfWeek() == DayOfWeek.SATURDAY
                || local.getDayOfWeek() == DayOfWeek.SUNDAY) {
            local = local.plusDays(1);
        }
        return local.toInstant();
    }

    static boolean isWinter(Instant at) {
        var month = at.atZone(ZoneId.of("Europe/London")).getMonthValue();
        return month <= 2 || month == 12;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
