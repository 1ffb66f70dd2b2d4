package org.commonweal.asking;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.commonweal.services.Service;

/// Finds services by what people call them. Every word looked for must begin a word of the service;
/// its name counts for most, then its keywords, its group and its description.
final class ServiceSearch {
    private static final int LONGEST = 200;

    private ServiceSearch() {}

    /// The services that fit, the best first, equals in the town's own order.
    static List<Service> find(List<Service> services, String text) {
        var looked = words(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        if (looked.isEmpty()) {
            return List.of();
        }
        record Scored(Service service, int score) {}
        return services.stream()
                .map(service -> new Scored(service, score(service, looked)))
                .filter(scored -> scored.score > 0)
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .map(Scored::service)
                .toList();
    }

    private static int score(Service service, List<String> looked) {
        var name = words(service.name());
        var keywords = words(String.join(" ", service.keywords()));
        var group = words(service.group());
        var description = words(service.description());
        int sum = 0;
        for (var word : looked) {
            int best =
                    Math.max(
                            Math.max(score(name, word, 40), score(keywords, word, 30)),
                            Math.max(score(group, word, 12), score(description, word, 6)));
            if (best == 0) {
                return 0;
            }
            sum += best;
        }
        return sum;
    }

    private static int score(List<String> words, String looked, int worth) {
        if (words.contains(looked)) {
            return worth + 5;
        }
        return words.stream().anyMatch(word -> begins(word, looked)) ? worth : 0;
    }

    // Chinese puts no spaces between words, so a word may begin anywhere.
    private static boolean begins(String word, String looked) {
        return Character.isIdeographic(looked.codePointAt(0))
                ? word.contains(looked)
                : word.startsWith(looked);
    }

    // Without case and accents.
    private static List<String> words(String text) {
        var plain =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
