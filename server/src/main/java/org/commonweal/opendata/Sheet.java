package org.commonweal.opendata;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows being written in one form, without keeping any. What was begun must be ended, or it is not
/// whole.
sealed interface Sheet {
    /// One request more.
    void row(Seen seen) throws IOException;

    /// Writes what belongs at the end, and hands everything on.
    void end() throws IOException;

    /// Writes what belongs at the beginning.
    static Sheet begin(Form form, OutputStream out) throws IOException {
        var buffered = new BufferedOutputStream(out, 16 * 1024);
        return switch (form) {
            case CSV -> new Csv(buffered);
            case JSONL -> new Lines(buffered);
            case GEOJSON -> new Features(buffered);
        };
    }

    /// RFC 4180, with a row of names.
    final class Csv implements Sheet {
        // A table program takes what begins so for a formula and runs it.
        private static final String FORMULA = "=+-@\t\r";

        private final CsvWriter csv;

        private Csv(OutputStream out) {
            csv =
                    CsvWriter.builder()
                            .lineDelimiter(LineDelimiter.CRLF)
                            .build(out, StandardCharsets.UTF_8);
            csv.writeRecord(Column.ALL.stream().map(Column::name).toList());
        }

        @Override
        public void row(Seen seen) {
            var cells = new ArrayList<@Nullable String>(Column.ALL.size());
            for (var column : Column.ALL) {
                cells.add(cell(column, column.value(seen)));
            }
            csv.writeRecord(cells.toArray(String[]::new));
        }

        private static @Nullable String cell(Column column, @Nullable Object value) {
            return switch (value) {
                case null -> null;
                case String text when column.kind() == Column.Kind.SAID -> harmless(text);
                case List<?> list -> String.join(" ", list.stream().map(Object::toString).toList());
                case Map<?, ?> answers -> Json.text(answers);
                case Double degrees -> Json.plain(degrees);
                case Object other -> other.toString();
            };
        }

        private static String harmless(String text) {
            return FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        }

        @Override
        public void end() throws IOException {
            csv.flush();
        }
    }

    /// One JSON object a line.
    final class Lines implements Sheet {
        private final OutputStream out;

        private Lines(OutputStream out) {
            this.out = out;
        }

        @Override
        public void row(Seen seen) throws IOException {
            out.write(Json.row(seen));
            out.write('\n');
        }

        @Override
        public void end() throws IOException {
            out.flush();
        }
    }

    /// RFC 7946: one collection, one feature a line.
    final class Features implements Sheet {
        private final OutputStream out;
        private boolean first = true;

        private Features(OutputStream out) throws IOException {
            this.out = out;
            write("{\"type\":\"FeatureCollection\",\"features\":[\n");
        }

        @Override
        public void row(Seen seen) throws IOException {
            if (!first) {
                write(",\n");
            }
            first = false;
            out.write(Json.feature(seen));
        }

        @Override
        public void end() throws IOException {
            write("\n]}\n");
            out.flush();
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
