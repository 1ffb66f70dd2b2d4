package org.commonweal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonweal.places.PlacePrecision;
import org.commonweal.services.Attribute;
import org.commonweal.services.Reason;
import org.commonweal.services.Service;
import org.commonweal.services.Standard;
import org.commonweal.services.WorkingTime;

/// Reads `[[service]]` and `services_file`, `[defaults]` for what they leave out, and `[[reason]]`.
final class ServiceReader {
    private final Ground ground;
    private final List<String> calendars;

    /// @param known codes of the calendars the file names, the unsound ones too
    ServiceReader(Ground ground, List<String> known) {
        this.ground = ground;
        this.calendars = known;
    }

    /// The sections of all services, those of the town file first.
    List<Section> sections(Section town) {
        var sections = new ArrayList<>(town.sections("service", Keys.SERVICE));
        if (town.has("services_file")) {
            sections.addAll(ground.rows(town, "services_file", Keys.SERVICE));
        }
        if (sections.isEmpty()) {
            town.mistake("service", "A town needs at least one [[service]].");
        }
        return ground.distinct(sections, "a service");
    }

    List<Service> read(List<Section> sections, Section town) {
        var defaults = town.section("defaults", Keys.DEFAULTS);
        var services = new ArrayList<Service>();
        for (var section : sections) {
            service(section, defaults).ifPresent(services::add);
        }
        return services;
    }

    private Optional<Service> service(Section section, Optional<Section> defaults) {
        String code = section.text("code");
        String name = section.text("name");
        var questions = new ArrayList<Attribute>();
        for (var question :
                ground.distinct(section.sections("question", Keys.QUESTION), "a question")) {
            question(question, questions.size() + 1).ifPresent(questions::add);
        }
        var standard = standard(section, defaults);
        if (code.isEmpty() || name.isEmpty() || standard.isEmpty()) {
            return Optional.empty();
        }
        return section.make(
                "code",
                () ->
                        new Service(
                                code,
                                name,
                                section.text("description", ""),
                                section.text("group", ""),
                                section.texts("keywords"),
                                questions,
                                section.flag("confidential", false),
                                section.flag("internal", false),
                                standard.get(),
                                section.text("notice", ""),
                                section.oneOf("type", "realtime", "batch").equals("batch"),
                                PlacePrecision.of(
                                        section.oneOf("precision", "exact", "street", "area")),
                                Map.of()));
    }

    private Optional<Standard> standard(Section section, Optional<Section> defaults) {
        var within = holder(section, defaults, "answer_within");
        var done = holder(section, defaults, "done_within");
        var calendar = holder(section, defaults, "calendar");
        var answer = within.make("answer_within", () -> amount(within, "answer_within"));
        var finish = done.make("done_within", () -> amount(done, "done_within"));
        String code =
                calendar.has("calendar") || calendars.size() != 1
                        ? calendar.text("calendar")
                        : calendars.getFirst();
        if (!code.isEmpty() && !calendars.contains(code)) {
            calendar.mistake(
                    "calendar",
                    "There is no calendar \"" + code + "\"" + Closest.hint(code, calendars));
            return Optional.empty();
        }
        if (code.isEmpty() || answer.isEmpty() || finish.isEmpty()) {
            return Optional.empty();
        }
        return section.make("calendar", () -> new Standard(code, answer.get(), finish.get()));
    }

    private static WorkingTime amount(Section section, String key) {
        if (!section.has(key)) {
            throw new IllegalArgumentException(
                    "A service needs \""
                            + key
                            + "\", its own or in [defaults], such as \"5 working days\".");
        }
        return WorkingTime.parse(section.text(key));
    }

    private static Section holder(Section section, Optional<Section> defaults, String key) {
        return section.has(key) ? section : defaults.filter(each -> each.has(key)).orElse(section);
    }

    private static Optional<Attribute> question(Section section, int place) {
        String code = section.text("code");
        String datatype = section.text("datatype");
        String description = section.text("description");
        if (code.isEmpty() || datatype.isEmpty() || description.isEmpty()) {
            return Optional.empty();
        }
        var type = section.make("datatype", () -> Attribute.Datatype.of(datatype));
        return type.flatMap(known ->
                section.make(
                        "code",
                        () ->
                                new Attribute(
                                        code,
                                        known,
                                        section.flag("required", false),
                                        section.flag("variable", true),
                                        section.whole("order", place, 1, 1000),
                                        description,
                                        section.text("hint", ""),
                                        section.words("values").entrySet().stream()
                                                .map(value ->
                                                        new Attribute.Value(
                                                                value.getKey(), value.getValue()))
                                                .toList())));
    }

    List<Reason> reasons(Section town) {
        var reasons = new ArrayList<Reason>();
        for (var section : town.sections("reason", Keys.REASON)) {
            String kind = section.text("kind");
            String code = section.text("code");
            String words = section.text("words");
            if (!kind.isEmpty() && !code.isEmpty() && !words.isEmpty()) {
                section.make("kind", () -> Reason.Kind.of(kind))
                        .flatMap(
                                known -> section.make("code", () -> new Reason(known, code, words)))
                        .ifPresent(reason -> add(reason, section, reasons));
            }
        }
        for (var kind : Reason.Kind.values()) {
            if (reasons.stream().noneMatch(reason -> reason.kind() == kind)) {
                town.note(
                        "reason",
                        "There is no reason of kind \""
                                + kind.word()
                                + "\", so nobody can "
                                + (kind == Reason.Kind.MOVE
                                        ? "move a promise."
                                        : kind.word() + " a request."));
            }
        }
        return reasons;
    }

    private static void add(Reason reason, Section section, List<Reason> reasons) {
        boolean known =
                reasons.stream()
                        .anyMatch(each ->
                                each.kind() == reason.kind() && each.code().equals(reason.code()));
        if (known) {
            section.mistake(
                    "code",
                    "There is already a reason to "
                            + reason.kind().word()
                            + " with the code \""
                            + reason.code()
                            + "\".");
        } else {
            reasons.add(reason);
        }
    }
}
