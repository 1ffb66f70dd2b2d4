package org.commonweal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.commonweal.outside.Chance;

/// What the invented residents and agencies say, from `sayings.txt`.
final class Sayings {
    private final Map<String, List<String>> byKey = new HashMap<>();
    private final Map<String, String> languages = new HashMap<>();

    Sayings() {
        try (var file = Objects.requireNonNull(Sayings.class.getResourceAsStream("sayings.txt"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.contains("|"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the sayings cannot be read", e);
        }
    }

    /// One of the sayings under a key, or of the key without what follows its dot.
    String say(String key, Chance chance) {
        var some = byKey.get(key);
        if (some == null) {
            some = byKey.getOrDefault(key.replaceFirst("\\..*", "."), List.of(""));
        }
        return some.get(chance.below(some.size()));
    }

    /// The language of a saying, or the one that somebody of a name reads, BCP 47 tag; empty for
    /// the town's first.
    String language(String saying) {
        return languages.getOrDefault(saying, "");
    }

    /// The keys, for tests.
    Map<String, List<String>> all() {
        return Map.copyOf(byKey);
    }

    /// Both halves of a saying that has two, such as a refusal and who is next.
    List<String> both(String key, Chance chance) {
        var halves = say(key, chance).split("\\|", 2);
        return List.of(halves[0].strip(), halves.length > 1 ? halves[1].strip() : "");
    }

    /// The picture that goes with a service, where somebody takes one.
    Optional<Scene> scene(String service) {
        return Optional.ofNullable(byKey.get("scene." + service))
                .map(names -> Scene.valueOf(names.getFirst()));
    }

    private void add(String line) {
        var parts = line.split("\\|", 2);
        var key = parts[0].strip().split(" ", 2);
        var saying = parts[1].strip();
        byKey.computeIfAbsent(key[0], _ -> new ArrayList<>()).add(saying);
        if (key.length > 1) {
            languages.put(saying, key[1]);
        }
    }
}
