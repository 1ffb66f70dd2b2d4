package org.commonweal.search;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.commonweal.places.Box;
import org.commonweal.places.Places;
import org.commonweal.record.PageFollower;
import org.commonweal.record.Record;
import org.commonweal.record.Stored;
import org.commonweal.requests.RequestCard;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.Requests;
import org.commonweal.search.Clusters.Cluster;
import org.commonweal.search.SearchIndex.Change;
import org.commonweal.search.SearchIndex.Reading;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Service;
import org.commonweal.verifier.CaseHandle;
import org.commonweal.web.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// The door of the room. Safe for any thread.
///
/// Whoever looks sees everything that stood on the record when they asked, so also what they have
/// just done themselves: the answer waits until the index has read so far, which takes
/// milliseconds. Only where the index is far behind, as while it is being made, it does not wait,
/// and says how far.
public final class Search implements AutoCloseable {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("commonweal.search");

    // Lucene speaks of instruction sets and flags that do not matter to so small an index.
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization");

    private static final String NAME = "search";

    /// With more entries to read than these nobody waits.
    private static final long FAR_BEHIND = 2_000;

    private static final long LONGEST_WAIT = MILLISECONDS.toNanos(800);
    private static final long LONGEST_OPENING = SECONDS.toNanos(5);

    private final Path folder;
    private final Rooms rooms;
    private final SearchLanguages languages;
    private final Documents documents;
    private final Finder finder;
    private final Likeness likeness;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final ScheduledExecutorService keeper;
    private @Nullable SearchIndex index;
    private boolean closed;
    private volatile @Nullable Names names;

    /// What this room stands on.
    ///
    /// @param catalogue what the town offers at this moment
    public record Rooms(
            Record record, Requests requests, Places places, Supplier<Catalogue> catalogue) {}

    /// @param folder of the index, made when it is not there; nobody else's files are in it
    /// @param spoken the town's languages, such as `en`
    public Search(Path folder, Collection<String> spoken, Rooms rooms) {
        this.folder = folder;
        this.rooms = rooms;
        languages = new SearchLanguages(new LinkedHashSet<>(spoken));
        documents = new Documents(rooms.places(), languages, rooms.catalogue());
        finder = new Finder(new Queries(languages, rooms.places()));
        likeness = new Likeness(languages, documents);
        keeper =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("search-keeper").daemon().factory());
        LUCENE.setLevel(Level.WARNING);
        VECTORS.setLevel(Level.SEVERE);
    }

    /// Begins to follow the record. Call it once, when the desk is served; a process that only
    /// writes leaves the index to the one that serves.
    public void start() {
        rooms.record().follow(NAME, new Reader());
        var _ = keeper.scheduleWithFixedDelay(this::keep, 1, 1, SECONDS);
    }

    /// Looks for requests.
    ///
    /// @param after what the page before gave as `next`, or empty for the first
    /// @param rows 1 to [Found#MOST_ROWS]
    /// @throws IllegalArgumentException for a page key that is none of ours, or a wrong number of
    ///   rows
    /// @throws Problem 503 with `Retry-After` while the index is still being opened
    public Found find(SearchQuery query, String after, int rows) {
        if (rows < 1 || rows > Found.MOST_ROWS) {
            throw new IllegalArgumentException(
                    "a page has 1 to " + Found.MOST_ROWS + " rows, not " + rows);
        }
        var hits = ready(searcher -> finder.find(searcher, query, names(), after, rows));
        return new Found(
                rooms.requests().cards().numbered(hits.numbers()),
                hits.order(),
                hits.total(),
                hits.capped(),
                hits.counts(),
                hits.looser(),
                hits.respelt(),
                hits.next(),
                behind());
    }

    /// Says where requests are: those that would lie upon each other on a map are gathered, and of
    /// one that lies alone it says which it is. What is in the piece of the map is counted whole:
    /// the counts together are as many as [#find] finds there.
    ///
    /// @param query whose own piece of the map is not looked at
    /// @param piece of the map
    /// @param zoom of the common web map grid, at which a tile is 256 pixels wide; 0 to
    ///   [Clusters#MOST_ZOOM]
    /// @throws Problem 503 with `Retry-After` while the index is still being opened
    public Clusters clusters(SearchQuery query, Box piece, int zoom) {
        var spread =
                ready(searcher ->
                        finder.spread(searcher, query.within(null), names(), piece, zoom));
        var alone =
                spread.spots().stream()
                        .filter(spot -> spot.only() > 0)
                        .map(spot -> new RequestNumber(spot.only()))
                        .toList();
        var cards =
                rooms.requests().cards().numbered(alone).stream()
                        .collect(Collectors.toMap(card -> card.number().value(), card -> card));
        return new Clusters(
                spread.spots().stream()
                        .filter(spot -> spot.only() == 0 || cards.containsKey(spot.only()))
                        .map(spot ->
                                new Cluster(
                                        spot.middle(),
                                        spot.box(),
                                        spot.count(),
                                        Optional.ofNullable(cards.get(spot.only()))))
                        .toList(),
                spread.total(),
                spread.unplaced());
    }

    /// Public requests that may be about the same thing as one that is being asked, the likeliest
    /// first; only those that are likely enough, and at most five. None where the place is not
    /// known, none for a confidential service, none while the index is still being opened, since it
    /// keeps nobody from asking; and never one of which something was hidden or erased.
    ///
    /// @param thing what is being asked
    /// @param at the moment of asking; nothing asked or closed later is looked at
    public List<Alike> alike(Thing thing, Instant at) {
        var service = rooms.catalogue().get().service(thing.service());
        if (service.isEmpty() || service.get().confidential()) {
            return List.of();
        }
        return likely(thing, related(service.get()), at).stream()
                .flatMap(hit ->
                        rooms.requests().cards().numbered(List.of(hit.number())).stream()
                                .filter(now -> !now.gone())
                                .map(now ->
                                        new Alike(
                                                now, hit.metres(), hit.sameStreet(), hit.score())))
                .toList();
    }

    private List<Likeness.Hit> likely(Thing thing, List<String> related, Instant at) {
        try {
            return read(searcher -> likeness.find(searcher, thing, related, at));
        } catch (NotOpen e) {
            return List.of();
        }
    }

    private List<String> related(Service service) {
        return rooms.catalogue().get().services().stream()
                .filter(other ->
                        other.code().equals(service.code())
                                || (!other.group().isEmpty()
                                        && other.group().equals(service.group())))
                .map(Service::code)
                .toList();
    }

    /// How many entries of the record the index has not read yet.
    public long behind() {
        var open = opened();
        long position = open == null ? 0 : open.position();
        return Math.max(0, rooms.record().size() - position);
    }

    // Of what the documents are made: where a service tells places less exactly than it did, the
    // index forgets them.
    private String identity() {
        var blurred = PublicPlace.blurred(rooms.catalogue().get());
        return rooms.record().desk()
                + " "
                + languages.stemmed()
                + (blurred.isEmpty() ? "" : " " + blurred);
    }

    private @Nullable SearchIndex opened() {
        lock.lock();
        try {
            return index;
        } finally {
            lock.unlock();
        }
    }

    private Names names() {
        var catalogue = rooms.catalogue().get();
        var known = names;
        if (known == null || !known.catalogue().equals(catalogue)) {
            known = Names.of(catalogue, rooms.places(), languages);
            names = known;
        }
        return known;
    }

    private <T> T ready(Reading<T> reading) {
        try {
            return read(reading);
        } catch (NotOpen e) {
            throw Problem.later(Duration.ofSeconds(5));
        }
    }

    private <T> T read(Reading<T> reading) {
        try {
            return await(rooms.record().size()).read(reading);
        } catch (IOException e) {
            throw new UncheckedIOException("the index of requests could not be read", e);
        }
    }

    private SearchIndex await(long size) {
        lock.lock();
        try {
            for (long left = LONGEST_OPENING; index == null && !closed && left > 0; ) {
                left = moved.awaitNanos(left);
            }
            var open = index;
            if (open == null || closed) {
                throw new NotOpen();
            }
            for (long left = LONGEST_WAIT;
                    open.position() < size && size - open.position() < FAR_BEHIND && left > 0; ) {
                left = moved.awaitNanos(left);
            }
            return open;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    private void keep() {
        var open = opened();
        if (open != null) {
            try {
                open.keep();
            } catch (IOException | RuntimeException e) {
                LOG.warn("the index of requests was not kept and will be: {}", e.toString());
            }
        }
    }

    /// Makes everything durable now, and rewrites the files that still hold what was erased.
    void purge() throws IOException {
        await(rooms.record().size()).purge();
    }

    private void told() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The index is still being opened, or is closed already.
    private static final class NotOpen extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NotOpen() {
            super("the index of requests is not open");
        }
    }

    private final class Reader implements PageFollower {
        @Override
        public long position() throws IOException {
            var opened = SearchIndex.open(folder, languages, identity(), rooms.record().size());
            lock.lock();
            try {
                index = opened;
            } finally {
                lock.unlock();
            }
            told();
            return opened.position();
        }

        @Override
        public void take(List<Stored> entries) throws IOException {
            var cases = new LinkedHashSet<CaseHandle>();
            boolean erases = false;
            for (var entry : entries) {
                cases.add(entry.entry().handle());
                erases |= entry.entry().event().startsWith("field.");
            }
            var changes =
                    rooms.requests().cards().of(List.copyOf(cases)).stream()
                            .map(this::change)
                            .toList();
            Objects.requireNonNull(opened()).take(changes, entries.getLast().n() + 1, erases);
            told();
        }

        private Change change(RequestCard request) {
            return new Change(Documents.key(request.number()), documents.of(request));
        }
    }

    /// Stops following and closes the index with everything that it has taken. The record and the
    /// store are closed after it.
    @Override
    public void close() {
        rooms.record().unfollow(NAME);
        keeper.shutdown();
        try {
            if (!keeper.awaitTermination(20, SECONDS)) {
                LOG.warn("the index of requests was still being kept when it was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        SearchIndex open;
        lock.lock();
        try {
            closed = true;
            open = index;
        } finally {
            lock.unlock();
        }
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.warn("the index of requests was not closed well: {}", e.toString());
            }
        }
    }
}
