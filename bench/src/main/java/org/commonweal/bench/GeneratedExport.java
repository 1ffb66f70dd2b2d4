package org.commonweal.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// An export as large as wanted: a real sample repeated, each row with an id of its own.
final class GeneratedExport {
    private GeneratedExport() {}

    /// @param sample gzip, ids in the first column
    /// @param rows how many rows to write
    /// @param series ids of two series never meet
    /// @return the file written
    static Path write(Path sample, Path file, int rows, int series) throws IOException {
        var all = new ArrayList<List<String>>();
        try (var in =
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(sample)), UTF_8);
                var reader = CsvReader.builder().ofCsvRecord(in)) {
            reader.stream().map(CsvRecord::getFields).forEach(all::add);
        }
        try (var out = CsvWriter.builder().build(file, UTF_8)) {
            out.writeRecord(all.getFirst());
            for (int i = 0; i < rows; i++) {
                var row = new ArrayList<>(all.get(1 + i % (all.size() - 1)));
                row.set(0, Long.toString(900_000_000_000L + series * 1_000_000_000L + i));
                out.writeRecord(row);
            }
        }
        return file;
    }
}
