package org.commonweal.services;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonweal.places.PlacePrecision;

/// The three registers of this room as documents: what is published is read back into the same
/// values.
///
/// Published documents never change, so a member once written is read for ever; a new one has a
/// default.
final class RegisterForm {
    private RegisterForm() {}

    static Map<String, Object> ofServices(List<Service> services) {
        return Map.of("services", services.stream().map(RegisterForm::of).toList());
    }

    private static Map<String, Object> of(Service service) {
        Map<String, Object> document = new TreeMap<>();
        document.put("code", service.code());
        document.put("name", service.name());
        document.put("description", service.description());
        document.put("group", service.group());
        document.put("keywords", service.keywords());
        document.put("questions", service.attributes().stream().map(RegisterForm::of).toList());
        document.put("confidential", service.confidential());
        document.put("standard", of(service.standard()));
        document.put("notice", service.notice());
        if (service.internal()) {
            document.put("internal", true);
        }
        // Only where they are not the default, so that a desk that does not use them publishes
        // nothing anew.
        if (service.batch()) {
            document.put("batch", true);
        }
        if (service.precision() != PlacePrecision.EXACT) {
            document.put("precision", service.precision().word());
        }
        return with(document, service.translations(), RegisterForm::of);
    }

    private static Map<String, Object> of(ServiceWords words) {
        return Map.of(
                "name", words.name(),
                "description", words.description(),
                "group", words.group(),
                "keywords", words.keywords(),
                "notice", words.notice());
    }

    private static ServiceWords serviceWords(Members m) {
        return new ServiceWords(
                m.text("name"),
                m.text("description"),
                m.text("group"),
                m.texts("keywords"),
                m.text("notice"));
    }

    private static AttributeWords questionWords(Members m) {
        var values = m.one("values");
        return new AttributeWords(
                m.text("description"),
                m.text("hint"),
                values.names().stream().collect(Collectors.toMap(key -> key, values::text)));
    }

    // Left out where there are none, so that a town of one language keeps its hashes.
    private static <T> Map<String, Object> with(
            Map<String, Object> own, Map<String, T> translations, Function<T, Object> form) {
        if (translations.isEmpty()) {
            return own;
        }
        var all = new TreeMap<String, Object>();
        translations.forEach((language, words) -> all.put(language, form.apply(words)));
        var more = new TreeMap<>(own);
        more.put("translations", all);
        return more;
    }

    private static <T> Map<String, T> translations(Members m, Function<Members, T> form) {
        if (!m.has("translations")) {
            return Map.of();
        }
        var all = m.one("translations");
        return all.names().stream()
                .collect(Collectors.toMap(tag -> tag, tag -> form.apply(all.one(tag))));
    }

    private static Map<String, Object> of(Standard standard) {
        return Map.of(
                "calendar", standard.calendar(),
                "answer_within", standard.answerWithin().toString(),
                "done_within", standard.doneWithin().toString());
    }

    private static Map<String, Object> of(Attribute question) {
        var own =
                Map.<String, Object>of(
                        "code", question.code(),
                        "datatype", question.datatype().word(),
                        "required", question.required(),
                        "variable", question.variable(),
                        "order", question.order(),
                        "description", question.description(),
                        "hint", question.hint(),
                        "values",
                                question.values().stream()
                                        .map(v -> Map.of("key", v.key(), "name", v.name()))
                                        .toList());
        return with(
                own,
                question.translations(),
                words ->
                        Map.of(
                                "description", words.description(),
                                "hint", words.hint(),
                                "values", words.values()));
    }

    static List<Service> services(Map<String, ?> document) {
        return new Members(document).all("services").stream().map(RegisterForm::service).toList();
    }

    private static Service service(Members m) {
        Members standard = m.one("standard");
        return new Service(
                m.text("code"),
                m.text("name"),
                m.text("description"),
                m.text("group"),
                m.texts("keywords"),
                m.all("questions").stream().map(RegisterForm::question).toList(),
                m.flag("confidential"),
                m.has("internal") && m.flag("internal"),
                new Standard(
                        standard.text("calendar"),
                        WorkingTime.parse(standard.text("answer_within")),
                        WorkingTime.parse(standard.text("done_within"))),
                m.text("notice"),
                m.has("batch") && m.flag("batch"),
                m.has("precision") ? PlacePrecision.of(m.text("precision")) : PlacePrecision.EXACT,
                translations(m, RegisterForm::serviceWords));
    }

    private static Attribute question(Members m) {
        return new Attribute(
                m.text("code"),
                Attribute.Datatype.of(m.text("datatype")),
                m.flag("required"),
                m.flag("variable"),
                m.number("order"),
                m.text("description"),
                m.text("hint"),
                m.all("values").stream()
                        .map(v -> new Attribute.Value(v.text("key"), v.text("name")))
                        .toList(),
                translations(m, RegisterForm::questionWords));
    }

    static Map<String, Object> ofCalendars(List<Calendar> calendars) {
        return Map.of("calendars", calendars.stream().map(RegisterForm::of).toList());
    }

    private static Map<String, Object> of(Calendar calendar) {
        Map<String, List<String>> hours = new TreeMap<>();
        calendar.hours()
                .forEach((day, open) ->
                        hours.put(word(day), open.spans().stream().map(Object::toString).toList()));
        return Map.of(
                "code", calendar.code(),
                "zone", calendar.zone().getId(),
                "hours", hours,
                "holidays", calendar.holidays().stream().map(LocalDate::toString).toList());
    }

    static List<Calendar> calendars(Map<String, ?> document) {
        return new Members(document).all("calendars").stream().map(RegisterForm::calendar).toList();
    }

    private static Calendar calendar(Members m) {
        Members hours = m.one("hours");
        Map<DayOfWeek, OpeningHours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (hours.has(word(day))) {
                week.put(day, OpeningHours.of(hours.texts(word(day)).toArray(String[]::new)));
            }
        }
        return new Calendar(
                m.text("code"),
                ZoneId.of(m.text("zone")),
                week,
                m.texts("holidays").stream().map(LocalDate::parse).collect(Collectors.toSet()));
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    static Map<String, Object> ofReasons(List<Reason> reasons) {
        return Map.of("reasons", reasons.stream().map(RegisterForm::of).toList());
    }

    private static Map<String, Object> of(Reason reason) {
        var own =
                Map.<String, Object>of(
                        "kind", reason.kind().word(),
                        "code", reason.code(),
                        "words", reason.words());
        return with(own, reason.translations(), words -> words);
    }

    static List<Reason> reasons(Map<String, ?> document) {
        return new Members(document)
                .all("reasons").stream()
                        .map(m ->
                                new Reason(
                                        Reason.Kind.of(m.text("kind")),
                                        m.text("code"),
                                        m.text("words"),
                                        words(m)))
                        .toList();
    }

    private static Map<String, String> words(Members m) {
        if (!m.has("translations")) {
            return Map.of();
        }
        var all = m.one("translations");
        return all.names().stream().collect(Collectors.toMap(tag -> tag, all::text));
    }
}
