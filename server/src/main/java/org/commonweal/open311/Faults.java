package org.commonweal.open311;

import java.util.ArrayList;
import java.util.List;
import org.commonweal.web.Words;

/// Everything that is wrong with one call, gathered so that the client is told at once.
final class Faults {
    private static final int SHOWN = 80;

    private final Words words;
    private final List<Fault> found = new ArrayList<>();

    Faults(Words words) {
        this.words = words;
    }

    /// @param name of the parameter
    /// @param key of the sentence
    /// @param args what came; cut short and made fit to be shown
    void wrong(String name, String key, String... args) {
        wrong(400, name, key, args);
    }

    void wrong(int status, String name, String key, String... args) {
        found.add(new Fault(status, name + ": " + say(key, args)));
    }

    private String say(String key, String... args) {
        return say(words, key, args);
    }

    static String say(Words words, String key, String... args) {
        Object[] shown = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            shown[i] = shown(args[i]);
        }
        return words.say(key, shown);
    }

    /// Stops here if anything is wrong.
    void demandNone() {
        if (!found.isEmpty()) {
            throw Refused.of(found);
        }
    }

    boolean any() {
        return !found.isEmpty();
    }

    private static String shown(String text) {
        var plain = new StringBuilder();
        text.codePoints()
                .limit(SHOWN)
                .filter(c -> !Character.isISOControl(c))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
