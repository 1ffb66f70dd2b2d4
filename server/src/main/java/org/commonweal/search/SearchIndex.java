package org.commonweal.search;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of the index: written by one thread, read by any. Each commit says how much of the
/// record is in it.
final class SearchIndex implements AutoCloseable {
    /// The newest first: a page of the newest stops early, however many requests there are.
    static final Sort NEWEST =
            new Sort(
                    new SortField(Fields.ASKED, SortField.Type.LONG, true),
                    new SortField(Fields.ENTRY, SortField.Type.LONG, true));

    private static final Logger LOG = LoggerFactory.getLogger("commonweal.search");

    // A new meaning of any field is a new version, and the index makes itself again.
    private static final String VERSION = "1";
    private static final String IDENTITY = "identity";
    private static final String POSITION = "position";
    private static final String ERASED = "erased";
    private static final double BUFFER_MEGABYTES = 8;
    private static final long COMMIT_NANOS = SECONDS.toNanos(15);
    private static final long PURGE_NANOS = SECONDS.toNanos(20);

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager manager;
    private final String identity;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile long position;
    private volatile long visible;
    private volatile boolean erased;
    private long committed;
    private long committedAt = System.nanoTime();
    private long purgedAt = System.nanoTime() - PURGE_NANOS;

    /// How much of the record a commit holds, and whether its files still hold what was erased.
    private record Place(long position, boolean erased) {
        static final Place BEGINNING = new Place(0, false);
    }

    /// A document and the key it replaces another by.
    record Change(Term key, Document document) {}

    private SearchIndex(Directory directory, IndexWriter writer, String identity, Place at)
            throws IOException {
        long position = at.position;
        this.directory = directory;
        this.writer = writer;
        this.identity = identity;
        this.position = position;
        this.committed = position;
        this.visible = position;
        this.erased = at.erased;
        this.manager = new SearcherManager(writer, null);
    }

    /// Opens the index, or begins an empty one where there is none, where it is of another record
    /// or in another form, or where it cannot be read.
    ///
    /// @param identity of the record and of how words are taken apart
    /// @param size of the record: an index that is ahead of it is of another
    /// @throws IOException when the folder cannot be written or another process holds it
    static SearchIndex open(Path folder, SearchLanguages languages, String identity, long size)
            throws IOException {
        var directory = new MMapDirectory(folder);
        try {
            var at = place(directory, VERSION + " " + identity, size);
            var config = new IndexWriterConfig(languages.keeping());
            config.setOpenMode(at.position > 0 ? OpenMode.APPEND : OpenMode.CREATE);
            config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
            config.setIndexSort(NEWEST);
            config.setCommitOnClose(false);
            var merging = new TieredMergePolicy();
            merging.setForceMergeDeletesPctAllowed(0);
            config.setMergePolicy(merging);
            var writer = new IndexWriter(directory, config);
            return new SearchIndex(directory, writer, VERSION + " " + identity, at);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Place place(Directory directory, String identity, long size) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return Place.BEGINNING;
        }
        try (var reader = DirectoryReader.open(directory)) {
            var said = reader.getIndexCommit().getUserData();
            long position = Long.parseLong(said.getOrDefault(POSITION, "0"));
            if (identity.equals(said.get(IDENTITY)) && position <= size) {
                return new Place(position, Boolean.parseBoolean(said.get(ERASED)));
            }
            LOG.info("the index of requests is of another record or form and is made again");
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | java.nio.file.NoSuchFileException
                | java.io.EOFException e) {
            LOG.warn("the index of requests cannot be read and is made again: {}", e.toString());
        }
        empty(directory);
        return Place.BEGINNING;
    }

    private static void empty(Directory directory) throws IOException {
        try (var _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (var file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    /// Up to which entry of the record everything has been taken.
    long position() {
        return position;
    }

    /// Takes changes and goes on to a place on the record.
    ///
    /// @param erases whether something has gone that must leave the files too
    void take(List<Change> changes, long next, boolean erases) throws IOException {
        for (var change : changes) {
            writer.updateDocument(change.key, change.document);
        }
        erased |= erases;
        position = next;
    }

    /// Something to do with what is in the index.
    @FunctionalInterface
    interface Reading<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    /// Reads everything that has been taken up to now.
    <T> T read(Reading<T> reading) throws IOException {
        show(position);
        var searcher = manager.acquire();
        try {
            return reading.from(searcher);
        } finally {
            manager.release(searcher);
        }
    }

    private void show(long wanted) throws IOException {
        if (visible >= wanted) {
            return;
        }
        refreshing.lock();
        try {
            if (visible < wanted) {
                long reached = position;
                manager.maybeRefreshBlocking();
                visible = reached;
            }
        } finally {
            refreshing.unlock();
        }
    }

    /// What is to be done now and then: makes durable what has gathered, and rewrites the files
    /// that still hold what was erased. Called every second or so by one thread.
    void keep() throws IOException {
        long now = System.nanoTime();
        if (erased && now - purgedAt >= PURGE_NANOS) {
            purge();
        } else if (position != committed && now - committedAt >= COMMIT_NANOS) {
            commit();
        }
    }

    /// Rewrites the files that hold what has been replaced, and lets go of the old ones.
    void purge() throws IOException {
        erased = false;
        try {
            show(position);
            writer.forceMergeDeletes();
            commit();
            manager.maybeRefreshBlocking();
            writer.deleteUnusedFiles();
            purgedAt = System.nanoTime();
        } catch (IOException | RuntimeException e) {
            erased = true;
            throw e;
        }
    }

    private void commit() throws IOException {
        long reached = position;
        writer.setLiveCommitData(
                Map.of(
                                IDENTITY,
                                identity,
                                POSITION,
                                Long.toString(reached),
                                ERASED,
                                Boolean.toString(erased))
                        .entrySet());
        writer.commit();
        committed = reached;
        committedAt = System.nanoTime();
    }

    /// Makes everything durable and closes the files.
    @Override
    public void close() throws IOException {
        try (directory;
                writer;
                manager) {
            if (erased) {
                purge();
            } else if (position != committed) {
                commit();
            }
        }
    }
}
