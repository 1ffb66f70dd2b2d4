package org.commonweal.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/// One table of the town file, or one row of a CSV file with the same keys: reads typed values and
/// notes every mistake at its line. A value that is missing or wrong becomes an empty one, so that
/// reading can go on to the next mistake.
final class Section {
    private final Problems problems;
    private final String file;
    private final Keys keys;
    private final int line;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final boolean row;

    private Section(Problems problems, String file, Keys keys, int line, boolean row) {
        this.problems = problems;
        this.file = file;
        this.keys = keys;
        this.line = line;
        this.row = row;
    }

    static Section table(Problems problems, String file, Keys keys, TomlTable table, int line) {
        var section = new Section(problems, file, keys, line, false);
        for (String key : table.keySet()) {
            var path = List.of(key);
            var value = table.get(path);
            var position = table.inputPositionOf(path);
            section.put(key, value, position == null ? line : position.line());
        }
        return section;
    }

    /// A row of a CSV file; cells left empty count as not there.
    static Section row(
            Problems problems, String file, Keys keys, Map<String, String> cells, int line) {
        var section = new Section(problems, file, keys, line, true);
        cells.forEach((key, cell) -> section.put(key, cell.isBlank() ? null : cell.strip(), line));
        return section;
    }

    private void put(String key, @Nullable Object value, int at) {
        if (!keys.keys().contains(key)) {
            if (!row) {
                problems.mistake(file, at, unknown(key, keys));
            }
        } else if (value != null) {
            values.put(key, value);
            lines.put(key, at);
        }
    }

    static String unknown(String key, Keys keys) {
        return "\"" + key + "\" is no key of " + keys.what() + Closest.hint(key, keys.keys());
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String file() {
        return file;
    }

    /// Where the section begins.
    int line() {
        return line;
    }

    /// Where a key is, or the section where it is not.
    int line(String key) {
        return lines.getOrDefault(key, line);
    }

    void mistake(String key, String sentence) {
        problems.mistake(file, line(key), sentence);
    }

    void note(String key, String sentence) {
        problems.note(file, line(key), sentence);
    }

    /// Words that must be there; empty after a mistake.
    String text(String key) {
        if (!has(key)) {
            mistake(key, capital(keys.what()) + " needs \"" + key + "\".");
            return "";
        }
        String text = text(key, "");
        if (text.isEmpty() && values.get(key) instanceof String) {
            mistake(key, "\"" + key + "\" of " + keys.what() + " is empty.");
        }
        return text;
    }

    String text(String key, String otherwise) {
        return switch (values.get(key)) {
            case null -> otherwise;
            case String text -> text.strip();
            case Object other -> {
                wrong(key, other, "words in quotation marks");
                yield "";
            }
        };
    }

    /// One of some words; the first where the key is not there.
    String oneOf(String key, String otherwise, String... others) {
        var word = text(key, otherwise);
        if (word.equals(otherwise) || List.of(others).contains(word)) {
            return word;
        }
        if (values.get(key) instanceof String) {
            mistake(
                    key,
                    "\"%s\" of %s is \"%s\" or \"%s\", not \"%s\"."
                            .formatted(
                                    key,
                                    keys.what(),
                                    otherwise,
                                    String.join("\" or \"", others),
                                    word));
        }
        return otherwise;
    }

    boolean flag(String key, boolean otherwise) {
        return switch (values.get(key)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            case String word when row && List.of("true", "false").contains(word) ->
                    Boolean.parseBoolean(word);
            case Object other -> {
                wrong(key, other, "true or false");
                yield otherwise;
            }
        };
    }

    int whole(String key, int otherwise, int least, int most) {
        return switch (values.get(key)) {
            case null -> otherwise;
            case Long number when number >= least && number <= most -> number.intValue();
            case Object other -> {
                wrong(key, other, "a whole number from " + least + " to " + most);
                yield otherwise;
            }
        };
    }

    /// A list of words; one word alone is a list too. In a CSV cell they are parted by semicolons.
    List<String> texts(String key) {
        return switch (values.get(key)) {
            case null -> List.of();
            case String text when row ->
                    Arrays.stream(text.split(";"))
                            .map(String::strip)
                            .filter(word -> !word.isEmpty())
                            .toList();
            case String text -> List.of(text.strip());
            case TomlArray list -> {
                var texts = new ArrayList<String>();
                for (int i = 0; i < list.size(); i++) {
                    texts.add(String.valueOf(list.get(i)).strip());
                }
                yield texts;
            }
            case Object other -> {
                wrong(key, other, "a list of words in quotation marks");
                yield List.of();
            }
        };
    }

    List<Double> numbers(String key) {
        var numbers = new ArrayList<Double>();
        if (values.get(key) instanceof TomlArray list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Number number) {
                    numbers.add(number.doubleValue());
                }
            }
        }
        return numbers;
    }

    /// The table under a key.
    Optional<Section> section(String key, Keys keys) {
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case TomlTable table -> Optional.of(table(problems, file, keys, table, line(key)));
            case Object other -> {
                wrong(key, other, "a table");
                yield Optional.empty();
            }
        };
    }

    /// The tables of a list under a key: `[[key]]`, or `key = [{...}, {...}]`.
    List<Section> sections(String key, Keys keys) {
        return switch (values.get(key)) {
            case null -> List.of();
            case TomlArray list
                    when list.toList().stream().allMatch(TomlTable.class::isInstance) -> {
                var sections = new ArrayList<Section>();
                for (int i = 0; i < list.size(); i++) {
                    int at = list.inputPositionOf(i).line();
                    sections.add(table(problems, file, keys, list.getTable(i), at));
                }
                yield sections;
            }
            case Object other -> {
                wrong(key, other, "a list of tables, [[" + key + "]]");
                yield List.of();
            }
        };
    }

    /// A table of words under a key, in the order of the file.
    Map<String, String> words(String key) {
        var words = new LinkedHashMap<String, String>();
        switch (values.get(key)) {
            case null -> {}
            case TomlTable table ->
                    table.keySet()
                            .forEach(each ->
                                    words.put(each, String.valueOf(table.get(List.of(each)))));
            case Object other -> wrong(key, other, "a table such as { small = \"Under 5 cm\" }");
        }
        return words;
    }

    /// Makes a value of another room's; its refusal becomes a mistake at the key's line.
    <T> Optional<T> make(String key, Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (IllegalArgumentException refused) {
            mistake(key, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private void wrong(String key, Object value, String wanted) {
        String shown =
                switch (value) {
                    case String text -> "\"" + text + "\"";
                    case TomlTable _ -> "a table";
                    case TomlArray _ -> "a list";
                    default -> value.toString();
                };
        mistake(
                key,
                "\""
                        + key
                        + "\" of "
                        + keys.what()
                        + " must be "
                        + wanted
                        + ", not "
                        + shown
                        + ".");
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
