package org.commonweal.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/// Reads an export row by row: plain or gzip, by its first bytes. A row is a [Row] or a [Reject],
/// never an exception; a header that is not the mapping's is an [ImportRefused].
final class ExportReader implements AutoCloseable {
    private static final int ID_LENGTH = 64;
    private static final int TEXT_LENGTH = 4000;

    /// A row that cannot be taken.
    ///
    /// @param line its line in the file
    /// @param reason why, as a sentence
    /// @param fields the row as it stands
    record Reject(long line, String reason, List<String> fields) {
        Reject {
            fields = List.copyOf(fields);
        }
    }

    /// One or the other.
    sealed interface Read {
        record Good(Row row, List<String> fields) implements Read {}

        record Bad(Reject reject) implements Read {}
    }

    private final Mapping mapping;
    private final Counted counted;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;

    ExportReader(Path file, Mapping mapping) throws IOException {
        this.mapping = mapping;
        this.counted = new Counted(Files.newInputStream(file));
        var bytes = new BufferedInputStream(counted, 1 << 16);
        bytes.mark(2);
        var gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        var text =
                new InputStreamReader(
                        gzip ? new GZIPInputStream(bytes, 1 << 16) : bytes, StandardCharsets.UTF_8);
        this.reader =
                CsvReader.builder()
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text);
        this.records = reader.iterator();
        if (!records.hasNext()) {
            throw new ImportRefused(file.getFileName() + ": the file is empty");
        }
        var header = records.next().getFields();
        if (!header.isEmpty() && header.getFirst().startsWith("\uFEFF")) {
            header = new ArrayList<>(header);
            header.set(0, header.getFirst().substring(1));
        }
        if (!header.equals(mapping.header())) {
            throw new ImportRefused(
                    file.getFileName()
                            + ":1: the header is not the one of '"
                            + mapping.format()
                            + "': expected "
                            + String.join(",", mapping.header()));
        }
    }

    /// Bytes of the file read so far, for a progress bar.
    long position() {
        return counted.count.get();
    }

    /// The next row, or nothing at the end.
    Optional<Read> next() {
        CsvRecord record;
        try {
            record = records.next();
        } catch (NoSuchElementException e) {
            return Optional.empty();
        } catch (CsvParseException e) {
            throw new ImportRefused("the file cannot be read on: " + e.getMessage());
        }
        var fields = record.getFields();
        var line = record.getStartingLineNumber();
        try {
            return Optional.of(new Read.Good(understand(line, fields), fields));
        } catch (BadRow e) {
            return Optional.of(new Read.Bad(new Reject(line, e.reason, fields)));
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
        reader.close();
    }

    private Row understand(long line, List<String> fields) {
        if (fields.size() != mapping.header().size()) {
            throw new BadRow(
                    "has "
                            + fields.size()
                            + " columns where "
                            + mapping.header().size()
                            + " are due");
        }
        var id = field(fields, "id");
        if (id.isEmpty() || id.length() > ID_LENGTH) {
            throw new BadRow("has no usable id");
        }
        var state = field(fields, "state");
        var isClosed = mapping.closed().contains(state);
        if (!isClosed && !mapping.open().contains(state)) {
            throw new BadRow("its state '" + state + "' is neither open nor closed");
        }
        var flag = field(fields, "kept");
        var kept = mapping.kept().get(flag);
        if (kept == null) {
            throw new BadRow("its word on the target, '" + flag + "', is not one of the mapping's");
        }
        var opened =
                time(fields, "opened")
                        .orElseThrow(() -> new BadRow("does not say when it was opened"));
        var closed = time(fields, "closed");
        if (isClosed && closed.isEmpty()) {
            throw new BadRow("is closed and does not say when");
        }
        if (closed.isPresent() && closed.get().isBefore(opened)) {
            throw new BadRow("was closed before it was opened");
        }
        var service =
                mapping.serviceColumns().stream().map(column -> byName(fields, column)).toList();
        var words = text(fields, "words");
        var place = text(fields, "place").replaceAll("\\s+", " ");
        var point = point(fields);
        var sealed = new HashMap<String, String>();
        for (var column : mapping.sealed()) {
            var value = byName(fields, column);
            if (!value.isEmpty()) {
                sealed.put(column, value);
            }
        }
        return new Row(
                line,
                id,
                service,
                agency(fields),
                area(fields),
                opened,
                time(fields, "target"),
                isClosed ? closed : Optional.empty(),
                isClosed,
                kept,
                words,
                place,
                point.map(p -> p[0]),
                point.map(p -> p[1]),
                text(fields, "closing_note"),
                sealed);
    }

    private Optional<double[]> point(List<String> fields) {
        var latitude = field(fields, "latitude");
        var longitude = field(fields, "longitude");
        if (latitude.isEmpty() && longitude.isEmpty()) {
            return Optional.empty();
        }
        double lat;
        double lon;
        try {
            lat = Double.parseDouble(latitude);
            lon = Double.parseDouble(longitude);
        } catch (NumberFormatException e) {
            throw new BadRow("its place '" + latitude + "," + longitude + "' is not two numbers");
        }
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
            throw new BadRow("its place '" + latitude + "," + longitude + "' is not on the earth");
        }
        var none = mapping.noPlace().filter(no -> no[0] == lat && no[1] == lon);
        return none.isPresent() ? Optional.empty() : Optional.of(new double[] {lat, lon});
    }

    private Optional<String> agency(List<String> fields) {
        var matcher = mapping.agencyPattern().matcher(field(fields, "agency"));
        return matcher.matches()
                ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private Optional<String> area(List<String> fields) {
        var matcher = mapping.areaPattern().matcher(field(fields, "area"));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private Optional<Instant> time(List<String> fields, String role) {
        var text = field(fields, role);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(text, mapping.time()).atZone(mapping.zone()).toInstant());
        } catch (DateTimeException e) {
            throw new BadRow(
                    "its time '" + text + "' (" + mapping.column().get(role) + ") cannot be read");
        }
    }

    private String text(List<String> fields, String role) {
        var text = field(fields, role);
        return text.length() <= TEXT_LENGTH ? text : text.substring(0, TEXT_LENGTH);
    }

    private String field(List<String> fields, String role) {
        return fields.get(mapping.index(role)).strip();
    }

    private String byName(List<String> fields, String column) {
        return fields.get(mapping.header().indexOf(column)).strip();
    }

    /// Why one row cannot be taken; never leaves this class.
    private static final class BadRow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final String reason;

        BadRow(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    private static final class Counted extends InputStream {
        private final InputStream in;
        private final AtomicLong count = new AtomicLong();

        Counted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var next = in.read();
            if (next >= 0) {
                count.incrementAndGet();
            }
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            var read = in.read(bytes, from, length);
            if (read > 0) {
                count.addAndGet(read);
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
