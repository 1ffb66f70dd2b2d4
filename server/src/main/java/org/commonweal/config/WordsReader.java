package org.commonweal.config;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.commonweal.places.Agency;
import org.commonweal.places.Area;
import org.commonweal.places.AreaKind;
import org.commonweal.services.Attribute;
import org.commonweal.services.AttributeWords;
import org.commonweal.services.Reason;
import org.commonweal.services.Service;
import org.commonweal.services.ServiceWords;
import org.jspecify.annotations.Nullable;

/// Reads what a town says in its further languages: one file `words_<language>.toml` for each,
/// beside the town file, keyed by the codes of what it translates. What such a file leaves out is
/// told as a note; a code or key that the town does not have is a mistake.
final class WordsReader {
    private final Ground ground;
    private final Map<String, Section> files = new LinkedHashMap<>();
    // What each language still lacks.
    private final Map<String, List<String>> lacking = new LinkedHashMap<>();

    /// @param languages of the town; its own words are in the first
    WordsReader(Ground ground, Section town, List<String> languages) {
        this.ground = ground;
        for (var tag : languages.stream().skip(1).distinct().toList()) {
            file(town, tag)
                    .ifPresent(section -> {
                        files.put(tag, section);
                        lacking.put(tag, new ArrayList<>());
                    });
        }
    }

    private Optional<Section> file(Section town, String tag) {
        var name = "words_" + tag + ".toml";
        Optional<byte[]> bytes;
        try {
            bytes = ground.folder().read(name);
        } catch (UncheckedIOException broken) {
            ground.problems()
                    .mistake(name, 1, "This file cannot be read: " + broken.getMessage() + ".");
            return Optional.empty();
        }
        if (bytes.isEmpty()) {
            town.note(
                    "languages",
                    "There is no "
                            + name
                            + ", so what the town itself says is not said in \""
                            + tag
                            + "\".");
        }
        return bytes.flatMap(file -> ground.text(name, file))
                .flatMap(text -> ground.toml(name, text))
                .map(toml -> Section.table(ground.problems(), name, Keys.TOWN_WORDS, toml, 1));
    }

    List<AreaKind> kinds(List<AreaKind> kinds) {
        var names = names("kind", kinds, AreaKind::code, AreaKind::name);
        return kinds.stream()
                .map(k -> new AreaKind(k.code(), k.name(), of(names, k.code())))
                .toList();
    }

    List<Area> areas(List<Area> areas) {
        var names = names("area", areas, Area::ref, Area::name);
        return areas.stream()
                .map(a -> new Area(a.kind(), a.code(), a.name(), a.shape(), of(names, a.ref())))
                .toList();
    }

    List<Agency> agencies(List<Agency> agencies) {
        var names = names("agency", agencies, Agency::code, Agency::name);
        return agencies.stream()
                .map(a -> new Agency(a.code(), a.name(), a.phone(), a.email(), of(names, a.code())))
                .toList();
    }

    List<Reason> reasons(List<Reason> reasons) {
        var words = names("reason", reasons, WordsReader::ref, Reason::words);
        return reasons.stream()
                .map(r -> new Reason(r.kind(), r.code(), r.words(), of(words, ref(r))))
                .toList();
    }

    private static String ref(Reason reason) {
        return reason.kind().word() + ":" + reason.code();
    }

    List<Service> services(List<Service> services) {
        var groups =
                names(
                        "group",
                        services.stream()
                                .map(Service::group)
                                .filter(group -> !group.isEmpty())
                                .distinct()
                                .toList(),
                        Function.identity(),
                        Function.identity());
        var sections = new LinkedHashMap<String, Section>();
        files.forEach((tag, file) ->
                file.section("service", keys("service", services, Service::code))
                        .ifPresent(section -> sections.put(tag, section)));
        return services.stream().map(s -> service(s, sections, groups)).toList();
    }

    private Service service(
            Service own, Map<String, Section> sections, Map<String, Map<String, String>> groups) {
        var said = new LinkedHashMap<String, ServiceWords>();
        var asked = new LinkedHashMap<String, Section>();
        for (var tag : files.keySet()) {
            var section = table(sections.get(tag), own.code(), Keys.SERVICE_WORDS);
            section.flatMap(s ->
                            s.section(
                                    "question",
                                    keys("question", own.attributes(), Attribute::code)))
                    .ifPresent(s -> asked.put(tag, s));
            var where = "service." + own.code();
            var group = groups.getOrDefault(tag, Map.of()).getOrDefault(own.group(), "");
            made(
                            section,
                            () ->
                                    new ServiceWords(
                                            text(tag, where, section, "name", own.name()),
                                            text(
                                                    tag,
                                                    where,
                                                    section,
                                                    "description",
                                                    own.description()),
                                            group,
                                            section.map(s -> s.texts("keywords")).orElse(List.of()),
                                            text(tag, where, section, "notice", own.notice())))
                    .ifPresent(words -> said.put(tag, words));
        }
        return own.saying(
                own.attributes().stream().map(a -> question(own.code(), a, asked)).toList(), said);
    }

    private Attribute question(String service, Attribute own, Map<String, Section> asked) {
        var said = new LinkedHashMap<String, AttributeWords>();
        for (var tag : files.keySet()) {
            var section = table(asked.get(tag), own.code(), Keys.QUESTION_WORDS);
            var where = "service." + service + ".question." + own.code();
            var values =
                    section.flatMap(s ->
                            s.section("values", keys("value", own.values(), Attribute.Value::key)));
            var named = new LinkedHashMap<String, String>();
            for (var value : own.values()) {
                var name = text(tag, where + ".values", values, value.key(), value.name());
                if (!name.isEmpty()) {
                    named.put(value.key(), name);
                }
            }
            made(
                            section,
                            () ->
                                    new AttributeWords(
                                            text(
                                                    tag,
                                                    where,
                                                    section,
                                                    "description",
                                                    own.description()),
                                            text(tag, where, section, "hint", own.hint()),
                                            named))
                    .ifPresent(words -> said.put(tag, words));
        }
        return new Attribute(
                own.code(),
                own.datatype(),
                own.required(),
                own.variable(),
                own.order(),
                own.description(),
                own.hint(),
                own.values(),
                said);
    }

    /// Says in a note for each file what it leaves untranslated.
    void noteWhatIsLacking() {
        lacking.forEach((tag, texts) -> {
            var file = files.get(tag);
            if (file != null && !texts.isEmpty()) {
                ground.problems()
                        .note(
                                file.file(),
                                1,
                                "Not translated: "
                                        + texts.stream().limit(5).collect(Collectors.joining(", "))
                                        + (texts.size() > 5
                                                ? " and " + (texts.size() - 5) + " more."
                                                : "."));
            }
        });
    }

    // Names in one table of each file, by language, then by code.
    private <T> Map<String, Map<String, String>> names(
            String table, List<T> own, Function<T, String> code, Function<T, String> name) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        files.forEach((tag, file) -> {
            var section = file.section(table, keys(table, own, code));
            var names = new LinkedHashMap<String, String>();
            for (var one : own) {
                var said = text(tag, table, section, code.apply(one), name.apply(one));
                if (!said.isEmpty()) {
                    names.put(code.apply(one), said);
                }
            }
            all.put(tag, names);
        });
        return all;
    }

    private String text(
            String tag, String where, Optional<Section> section, String key, String own) {
        var said = section.map(s -> s.text(key, "")).orElse("");
        if (said.isEmpty() && !own.isEmpty()) {
            lacking.getOrDefault(tag, new ArrayList<>()).add(where + "." + key);
        }
        return said;
    }

    private static <T> Optional<T> made(Optional<Section> section, Supplier<T> words) {
        return section.isEmpty() ? Optional.of(words.get()) : section.get().make("name", words);
    }

    private static Optional<Section> table(@Nullable Section of, String key, Keys keys) {
        return of == null ? Optional.empty() : of.section(key, keys);
    }

    private static <T> Keys keys(String what, Collection<T> own, Function<T, String> code) {
        var codes = new LinkedHashSet<String>();
        own.forEach(one -> codes.add(code.apply(one)));
        return new Keys("[" + what + "]", List.copyOf(codes));
    }

    private static Map<String, String> of(Map<String, Map<String, String>> names, String code) {
        var of = new LinkedHashMap<String, String>();
        names.forEach((tag, said) -> {
            var name = said.get(code);
            if (name != null) {
                of.put(tag, name);
            }
        });
        return of;
    }
}
