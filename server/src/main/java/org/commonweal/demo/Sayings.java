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
        byKey.computeIfAbsent(parts[0].strip(), _ -> new ArrayList<>()).add(parts[1].strip());
    }
}
