package org.commonweal.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonweal.places.Places;
import org.commonweal.search.SearchLanguages.Word;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Service;

/// What services, areas and agencies are called in every language of the town, so that their names
/// find their requests without being in the index.
///
/// @param catalogue whose names these are
/// @param services codes by each form of each word of their names and keywords
/// @param areas `kind:code` likewise
/// @param agencies codes likewise
record Names(
        Catalogue catalogue,
        Map<String, Set<String>> services,
        Map<String, Set<String>> areas,
        Map<String, Set<String>> agencies) {
    static Names of(Catalogue catalogue, Places places, SearchLanguages languages) {
        var names = new Names(catalogue, new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (Service service : catalogue.services()) {
            called(service).forEach(name -> add(names.services, languages, name, service.code()));
        }
        for (var kind : places.kinds()) {
            for (var area : places.areas(kind.code())) {
                called(area.name(), area.translations())
                        .forEach(name -> add(names.areas, languages, name, area.ref()));
            }
        }
        for (var agency : places.agencies()) {
            called(agency.name(), agency.translations())
                    .forEach(name -> add(names.agencies, languages, name, agency.code()));
        }
        return names;
    }

    private static Stream<String> called(Service service) {
        var own = Stream.concat(Stream.of(service.name()), service.keywords().stream());
        var others =
                service.translations().values().stream()
                        .flatMap(said ->
                                Stream.concat(Stream.of(said.name()), said.keywords().stream()));
        return Stream.concat(own, others);
    }

    private static Stream<String> called(String name, Map<String, String> translations) {
        return Stream.concat(Stream.of(name), translations.values().stream());
    }

    private static void add(
            Map<String, Set<String>> names, SearchLanguages languages, String name, String code) {
        for (var word : languages.asked(name)) {
            names.computeIfAbsent(word.plain(), _ -> new TreeSet<>()).add(code);
            word.stems()
                    .forEach((field, stem) ->
                            names.computeIfAbsent(field + stem, _ -> new TreeSet<>()).add(code));
        }
    }

    /// The codes whose names have a word, in any of its forms.
    static Set<String> having(Map<String, Set<String>> names, Word word) {
        var codes = new TreeSet<>(names.getOrDefault(word.plain(), Set.of()));
        word.stems()
                .forEach((field, stem) -> codes.addAll(names.getOrDefault(field + stem, Set.of())));
        return codes;
    }
}
