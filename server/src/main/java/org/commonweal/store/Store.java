package org.commonweal.store;

import java.nio.file.Path;

/// The door to what is kept. Safe for use by any thread.
///
/// What [#write] returned survives the loss of power; what it refused left no trace; nobody sees a
/// part of a write.
public interface Store extends AutoCloseable {
    /// Opens a store and brings its tables up to date.
    ///
    /// @param where a data folder (made if absent), or a `jdbc:postgresql:` URL with its user and
    ///   password
    /// @return the open store
    /// @throws StoreUnavailable with a sentence: not writable, not reachable, too old, unsafe, or
    ///   written by newer software
    static Store open(String where) {
        if (where.startsWith("jdbc:postgresql:")) {
            return PostgresStore.open(where);
        }
        if (where.startsWith("jdbc:")) {
            throw new StoreUnavailable("the store must be a folder or a jdbc:postgresql: URL");
        }
        return SqliteStore.open(Path.of(where));
    }

    /// Reads at one consistent moment. Inside a [#write] it reads that transaction, the caller's
    /// own changes included; inside another `read` it shares its moment.
    ///
    /// @param work only reads; a change is refused
    /// @param <T> what it finds
    /// @return the work's answer
    /// @throws StoreUnavailable when the store cannot be read
    /// @throws StoreRejected when a statement is wrong
    <T> T read(Work<T> work);

    /// Looks up one thing by its key: a single statement that touches a few rows, in a moment of
    /// its own. Costs no other thread where [#read] does, so that the work must be as short as
    /// that.
    ///
    /// @param work one statement that finds by a key; a change is refused
    /// @param <T> what it finds
    /// @return the work's answer
    /// @throws StoreUnavailable when the store cannot be read
    /// @throws StoreRejected when the statement is wrong
    <T> T glance(Work<T> work);

    /// What [#version()] says where only a statement can tell.
    long UNKNOWN = -1;

    /// How far the store has come. The same number twice, and nothing was committed between: what
    /// was read after the first still holds at the second. Costs no statement. What another process
    /// commits beside this one may show up to twenty milliseconds late.
    ///
    /// @return a number that every commit raises; [#UNKNOWN] inside a work of this store, and in a
    ///   store that several servers may share
    long version();

    /// Writes with the next batch.
    ///
    /// @param work runs once on the writer's thread behind a savepoint; its exception undoes it
    ///   alone and is thrown here
    /// @param <T> what it made
    /// @return the work's answer, only after COMMIT has returned
    /// @throws StoreUnavailable when it could not be stored
    /// @throws StoreRejected when a statement broke a constraint
    /// @throws IllegalStateException when called inside a work of this store: pass the transaction
    ///   instead
    <T> T write(Work<T> work);

    /// [#write] without an answer.
    ///
    /// @param change see [#write]
    default void change(Change change) {
        write(tx -> {
            change.in(tx);
            return true;
        });
    }

    /// Registers the one hook that takes part in every batch. Before the first [#write].
    ///
    /// @param hook the record
    void beforeCommit(BatchHook hook);

    /// Which SQL this store speaks.
    ///
    /// @return the dialect
    Dialect dialect();

    /// Finishes the writes already handed in and closes every connection. Later calls throw
    /// [StoreUnavailable].
    @Override
    void close();
}
