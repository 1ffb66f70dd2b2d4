package org.commonweal.config;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/// What every reader of a part of the town stands on: where mistakes go and where files come from.
record Ground(Problems problems, TownFolder folder) {
    private static final String MARK = "\ufeff";

    /// The bytes of the file that a key names; a mistake at the key when they cannot be had.
    Optional<byte[]> file(Section section, String key) {
        String name = section.text(key);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            var bytes = folder.read(name);
            if (bytes.isEmpty()) {
                section.mistake(
                        key,
                        "The file \""
                                + name
                                + "\" is not there; it is looked for beside the town file and in the"
                                + " folder given with --assets.");
            }
            return bytes;
        } catch (UncheckedIOException broken) {
            section.mistake(
                    key, "The file \"" + name + "\" cannot be read: " + broken.getMessage() + ".");
        } catch (IllegalArgumentException outside) {
            section.mistake(key, "The file \"" + name + "\" lies outside the town's folder.");
        }
        return Optional.empty();
    }

    /// A TOML file's content; a mistake for each place where it is none.
    Optional<TomlParseResult> toml(String file, String text) {
        var result = Toml.parse(text);
        for (var error : result.errors()) {
            problems.mistake(
                    file, error.position().line(), "This is not TOML: " + error.getMessage() + ".");
        }
        return result.hasErrors() ? Optional.empty() : Optional.of(result);
    }

    /// The rows of the CSV file that a key names: UTF-8, a header of keys, commas. Lines are those
    /// of the CSV file.
    List<Section> rows(Section section, String key, Keys keys) {
        return file(section, key)
                .flatMap(bytes -> text(section.text(key), bytes))
                .map(csv -> rows(section.text(key), csv, keys))
                .orElse(List.of());
    }

    /// A file's words, without the mark that some editors put before them; a mistake at the line
    /// where they are not UTF-8, which would be shown as signs that nobody wrote.
    Optional<String> text(String file, byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.mistake(
                    file, line, "This is not UTF-8; save the file in that encoding (Unicode).");
            return Optional.empty();
        }
        var text = out.flip().toString();
        return Optional.of(text.startsWith(MARK) ? text.substring(1) : text);
    }

    private List<Section> rows(String name, String csv, Keys keys) {
        var rows = new ArrayList<Section>();
        var reader =
                CsvReader.builder()
                        .detectBomHeader(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        List<String> header = List.of();
        try {
            for (CsvRecord record : reader.ofCsvRecord(csv)) {
                int line = Math.toIntExact(record.getStartingLineNumber());
                if (header.isEmpty()) {
                    header = header(name, line, record.getFields(), keys);
                } else if (record.getFieldCount() != header.size()) {
                    problems.mistake(
                            name,
                            line,
                            "This row has "
                                    + record.getFieldCount()
                                    + " cells and the header has "
                                    + header.size()
                                    + ".");
                } else {
                    rows.add(Section.row(problems, name, keys, cells(header, record), line));
                }
            }
        } catch (CsvParseException broken) {
            problems.mistake(name, 1, "This is not CSV: " + broken.getMessage());
        }
        return rows;
    }

    private List<String> header(String name, int line, List<String> cells, Keys keys) {
        var header = cells.stream().map(String::strip).toList();
        for (String column : header) {
            if (!keys.keys().contains(column)) {
                problems.mistake(name, line, Section.unknown(column, keys));
            }
        }
        return header;
    }

    private static Map<String, String> cells(List<String> header, CsvRecord record) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), record.getField(i));
        }
        return cells;
    }

    /// Drops sections whose code stands in an earlier one, and says so at its line.
    List<Section> distinct(List<Section> sections, String what) {
        var first = new HashMap<String, Section>();
        var distinct = new ArrayList<Section>();
        for (var section : sections) {
            String code = section.text("code", "");
            var earlier = code.isEmpty() ? null : first.putIfAbsent(code, section);
            if (earlier == null) {
                distinct.add(section);
            } else {
                section.mistake(
                        "code",
                        "There is already "
                                + what
                                + " \""
                                + code
                                + "\", at line "
                                + earlier.line("code")
                                + (earlier.file().equals(section.file())
                                        ? "."
                                        : " of " + earlier.file() + "."));
            }
        }
        return distinct;
    }
}
