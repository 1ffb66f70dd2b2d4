package org.commonweal.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A verb's words, sorted into options with a value, flags and the rest.
final class Arguments {
    private final String verb;
    private final Map<String, String> options = new HashMap<>();
    private final List<String> rest = new ArrayList<>();
    private boolean help;

    /// @throws InvalidRecord when an option is unknown, given twice, or lacks its value
    Arguments(List<String> words, List<String> valued, List<String> flags) {
        verb = words.getFirst();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--help") || word.equals("-h")) {
                help = true;
            } else if (flags.contains(word)) {
                put(word, "");
            } else if (valued.contains(word)) {
                if (i + 1 == words.size()) {
                    throw new InvalidRecord(word + " wants a value; try " + verb + " --help");
                }
                put(word, words.get(++i));
            } else if (word.startsWith("-")) {
                throw new InvalidRecord("no such option: " + word + "; try " + verb + " --help");
            } else {
                rest.add(word);
            }
        }
    }

    private void put(String option, String value) {
        if (options.put(option, value) != null) {
            throw new InvalidRecord(option + " is given twice");
        }
    }

    boolean wantsHelp() {
        return help;
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    String only(String what) {
        if (rest.size() != 1) {
            throw new InvalidRecord(verb + " wants one " + what + "; try " + verb + " --help");
        }
        return rest.getFirst();
    }
}
