package org.commonweal.opendata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.commonweal.outside.NewFile;
import org.commonweal.record.Draft;
import org.commonweal.record.Erasures;
import org.commonweal.record.Erasures.Withdrawn;
import org.commonweal.store.Tx;
import org.commonweal.verifier.Field;

/// The whole public desk as files, once a day in each form, with their hashes on the record. An
/// erasure withdraws every dump it touches; the hash stays.
///
/// All forms of a day are written in one pass at one moment of the store, so that they tell of one
/// size of the record. A dump is published only if nothing public was erased or hidden since that
/// moment. [#work] and [#sweep] are for one thread at a time; the rest for any.
public final class Dumps implements AutoCloseable {
    private final DumpRooms rooms;
    private final ZoneId zone;
    private final int keepDays;
    private volatile String address;
    private volatile boolean stale;
    private volatile boolean closed;

    // Up to which erasure the folder was swept; of no other thread than that of `work`.
    private long swept = -2;

    /// What a day's writing came to.
    private record Written(long size, List<DumpFile> files, Instant at) {}

    /// Opens the room's files, and lets go of dumps with every erasure from now on.
    ///
    /// @param zone in which the days begin
    /// @param keepDays how many days a file is kept
    /// @param address the desk's own, for links; see [#servedAt]
    public Dumps(DumpRooms rooms, ZoneId zone, int keepDays, String address) {
        this.rooms = rooms;
        this.zone = zone;
        this.keepDays = keepDays;
        this.address = address;
        rooms.record().onErasure(this::withdrawn);
    }

    /// Where the desk is served, for the links in rows; before that, the address it was opened
    /// with.
    public void servedAt(String address) {
        this.address = address;
    }

    // What is sealed stands in no dump, and in a confidential case everything is sealed.
    private void withdrawn(Tx tx, Withdrawn gone) throws SQLException {
        var shown =
                rooms.record().entry(tx, gone.n()).entry().fields().stream()
                        .filter(Field::open)
                        .map(Field::name)
                        .anyMatch(gone.names()::contains);
        if (shown && gone.how() != Erasures.How.SHOWN) {
            DumpTables.withdraw(tx, gone.n(), gone.by());
            // One that is being written holds what goes, and keeps the store from letting go of it.
            stale = true;
        }
    }

    /// Lets go of what has to go, and makes the dumps of today if there are none yet. Called every
    /// minute or oftener; two that call at once, on one server or several, never publish a day
    /// twice. Days on which nobody called have no dumps.
    ///
    /// @return the day whose dumps were published now
    /// @throws UncheckedIOException when the disk refuses; the next call tries again
    public Optional<LocalDate> work() {
        var today = today();
        tidy(today);
        var last = rooms.store().read(DumpTables::last);
        return closed || last.isPresent() && !last.get().isBefore(today)
                ? Optional.empty()
                : make(today);
    }

    private Instant now() {
        return rooms.now().now().truncatedTo(ChronoUnit.SECONDS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }

    private Optional<LocalDate> make(LocalDate today) {
        stale = false;
        try (var writing = new Writing(rooms.folder())) {
            long size = rooms.store().read(tx -> write(writing));
            if (size < 0) {
                return Optional.empty();
            }
            var files = writing.keep(today);
            var written = new Written(size, files, now());
            if (rooms.store().write(tx -> publish(tx, today, written))) {
                return Optional.of(today);
            }
            delete(name -> files.stream().anyMatch(file -> file.name(today).equals(name)));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the dumps of " + today + " could not be written", e);
        }
    }

    /// Writes all forms as things stand in this transaction.
    ///
    /// @return the size of the record; -1 when it was given up
    private long write(Writing writing) {
        long size = rooms.record().size();
        long from = -1;
        boolean more = true;
        while (more) {
            if (stale || closed) {
                return -1;
            }
            var page = rooms.requests().page(from);
            for (var told : page.requests()) {
                writing.row(Seen.of(told, rooms.services(), rooms.places(), address));
            }
            from = page.last();
            more = page.more();
        }
        return size;
    }

    private boolean publish(Tx tx, LocalDate day, Written written) throws SQLException {
        var last = DumpTables.last(tx);
        if (last.isPresent() && !last.get().isBefore(day)
                || DumpTables.withdrawn(tx) >= written.size()) {
            return false;
        }
        for (var file : written.files()) {
            DumpTables.add(tx, entered(tx, day, written, file));
        }
        return true;
    }

    private Dump entered(Tx tx, LocalDate day, Written written, DumpFile file) throws SQLException {
        Map<String, Object> members =
                Map.of(
                        "day", day.toString(),
                        "form", file.form().word(),
                        "size", written.size(),
                        "bytes", file.bytes(),
                        "hash", file.sha());
        var record = rooms.record();
        long entry =
                record.append(
                        tx,
                        new Draft(
                                "dump.published/1",
                                record.desk(),
                                false,
                                written.at(),
                                members,
                                Map.of()));
        return new Dump(
                day,
                file.form(),
                written.size(),
                file.bytes(),
                file.sha(),
                entry,
                written.at(),
                Optional.empty(),
                false);
    }

    /// Deletes every file that is not to be served. Called by whoever erases, in whatever process;
    /// a dump that is being written meanwhile is written anew.
    ///
    /// @return how many files went
    public int sweep() {
        dropOld(today());
        return delete(_ -> true);
    }

    // Another server may be writing today's into the same folder: only after an erasure, and once
    // after a start, nothing is spared.
    private void tidy(LocalDate today) {
        dropOld(today);
        long gone = rooms.store().read(DumpTables::withdrawn);
        if (gone == swept) {
            delete(name -> !NewFile.isUnfinished(name) && !name.startsWith(today + "-"));
        } else {
            delete(_ -> true);
            swept = gone;
        }
    }

    private void dropOld(LocalDate today) {
        var oldest = today.minusDays(keepDays - 1L);
        boolean any =
                rooms.store().read(DumpTables::kept).stream()
                        .anyMatch(dump -> dump.day().isBefore(oldest));
        if (any) {
            rooms.store().change(tx -> DumpTables.drop(tx, oldest));
        }
    }

    private int delete(Predicate<String> which) {
        var kept =
                rooms.store().read(DumpTables::kept).stream()
                        .map(Dump::file)
                        .collect(Collectors.toSet());
        var going =
                rooms.folder().names().stream()
                        .filter(name -> !kept.contains(name))
                        .filter(which)
                        .toList();
        going.forEach(rooms.folder()::delete);
        return going.size();
    }

    /// How many days a file is kept.
    int keepDays() {
        return keepDays;
    }

    /// One dump, its file kept or not.
    Optional<Dump> find(LocalDate day, Form form) {
        return rooms.store().glance(tx -> DumpTables.find(tx, day, form));
    }

    /// See [DumpTables#before].
    List<Dump> before(LocalDate before, int days) {
        return rooms.store().read(tx -> DumpTables.before(tx, before, days));
    }

    /// The file of a dump that is [Dump#kept].
    Path file(Dump dump) {
        return rooms.folder().file(dump.file());
    }

    /// Gives up what is being written.
    @Override
    public void close() {
        closed = true;
    }
}
