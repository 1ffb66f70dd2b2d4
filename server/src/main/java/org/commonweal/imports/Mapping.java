package org.commonweal.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/// What the columns of one city's export mean. Read from a TOML file; see `docs/import.md`.
///
/// @param format the name it is called by on the command line
/// @param source register code that stands on the record as where a row came from
/// @param zone the zone of times in the file, which carry none
/// @param time how a time is written
/// @param areaKind the kind of area that goes on the record
/// @param header the columns, exactly, in order
/// @param column role to column: id, opened, target, closed, kept, state, closing_note, words,
///   place, latitude, longitude, area, agency
/// @param serviceColumns the columns that together name the service
/// @param services what those columns say to the code of a service
/// @param open the words for an open row
/// @param closed the words for a closed row
/// @param kept the city's own word on its target to `ontime`, `overdue` or `unknown`
/// @param areaPattern its first group is the area's code
/// @param agencyPattern its first group, in lower case, is the agency's code
/// @param noPlace latitude and longitude that stand for "no real place"
/// @param sealed further columns kept and committed to, and not shown
public record Mapping(
        String format,
        String source,
        ZoneId zone,
        DateTimeFormatter time,
        String areaKind,
        List<String> header,
        Map<String, String> column,
        List<String> serviceColumns,
        Map<List<String>, String> services,
        Set<String> open,
        Set<String> closed,
        Map<String, String> kept,
        Pattern areaPattern,
        Pattern agencyPattern,
        Optional<double[]> noPlace,
        List<String> sealed) {

    private static final List<String> ROLES =
            List.of(
                    "id",
                    "opened",
                    "target",
                    "closed",
                    "kept",
                    "state",
                    "closing_note",
                    "words",
                    "place",
                    "latitude",
                    "longitude",
                    "area",
                    "agency");

    private static final Set<String> KEYS =
            Set.of(
                    "format",
                    "source",
                    "zone",
                    "time",
                    "area_kind",
                    "header",
                    "column",
                    "service",
                    "state",
                    "kept",
                    "area",
                    "agency",
                    "no_place",
                    "sealed");

    /// Copies what it is given.
    public Mapping {
        header = List.copyOf(header);
        column = Map.copyOf(column);
        serviceColumns = List.copyOf(serviceColumns);
        services = Map.copyOf(services);
        open = Set.copyOf(open);
        closed = Set.copyOf(closed);
        kept = Map.copyOf(kept);
        sealed = List.copyOf(sealed);
    }

    /// Reads a mapping.
    ///
    /// @param name what to call the file in a sentence about a mistake
    /// @param toml its text
    /// @param beside the text of a file that lies beside it, or nothing
    /// @throws ImportRefused when it cannot be used; the message names file and line
    public static Mapping read(
            String name, String toml, Function<String, Optional<String>> beside) {
        var parsed = Toml.parse(toml);
        var mistakes = new ArrayList<String>();
        parsed.errors()
                .forEach(error ->
                        mistakes.add(
                                name + ":" + error.position().line() + ": " + error.getMessage()));
        if (!mistakes.isEmpty()) {
            throw new ImportRefused(String.join(System.lineSeparator(), mistakes));
        }
        return new Reader(name, parsed, mistakes, beside).read();
    }

    /// The code of the service that a row names, if the table has it.
    Optional<String> service(List<String> names) {
        return Optional.ofNullable(services.get(names));
    }

    /// Where a column of this role stands in a row.
    int index(String role) {
        return header.indexOf(column.get(role));
    }

    private static final class Reader {
        private final String name;
        private final TomlTable root;
        private final List<String> mistakes;

        private final Function<String, Optional<String>> beside;

        Reader(
                String name,
                TomlTable root,
                List<String> mistakes,
                Function<String, Optional<String>> beside) {
            this.name = name;
            this.beside = beside;
            this.root = root;
            this.mistakes = mistakes;
        }

        Mapping read() {
            for (var key : root.keySet()) {
                if (!KEYS.contains(key)) {
                    say(key, "unknown key '" + key + "'");
                }
            }
            var header = strings("header");
            var column = new HashMap<String, String>();
            for (var role : ROLES) {
                var value = text("column." + role);
                column.put(role, value);
                if (!value.isEmpty() && !header.contains(value)) {
                    say("column." + role, "no column '" + value + "' in the header");
                }
            }
            var kept = new HashMap<String, String>();
            for (var verdict : List.of("ontime", "overdue", "unknown")) {
                strings("kept." + verdict).forEach(word -> kept.put(word, verdict));
            }
            var mapping =
                    new Mapping(
                            text("format"),
                            text("source"),
                            zone(text("zone")),
                            time(text("time")),
                            text("area_kind"),
                            header,
                            column,
                            columns("service.columns", header),
                            services(),
                            Set.copyOf(strings("state.open")),
                            Set.copyOf(strings("state.closed")),
                            kept,
                            pattern("area.pattern"),
                            pattern("agency.pattern"),
                            noPlace(),
                            root.contains("sealed")
                                    ? columns("sealed.columns", header)
                                    : List.of());
            if (!mistakes.isEmpty()) {
                throw new ImportRefused(String.join(System.lineSeparator(), mistakes));
            }
            return mapping;
        }

        private Map<List<String>, String> services() {
            var table = text("service.table");
            var columns = strings("service.columns");
            var text = beside.apply(table);
            if (text.isEmpty()) {
                say("service.table", "there is no file '" + table + "' beside it");
                return Map.of();
            }
            var services = new HashMap<List<String>, String>();
            for (var row : CsvReader.builder().ofNamedCsvRecord(text.get())) {
                var key = new ArrayList<String>();
                columns.forEach(column -> row.findField(column).ifPresent(key::add));
                var code = row.findField("service_code");
                if (key.size() != columns.size() || code.isEmpty()) {
                    say(
                            "service.table",
                            table
                                    + " needs the columns "
                                    + String.join(", ", columns)
                                    + " and service_code");
                    return Map.of();
                }
                services.put(List.copyOf(key), code.get());
            }
            return services;
        }

        private List<String> columns(String key, List<String> header) {
            var columns = strings(key);
            for (var column : columns) {
                if (!header.contains(column)) {
                    say(key, "no column '" + column + "' in the header");
                }
            }
            return columns;
        }

        private Optional<double[]> noPlace() {
            if (!root.contains("no_place")) {
                return Optional.empty();
            }
            var latitude = root.get("no_place.latitude");
            var longitude = root.get("no_place.longitude");
            if (latitude instanceof Number lat && longitude instanceof Number lon) {
                return Optional.of(new double[] {lat.doubleValue(), lon.doubleValue()});
            }
            say("no_place", "needs latitude and longitude as numbers");
            return Optional.empty();
        }

        private ZoneId zone(String zone) {
            try {
                return ZoneId.of(zone);
            } catch (DateTimeException e) {
                say("zone", "'" + zone + "' is not a time zone");
                return ZoneId.of("UTC");
            }
        }

        private DateTimeFormatter time(String pattern) {
            try {
                return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            } catch (IllegalArgumentException e) {
                say("time", "'" + pattern + "' does not say how a time is written");
                return DateTimeFormatter.ISO_LOCAL_DATE_TIME;
            }
        }

        private Pattern pattern(String key) {
            var pattern = text(key);
            try {
                return Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                say(key, "'" + pattern + "' is not a pattern");
                return Pattern.compile("(.*)");
            }
        }

        private String text(String key) {
            if (root.get(key) instanceof String text && !text.isBlank()) {
                return text;
            }
            say(key, "'" + key + "' is missing or not a text");
            return "";
        }

        private List<String> strings(String key) {
            if (root.get(key) instanceof TomlArray array
                    && array.toList().stream().allMatch(String.class::isInstance)) {
                return array.toList().stream().map(String.class::cast).collect(Collectors.toList());
            }
            say(key, "'" + key + "' is missing or not a list of texts");
            return List.of();
        }

        private void say(String key, String sentence) {
            var position = root.inputPositionOf(key);
            mistakes.add(name + ":" + (position == null ? 1 : position.line()) + ": " + sentence);
        }
    }
}
