package org.commonweal.open311;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonweal.web.Form;

/// What a client sent, whichever of its ways it came: in the body or in the address, once or
/// repeated. The empty string and the word `null` are what some clients write for nothing.
final class Params {
    private static final Pattern ATTRIBUTE =
            Pattern.compile("attribute\\[([^\\[\\]]{1,64})\\](?:\\[[^\\[\\]]{0,20}\\])?");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /// @param forms the earlier ones win, name by name
    static Params of(Form... forms) {
        var params = new Params();
        for (var form : forms) {
            for (var name : form.names()) {
                var given =
                        form.all(name).stream()
                                .map(v -> v.replace("\r\n", "\n").replace('\r', '\n'))
                                .filter(v -> !v.equals("null"))
                                .toList();
                if (!given.isEmpty()) {
                    params.values.putIfAbsent(name, given);
                }
            }
        }
        return params;
    }

    /// The first value.
    Optional<String> one(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getFirst);
    }

    /// The first value, or empty text.
    String text(String name) {
        return one(name).orElse("");
    }

    /// A parameter that some clients repeat, some give as `name[]`.
    List<String> all(String name) {
        var all = new ArrayList<>(values.getOrDefault(name, List.of()));
        values.forEach((key, given) -> {
            if (key.startsWith(name + "[") && key.endsWith("]")) {
                all.addAll(given);
            }
        });
        return all;
    }

    /// A list parted by commas.
    Set<String> listed(String name) {
        var parts = new LinkedHashSet<String>();
        for (var value : all(name)) {
            for (var part : value.split(",")) {
                if (!part.isBlank() && !part.strip().equals("null")) {
                    parts.add(part.strip());
                }
            }
        }
        return parts;
    }

    boolean says(String name) {
        return Set.of("true", "1", "yes").contains(text(name).toLowerCase(java.util.Locale.ROOT));
    }

    /// Answers to extra questions: `attribute[CODE]`, `attribute[CODE][]`, `attribute[CODE][0]`.
    Map<String, List<String>> attributes() {
        var answers = new LinkedHashMap<String, List<String>>();
        values.forEach((name, given) -> {
            var match = ATTRIBUTE.matcher(name);
            if (match.matches()) {
                answers.computeIfAbsent(match.group(1), _ -> new ArrayList<>()).addAll(given);
            }
        });
        return answers;
    }
}
