package org.commonweal.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.commonweal.imports.ExportReader.Read;
import org.commonweal.imports.ExportReader.Reject;
import org.commonweal.imports.Row.Punctuality;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.requests.ImportedRow;
import org.commonweal.requests.ReadyRows;
import org.commonweal.requests.Requests;
import org.commonweal.services.Catalogue;

/// The door of the room: brings another desk's export in. Called by the operator, one run at a
/// time; each batch of rows is one durable step, so a run that is stopped is simply started again.
public final class Imports {
    private static final int BATCH = 1000;

    private final Requests requests;
    private final Catalogue catalogue;
    private final Places places;

    /// Hears how far a run is.
    @FunctionalInterface
    public interface Progress {
        /// @param read bytes of the file read
        /// @param size bytes of the file
        /// @param rows rows read
        void at(long read, long size, long rows);
    }

    /// What came of a run.
    ///
    /// @param rows read from the file
    /// @param added requests that are new here
    /// @param present rows that an earlier run had brought in
    /// @param rejected rows in the reject file
    /// @param open of the added, those that joined the loop
    /// @param closed of the added, those closed before this desk
    /// @param unplaced of all good rows, those without a real place
    /// @param punctuality how the export's own words on its targets compare with its own dates, as
    ///   sentence to rows
    public record Summary(
            long rows,
            long added,
            long present,
            long rejected,
            long open,
            long closed,
            long unplaced,
            Map<String, Integer> punctuality) {
        /// Copies the counts.
        public Summary {
            punctuality = Map.copyOf(punctuality);
        }
    }

    /// @param requests takes the rows
    /// @param catalogue knows which services there are
    /// @param places knows agencies and areas
    public Imports(Requests requests, Catalogue catalogue, Places places) {
        this.requests = requests;
        this.catalogue = catalogue;
        this.places = places;
    }

    /// Reads a file and brings in what is new of it.
    ///
    /// @param file CSV, plain or gzip
    /// @param mapping what its columns mean
    /// @param rejects where rows that cannot be taken go, with line and reason; written only when
    ///   there are any
    /// @param progress told after every batch
    /// @return what came of it
    /// @throws ImportRefused when the file is not what the mapping describes
    /// @throws IOException when a file cannot be read or written
    public Summary run(Path file, Mapping mapping, Path rejects, Progress progress)
            throws IOException {
        var run = new Run(mapping, rejects);
        try (var reader = new ExportReader(file, mapping);
                var writer =
                        new ThreadPoolExecutor(
                                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(4))) {
            var size = Files.size(file);
            var pending = new ArrayList<Future<List<Boolean>>>();
            var batch = new ArrayList<ImportedRow>(BATCH);
            var ready = Optional.<ReadyRows>empty();
            for (var read = reader.next(); read.isPresent(); read = reader.next()) {
                run.take(read.get()).ifPresent(batch::add);
                if (batch.size() == BATCH) {
                    run.settle(pending, 3);
                    ready = Optional.of(requests.ready(batch, ready));
                    pending.add(send(writer, ready.get()));
                    batch = new ArrayList<>(BATCH);
                    progress.at(reader.position(), size, run.rows);
                }
            }
            if (!batch.isEmpty()) {
                pending.add(send(writer, requests.ready(batch, ready)));
            }
            run.settle(pending, 0);
            progress.at(size, size, run.rows);
            return run.summary();
        } finally {
            run.close();
        }
    }

    // This thread reads and works out; the other waits for the store to write.
    private Future<List<Boolean>> send(ThreadPoolExecutor writer, ReadyRows batch) {
        return writer.submit(() -> requests.imported(batch));
    }

    /// The counts of one run, and its reject file.
    private final class Run {
        private final Mapping mapping;
        private final Path rejects;
        private final Map<List<String>, String> services = new HashMap<>();
        private final Map<Punctuality, Integer> punctuality = new EnumMap<>(Punctuality.class);
        private final List<Boolean> openRows = new ArrayList<>();
        private int settled;
        private Optional<CsvWriter> rejected = Optional.empty();
        private long rows;
        private long bad;
        private long added;
        private long present;
        private long open;
        private long unplaced;

        Run(Mapping mapping, Path rejects) {
            this.mapping = mapping;
            this.rejects = rejects;
        }

        Optional<ImportedRow> take(Read read) {
            rows++;
            return switch (read) {
                case Read.Bad(var reject) -> refuse(reject);
                case Read.Good(var row, var fields) -> {
                    var reason = unknown(row);
                    if (reason.isPresent()) {
                        yield refuse(new Reject(row.line(), reason.get(), fields));
                    }
                    punctuality.merge(row.punctuality(), 1, Integer::sum);
                    openRows.add(!row.isClosed());
                    yield Optional.of(imported(row));
                }
            };
        }

        private Optional<String> unknown(Row row) {
            if (service(row).isEmpty()) {
                return Optional.of(
                        "no service here is called " + String.join(" / ", row.service()));
            }
            return row.agency()
                    .filter(agency -> places.agency(agency).isEmpty())
                    .map(agency -> "no agency here is called " + agency);
        }

        private String service(Row row) {
            return services.computeIfAbsent(
                    row.service(),
                    key ->
                            mapping.service(key)
                                    .filter(code -> catalogue.service(code).isPresent())
                                    .orElse(""));
        }

        private ImportedRow imported(Row row) {
            var point =
                    row.latitude().isPresent() && row.longitude().isPresent()
                            ? new Point(row.latitude().get(), row.longitude().get())
                            : null;
            if (point == null) {
                unplaced++;
            }
            var area =
                    Optional.ofNullable(point)
                            .flatMap(places::recordArea)
                            .or(() ->
                                    row.area()
                                            .flatMap(code ->
                                                    places.area(mapping.areaKind() + ":" + code)))
                            .map(found -> found.ref())
                            .orElse("");
            return new ImportedRow(
                    mapping.source(),
                    row.id(),
                    service(row),
                    row.agency().orElse(""),
                    area,
                    !row.isClosed(),
                    row.opened(),
                    row.target().orElse(null),
                    row.closed().orElse(null),
                    row.kept(),
                    row.words(),
                    row.place(),
                    point,
                    row.closingNote(),
                    row.sealed());
        }

        private Optional<ImportedRow> refuse(Reject reject) {
            bad++;
            if (rejected.isEmpty()) {
                try {
                    rejected =
                            Optional.of(CsvWriter.builder().build(rejects, StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot write " + rejects, e);
                }
                var header = new ArrayList<>(List.of("line", "reason"));
                header.addAll(mapping.header());
                rejected.get().writeRecord(header);
            }
            var fields = new ArrayList<>(List.of(Long.toString(reject.line()), reject.reason()));
            fields.addAll(reject.fields());
            rejected.get().writeRecord(fields);
            return Optional.empty();
        }

        void settle(List<Future<List<Boolean>>> pending, int leave) throws IOException {
            while (pending.size() > leave) {
                for (var isNew : answer(pending.removeFirst())) {
                    var isOpen = openRows.get(settled++);
                    if (!isNew) {
                        present++;
                    } else {
                        added++;
                        open += isOpen ? 1 : 0;
                    }
                }
            }
        }

        private List<Boolean> answer(Future<List<Boolean>> batch) throws IOException {
            try {
                return batch.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the import was interrupted", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IOException("the import stopped", e.getCause());
            }
        }

        Summary summary() {
            var words = new HashMap<String, Integer>();
            punctuality.forEach((kind, count) -> words.put(kind.words, count));
            return new Summary(rows, added, present, bad, open, added - open, unplaced, words);
        }

        void close() throws IOException {
            if (rejected.isPresent()) {
                rejected.get().close();
            }
        }
    }
}
