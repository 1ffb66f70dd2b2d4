package org.commonweal.store;

import java.sql.SQLException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the writer needs to know of the database it writes to.
interface Engine {
    /// Which SQL it speaks.
    Dialect dialect();

    /// A new connection for the writer, set up so that COMMIT waits for the disk.
    Session openWriter() throws SQLException;

    /// Begins the batch's transaction so that no other writer can be inside one at the same place.
    void begin(Session session) throws SQLException;

    /// Returns when the transaction is durable. An exception leaves the outcome unknown.
    void commit(Session session) throws SQLException;

    /// Undoes the transaction.
    void rollback(Session session) throws SQLException;

    /// Puts a savepoint before the next caller's work, releasing the one before it.
    void savepoint(Session session, boolean first) throws SQLException;

    /// Undoes everything since the savepoint.
    void rollbackToSavepoint(Session session) throws SQLException;

    /// Whether the connection, or the transaction in it, cannot be trusted after this exception.
    boolean doubtful(SQLException e);

    /// How far a writer's batches are stored, or -1; waits for a COMMIT of it that may still be
    /// under way.
    long lastBatch(Session session, String writer) throws SQLException;

    /// Lets the old bytes of these tables leave the database's files; outside a transaction.
    void forget(Session session, Set<String> tables) throws SQLException;

    /// What went wrong, as a sentence without secrets.
    String explain(SQLException e);

    /// The room's log.
    default Logger log() {
        return LoggerFactory.getLogger("commonweal.store");
    }
}
